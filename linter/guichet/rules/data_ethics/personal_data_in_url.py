"""A number or a name in an address: it ends up in histories, logs and the next site."""

import re
from collections.abc import Iterator
from typing import TypeGuard

from astroid import nodes

from guichet.core.findings import Certainty, Family, Hit, Severity, Span, Text
from guichet.core.places import Place
from guichet.done.acts.deed.put_in_addresses import OF_NO_PAGE
from guichet.done.acts.deed.read_in_addresses import BY_FORM, READ_THERE
from guichet.done.acts.deed_found import FromDeed, What
from guichet.done.data.keys_in_addresses import key_led_by, key_made_by
from guichet.done.data.positions import position_fields
from guichet.done.data.python_addresses import QUERY, is_read_again, is_written, put_in_address, read_from_query
from guichet.done.data.script_addresses import puts_sealed
from guichet.done.nouns.act import Act, Kind
from guichet.done.nouns.datum import Sort
from guichet.done.nouns.places import place_of
from guichet.done.people.controls import asked_in, asked_of_person
from guichet.done.people.personal_data import is_personal, is_personal_name
from guichet.done.people.signed_in import is_of_signed_in
from guichet.done.people.unread_controls import named_in
from guichet.done.words import speaks_of
from guichet.heard.help_offered import HELP
from guichet.reading.python.module import PythonModule
from guichet.reading.python.roles import is_test
from guichet.reading.scripts.javascript import Script
from guichet.reading.templates.controls import goes_nowhere, is_kept_by_scripts
from guichet.reading.templates.element import Element
from guichet.reading.templates.masking import is_dynamic
from guichet.reading.templates.page import Page
from guichet.rulebook.rule import Bad, Check, Good, Subject, python_rule
from guichet.seen.visibility import is_hidden

ROUTE = Text(
    fr="L’adresse contient « {data} » : elle reste dans l’historique, les journaux et le presse-papiers. Mettez une référence opaque, et gardez cette donnée dans la session ou l’envoi du formulaire.",
    en='The address holds "{data}": it stays in the history, the logs and the clipboard. Put an opaque reference, and keep this data in the session or the posted form.',
)
TAKEN = Text(
    fr="L’adresse qui reçoit cet envoi contient « {data} » : les journaux de chaque serveur la gardent. Mettez cette donnée dans le corps de l’envoi.",
    en='The address that takes this holds "{data}": the logs of each server keep it. Put this data in the body of what is sent.',
)
INSIDE = Text(
    fr="Entre agents, l’adresse contient « {data} » : les journaux gardent de qui on s’occupe. Le numéro de la fiche suffirait-il, ou une recherche envoyée en POST ?",
    en='Between agents, the address holds "{data}": the logs keep whom they look after. Would the number of the file do, or a search sent by POST?',
)
FORM = Text(
    fr='Ce formulaire envoie « {data} » dans l’adresse de la page. Ajoutez `method="post"`.',
    en='This form sends "{data}" in the address of the page. Add `method="post"`.',
)
FORM_OF_PROGRAM = Text(
    fr="Ce formulaire envoie « {data} » dans l’adresse de la page : ce que la personne est ou vit reste dans l’historique et les journaux. Envoyez-le en POST.",
    en='This form sends "{data}" in the address of the page: what people are or live through stays in the history and the logs. Send it by POST.',
)
MAYBE = Text(
    fr="Sans `method`, ce formulaire enverrait « {data} » dans l’adresse : vérifiez qu’un script l’envoie autrement.",
    en='Without `method`, this form would send "{data}" in the address: check that a script sends it another way.',
)
HIDDEN = Text(fr='Ce formulaire caché enverrait « {data} » dans l’adresse : s’il est montré un jour, ajoutez `method="post"`.', en='This hidden form would send "{data}" in the address: if it is ever shown, add `method="post"`.')  # fmt: skip
POSITION = Text(
    fr="Ce formulaire met « {data} » dans l’adresse : l’endroit exact où la personne se trouve, ou habite, reste dans l’historique, les journaux et la mesure d’audience. Arrondissez-le à quelques centaines de mètres, ou envoyez-le en POST.",
    en='This form puts "{data}" in the address: the very place where the person is, or lives, stays in the history, the logs and the audience measurement. Round it to a few hundred metres, or send it by POST.',
)
READ = Text(
    fr="Cette page lit « {data} » dans son adresse : il reste dans l’historique et les journaux. Quelle page ou quelle lettre l’y met ?",
    en='This page reads "{data}" from its address: it stays in the history and the logs. Which page or letter puts it there?',
)
CARRIED = Text(
    fr="L’étape suivante reçoit « {data} » dans son adresse : ce que la personne vient de répondre reste dans l’historique et les journaux. Gardez les réponses dans la session, et ne mettez là qu’une référence.",
    en='The next step gets "{data}" in its address: what people have just answered stays in the history and the logs. Keep answers in the session, and put only a reference there.',
)
SECRET = Text(
    fr="L’adresse contient « {data} » : un secret y reste dans les journaux de chaque serveur qui la reçoit. Envoyez-le dans un en-tête ou dans le corps.",
    en='The address holds "{data}": a secret stays there in the logs of each server that receives it. Send it in a header or in the body.',
)
KEY = Text(
    fr="L’adresse contient « {data} » : qui lit l’historique ou les journaux, ou reçoit ce lien, peut entrer à la place de la personne. Gardez cette clé dans un cookie de session, ou donnez un lien qui ne sert qu’une fois.",
    en='The address holds "{data}": whoever reads the history or the logs, or gets this link, can go in as that person. Keep this key in a session cookie, or give a link that serves once.',
)
_FILLED = ("fields.email", "fields.given_name", "fields.family_name", "fields.phone")
"""What a page may offer others to fill in for people who come from elsewhere."""
_SECRETS = re.compile(r"password|passwd|mot_?de_?passe|mdp$", re.I)
_SCRIPTED = ("on", "hx-", "@", "v-", "x-", "data-", ":", "id", "ng-", "up-")
_LEAVES = re.compile(r"\s*(?:https?:)?//[\w-]")
"""How an address of another site begins."""
_KEPT = re.compile(r"\.preventDefault\(\)|\breturn false\b")
"""Code that keeps a form from being sent by the browser."""


def _forms(form: Element, page: Page) -> Iterator[Hit]:
    method = (form.attr("method") or "").strip().lower()
    if is_dynamic(method) or method not in ("", "get") or form.has_unknown_attributes or page.is_back_office:
        return
    if is_kept_by_scripts(form) or (not method and _is_kept(form)) or (goes_nowhere(form) and is_hidden(form, page)):
        return
    asked = next(filter(None, map(asked_of_person, asked_in(form))), "")
    if name := asked or (named_in(form) if method else ""):
        scripted = method == "" and any(one.startswith(_SCRIPTED) for one in form.attrs)
        message = HIDDEN if is_hidden(form, page) else MAYBE if scripted else FORM
        certainty = Certainty.VIOLATION if message is FORM else Certainty.REVIEW
        yield Hit(form.attribute_span("method") if method else form.span, message, {"data": name}, certainty)
        return
    where = position_fields(form, page.project)
    if where:
        yield Hit(form.span, POSITION, {"data": where}, Certainty.REVIEW)


def _is_kept(form: Element) -> bool:
    """Whether code keeps a form from being sent by the browser: its own, or that of its buttons."""
    answers = [form.attr("onsubmit"), *(one.attr("onclick") for one in form.inside("button", "input"))]
    return any(_KEPT.search(one) for one in answers if one)


def _links(link: Element, page: Page) -> Iterator[Hit]:
    value = link.attr("href") or ""
    if not is_dynamic(value) or value.lower().startswith(HELP):
        return
    span = link.value_span("href")
    before = ""
    for token in link.template.tokens_between(span.start, span.end):
        before = link.template.source.text[span.start : token.start].lower()
        if before.startswith(HELP):
            return
        words = re.findall(r"[A-Za-z_][\w.]*", re.sub(r"""(["']).*?\1""", "", token.body))
        asked = QUERY.search(link.template.source.text[span.start : token.start])
        found = next(
            (word for word in words if "." in word and is_personal_name(word.rpartition(".")[2]) and is_personal(word)),
            "",
        )
        if not found and asked and is_personal_name(asked[1]):
            found = asked[1]
        if found and not (page.is_back_office and is_of_signed_in(link.template, span, page)):
            is_inside = page.is_back_office and not _LEAVES.match(value)
            yield _inside(span, found) if is_inside else Hit(span, ROUTE, {"data": found})
            return


def _keys(element: Element, page: Page) -> Iterator[Hit]:
    found = key_led_by(element, page)
    if found is not None:
        yield Hit(found[0], KEY, {"data": found[1]}, Certainty.REVIEW, once=found[1])


def _inside(span: Span, data: str, path: str | None = None) -> Hit:
    """What is asked once of all pages of agents: most search by address and name, and one change would do for all."""
    return Hit(span, INSIDE, {"data": data}, Certainty.REVIEW, path=path, once="inside")


def _scripts(script: Script) -> Iterator[Hit]:
    for node in script.walk("template_string", "binary_expression"):
        text = script.source_of(node)
        keys = re.findall(r"[?&](\w+)=(?:\$\{|[\"'`]\s*\+)", text) if len(text) < 600 else []
        data = next((key for key in keys if is_personal_name(key) and not puts_sealed(node, key, script)), "")
        if data and node.parent is not None and node.parent.type != "binary_expression":
            yield Hit(script.span(node), SECRET if _SECRETS.search(data) else ROUTE, {"data": data})
        elif key := key_made_by(node, script):
            yield Hit(script.span(node), KEY, {"data": key}, Certainty.REVIEW, once=key)


def _goes(act: Act) -> Iterator[Hit]:
    said = next((one for one in act.data if one.sort is Sort.IDENTITY), None)
    if act.to == "address" and said is not None and not _is_programs(act):
        yield Hit(act.span, ROUTE, {"data": said.shown})


def _is_programs(act: Act) -> TypeGuard[FromDeed]:
    return isinstance(act, FromDeed) and act.what is What.ADDRESSED


_SAYINGS = {OF_NO_PAGE: TAKEN, READ_THERE: READ, BY_FORM: FORM_OF_PROGRAM}


def _put(act: Act) -> Iterator[Hit]:
    """Report what a program of any other language than Python puts in the address of a page."""
    if _is_programs(act) and act.place is Place.BACK_OFFICE:
        yield _inside(act.span, act.data[0].shown, act.path)
    elif _is_programs(act):
        said = next((text for one, text in _SAYINGS.items() if one in act.about), ROUTE if act.certain else CARRIED)
        certainty = Certainty.VIOLATION if act.certain else Certainty.REVIEW
        yield Hit(act.span, said, {"data": act.data[0].shown}, certainty, path=act.path)


_SAID = ("mail", "courriel", "phone", "tel", "nir", "nino", "secu", "insee", "fisca", "birth", "naiss", "prenom", "first_name", "firstname", "last_name", "lastname", "ssn", "surname", "health", "sante", "medic", "maladie", "handicap", "disab", "diagnos", "pathol", "allerg", "nhs", ".body", "_params", "request->", "params.")  # fmt: skip
_MADE = (".query", "searchparams", "build_query", ".to_query", "encode_www_form", "stringify(", "@query", "$_get", "requestparam", "setmethod", "method", "_path", "_url", "route", "generateurl", "redirect", "header(", "@get(", "@post(", "navigate", "router.", "urlgenerator", "generate(", "url.values", ".query()", "uribuilder", "uricomponents", "to_param", "friendly_id", "param:")  # fmt: skip


@python_rule(
    nodes.Call,
    nodes.JoinedStr,
    nodes.BinOp,
    nodes.Subscript,
    nodes.FunctionDef,
    nodes.AsyncFunctionDef,
    name="personal-data-in-url",
    code="W9415",
    family=Family.DATA_ETHICS,
    severity=Severity.SERIOUS,
    title=Text(fr="Donnée personnelle dans une adresse", en="Personal data in an address"),
    harms=Text(
        fr="Les personnes sur un ordinateur partagé : l’adresse de la page dit qui elles sont à la suivante.",
        en="People on a shared computer: the page’s address tells the next person who they are.",
    ),
    instead=Text(
        fr="Une référence qui ne dit rien de la personne, et un formulaire envoyé en POST.",
        en="A reference that says nothing of the person, and a form sent by POST.",
    ),
    wrong_when=Text(
        fr="L’adresse ne sert qu’entre deux programmes du même service, et n’est pas journalisée.",
        en="The address is only used between two programs of the same service, and is not logged.",
    ),
    refs=("gdpr-5-1-c", "gdpr-32", "cnil-developers-14"),
    lesson="09-data-and-scores/01-minimise",
    mentions=("path(", "url", "route", "redirect", "@app.", "router", "?", "&"),
    also=(
        Check(Subject.ELEMENT, ("form",), (), _forms),
        Check(Subject.ELEMENT, ("a",), (), _links),
        Check(Subject.ELEMENT, ("a", "iframe", "img", "embed", "object", "form"), ("token", "authkey", "auth_key", "jwt", "bearer", "sessid", "sessionid"), _keys),
        Check(Subject.SCRIPT, (), ("?", "&"), _scripts),
        Check(Subject.ACT, (Kind.SEND,), (), _goes, ("location", "pushstate", "replacestate")),
        Check(Subject.ACT, (Kind.SEND,), _SAID, _put, _MADE),
    ),
    bad=(
        Bad('<form action="/suivi" method="get">{{ champTexte({ nom: "nir", libelle: "Numéro" }) }}</form>', FORM, at='method="get"', path="views/suivi.njk"),
        Bad('<div style="display: none"><form action="/été"><input name="email" type="email"></form></div>', HIDDEN, at='<form action="/été">', path="lettre.html", review=True),
        Bad('<a href="https://tableau.test/?email={{ usager.email }}">Été</a>', ROUTE, at="https://tableau.test/?email={{ usager.email }}", path="app/views/admin/suivi.html"),
        Bad('urlpatterns = [path("dossier/<str:nir>/", vues.détail)]\n', ROUTE, at='"dossier/<str:nir>/"'),
        Bad('@router.get("/claimants/{national_insurance_number}")\ndef read(national_insurance_number):\n    """Été."""\n', ROUTE, at='"/claimants/{national_insurance_number}"'),
        Bad('def vue(request):\n    return redirect(f"/suivi?email={demande.email}&à=1")\n', ROUTE, at='f"/suivi?email={demande.email}&à=1"'),
        Bad('<form method="get" action="/suivi"><label>Né le <input type="date" name="date_naissance"></label></form>', FORM, at='method="get"', path="suivi.html"),
        Bad('<a href="/desinscription?courriel={{ usager.courriel }}">Désinscription</a>', ROUTE, at="/desinscription?courriel={{ usager.courriel }}", path="lettre.html"),
        Bad("const suite = new URLSearchParams({ email: champ.value });\nlocation.href = '/suivi?' + suite; // été\n", ROUTE, at="location.href = '/suivi?' + suite", path="static/app.js"),
        Bad('<form id="é"><input name="telephone"></form>', MAYBE, at='<form id="é">', path="rappel.html", review=True),
        Bad('def demander(request):\n    """Été."""\n    initial = {}\n    if "first_name" in request.GET:\n        initial["prenom"] = request.GET["first_name"]\n    return redirect("suite") if not initial else initial\n', READ, at='request.GET["first_name"]', path="demandes/views.py", review=True),
        Bad("class ConfirmationsController < ApplicationController # été\n  def create\n    redirect_to sent_path(email: @claimant.email)\n  end\nend\n", ROUTE, at="sent_path(email: @claimant.email)", path="app/controllers/confirmations_controller.rb"),
        Bad("Rails.application.routes.draw do # été\n  get \"/suivi/:email\", to: \"suivi#show\"\nend\n", ROUTE, at="get \"/suivi/:email\", to: \"suivi#show\"", path="config/routes.rb"),
        Bad("<?php\nclass SuiviController extends AbstractController // été\n{\n    public function envoyer(Usager $usager) { return $this->redirectToRoute('envoye', ['courriel' => $usager->getEmail()]); }\n}\n", ROUTE, at="$this->redirectToRoute('envoye', ['courriel' => $usager->getEmail()])", path="src/Controller/SuiviController.php"),
        Bad("const router = express.Router(); // été\nrouter.get('/claims/by-phone/:phone', show);\n", ROUTE, at="router.get('/claims/by-phone/:phone', show)", path="server/routes/claims.js"),
        Bad({"templates/near.html": "<form action=\"/places\"><input name=\"lat\" type=\"hidden\"><input name=\"lon\" type=\"hidden\"><button>Été</button></form>", "static/map.js": "navigator.geolocation.getCurrentPosition((one) => fill(one.coords)); // été\n"}, POSITION, at="<form action=\"/places\">", path="templates/near.html", review=True),
        Bad("const router = express.Router(); // été\nrouter.put('/claims/by-phone/:phone', close);\n", TAKEN, at="router.put('/claims/by-phone/:phone', close)", path="server/routes/claims.js"),
        Bad({"src/lib/next.js": "export function next(path, answers) {\n  return `${path}?${new URLSearchParams(answers)}`;\n}\n", "src/claim.js": "import { next } from './lib/next';\nrouter.post('/claim/été', (req, res) => {\n  res.redirect(next('/claim/health', { nino: req.body.nino }));\n});\n"}, ROUTE, at="res.redirect(next('/claim/health', { nino: req.body.nino }))", path="src/claim.js"),
        Bad("router.post('/claim/health', (req, res) => {\n  const params = new URLSearchParams(req.body); // été\n  res.redirect(`/claim/check?${params}`);\n});\n", CARRIED, at="res.redirect(`/claim/check?${params}`)", path="src/claim.js", review=True),
        Bad("<?php\nclass EntitlementType extends AbstractType\n{\n    public function buildForm(FormBuilderInterface $builder, array $options): void\n    {\n        $builder->setMethod(\"GET\")->add(\"insuranceNumber\", TextType::class); // été\n    }\n}\n", FORM_OF_PROGRAM, at="->setMethod(\"GET\")", path="src/Form/EntitlementType.php"),
        Bad("<form action=\"/droits\" method=\"get\"><label for=\"n\">Numéro de sécurité sociale</label><input id=\"n\" name=\"n\"></form>", FORM, at="method=\"get\"", path="droits.html"),
        Bad("module SuiviHelper # été\n  RAPPEL = %i[prenom pathologie].freeze\n\n  def adresse_de_suivi(demande)\n    suivi_path(demande.jeton, **demande.slice(*RAPPEL))\n  end\nend\n", ROUTE, at="suivi_path(demande.jeton, **demande.slice(*RAPPEL))", path="app/helpers/suivi_helper.rb"),
        Bad("class Admin::ComptesController < AdminController # été\n  def update\n    redirect_to admin_comptes_path(email: @user.email)\n  end\nend\n", INSIDE, at="admin_comptes_path(email: @user.email)", path="app/controllers/admin/comptes_controller.rb", review=True),
        Bad('def étape(request):\n    if request.GET.get("nir"):\n        return suivre(request.GET["nir"])\n    return redirect("départ")\n', READ, at='request.GET.get("nir")', review=True),
        Bad('<a href="api/été/{{claim.id}}?access_token={{claim.token}}">Lire</a>', KEY, at="api/été/{{claim.id}}?access_token={{claim.token}}", path="claim.html", review=True),
        Bad("function lienSuivi(dossier) {\n  const params = new URLSearchParams({ nir: dossier.nir, étape: 2 });\n  return `${BASE}/suivi?${params}`;\n}\n", ROUTE, at="new URLSearchParams({ nir: dossier.nir, étape: 2 })", path="src/liens.js"),
    ),
    good=(
        Good('<form action="/lieux" method="get">{{ champTexte({ nom: "ville", libelle: "Où, cet été ?" }) }}</form>', path="views/lieux.njk"),
        Good("class SuiviController < ApplicationController # été\n  def create\n    scelle = crypteur.encrypt_and_sign(@usager.email)\n    redirect_to envoye_path(email: scelle)\n  end\nend\n", path="app/controllers/suivi_controller.rb"),
        Good('<div style="display: none"><form action="#"><input name="email" type="email"> Été</form></div>', path="lettre.html"),
        Good("<%= t('.suivi_html', link: link_to('Suivi', \"https://tableau.test/?email=#{true_user.email}\")) %>é", path="app/views/admin/suivi.html.erb"),
        Good('<a href="https://tableau.test/?email={{ current_user.email }}">Été</a>', path="app/views/admin/suivi.html"),
        Good('<form><label>E-mail <input name="email"></label><button onclick="event.preventDefault(); envoyer()">Été</button></form>', path="templates/compte.html"),
        Good('urlpatterns = [path("dossier/<uuid:reference>/", vues.détail), path("email/<str:jeton>/", vues.email)]\n'),
        Good('def vue(request):\n    return redirect(f"/suivi?etape={étape}")\n'),
        Good('<form method="post"><input name="date_naissance"></form>', path="suivi.html"),
        Good('<form onsubmit="event.preventDefault(); envoyer()"><input name="telephone" aria-label="Été"></form>', path="rappel.html"),
        Good('<form method="get" role="search"><input name="q"><input name="ville"></form>', path="lieux.html"),
        Good('<a href="mailto:{{ service.email }}">Écrire</a>', path="contact.html"),
        Good("class ConfirmationsController < ApplicationController # été\n  def create\n    session[:email] = @claimant.email\n    redirect_to sent_path(reference: @claimant.reference)\n  end\nend\n", path="app/controllers/confirmations_controller.rb"),
        Good("Rails.application.routes.draw do # été\n  get \"/suivi/:reference\", to: \"suivi#show\"\n  post \"/email/:token\", to: \"emails#confirm\"\nend\n", path="config/routes.rb"),
        Good("<?php\nclass SuiviController extends AbstractController // été\n{\n    public function envoyer(Usager $usager) { $this->lettre->envoyer(['courriel' => $usager->getEmail()]); return $this->redirectToRoute('envoye', ['connu' => $usager->getEmail() !== null]); }\n}\n", path="src/Controller/SuiviController.php"),
        Good("const router = express.Router(); // été\nrouter.get('/claims/:id', show);\nrouter.post('/claims/by-phone', show);\n", path="server/routes/claims.js"),
        Good({"templates/near.html": "<form method=\"post\" action=\"/places\"><input name=\"lat\" type=\"hidden\"><input name=\"lon\" type=\"hidden\"><button>Été</button></form>", "static/map.js": "navigator.geolocation.getCurrentPosition((one) => fill(one.coords)); // été\n"}, path="templates/near.html"),
        Good("<form action=\"/places\"><input name=\"lat\" type=\"hidden\"><input name=\"lon\" type=\"hidden\"><button>Été</button></form>", path="templates/near.html"),
        Good({"src/lib/next.js": "export function next(path, answers) {\n  return `${path}?${new URLSearchParams(answers)}`;\n}\n", "src/claim.js": "import { next } from './lib/next';\nrouter.post('/claim/été', (req, res) => {\n  req.session.nino = req.body.nino;\n  res.redirect(next('/claim/health', { reference: req.session.reference }));\n});\n"}, path="src/claim.js"),
        Good("router.post('/places/search', (req, res) => {\n  const params = new URLSearchParams(req.body); // été\n  res.redirect(`/places?${params}`);\n});\n", path="src/places.js"),
        Good("<?php\nclass OfficeType extends AbstractType\n{\n    public function buildForm(FormBuilderInterface $builder, array $options): void\n    {\n        $builder->setMethod(\"GET\")->add(\"region\", TextType::class); // été\n    }\n}\n", path="src/Form/OfficeType.php"),
        Good("<form action=\"/maladies\" method=\"get\"><label for=\"n\">Chercher une maladie</label><input id=\"n\" name=\"n\"></form>", path="maladies.html"),
        Good("module SuiviHelper # été\n  RAPPEL = %i[etape commune].freeze\n\n  def adresse_de_suivi(demande)\n    suivi_path(demande.jeton, **demande.slice(*RAPPEL))\n  end\nend\n", path="app/helpers/suivi_helper.rb"),
        Good("class AgentsController < ApplicationController # été\n  def create\n    redirect_to new_agent_path(show_email: @agent.show_email, generate_password: @agent.generate_password)\n  end\nend\n", path="app/controllers/agents_controller.rb"),
        Good("function lienSuivi(dossier) {\n  const params = new URLSearchParams({ numéro: dossier.numero, étape: 2 });\n  journal.garder({ nir: dossier.nir });\n  return `${BASE}/suivi?${params}`;\n}\n", path="liens.js"),
    ),
)  # fmt: skip
def personal_data_in_url(node: nodes.NodeNG, module: PythonModule) -> Iterator[Hit]:
    """Report what a module of Python puts in an address; ask who puts there what it reads from one."""
    if is_test(module):
        return
    place, data = put_in_address(node, module)
    if data and place_of(place, module) is Place.BACK_OFFICE:
        yield _inside(module.span(place), data)
    elif data:
        yield Hit(module.span(place), ROUTE, {"data": data})
    elif read := read_from_query(node):
        known = _is_filled(read, module)
        if not is_read_again(node, lambda other: other == read or not (known or _is_filled(other, module))):
            is_put = is_written(read, module)
            certainty = Certainty.VIOLATION if is_put else Certainty.REVIEW
            yield Hit(module.span(node), ROUTE if is_put else READ, {"data": read}, certainty)


def _is_filled(read: str, module: PythonModule) -> bool:
    """Whether the project, or what it is, has such a thing put in an address: no other page is to be looked for."""
    return not any(speaks_of(read, one) for one in _FILLED) or is_written(read, module)
