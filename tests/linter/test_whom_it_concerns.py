"""What is said of people is said of whom it concerns: not of a thing, of those at work, of a form that answers for itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import astroid
import pytest
from guichet.core.configuration import Config
from guichet.core.source import Source
from guichet.done.people.fields import is_persons
from guichet.engine.catalogue import selected
from guichet.engine.dispatch import check_file
from guichet.engine.selection import Rules
from guichet.reading.project.project import Project
from guichet.reading.project.unserved import unserved

RULES = Rules(selected(Config()))
PAGE = '<html lang="fr"><head><title>Été – Ville</title></head><body><main><h1>Été</h1>{}</main></body></html>'


def said(rule: str, files: Mapping[str, str], path: str) -> list[str]:
    """How sure a rule is of what it says of a file that is read among others."""
    config = Config(options={"admin-jargon": {"each": True}})
    project = Project(list(files), config, {name: Source(name, text) for name, text in files.items()})
    return [str(one.certainty) for one in check_file(path, RULES, project) if one.rule == rule]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<form><p>L’adresse e-mail est obligatoire.</p></form>", []),  # what the field says when it is empty
        ("<p>Une adresse e-mail est obligatoire pour suivre les offres.</p>", ["review"]),
        ("<p>Une adresse e-mail est obligatoire pour demander la bourse.</p>", ["violation"]),
        ("<p>Indiquez un contact : il faut un numéro de mobile pour que l’usager reçoive le lien.</p>", []),
        ("<p>Il faut un numéro de mobile pour recevoir le lien.</p>", ["review"]),
        ("<p>Une adresse e-mail est indispensable à la création de votre compte.</p>", []),
        ("<p>Une adresse e-mail est indispensable à la lecture de votre dossier.</p>", ["violation"]),
    ],
)
def test_a_contact_is_demanded_where_someone_needs_it(body: str, expected: list[str]) -> None:
    assert said("contact-detail-required", {"a.html": PAGE.format(body)}, "a.html") == expected


@pytest.mark.parametrize(
    ("rule", "sentence", "is_said"),
    [
        ("online-only-wording", "Il ne vous reste plus qu’à l’envoyer à l’école en passant par le site.", False),
        ("online-only-wording", "La demande ne se fait que sur le site.", True),
        ("nobody-to-ask", "Nous n’avons pas de coordonnées de contact pour cette auberge.", False),
        ("nobody-to-ask", "Nous n’avons pas de coordonnées de contact pour cette démarche.", True),
        ("consent-presumed", "En utilisant ce formulaire, vous acceptez que vos données soient traitées selon notre politique de confidentialité.", False),
        ("consent-presumed", "En utilisant ce formulaire, vous acceptez que vos données soient transmises à nos partenaires.", True),
    ],
)  # fmt: skip
def test_a_door_is_shut_on_its_reader(rule: str, sentence: str, is_said: bool) -> None:
    assert bool(said(rule, {"a.html": PAGE.format(f"<p>{sentence}</p>")}, "a.html")) is is_said


ACCOUNT = "from django.contrib.auth.models import AbstractUser\nfrom django.db import models\n\n\nclass User(AbstractUser):\n    email = models.EmailField()\n    {} = models.CharField(max_length=9)\n"
PROFILE = "from django import forms\n\nfrom comptes.models import User\n\n\nclass ProfilForm(forms.ModelForm):\n    first_name = forms.CharField()\n    last_name = forms.CharField()\n\n    class Meta:\n        model = User\n        fields = ['first_name', 'last_name']\n"


@pytest.mark.parametrize(("field", "expected"), [("siret", []), ("commune", ["review"])])
def test_an_account_held_for_a_trade_is_no_ones_own(field: str, expected: list[str]) -> None:
    files = {"comptes/models.py": ACCOUNT.format(field), "comptes/forms.py": PROFILE}
    assert said("two-names-required", files, "comptes/forms.py") == expected


@pytest.mark.parametrize(("field", "expected"), [("organisation", []), ("rue", ["review"])])
def test_a_contact_may_be_unique_at_work(field: str, expected: list[str]) -> None:
    table = f"from sqlalchemy import Column, String\n\n\nclass UserModel(Base):\n    email = Column(String, unique=True)\n    {field} = Column(String)\n"
    assert said("contact-unique-per-person", {"depots.py": table}, "depots.py") == expected


@pytest.mark.parametrize(("name", "is_said"), [("source", False), ("adresse", True)])
def test_of_what_a_function_gives_back_together_one_part_is_written(name: str, is_said: bool) -> None:
    module = (
        "import logging\n\nlogger = logging.getLogger(__name__)\n\n\ndef lire(personne):\n    return personne.courriel, 'été'\n\n\n"
        f"def tenir(personne):\n    adresse, source = lire(personne)\n    logger.info(f'{{{name}}}')\n"
    )
    assert bool(said("personal-data-in-log", {"a.py": module}, "a.py")) is is_said


@pytest.mark.parametrize(("field", "is_said"), [('{"type": "list", "label": "Été"}', False), ("3", True)])
def test_a_field_that_a_table_describes_weighs_nothing(field: str, is_said: bool) -> None:
    module = f'CHAMPS = {{"handicap": {field}, "retard": 1}}\n\n\ndef risque_fraude(dossier):\n    return sum(CHAMPS[nom] * dossier[nom] for nom in CHAMPS)\n'
    assert bool(said("sensitive-attribute-in-score", {"stats.py": module}, "stats.py")) is is_said


BY_PHONE = "def garder(usager, voulu):\n    if not usager.telephone:\n        {}\n"


@pytest.mark.parametrize(
    ("refusal", "expected"),
    [
        ('raise ValueError("Ajoutez un numéro")', ["review"]),
        ('if "telephone" in voulu:\n            raise ValueError("Ajoutez un numéro")', []),  # they asked to be called
    ],
)
def test_whoever_chose_a_means_is_asked_for_it(refusal: str, expected: list[str]) -> None:
    module = {"entree/été.py": BY_PHONE.format(refusal)}
    assert said("contact-detail-required", module, "entree/été.py") == expected


REGISTER = "from django import forms\nfrom django.contrib.auth.forms import UserCreationForm\n\n\nclass RegisterForm({}):\n    name = forms.CharField()\n    email = forms.EmailField(label='Votre adresse')\n"


@pytest.mark.parametrize(("base", "expected"), [("UserCreationForm", []), ("forms.Form", ["review"])])
def test_an_account_is_signed_in_to_by_its_address(base: str, expected: list[str]) -> None:
    assert said("contact-detail-required", {"été/forms.py": REGISTER.format(base)}, "été/forms.py") == expected


@pytest.mark.parametrize(("path", "is_said"), [("templates/admin/carte.html", False), ("templates/carte.html", True)])
def test_a_map_for_those_who_work_there_follows_nobody(path: str, is_said: bool) -> None:
    page = PAGE.format('<script src="https://api.mapbox.com/mapbox-gl-js/v1.11.0/mapbox-gl.js"></script>')
    assert bool(said("third-party-embed", {path: page}, path)) is is_said


LETTER = "import requests\n\n\ndef écrire(user, form):\n    requests.post('https://{0}/v3/contacts', json={{'email': user.email, 'attributes': {1}}})\n"


@pytest.mark.parametrize(
    ("host", "attributes", "expected"),
    [
        ("api.brevo.com", "situation_of(user)", ["review"]),
        ("api.brevo.com", "{'DOUBLE_OPT_IN': '1'}", []),
        ("api.brevo.com", "{'TYPE': form.cleaned_data['type']}", []),
        ("api.exemple.com", "{'DOUBLE_OPT_IN': '1'}", ["violation"]),
    ],
)
def test_what_goes_with_an_address_to_a_mailing_tool_is_asked(host: str, attributes: str, expected: list[str]) -> None:
    files = {"a/views.py": LETTER.format(host, attributes)}
    assert said("personal-data-to-third-party", files, "a/views.py") == expected


LONG = "Vous devez envoyer la carte, la lettre et la photo que la mairie vous a demandées au mois de mai, puis venir avec elles au bureau le jour où nous vous appelons, sans oublier la clé de votre cave ni la liste des meubles que vous y gardez."


@pytest.mark.parametrize(("whose", "jargon"), [("entreprise", []), ("maison", ["review"])])
def test_a_service_that_speaks_of_a_trade_is_read_at_work(whose: str, jargon: list[str]) -> None:
    site = {f"templates/p{number}.html": PAGE.format(f"<p>Dites-nous où est votre {whose}.</p>") for number in range(8)}
    site["templates/a.html"] = PAGE.format("<p>Vous devez venir afin de signer.</p>")
    assert said("admin-jargon", site, "templates/a.html") == jargon
    site["templates/a.html"] = PAGE.format(f"<p>{LONG}</p>")
    assert said("sentence-long", site, "templates/a.html") == ["violation"]


@pytest.mark.parametrize(
    ("rule", "sentence", "is_said"),
    [
        ("nobody-to-ask", "We could not find contact details for the café.", False),
        ("online-only-wording", "You must use the paper form if your return was rejected at the café.", False),
        ("online-only-wording", "The paper form was withdrawn at the café.", True),
        (
            "smartphone-required",
            "Scannez ce code avec l’appareil photo de votre téléphone, ou écrivez l’adresse dans un navigateur.",
            False,
        ),
        ("smartphone-required", "Scannez ce QR code avec l’appareil photo de votre téléphone.", True),
    ],
)
def test_an_open_door_is_no_shut_one(rule: str, sentence: str, is_said: bool) -> None:
    page = PAGE.format(f"<p>{sentence}</p>").replace(
        '"fr"', '"en"' if sentence.isascii() or "café" in sentence else '"fr"'
    )
    assert bool(said(rule, {"a.html": page}, "a.html")) is is_said


@pytest.mark.parametrize(("key", "is_said"), [("success", False), ("body", True)])
def test_what_someone_has_just_done_is_no_refusal(key: str, is_said: bool) -> None:
    catalogue = f"fr:\n  arrêt:\n    {key}: Votre demande de place pour l’été a été annulée hier\n"
    assert (
        bool(said("refusal-reasons-missing", {"config/locales/fr.yml": catalogue}, "config/locales/fr.yml")) is is_said
    )


@pytest.mark.parametrize(
    ("name", "expected"), [("Contact", False), ("ContactForm", True), ("Mailbox", False), ("Usager", True)]
)
def test_a_contact_is_somebody_elsewhere(name: str, expected: bool) -> None:
    assert is_persons(astroid.extract_node(f"class {name}: pass")) is expected


@pytest.mark.parametrize(
    ("rule", "sentence", "is_said"),
    [
        ("order-impersonal", "Votre place est gardée. Le demandeur et la mairie ont accès au plan.", False),
        ("order-impersonal", "Votre place est gardée. Le demandeur fournit un plan.", True),
        ("order-impersonal", "Il appartient à l’administration de prouver votre retard.", False),
        ("order-impersonal", "Il appartient à l’usager de prouver son retard.", True),
        ("passive-instruction", "Tous les champs marqués d’une étoile doivent être renseignés.", False),
        ("passive-instruction", "Le dossier de l’été doit être renseigné avant lundi.", True),
        ("passive-instruction", "Ce plan n’est à fournir que si vous louez une salle.", False),
        ("passive-instruction", "Ce plan est à fournir avant lundi.", True),
        ("delay-vague", "Pensez-vous déménager prochainement ?", False),
        ("delay-vague", "Merci de prévenir votre école dès que possible.", False),
        ("delay-vague", "Nous prévenons votre école dès que possible.", True),
        ("double-negation", "Ne jamais payer une chambre sans avoir vu la maison.", False),
        ("double-negation", "Vous ne payez pas la chambre sans avoir vu la maison.", True),
        (
            "shaming-wording",
            "Vous n’avez toujours pas ouvert votre compte : si vous le souhaitez, suivez ce lien.",
            False,
        ),
        ("shaming-wording", "Vous n’avez toujours pas ouvert votre compte.", True),
        ("threat-before-right", "Préparez la saisie de vos valeurs de repas.", False),
        ("threat-before-right", "Nous demanderons la saisie de vos meubles.", True),
    ],
)
def test_plain_words_are_asked_of_what_speaks_to_someone(rule: str, sentence: str, is_said: bool) -> None:
    assert bool(said(rule, {"a.html": PAGE.format(f"<p>{sentence}</p>")}, "a.html")) is is_said


@pytest.mark.parametrize(
    ("tag", "is_said"),
    [("p class='fr-badge'", False), ("p class='a'><span class='fr-badge'", False), ("p class='fr-text'", True)],
)
def test_a_badge_is_in_capitals_anyway(tag: str, is_said: bool) -> None:
    page = PAGE.format(f"<{tag}>DOSSIER DE LA MAISON FERMÉ</p>")
    assert bool(said("capitals-shouting", {"a.html": page}, "a.html")) is is_said


def test_a_list_of_words_is_read_by_nobody() -> None:
    words = "\n".join(f"mot{number}" for number in range(35)) + "\nvous avez négligé\n"
    assert said("shaming-wording", {"data/mots.txt": words}, "data/mots.txt") == []
    assert said("shaming-wording", {"data/mots.txt": "Bonjour,\n\nvous avez négligé\n"}, "data/mots.txt") == [
        "violation"
    ]


@pytest.mark.parametrize(
    ("path", "is_said"),
    [("lib/generators/aide/templates/page.html.erb", False), ("app/views/aide/page.html.erb", True)],
)
def test_what_a_generator_copies_is_shown_to_nobody(path: str, is_said: bool) -> None:
    assert (unserved(path, ".") is None) is is_said


@pytest.mark.parametrize(
    ("words", "is_said"),
    [("J’envoie le mail de la dernière chance", False), ("Dernière chance de demander votre prime", True)],
)
def test_a_mail_that_has_a_name_hurries_nobody(words: str, is_said: bool) -> None:
    assert bool(said("urgency-wording", {"a.html": PAGE.format(f"<p>{words}.</p>")}, "a.html")) is is_said


@pytest.mark.parametrize(("who", "is_said"), [("entreprises", False), ("familles", True)])
def test_what_companies_chose_pushes_no_person(who: str, is_said: bool) -> None:
    page = PAGE.format(f"<p>12 600 {who} ont déjà pris ce chemin.</p>")
    assert bool(said("social-pressure", {"a.html": page}, "a.html")) is is_said


def test_rails_shows_the_last_part_of_a_missing_key() -> None:
    files = {
        "app/views/lieux/a.html.erb": '<h1><%= t(".jours_ouverts") %></h1>\n',
        "config/locales/fr.yml": "fr:\n  lieux:\n    a:\n      titre: Été\n    b:\n      titre: Été\n",
    }
    project = Project(list(files), Config(), {name: Source(name, text) for name, text in files.items()})
    found = [
        one for one in check_file("app/views/lieux/a.html.erb", RULES, project) if one.rule == "translation-missing"
    ]
    assert ['shows "Jours ouverts"' in one.message.en for one in found] == [True]


@pytest.mark.parametrize(
    ("path", "words", "expected"),
    [
        ("templates/a.html", "Gestion des cookies", []),
        ("templates/a.html", "Vous pouvez refuser les cookies de ce site", ["review"]),
        ("templates/politique.html", "Vous pouvez refuser les cookies de ce site", []),
        ("templates/a.html", "Allez sur https://exemple.fr/login pour entrer", []),
        ("templates/a.html", "Choisissez un login pour entrer dans le site", ["review"]),
    ],
)
def test_a_word_of_computing_is_asked_where_it_is_said(path: str, words: str, expected: list[str]) -> None:
    assert said("digital-jargon", {path: PAGE.format(f"<p>{words}</p>")}, path) == expected


def test_the_acronym_of_a_models_field_is_asked_of_nobody() -> None:
    field = "plan = {0}.CharField(help_text='Vous habitez une maison du PZLK de l’été')\n"
    model = f"from django.db import models\n\n\nclass Aide(models.Model):\n    {field.format('models')}"
    form = f"from django import forms\n\n\nclass Aide(forms.Form):\n    {field.format('forms')}"
    assert said("acronym-unexplained", {"a/models.py": model}, "a/models.py") == []
    assert said("acronym-unexplained", {"a/forms.py": form}, "a/forms.py") == ["violation"]


CHAT = "class Aide extends Controller {\n  connect() {\n    const user = { email: this.ownEmailValue };\n    window.$crisp.push(['set', 'user:email', [user.email]]);\n    window.$crisp.push(['set', 'user:nickname', [user.email]]);\n  }\n}\n"


@pytest.mark.parametrize(("who", "is_said"), [("current_agent", False), ("current_usager", True)])
def test_what_a_chat_is_told_of_those_who_work_there_is_theirs(who: str, is_said: bool) -> None:
    files = {
        "app/javascript/controllers/aide_controller.js": CHAT,
        "app/views/common/_été.html.erb": f'<div data-controller="aide" data-aide-own-email-value="<%= {who}.email %>"></div>',
    }
    assert bool(said("personal-data-to-third-party", files, "app/javascript/controllers/aide_controller.js")) is is_said


@pytest.mark.parametrize(
    ("words", "is_said"), [("voter pour la demander en priorité", False), ("demander une place", True)]
)
def test_a_vote_is_an_opinion(words: str, is_said: bool) -> None:
    page = PAGE.format(f'<p>Vous pouvez <a href="https://tally.so/r/a">{words}</a>.</p>')
    assert bool(said("third-party-form", {"a.html": page}, "a.html")) is is_said


@pytest.mark.parametrize(
    ("words", "is_said"),
    [
        ("Votre demande n’entre pas dans le cadre de cette aide.", False),
        ("Venez nous voir dans le cadre de cette aide.", True),
        ("Écrivez le nom du mandataire social.", False),
        ("Écrivez le nom du mandataire.", True),
    ],
)
def test_office_words_in_their_other_sense(words: str, is_said: bool) -> None:
    assert bool(said("admin-jargon", {"a.html": PAGE.format(f"<p>{words}</p>")}, "a.html")) is is_said


BROKEN = (
    "<!doctype html><html lang='en'><title>Error</title><h1>We’re sorry, something went wrong at the café</h1></html>"
)


@pytest.mark.parametrize(
    ("views", "is_said"), [("app/views/errors/show.html.erb", False), ("app/views/home/show.html.erb", True)]
)
def test_an_error_page_of_rails_may_be_replaced(views: str, is_said: bool) -> None:
    files = {"public/500.html": BROKEN, views: "<h1>Été</h1>"}
    assert bool(said("human-contact-missing", files, "public/500.html")) is is_said


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("templates/a.html", ["review"]),
        ("templates/_dpa.html", []),
        ("templates/agents/a.html", []),
        ("templates/pro/a.html", []),
    ],
)
def test_office_words_stop_those_who_come_from_elsewhere(path: str, expected: list[str]) -> None:
    assert said("admin-jargon", {path: PAGE.format("<p>La ville octroie cette carte.</p>")}, path) == expected


MODEL = "from django.db import models\n\n\nclass Echange(models.Model):\n    prenom = models.CharField(max_length=9)\n    nom = models.CharField(max_length=9)\n"
MADE = "from django.views.generic import CreateView\n\nfrom mots.models import Echange\n\n\nclass Ecrire(CreateView):\n    model = Echange\n    fields = ['prenom', 'nom']\n"


@pytest.mark.parametrize(("views", "expected"), [("", []), (MADE, ["review"])])
def test_what_a_model_keeps_is_asked_where_a_form_asks_it(views: str, expected: list[str]) -> None:
    files = {"mots/models.py": MODEL, "mots/views.py": views}
    assert said("two-names-required", files, "mots/models.py") == expected


SCHEMA = "import {{ z }} from 'zod';\n\nconst schema = z.object({{\n  prenom: z.string().min(1, 'Votre prénom, été'),\n  nom: z.string().min(1, 'Votre nom'),\n  {0}: z.string(),\n}});\n"


@pytest.mark.parametrize(("field", "expected"), [("local_part", []), ("commune", ["review"])])
def test_a_mailbox_is_opened_by_whoever_runs_it(field: str, expected: list[str]) -> None:
    path = "front/ouvrir.ts"
    assert said("two-names-required", {path: SCHEMA.format(field)}, path) == expected


@pytest.mark.parametrize(("path", "expected"), [("config/locales/fr.yml", ["review"]), ("app/faq_export_fr.yml", [])])
def test_no_question_is_asked_of_what_was_poured_elsewhere(path: str, expected: list[str]) -> None:
    catalogue = "fr:\n  faq:\n    answer: Vous devez venir à la mairie de l’été afin de signer.\n"
    assert said("admin-jargon", {path: catalogue}, path) == expected


def test_a_long_sentence_that_stands_in_several_files_is_said_once(guichet: Callable[..., Any]) -> None:
    files = {f"templates/{name}.html": PAGE.format(f"<p>{LONG}</p>") for name in "ab"}
    run = guichet("check", "--isolated", "--select", "sentence-long", "--format", "json", ".", files=files)
    assert [len(one["places"]) for one in run.json["findings"]] == [1]
