"""What the page that shows a form foresees, fills in or says, and who writes a record down, is known where the code of a server asks."""

from __future__ import annotations

from tests.linter.done.cases import held_by

HOME, NAMES, CONTACT = "postal-address-required", "two-names-required", "contact-detail-required"
JOI = "const claimSchema = Joi.object().keys({\n  nom: Joi.string().required(),\n  prenom: Joi.string().required(),\n  code_postal: Joi.string().required(),\n  localite: Joi.string().required(),\n  email: Joi.string().required(),\n});\n"
YUP = "import * as yup from 'yup';\nexport const beneficiaire = yup.object({\n  nom: yup.string().required(),\n  prenom: yup.string().required(),\n  rue: yup.string().required(),\n  code_postal: yup.string().required(),\n});\n"
PAGE = '<form ng-submit="send()"><label for="n">Nom</label><input id="n" name="nom"><label for="p">Prénom</label><input id="p" name="prenom">{0}<label for="c">Code postal</label><input id="c" name="code_postal"><label for="l">Localité</label><input id="l" name="localite"><label for="e">Courriel</label><input id="e" name="email" type="email"{1}></form>'
OTHER = (
    '<label for="d">Si vous avez élu domicile auprès d’un organisme, lequel ?</label><input id="d" name="organisme">'
)
STREET = '<label for="r">Rue</label><input id="r" name="rue">'
MODEL = "class {0} < ApplicationRecord\n  validates :first_name, :last_name, presence: true\n  validates :date_of_birth, presence: true\nend\n"
AGENTS = "class {0}sController < ApplicationController\n  before_action :authenticate_user!\n\n  def index\n    @all = policy_scope({0})\n  end\n\n  def create\n    @one = {0}.new(given)\n    authorize @one\n    @one.save\n  end\nend\n"
PEOPLE = "class {0}sController < ApplicationController\n  before_action :authenticate_user!\n\n  def create\n    @one = {0}.new(given.merge(user: current_user))\n    @one.save\n  end\nend\n"
LISTED = {
    "formation/fields.py": 'class FirstName(CharField):\n    label = _("First name")\n\n\nclass HomeAddress(MultiValueField):\n    label = _("{0}")\n\n\nclass BirthDate(DateField):\n    label = _("Date of birth")\n',
    "formation/forms.py": "from formation import fields as F\n\n\nclass ClaimForm(FormSpec):\n    fields = {F.FirstName, F.HomeAddress, F.BirthDate}\n    required_fields = {F.FirstName, F.HomeAddress, F.BirthDate}\n",
}


def _listed(label: str) -> dict[str, str]:
    return {path: text.replace("{0}", label) for path, text in LISTED.items()}


FLAWED = {
    "a page that asks for the same and no more": (HOME, {"server/api/claim.controller.js": JOI, "client/claim.html": PAGE.format("", "")}),
    "another page that speaks of something else": (HOME, {"server/api/claim.controller.js": JOI, "client/shelters.html": f"<form>{OTHER}</form>"}),
    "an e-mail that people type": (CONTACT, {"server/api/claim.controller.js": JOI, "client/claim.html": PAGE.format("", "")}),
    "a record that people make": (NAMES, {"app/models/child.rb": MODEL.format("Child"), "app/controllers/children_controller.rb": PEOPLE.format("Child")}),
    "an address that is a home": (HOME, _listed("What is your home address?")),
}  # fmt: skip
HARMLESS = {
    "a registered address on the page": (HOME, {"server/api/claim.controller.js": JOI, "client/claim.html": PAGE.format(OTHER, "")}),
    "one beside a schema of yup": (HOME, {"server/claims/schema.js": YUP, "client/claim.html": PAGE.format(STREET + OTHER, "")}),
    "an e-mail of the account": (CONTACT, {"server/api/claim.controller.js": JOI, "client/claim.html": PAGE.format("", ' ng-init="currentUser.email" ng-model="claim.email"')}),
    "an e-mail of the account, printed": (CONTACT, {"server/api/claim.controller.js": JOI, "views/claim.html": PAGE.format("", ' value="{{ current_user.email }}"')}),
    "a record that agents write down": (NAMES, {"app/models/child.rb": MODEL.format("Child"), "app/controllers/children_controller.rb": AGENTS.format("Child")}),
    "a place where mail is safe": (HOME, _listed("Where is a safe place you can receive mail?")),
}  # fmt: skip

test_is_found, test_is_let_be = held_by(FLAWED, HARMLESS)
