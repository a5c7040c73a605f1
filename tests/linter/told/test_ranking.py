"""`guichet read FOLDER`: the texts of a project that address people, the most harmful first, with the reasons in words."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from tests.linter.conftest import Run

Guichet = Callable[..., Run]
SCHEMA = json.loads((Path(__file__).parents[1] / "schemas" / "read.json").read_text(encoding="utf-8"))

UNDATED = "Madame, Monsieur,\n\nEnvoyez-nous la copie de votre carte afin de garder votre place. Sans réponse de votre part, votre allocation sera suspendue.\n\nBien à vous.\n"
DATED = "Madame, Monsieur,\n\nEnvoyez-nous la copie de votre carte avant le 3 mai 2027. Sans réponse, votre allocation sera suspendue.\n\nBien à vous.\n"
FORCED = "Madame, Monsieur,\n\nPayez avant le 3 mai 2027. Un huissier viendra chez vous si vous ne payez pas.\n\nBien à vous.\n"
REFUSED = (
    "Madame, Monsieur,\n\nVotre demande de logement est refusée car le loyer dépasse vos moyens.\n\nBien à vous.\n"
)
ANNOUNCED = "Bonjour,\n\nVenez à la mairie avant le 3 mai 2027 avec votre carte.\n\nBien à vous.\n"
ASKED = "Bonjour,\n\nAppelez la mairie à compter du mois prochain.\n\nBien à vous.\n"
KIND = "Bonjour,\n\nNous avons bien reçu votre lettre. Vous avez le droit à cette aide toute l’année.\n\nBien à vous.\n"
CATALOGUE = """msgid ""
msgstr ""
"Language: fr\\n"

msgid "closing"
msgstr "Répondez à cette lettre avant le 3 mai 2027, sinon votre allocation sera suspendue."

msgid "welcome"
msgstr "Voici la page de votre dossier."
"""
LETTERS = {
    "lettres/sans-date.txt": UNDATED,
    "lettres/date.txt": DATED,
    "lettres/huissier.txt": FORCED,
    "lettres/refus.txt": REFUSED,
    "lettres/rendez-vous.txt": ANNOUNCED,
    "lettres/appel.txt": ASKED,
    "lettres/merci.txt": KIND,
    "locale/fr/django.po": CATALOGUE,
    "agents/consigne.txt": UNDATED,
    "tests/lettre.txt": UNDATED,
    "archives/lettre.txt": UNDATED,
}
WORST_FIRST = [
    ("lettres/sans-date.txt", "lost-undated"),
    ("lettres/huissier.txt", "lost-by-date"),
    ("lettres/date.txt", "lost-by-date"),
    ("locale/fr/django.po", "lost-by-date"),
    ("lettres/refus.txt", "lost"),
    ("lettres/rendez-vous.txt", "by-date"),
    ("lettres/appel.txt", "asked"),
]


def texts(run: Run) -> list[dict[str, Any]]:
    """The texts of a run, whose JSON is as documented."""
    assert (run.status, run.err) == (0, "")
    jsonschema.validate(run.json, SCHEMA)
    listed: list[dict[str, Any]] = run.json["texts"]
    return listed


def test_a_folder_is_read_worst_text_first_without_those_for_agents_tests_and_archives(guichet: Guichet) -> None:
    found = texts(guichet("read", ".", "--format", "json", files=LETTERS))
    assert [(one["path"], one["level"]) for one in found] == WORST_FIRST
    assert [one["rank"] for one in found] == list(range(1, len(WORST_FIRST) + 1))
    assert guichet("read", ".", "--format", "json").json == guichet("read", "lettres", ".", "--format", "json").json


def test_the_reasons_are_words(guichet: Guichet) -> None:
    found = {one["path"]: one["reasons"] for one in texts(guichet("read", ".", "--format", "json", files=LETTERS))}
    assert found["lettres/date.txt"].startswith(
        'Must act, "avant le 3 mai 2027"; otherwise: "votre allocation sera suspendue"; in these sentences: 1 '
    )
    assert found["lettres/sans-date.txt"].startswith("Must act, no date is given; otherwise:")
    assert found["lettres/huissier.txt"].startswith('Must act, "avant le 3 mai 2027"; otherwise, by force: "huissier')
    assert found["lettres/refus.txt"].startswith('Refuses: "Votre demande de logement est refusée"')
    assert found["lettres/appel.txt"] == "Asks to act; in these sentences: 1 office word, 1 other point."
    french = guichet("read", "lettres/date.txt", "--format", "json", "--lang", "fr").json["texts"][0]["reasons"]
    assert french.startswith(
        "Il faut agir, « avant le 3 mai 2027 » ; sinon".replace(" »", "\u00a0»")
        .replace("« ", "«\u00a0")
        .replace(" ;", "\u00a0;")
    )


def test_the_harder_of_two_equal_texts_comes_first(guichet: Guichet) -> None:
    plain = ASKED.replace("à compter du", "à partir du")
    found = texts(guichet("read", ".", "--format", "json", files={"lettres/a.txt": plain, "lettres/b.txt": ASKED}))
    assert [one["path"] for one in found] == ["lettres/b.txt", "lettres/a.txt"]


def test_a_message_is_a_text_when_it_asks_or_takes(guichet: Guichet) -> None:
    (one,) = texts(guichet("read", "locale", "--format", "json", files=LETTERS))
    assert (one["message"], one["line"], one["lang"]) == (True, 6, "fr")


def test_a_message_in_several_places_is_one_text(guichet: Guichet) -> None:
    files = {f"{app}/locale/fr/django.po": CATALOGUE for app in ("aides", "logement")}
    (one,) = texts(guichet("read", ".", "--format", "json", files=files))
    assert (one["path"], one["also"]) == (
        "aides/locale/fr/django.po",
        [{"path": "logement/locale/fr/django.po", "line": 6}],
    )
    assert "aides/locale/fr/django.po:6 and 1 other place\n" in guichet("read", ".").out
    assert "<code>logement/locale/fr/django.po:6</code>" in guichet("read", ".", "--format", "html").out


@pytest.mark.parametrize(
    "words",
    ["Voici les risques encourus par votre logement.", "Vous ne recevrez pas d’e-mail de notre part avant mardi."],
)
def test_a_danger_or_a_message_not_sent_is_no_loss(guichet: Guichet, words: str) -> None:
    letter = f"Bonjour,\n\n{words}\n\nBien à vous.\n"
    levels = [one["level"] for one in texts(guichet("read", ".", "--format", "json", files={"lettres/a.txt": letter}))]
    assert set(levels) <= {"asked", "told"}


def test_a_proposal_is_the_sentence_with_every_plain_word_that_fits(guichet: Guichet) -> None:
    letter = "Bonjour,\n\nRépondez à compter du 3 mai afin de recevoir votre aide.\n\nBien à vous.\n"
    (one,) = texts(guichet("read", ".", "--format", "json", files={"lettres/a.txt": letter}))
    (passage,) = one["passages"]
    assert passage["before"] == "Répondez à compter du 3 mai afin de recevoir votre aide."
    assert passage["proposal"] == "Répondez à partir du 3 mai pour recevoir votre aide."
    assert passage["line"] == 3
    assert passage["why"][0] == "Asks to act."
    assert passage["rules"] == ["admin-jargon", "admin-jargon"]


def test_what_the_team_decided_is_not_proposed_again(guichet: Guichet) -> None:
    ignored = {"pyproject.toml": '[tool.guichet]\nignore = ["admin-jargon"]\n', "lettres/a.txt": ASKED}
    (one,) = texts(guichet("read", ".", "--format", "json", files=ignored))
    assert one["passages"][0]["proposal"] == one["passages"][0]["before"]


def test_the_terminal_shows_places_titles_and_reasons_then_how_many_are_left(guichet: Guichet) -> None:
    out = guichet("read", ".", files=LETTERS).out
    assert out.startswith("7 texts to read again")
    assert re.search(r"^ {2}1\. lettres/sans-date\.txt:1\n {5}sans-date\.txt\n", out, re.M)
    assert "--format html" not in out
    many = {f"lettres/{number}.txt": ASKED for number in range(30)}
    assert "and 17 other texts" in guichet("read", ".", files=many).out


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_nothing_to_read_again_is_said(guichet: Guichet, lang: str) -> None:
    run = guichet("read", ".", "--lang", lang, files={"lettres/a.txt": KIND})
    assert run.status == 0
    assert run.out.startswith("Aucun texte" if lang == "fr" else "No text")
    assert guichet("read", ".", "--format", "json").json["texts"] == []
    assert "<textarea" not in guichet("read", ".", "--format", "html").out


def test_a_folder_without_anything_to_read_is_an_error(guichet: Guichet) -> None:
    run = guichet("read", "empty", files={"empty/a.astro": "<p>Bonjour</p>"})
    assert (run.status, run.out) == (2, "")
    assert ".astro" in run.err


def test_one_file_is_still_reported_alone(guichet: Guichet) -> None:
    assert "Reading ease" in guichet("read", "lettres/date.txt", files=LETTERS).out


def test_why_of_a_folder_is_a_line_for_each_text(guichet: Guichet) -> None:
    vendored = {"vendor/lettre.txt": LETTERS["lettres/date.txt"], "vide.html": "<p></p>"}
    run = guichet("read", ".", "--why", files=LETTERS | vendored)
    lines = run.out.splitlines()
    assert run.status == 0
    assert any(
        one.startswith("lettres/date.txt: This text speaks to: ") and "It is a living text" in one for one in lines
    )
    assert not any(one.startswith("vide.html") for one in lines)
    run = guichet("read", ".", "--why", "--format", "json")
    assert (run.status, run.out) == (2, "")
    assert "in the terminal" in run.err


def test_why_of_a_folder_counts_what_rules_about_words_do_not_read(guichet: Guichet) -> None:
    files = {"guichet.toml": '[audience]\n"inside/" = "agent"\n', "inside/a.txt": DATED, "b.txt": DATED}
    run = guichet("read", ".", "--why", "--lang", "en", files=files)
    assert "Texts that rules about words do not read: 1 of 2." in run.out


@pytest.mark.parametrize(
    "opening",
    [
        "Si vous souhaitez une carte, vous pouvez venir.",
        "Pour une carte, un dossier ou une aide, rien n’est demandé.",
        "Pour les familles, toutes les aides sont ici.",
    ],
)
def test_a_condition_is_no_order(guichet: Guichet, opening: str) -> None:
    letter = f"Bonjour,\n\n{opening}\n\nBien à vous.\n"
    assert texts(guichet("read", ".", "--format", "json", files={"lettres/a.txt": letter})) == []


def test_an_order_after_a_condition_is_one(guichet: Guichet) -> None:
    letter = "Bonjour,\n\nSi vous avez une carte, un dossier ou une aide, appelez la mairie.\n\nBien à vous.\n"
    (one,) = texts(guichet("read", ".", "--format", "json", files={"lettres/a.txt": letter}))
    assert one["level"] == "asked"


@pytest.mark.parametrize(
    ("order", "limit"),
    [
        ("Si vous avez emménagé avant le 3 mai 2021, appelez la mairie.", ""),
        ("Si vous avez emménagé avant le 3 mai 2021, appelez la mairie avant le 4 juin 2027.", "avant le 4 juin 2027"),
        ("Si vous n’avez rien reçu, appelez la mairie avant le 4 juin 2027.", "avant le 4 juin 2027"),
        ("Depuis le 9 avril 2024, vous devez apporter votre carte à la mairie.", ""),
        ("À partir du 9 avril 2024, merci de venir à la mairie.", ""),
        ("Since 9 April 2024 you must bring your card to the town hall.", ""),
        ("Apportez à la mairie votre lettre reçue le 3 mai 2027.", ""),
        ("Apportez la carte du 3 mai 2021 avant le 4 juin 2027.", "avant le 4 juin 2027"),
        ("Venez à la mairie le 4 juin 2027 avec votre carte.", "le 4 juin 2027"),
        ("Apportez votre carte au rendez-vous du 4 juin 2027.", "4 juin 2027"),
    ],
)
def test_a_date_in_a_condition_is_no_limit(guichet: Guichet, order: str, limit: str) -> None:
    letter = f"Bonjour,\n\n{order}\n\nBien à vous.\n"
    (one,) = texts(guichet("read", ".", "--format", "json", files={"lettres/a.txt": letter}))
    assert one["limit"] == limit


@pytest.mark.parametrize(
    ("path", "opening", "title"),
    [
        ("lettres/carte.txt", "Bonjour,", "carte.txt"),
        ("lettres/carte.txt", "Objet : votre carte de bus\n\nBonjour,", "votre carte de bus"),
        ("lettres/carte.txt", "Bonjour {{ prenom }},", "carte.txt"),
        ("lettres/carte.txt", "Votre carte de bus est prête.", "Votre carte de bus est prête."),
        ("lettres/carte.txt", "{% block subject %}Votre carte de bus{% endblock %}\n\nBonjour,", "Votre carte de bus"),
        ("lettres/carte.html", '<p lang="fr">Bonjour,</p>', "carte.html"),
    ],
)
def test_a_text_is_known_by_what_it_is_about(guichet: Guichet, path: str, opening: str, title: str) -> None:
    order = "Venez chercher votre carte à la mairie avec une photo et une lettre."
    order = f'<p lang="fr">{order}</p>' if path.endswith("html") else order
    letter = f"{opening}\n\n{order}\n"
    (one,) = texts(guichet("read", ".", "--format", "json", files={path: letter}))
    assert one["title"] == title


def test_a_page_that_tells_when_requests_are_refused_refuses_nothing(guichet: Guichet) -> None:
    page = '<html lang="fr"><h1>Questions</h1><p>Votre demande est refusée lorsque le plafond est dépassé.</p></html>'
    assert texts(guichet("read", ".", "--format", "json", files={"templates/questions.html": page})) == []
