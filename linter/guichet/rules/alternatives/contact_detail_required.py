"""One means of contact, and no other."""

import re
from collections.abc import Iterator
from dataclasses import replace

from guichet.core.findings import Certainty, Family, Hit, Severity, Text
from guichet.done.forms.asked_once import asked_once
from guichet.done.forms.form import Asked, Form, Sort
from guichet.done.forms.samples import mobile_only
from guichet.done.nouns.act import Act, Kind
from guichet.done.offered.doors import doors_to_do_it
from guichet.done.words import apart, speaks_of
from guichet.reading.texts import Document
from guichet.rulebook.rule import Bad, Check, Good, Subject, act_rule
from guichet.told.demands import demanded, is_of_a_field
from guichet.told.ideas import told

PHONE_ONLY = Text(
    fr="« {name} » est obligatoire : qui n’a pas de téléphone ne peut pas finir. Rendez-le facultatif, ou laissez choisir le moyen de contact.",
    en='"{name}" is required: someone without a telephone cannot finish. Make it optional, or let people choose how to be reached.',
)

MAIL_ONLY = Text(
    fr="« {name} » est obligatoire : vérifiez qu’une personne sans adresse électronique a une autre façon de finir.",
    en='"{name}" is required: check that someone without an email address has another way to finish.',
)

EVERYWHERE = Text(
    fr="« {name} » est obligatoire, au guichet aussi : qui n’a pas d’adresse électronique ne peut finir nulle part. Rendez-la facultative.",
    en='"{name}" is required, at the counter too: someone without an email address cannot finish anywhere. Make it optional.',
)

BY_HAND = Text(
    fr="« {name} » est obligatoire, alors que ce qui est demandé se donne en main propre : qui n’a pas d’adresse électronique, souvent qui en a le plus besoin, n’a rien. Rendez-la facultative.",
    en='"{name}" is required, though what is asked for is handed over in person: people without an email address, often those in greatest need, get nothing. Make it optional.',
)

SPARED = Text(
    fr="« {name} » est obligatoire : qui n’a pas d’adresse électronique ne peut pas finir, alors que le téléphone et l’adresse postale, facultatifs à côté, suffisent pour répondre. Rendez-la facultative.",
    en='"{name}" is required: someone without an email address cannot finish, though the telephone and the postal address, optional beside it, are enough to reply. Make it optional.',
)

STEP = Text(
    fr="« {name} » est obligatoire à cette étape : vérifiez que seules y viennent les personnes qui ont choisi ce moyen.",
    en='"{name}" is required at this step: check that only people who chose to be reached this way come to it.',
)

MOBILE_ONLY = Text(
    fr="« {name} » n’admet qu’un numéro de portable, et il est obligatoire : qui n’a qu’un téléphone fixe, ou aucun, ne peut pas finir. Acceptez tout numéro, et laissez choisir le moyen de contact.",
    en='"{name}" takes a mobile number alone, and it is required: someone who only has a landline, or no telephone, cannot finish. Accept any number, and let people choose how to be reached.',
)


CHOSEN = Text(
    fr="« {name} » est obligatoire, même pour qui choisit d’être joint autrement : qui préfère une lettre ou un courriel doit quand même en avoir un. N’exigez que ce qui est choisi.",
    en='"{name}" is required, even of people who choose another way: those who prefer a letter or an email must have one all the same. Require only what is chosen.',
)
MOBILE_ALONE = Text(
    fr="« {name} » n’admet qu’un numéro de portable : qui n’a qu’un téléphone fixe est refusé, alors qu’une voix ou une lettre le joindrait. Acceptez tout numéro, et n’envoyez de SMS qu’à ceux qui en reçoivent.",
    en='"{name}" takes a mobile number alone: someone who only has a landline is turned down, though a voice or a letter would reach them. Accept any number, and only send text messages to those that get them.',
)
_ELSEWHERE = re.compile("Contact|Address|User|Account|Compte")
_NEITHER = (Sort.TICK, Sort.LINK, Sort.FILE)


_FEW = 3
"""Fields up to which a form that speaks of a newsletter asks for nothing else."""


def _imposed(form: Form) -> Iterator[tuple[Asked, Text, Certainty]]:
    """What must be given to be reached, the worst first."""
    for one in form.required:
        if one.sort is Sort.TEXT and any(mobile_only(pattern.text) for pattern in one.patterns):
            yield one, MOBILE_ONLY, form.certainty
    landlines = (one for one in form.own if not one.required and one.is_about("fields.phone"))
    for one in landlines if form.is_refused else ():
        narrow = next((pattern for pattern in one.patterns if mobile_only(pattern.text)), None)
        if narrow is not None and not one.freed and not speaks_of(one.said, "fields.pocket"):
            yield replace(one, path=narrow.path, span=narrow.span), MOBILE_ALONE, Certainty.REVIEW
    phone, mail = form.first("fields.phone"), form.first("fields.email")
    beside = [form.first(idea, required=False) for idea in ("fields.phone", "fields.address")]
    spared = all(one is not None and not one.required for one in beside)
    if phone is not None and phone.sort not in _NEITHER:
        yield phone, PHONE_ONLY, Certainty.REVIEW
    if (
        mail is not None
        and mail.sort not in _NEITHER
        and not form.opens_account
        and not form.is_for("fields.sent_again")
        and (form.is_about_someone or form.is_refused or form.is_at_every_door or (spared and not form.is_for_a_body))
    ):
        alone = not any(beside)
        by_hand = form.is_for("fields.by_hand")
        sure = (alone and form.is_refused) or form.is_at_every_door or by_hand or spared
        if not sure and (form.is_for_a_body or form.by_agents or form.is_filled_in(mail.name)):
            return
        message = EVERYWHERE if form.is_at_every_door else BY_HAND if by_hand else SPARED if spared else MAIL_ONLY
        yield mail, message, Certainty.REVIEW


def _is_chosen(form: Form) -> bool:
    """Whether people choose how to be reached, or ask for nothing else: a box for a newsletter makes no subscription of a request,
    and a form named after a telephone that only asks for its number, and how it is to be called, is where people add one.
    """
    beside = [one for one in form.fields if not one.is_about("fields.phone")]
    adds = form.is_for("fields.phone") and all(
        one.sort is Sort.CHOICE or speaks_of(one.name, "fields.prefix") for one in beside
    )
    return (
        (adds and bool(beside))
        or form.speaks_of("fields.channel")
        or (form.speaks_of("fields.subscription") and (len(form.fields) <= _FEW or form.is_for("fields.subscription")))
    )


def _sends(form: Form) -> bool:
    """Whether another service has a message sent, and says from which template or in whose name: the number is that of whom it writes to."""
    return any(_OF_A_MESSAGE.fullmatch(apart(one.name)) for one in form.fields)


_OF_A_MESSAGE = re.compile(
    r"(?:(?:sms|text|mail|e ?mail|message|letter) )?(?:template|sender)(?: id)?|(?:modele|gabarit)(?: sms| message)?(?: id)?"
)


TOLD = Text(
    fr="« {words} » : qui n’en a pas ne peut pas finir. Dites au même endroit comment faire sans : un appel, une lettre, un guichet.",
    en='"{words}": people who have none cannot finish. Say in the same place how to do without: a call, a letter, a counter.',
)

LACKING = Text(
    fr="`{test}` arrête qui n’a pas cela : tout le monde n’a pas de portable ni d’adresse électronique. Y a-t-il ici une autre façon de continuer, un appel sur un fixe, une lettre, un guichet ?",
    en="`{test}` stops people who do not have that: not everybody has a mobile or an email address. Is there another way to go on here, a call to a landline, a letter, a counter?",
)


def _told(document: Document) -> Iterator[Hit]:
    """Report a text that demands an e-mail address or a mobile, and gives no other way."""
    for thing in ("email", "mobile", "landline") if not document.is_back_office else ():
        for found in demanded(document, thing):
            asked = speaks_of(found.sentence, "fields.procedures") and not found.prose.key
            if not doors_to_do_it(found.prose) and (asked or not is_of_a_field(found)):
                certainty = Certainty.VIOLATION if asked else Certainty.REVIEW
                yield Hit(found.span, TOLD, {"words": found.text.strip()[:80]}, certainty)
    for lang in ("fr", "en") if not document.is_back_office else ():
        for found in told(document, lang, "landline_alone", supposed=True):
            yield Hit(found.span, TOLD, {"words": found.text.strip()[:80]})


def _lacking(act: Act) -> Iterator[Hit]:
    """Ask about a refusal for want of a telephone or of an e-mail address, where nothing else is tried."""
    found = act.lacking if act.place.is_public else None
    if found is not None and found[0] in ("fields.phone", "fields.email"):
        yield Hit(found[1].span, LACKING, {"test": found[1].shown}, Certainty.REVIEW, path=found[1].path)


def _all_the_same(form: Form) -> Iterator[Hit]:
    """Ask about a telephone that code demands of everybody, whatever they chose beside it."""
    phone = form.first("fields.phone")
    choice = next((one for one in form.fields if one is not phone and _CHOICE.search(apart(one.name))), None)
    if phone is None or choice is None or form.is_page or phone.sometimes or phone.sort in _NEITHER:
        return
    if form.place.is_public and form.reaches_people and form.first("fields.email", required=False) is not None:
        yield Hit(phone.span, CHOSEN, {"name": phone.name}, Certainty.REVIEW, path=phone.path)


_CHOICE = re.compile(
    r"\b(?:contact|communication|reply|reponse|notification)s? (?:preference|mode|method|moyen|channel|canal)s?\b|\b(?:mode|moyen|canal)s?(?: de)? (?:contact|communication|reponse)\b|\bprefer(?:red)? (?:contact|channel|method)s?\b"
)
"""The name of an answer by which people choose how to be reached."""


@act_rule(
    Kind.ASK,
    name="contact-detail-required",
    code="W9538",
    family=Family.ALTERNATIVES,
    severity=Severity.SERIOUS,
    title=Text(fr="Moyen de contact imposé", en="Means of contact imposed"),
    harms=Text(
        fr="Les personnes sans téléphone, sans adresse électronique, ou qui les partagent avec quelqu’un.",
        en="People without a telephone or an email address, or who share them.",
    ),
    instead=Text(
        fr="Demandez comment la personne veut être jointe, et n’exigez que ce moyen-là.",
        en="Ask how the person wants to be reached, and require only that.",
    ),
    wrong_when=Text(
        fr="Le moyen est l’objet même de la demande : un rappel, un abonnement.",
        en="The means is the very purpose of the request: a call back, a subscription.",
    ),
    refs=("insee-1780", "gdpr-5-1-c"),
    lesson="03-forms/03-address",
    mentions=("tel", "phone", "mobile", "portable", "mail", "courriel", "[67]", "gsm"),
    also=(
        Check(Subject.PROSE, (), (), _told),
        Check(Subject.ACT, (Kind.REFUSE,), ("phone", "mobile", "portable", "mail", "courriel", "gsm"), _lacking),
    ),
    bad=(
        Bad("<p lang='fr'>Une adresse électronique est indispensable pour demander l’aide d’été.</p>", TOLD, at="adresse électronique est indispensable", path="templates/aide.html"),
        Bad('def envoyer_code(usager):\n    if not usager.portable:\n        raise SansPortable("Ajoutez un numéro à votre compte")\n    sms(usager.portable)\n', LACKING, at="not usager.portable", path="entree/code.py", review=True),
        Bad({"service/checks.py": 'from django.core.validators import RegexValidator\n\nportable = RegexValidator(r"^0[67]\\d{8}$")\n', "service/forms.py": "from django import forms\n\nfrom service.checks import portable\n\n\nclass Inscription(forms.Form):\n    enfant = forms.CharField()\n    joindre = forms.CharField(validators=[portable])\n"}, MOBILE_ONLY, at="joindre", path="service/forms.py"),
        Bad('from flask import abort, request\n\n\ndef aide():\n    tel = request.form.get("tel", "").strip()\n    if not tel:\n        abort(400)\n', PHONE_ONLY, at='request.form.get("tel", "")', path="service/aide.py", review=True),
        Bad('class AideForm(forms.Form):\n    nom = forms.CharField(required=False)\n    telephone = forms.CharField()\n', PHONE_ONLY, at="telephone", review=True),
        Bad('class Demande(BaseModel):\n    nom: str\n    mobile: str\n', PHONE_ONLY, at="mobile", review=True),
        Bad('class DemandeLogement(models.Model):  # été\n    courriel = models.EmailField()\n    telephone = models.CharField(blank=True)\n    adresse = models.TextField(blank=True)\n    nom = models.CharField(max_length=80)\n\n\nclass DemandeForm(ModelForm):\n    class Meta:\n        model = DemandeLogement\n        fields = ["nom", "courriel", "telephone", "adresse"]\n', SPARED, at="courriel", path="demandes/modeles.py", review=True),
        Bad('<form method="post"><input name="nom"><input type="tel" name="telephone" required></form>', PHONE_ONLY, at='<input type="tel" name="telephone" required>', path="templates/aide.html", review=True),
        Bad('<form method="post"><input name="nom"><input name="rue"><input type="tel" name="telephone" required><input type="checkbox" name="newsletter"> Être tenu au courant</form>', PHONE_ONLY, at='<input type="tel" name="telephone" required>', path="templates/aide.html", review=True),
        Bad('<form method="post"><label for="n">Votre nom</label><input id="n" name="nom"><label for="c">Votre courriel</label><input id="c" type="email" name="courriel" required><label for="e">Nom de l’établissement de l’enfant</label><input id="e" name="nomEtablissement" required><button>Demander la bourse</button></form>', MAIL_ONLY, at='<input id="c" type="email" name="courriel" required>', path="templates/bourse.html", review=True),
        Bad('<form method="post"><label for="p">Téléphone</label><input id="p" type="tel" name="portable" required><button>Suivant</button></form>', STEP, at='<input id="p" type="tel" name="portable" required>', path="templates/etape.html", review=True),
        Bad('class AideForm(FlaskForm):\n    nom = StringField("Nom")\n    courriel = StringField("Courriel", validators=[DataRequired()])\n', MAIL_ONLY, at="courriel", review=True, path="service/wtforms_aide.py"),
        Bad({"été/schémas.py": "from pydantic import BaseModel, EmailStr\n\n\nclass DemandeBase(BaseModel):\n    nom: str\n    courriel: EmailStr\n\n\nclass Bourse(DemandeBase):\n    classe: str\n", "été/vues.py": 'from été.schémas import Bourse\n\n\n@router.post("/bourse")\ndef déposer(demande: Bourse):\n    """Le guichet remplit le même formulaire."""\n    return garder(demande)\n'}, EVERYWHERE, at="courriel", path="été/schémas.py", review=True),
        Bad({"été/models.py": "from django.db import models\n\n\nclass Contact(models.Model):\n    email = models.EmailField()\n\n    class Meta:\n        abstract = True\n\n\nclass Patient(Contact):\n    nom = models.CharField(max_length=90)\n", "été/forms.py": 'from django.forms import ModelForm\n\nfrom été.models import Patient\n\n\nclass InscriptionForm(ModelForm):\n    """Used at the desk and on the website."""\n\n    class Meta:\n        model = Patient\n        fields = ["nom", "email"]\n'}, EVERYWHERE, at="email", path="été/models.py", review=True),
        Bad('OBLIGATOIRES = ("nom", "portable", "enfant")\n\n\ndef inscrire():\n    """À la cantine, l’été."""\n    manquants = vérifier(OBLIGATOIRES, request.form)\n    return render_template("inscription.html", manquants=manquants)\n', PHONE_ONLY, at='"portable"', path="inscription/vues.py", review=True),
        Bad("class Inscriptions::PersonneForm # été\n  include ActiveModel::Model\n\n  attr_accessor :courriel\n\n  validates :courriel, presence: true\nend\n", MAIL_ONLY, at="validates :courriel, presence: true", path="app/form_models/inscriptions/personne_form.rb", review=True),
        Bad("class Suivi < ApplicationRecord # été\n  validates :prenom, :date_naissance, presence: true\n  validate :portable_seulement, if: -> { telephone.present? }\n\n  def portable_seulement\n    return unless telephone && !telephone.start_with?('+336', '+337')\n\n    errors.add :telephone, :invalide\n  end\nend\n", MOBILE_ALONE, at="telephone && !telephone.start_with?('+336', '+337')", path="app/models/suivi.rb", review=True),
        Bad("<?php // été\n\nclass Demande\n{\n    #[Assert\\NotBlank(groups: ['LOCATAIRE'])]\n    private ?string $vosCoordonneesPrenom = null;\n    #[Assert\\NotBlank(groups: ['LOCATAIRE'])]\n    private ?string $vosCoordonneesTelephone = null;\n}\n", PHONE_ONLY, at="$vosCoordonneesTelephone", path="src/Dto/Demande.php", review=True),
        Bad("const demandeur = Joi.object().keys({ // été\n  prenom: Joi.string().required(),\n  email: Joi.string().required(),\n});\n", MAIL_ONLY, at="email", path="serveur/demandes.js", review=True),
        Bad("= simple_form_for usager do |f| # été\n  = f.input :prenom\n  = f.input :courriel, required: true\n  = f.input :telephone, as: :tel\n  = f.input :adresse\n", SPARED, at="= f.input :courriel, required: true", path="app/views/rendez_vous/_form.html.slim", review=True),
        Bad('class DemandeForm(forms.Form):\n    prénom = forms.CharField()\n    courriel = forms.EmailField(required=False)\n    telephone = forms.CharField()\n    moyen_contact = forms.ChoiceField(choices=MOYENS)\n', CHOSEN, at="telephone", path="aide/forms.py", review=True),
        Bad({"app/models/suivi.rb": "class Suivi < ApplicationRecord # été\n  validates :prenom, :date_naissance, presence: true\n  validate :portable_seulement, if: -> { phone.present? }\n\n  def portable_seulement\n    return unless phone && !phone.start_with?('+336', '+337')\n\n    errors.add :phone, 'portable'\n  end\nend\n", "app/views/suivis/_form.html.erb": "<input name='suivi[phone]'>"}, MOBILE_ALONE, at="phone && !phone.start_with?('+336', '+337')", path="app/models/suivi.rb", review=True),
        Bad('from flask import render_template, request\n\n\ndef inscrire():\n    """Été."""\n    nom, numéro = (request.form.get(champ, "").strip() for champ in ("nom", "telephone"))\n    if not (nom and numéro):\n        return render_template("file.html", erreur="Écrivez tout."), 422\n    return garder(nom, numéro)\n', PHONE_ONLY, at='"telephone"', path="file/vues.py", review=True),
        Bad('{"title": "Register with the surgery, café", "required": ["name", "dateOfBirth", "contact"], "properties": {"name": {}, "dateOfBirth": {}, "contact": {"required": ["phone"], "properties": {"phone": {"pattern": "^07[0-9]{9}$"}, "email": {}}}}}\n', MOBILE_ONLY, at='{"pattern": "^07[0-9]{9}$"}', path="schemas/joining.schema.json"),
    ),
    good=(
        Good({"été/schémas.py": "from pydantic import BaseModel, EmailStr\n\n\nclass DemandeBase(BaseModel):\n    nom: str\n    courriel: EmailStr | None = None\n\n\nclass Bourse(DemandeBase):\n    classe: str\n", "été/vues.py": 'from été.schémas import Bourse\n\n\n@router.post("/bourse")\ndef déposer(demande: Bourse):\n    """Le guichet remplit le même formulaire."""\n    return garder(demande)\n'}, path="été/schémas.py"),
        Good("<p lang='fr'>Une adresse électronique est nécessaire pour suivre l’aide d’été en ligne ; sinon, appelez le 01 99 00 12 34.</p>", path="templates/aide.html"),
        Good("<p lang='fr'>Une adresse électronique n’est pas nécessaire pour demander l’aide d’été.</p>", path="templates/aide.html"),
        Good('def envoyer_code(usager):\n    if usager.portable:\n        return sms(usager.portable)\n    if not usager.adresse:\n        raise Injoignable("Passez à l’accueil")\n    return lettre(usager.adresse)\n', path="entree/code.py"),
        Good('class AideForm(forms.Form):\n    telephone = forms.CharField(required=False)\n'),
        Good('class AideForm(forms.Form):\n    canal = forms.ChoiceField(choices=CANAUX)\n    telephone = forms.CharField()\n'),
        Good('<form method="post"><input name="prenom"><input type="tel" name="telephone" required><button>M’abonner aux alertes</button></form>', path="templates/alertes.html"),
        Good({"envois/schémas.json": '{"title": "SMS, été", "properties": {"phone_number": {"type": "string"}, "template_id": {"type": "string"}, "reference": {"type": "string"}}, "required": ["phone_number", "template_id"]}', "envois/vues.py": 'import json\n\nSCHEMA = json.load(open("envois/schémas.json"))\n'}, path="envois/schémas.json"),
        Good('<form method="post"><label for="n">Votre nom</label><input id="n" name="nom"><label for="o">Votre organisation</label><input id="o" name="organisation"><label for="c">Votre courriel</label><input id="c" type="email" name="courriel" required><button>Proposer une aide</button></form>', path="templates/proposer.html"),
        Good('<form method="post"><label for="n">Votre nom</label><input id="n" name="nom"><label for="c">Votre courriel</label><input id="c" type="email" name="courriel" required><label for="i">Nom de l’institution</label><input id="i" name="nomInstitution" required><label for="t">De quel genre ?</label><input id="t" name="genreInstitution"><button>Proposer</button></form>', path="templates/institution.html"),
        Good('class Structure(models.Model):\n    telephone = models.CharField(max_length=20)\n'),
        Good('<form method="post"><input type="tel" name="telephone" required><button>Être rappelé</button></form>', path="templates/rappel.html"),
        Good('<form method="post"><input type="email" name="email" required><input type="password" name="password"></form>', path="templates/aide.html"),
        Good("class Admin::CompteForm # été\n  include ActiveModel::Model\n\n  validates :courriel, presence: true\nend\n", path="app/form_models/admin/compte_form.rb"),
        Good("class Suivi < ApplicationRecord # été\n  validates :prenom, :date_naissance, presence: true\n  validate :portable_seulement\n\n  def portable_seulement\n    return unless recoit_des_sms? && telephone && !telephone.start_with?('+336', '+337')\n\n    self.recoit_des_sms = false\n  end\nend\n", path="app/models/suivi.rb"),
        Good("<?php // été\n\nclass Demande\n{\n    #[Assert\\NotBlank(groups: ['AGENT'])]\n    private ?string $vosCoordonneesPrenom = null;\n    #[Assert\\NotBlank(groups: ['AGENT'])]\n    private ?string $vosCoordonneesTelephone = null;\n}\n", path="src/Dto/Demande.php"),
        Good("= simple_form_for agent do |f| # été\n  = f.input :prenom\n  = f.input :courriel, required: true\n  = f.input :telephone, as: :tel\n  = f.input :adresse\n", path="app/views/agents/_form.html.slim"),
        Good('class DemandeForm(forms.Form):\n    prénom = forms.CharField()\n    courriel = forms.EmailField(required=False)\n    telephone = forms.CharField(required=False)\n    moyen_contact = forms.ChoiceField(choices=MOYENS)\n', path="aide/forms.py"),
        Good('class EntreeForm(forms.Form):\n    """Été."""\n\n    email = forms.EmailField()\n\n    def clean_email(self):\n        email = self.cleaned_data["email"]\n        if not User.email_needs_key(email):\n            raise forms.ValidationError("Passez par votre compte.")\n        return email\n', path="entree/forms.py"),
        Good({"app/models/suivi.rb": "class Suivi < ApplicationRecord # été\n  validates :prenom, :date_naissance, presence: true\n  validate :portable_seulement, unless: proc { no_phone? }\n\n  def portable_seulement\n    return unless phone && !phone.start_with?('+336', '+337')\n\n    errors.add :phone, 'portable'\n  end\nend\n", "app/views/suivis/_form.html.erb": "<input name='suivi[phone]'><input type='checkbox' name='suivi[no_phone]'>"}, path="app/models/suivi.rb"),
        Good("<?php // été\n\nclass DemandeLienDossier\n{\n    #[Assert\\NotBlank]\n    #[Assert\\Email]\n    private string $email = '';\n    #[Assert\\NotBlank]\n    private string $adresse = '';\n}\n", path="src/Dto/DemandeLienDossier.php"),
        Good('from flask import render_template, request\n\n\ndef inscrire():\n    """Été."""\n    nom, téléphone = (request.form.get(champ, "").strip() for champ in ("nom", "telephone"))\n    if not nom:\n        return render_template("file.html", erreur="Écrivez votre nom."), 422\n    return garder(nom, téléphone)\n', path="file/vues.py"),
        Good('{"title": "Settings of the café", "required": ["name", "contact"], "properties": {"name": {}, "contact": {"required": ["phone"], "properties": {"phone": {"pattern": "^07[0-9]{9}$"}, "email": {}}}}}\n', path="schemas/settings.schema.json"),
    ),
)  # fmt: skip
def contact_detail_required(form: Form) -> Iterator[Hit]:
    """Report a telephone that must be a mobile; ask about a required telephone or e-mail; nothing where people choose."""
    yield from _all_the_same(form)
    imposed = list(_imposed(form)) if form.place.is_public else []
    if not imposed or _ELSEWHERE.search(form.name) or _is_chosen(form) or not form.reaches_people or _sends(form):
        return
    for one, message, certainty in imposed:
        if len(form.fields) < 2 and form.is_page:
            message, certainty = STEP, Certainty.REVIEW
        if len(form.fields) >= 2 or form.is_step or form.is_refused:
            yield Hit(one.span, message, {"name": one.name}, certainty, one.path, once=asked_once(certainty, one))
        return
