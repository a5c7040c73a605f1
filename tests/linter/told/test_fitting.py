"""A suggestion is the sentence itself with plain words in it, in their right form, or it is not offered as one."""

import tomllib
from importlib import resources

import pytest
from guichet.core.configuration import Config
from guichet.core.source import Source
from guichet.engine.catalogue import rule_named
from guichet.engine.dispatch import check_file
from guichet.engine.selection import Rules
from guichet.reading.project.project import Project

FITS_FR = [
    ("Votre abonnement sera résilié à compter du 3 mai.", "Votre abonnement sera résilié à partir du 3 mai"),
    ("Vous commencez à compter d'aujourd'hui.", "Vous commencez à partir d’aujourd’hui"),
    ("Conformément aux règles de la mairie, vous payez.", "Selon les règles de la mairie, vous payez"),
    ("Conformément à l'article 3, vous payez.", "Selon l’article 3, vous payez"),
    ("Vous êtes tenue de répondre à cette lettre.", "Vous devez répondre à cette lettre"),
    ("Vous n'êtes pas tenu de répondre.", "Vous n’avez pas à répondre"),
    ("L'aide a été octroyée à votre voisine.", "L’aide a été donnée à votre voisine"),
    ("Octroyez cette aide à votre voisine.", "Donnez cette aide à votre voisine"),
    ("Nous n'octroyons plus cette aide.", "Nous ne donnons plus cette aide"),
    ("Nous procédons au paiement de votre aide.", "Nous faisons le paiement de votre aide"),
    ("Les téléservices vous sont ouverts.", "Les services en ligne vous sont ouverts"),
    ("La majoration vous est due.", "L’augmentation vous est due"),
    ("À défaut de paiement, votre carte s'arrête.", "Sans paiement, votre carte s’arrête"),
    ("Au moyen de ce formulaire, vous demandez.", "Avec ce formulaire, vous demandez"),
    ("Les sommes afférentes à votre logement sont ici.", "Les sommes liées à votre logement sont ici"),
    ("Vous devez acquitter la somme de 3 euros.", "Vous devez payer la somme de 3 euros"),
    ("Il vous faut transmettre une copie.", "Il vous faut envoyer une copie"),
]
FITS_EN = [
    ("You must pay the fee prior to your visit.", "You must pay the fee before your visit"),
    ("Utilising this form helps.", "Using this form helps"),
    ("An erroneous letter came to you.", "a wrong letter came to you"),
    ("Payments were reimbursed.", "Payments were paid back"),
    ("He is in receipt of help.", "He gets help"),
    ("The remuneration is low.", "The pay is low"),
]
ENGLISH_IDEAS = [
    "Please ascertain the date of your visit.",
]
ONLY_IDEAS = [
    "Donnez la date du dernier message pétitionnaire.",
    "Vous voulez que l'aide soit susceptible de rester.",
    "Le requérant est informé de la suite.",
    "Dans le cadre de travaux, votre rue est fermée.",
    "Vos documents requis par la mairie sont ici.",
    "Votre décision fait l'objet de remarques.",
    "Votre rue est susceptible de fermer.",
    "Les pièces susvisées sont à joindre.",
    "Bénéficiez d'une aide dès le mois de mai.",
    "Cet octroi de 30 euros est rare.",
]


def _sentences(text: str, lang: str) -> list[str]:
    config = Config(options={"admin-jargon": {"each": True}})
    page = Source("page.html", f'<!doctype html><html lang="{lang}"><p>{text}</p></html>')
    project = Project([page.path], config, {page.path: page})
    return [one.message.of(lang) for one in check_file(page.path, Rules([rule_named("admin-jargon")]), project)]


@pytest.mark.parametrize(("text", "expected"), FITS_FR)
def test_french_words_take_the_form_of_the_sentence(text: str, expected: str) -> None:
    assert f"Écrivez : « {expected} »" in _sentences(text, "fr")[0].replace("\u00a0", " ")


@pytest.mark.parametrize(("text", "expected"), FITS_EN)
def test_english_words_take_the_form_of_the_sentence(text: str, expected: str) -> None:
    assert f'Write: "{expected}"' in _sentences(text, "en")[0]


@pytest.mark.parametrize("text", ONLY_IDEAS)
def test_what_does_not_fit_is_an_idea(text: str) -> None:
    assert [
        sentence
        for sentence in _sentences(text, "fr")
        if "Ce que cela veut dire" in sentence or "À dire plus simplement" in sentence
    ]
    assert not [sentence for sentence in _sentences(text, "fr") if "Écrivez :" in sentence.replace("\u00a0", " ")]


@pytest.mark.parametrize("text", ENGLISH_IDEAS)
def test_english_words_that_do_not_stand_before_what_follows_are_an_idea(text: str) -> None:
    assert [
        sentence
        for sentence in _sentences(text, "en")
        if "What it means" in sentence or "To be said more simply" in sentence
    ]
    assert not [sentence for sentence in _sentences(text, "en") if "Write:" in sentence]


def test_a_quotation_keeps_its_denial() -> None:
    [sentence] = _sentences("Nous n'octroyons plus cette aide.", "fr")
    assert sentence.startswith("«\u00a0n’octroyons plus\u00a0»")


def test_a_long_sentence_is_cut_around_the_words() -> None:
    text = "Les familles qui vivent avec vous dans cette rue depuis trois ans paieront à compter du mois de mai une taxe de plus."
    [sentence] = _sentences(text, "fr")
    assert "« … trois ans paieront à partir du mois de mai … »" in sentence.replace("\u00a0", " ")


@pytest.mark.parametrize("name", ["jargon_fr", "jargon_en", "digital_jargon"])
def test_keys_that_say_how_they_fit_are_in_the_list(name: str) -> None:
    text = resources.files("guichet").joinpath(f"rules/plain_language/{name}.toml").read_text(encoding="utf-8")
    data = tomllib.loads(text)
    keys = {key for table in data.values() if isinstance(table, dict) for key in table}
    assert not {*data["same_gender"], *data["meaning_only"]} - keys
