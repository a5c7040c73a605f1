"""Whom a text is for, what it is, and how a sentence means its words: each answer with what tells it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from guichet.core.configuration import Config
from guichet.core.source import Source
from guichet.reading.project.project import Project
from guichet.reading.texts import read_file, read_template
from guichet.reading.texts.document import Document
from guichet.told.addressee import Addressee, addressee_of
from guichet.told.saying import meant
from guichet.told.status import Status, status_of


def document(path: str, text: str) -> Document:
    return read_file(Source(path, text), Config())


@pytest.mark.parametrize(
    ("path", "text", "expected"),
    [
        ("contenu/a.md", "# Aide\n\nVous pouvez venir.\n", Addressee.PERSON),
        ("contenu/a.md", "---\npublic: agents\n---\n\nVous pouvez venir.\n", Addressee.AGENT),
        ("contenu/a.md", "---\naudience: developers\n---\n\nYou can call it here.\n", Addressee.DEVELOPER),
        ("contenu/a.md", "---\npublic: entreprises\n---\n\nVous pouvez venir.\n", Addressee.PROFESSIONAL),
        ("contenu/a.md", "---\npublic: aidants\n---\n\nVous pouvez venir.\n", Addressee.HELPER),
        ("helpers/a.md", "# Aide\n\nVous pouvez venir.\n", Addressee.HELPER),
        ("app/helpers/a.json", '{"message": "Vous pouvez venir demain."}\n', Addressee.PERSON),
        ("views/api_token_mailer/a.md", "# Jeton\n\nVous pouvez en créer un autre.\n", Addressee.DEVELOPER),
        ("agents/a.md", "---\npublic: particuliers\n---\n\nVous pouvez venir.\n", Addressee.PERSON),
        ("letters/a.txt", "CASE NOTE 12 - for the caseworker only\n\nYou said yes.\n", Addressee.AGENT),
        ("courriers/instructor_view.txt", "Vous pouvez venir.\n", Addressee.AGENT),
        ("aides/a.md", "# Suivi\n\nLe demandeur est venu. Le demandeur a signé. On rappelle le demandeur demain.\n", Addressee.AGENT),
        (".specify/a.md", "# Rules\n\nYou can come to us.\n", Addressee.DEVELOPER),
        ("aides/management/commands/a.md", "# Rules\n\nYou can come to us.\n", Addressee.DEVELOPER),
        ("swagger/v1/api.json", '{"info": {"description": "You can ask us here."}}\n', Addressee.DEVELOPER),
        ("aide/a.md", "# Say it plainly\n\nA page from our style guide.\n\nYou say it simply.\n", Addressee.AGENT),
        ("prompts/a.md", "Tu es un assistant. Vous êtes aidés par nos agents.\n", Addressee.DEVELOPER),
        ("prompts/a.md", "Vous êtes aidés par un assistant.\n", Addressee.PERSON),
        ("monitoring/a.md", "# Alerte\n\nAgissez maintenant, vous avez une heure.\n", Addressee.DEVELOPER),
        ("mails/a.md", "Bonjour,\n\nUn administrateur a ajouté votre compte. Rapprochez-vous de votre bureau.\n", Addressee.AGENT),
        ("mails/a.md", "Bonjour,\n\nVous ne voyez plus les dossiers affectés à ce partenaire.\n", Addressee.AGENT),
        ("mails/a.md", "Dear Sam,\n\nYour account is closed. Your line manager can open it again.\n", Addressee.AGENT),
        ("mails/a.md", "Bonjour,\n\nVotre demande est attribuée à une conseillère. Nous faisons tout pour traiter les demandes.\n", Addressee.PERSON),
        ("courriers/a.md", "Bonjour,\n\nVenez à l'accueil de votre agence ou de votre commune.\n", Addressee.PERSON),
        ("deploy/messages.yml", "fr:\n  a: Vous avez une heure pour agir.\n", Addressee.PERSON),
        ("mails/a.eml", "To: equipe@ville.example\nSubject: Suivi\n\nVous verrez cela demain avec nous.\n", Addressee.AGENT),
    ],
)  # fmt: skip
def test_addressee(path: str, text: str, expected: Addressee) -> None:
    assert addressee_of(document(path, text))[0] is expected


def test_the_evidence_is_named() -> None:
    _, evidence = addressee_of(document("letters/a.txt", "Internal guidance for staff.\n\nYou said yes.\n"))
    assert evidence.text.en == 'it says so: "internal guidance"'


@pytest.mark.parametrize(
    ("path", "text", "expected"),
    [
        ("contenu/a.md", "# Aide\n\nVous pouvez venir.\n", Status.LIVING),
        ("tests/a.md", "# Aide\n\nVous pouvez venir.\n", Status.TEST),
        ("tools/wiremock/a.md", "# Aide\n\nVous pouvez venir.\n", Status.EXAMPLE),
        ("legal/cgu-2014-03-01.md", "# Conditions\n\nVous acceptez.\n", Status.FROZEN),
        ("legal/terms_v2.md", "# Terms\n\nYou accept this now.\n", Status.FROZEN),
        ("legal/terms.md", "# Terms\n\nSuperseded by the version of 2020. You accept.\n", Status.FROZEN),
        ("legal/terms.md", "# Terms\n\nYou accept this now, and so do we.\n", Status.LIVING),
        ("legal/terms.md", "---\nabout: repealed terms\n---\n\nYou accept this now.\n", Status.FROZEN),
        ("legal/a.md", "---\nobjet: textes juridiques figés\n---\n\nVous acceptez cela.\n", Status.FROZEN),
        ("legal/a.md", "# Avis\n\nVous pouvez ne pas afficher votre nom. Les textes sont conservés.\n", Status.LIVING),
        ("cours/mauvais/lettre.txt", "Madame,\n\nVous devez.\n", Status.EXAMPLE),
        ("docs/run.md", "# Run\n\nUse `make`, then `npm run dev`, and you can see it.\n", Status.DOCUMENTATION),
        (
            "lettres/a.md",
            "# Lexique\n\n| N'écrivez plus | Écrivez |\n| --- | --- |\n| sous huitaine | avant le 3 mai |\n",
            Status.EXAMPLE,
        ),
        ("lettres/a.md", "# Formulaire\n\nN'écrivez plus rien sous cette ligne. Vous pouvez venir.\n", Status.LIVING),
        ("migrations/a.md", "# Aide\n\nVous pouvez venir.\n", Status.FROZEN),
        ("STATS.md", "# Stats\n\nSELECT COUNT(*)\nFROM demandes\nWHERE you AND us\n", Status.DOCUMENTATION),
        (
            "docs/vigie.md",
            "# Vigie\n\nRegardez Sentry le matin, puis Scalingo, et vous pouvez prévenir.\n",
            Status.DOCUMENTATION,
        ),
        (
            "src/doc/accordeon.md",
            "# Accordéon\n\nCe composant suit un composant. Vous placez le composant sous un autre composant.\n",
            Status.DOCUMENTATION,
        ),
        (
            "docs/cours.md",
            "# Cours\n\nVous lisez la page en HTML, puis un composant en CSS et en HTML.\n",
            Status.LIVING,
        ),
        ("docs/decisions/sms.md", "# SMS\n\nNous gardons le choix de vos envois.\n", Status.DOCUMENTATION),
        ("docs/acces.md", "# Accès\n\nVous demandez un jeton OAuth2, puis vous lisez le JSON.\n", Status.DOCUMENTATION),
        ("contenu/decisions/a.md", "# Aide\n\nVous pouvez contester.\n", Status.LIVING),
        ("letters/samples/a.txt", "Dear you,\n\nYou can come to us.\n", Status.LIVING),
    ],
)
def test_status(path: str, text: str, expected: Status) -> None:
    assert status_of(document(path, text))[0] is expected


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Vous avez fraudé.", True),
        ("Cela ne veut pas dire que vous avez fraudé.", False),
        ("Personne ne vous accuse, vous avez fraudé.", True),
        ("Si vous avez fraudé, dites-le.", False),
        ("Les escrocs vous écrivent : vous avez fraudé.", False),
        ("La lettre disait « vous avez fraudé ».", False),
    ],
)
def test_a_sentence_means_its_words(text: str, said: bool) -> None:
    one = document("courriers/a.txt", f"Madame, voici ce que nous vous disons.\n\n{text}\n")
    assert bool(list(meant(one, re.compile("vous avez fraudé"), "fr"))) is said


@pytest.mark.parametrize(
    ("files", "status"),
    [
        ({}, Status.TEST),
        ({"templates/page.html": '{% include "test_vue.html" %}'}, Status.LIVING),
        ({"app/views.py": "def passer(request):\n    return render(request, 'test_vue.html')\n"}, Status.LIVING),
        ({"app/tests/test_views.py": "def passer(r):\n    return render(r, 'test_vue.html')\n"}, Status.TEST),
    ],
)
def test_a_test_that_people_take_is_a_page(
    files: dict[str, str], status: Status, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = "templates/test_vue.html"
    monkeypatch.chdir(tmp_path)
    for name, text in {path: '<p lang="fr">Vous pouvez passer le test.</p>', **files}.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    project = Project(sorted([path, *files]), Config())
    template = project.library.template(path)
    assert template is not None
    assert status_of(read_template(project.page(template)))[0] is status


_FILING = '<form method="post"><label>Motif<input name="motif"></label><button>Archiver</button></form>'


@pytest.mark.parametrize(
    ("path", "text", "others", "status"),
    [
        ("templates/archives/_classer.html", _FILING, {"templates/dossier.html": '{% include "archives/_classer.html" %}'}, Status.LIVING),
        ("templates/archives/classer.html", _FILING, {"app/views.py": "def classer(r):\n    return render(r, 'archives/classer.html')\n"}, Status.LIVING),
        ("templates/archives/classer.html", _FILING, {}, Status.FROZEN),
        ("templates/archives/cgu.html", "<p>Vous acceptez.</p>", {"app/views.py": "def cgu(r):\n    return render(r, 'archives/cgu.html')\n"}, Status.FROZEN),
    ],
)  # fmt: skip
def test_what_files_a_dossier_away_is_a_page_of_today(
    path: str, text: str, others: dict[str, str], status: Status, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name, written in {path: text, **others}.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(written)
    project = Project(sorted([path, *others]), Config())
    template = project.library.template(path)
    assert template is not None
    assert status_of(read_template(project.page(template)))[0] is status


def test_messages_of_a_model_of_archives_are_of_today() -> None:
    text = "fr:\n  archive:\n    motif: Vous pouvez dire pourquoi.\n"
    assert status_of(document("config/locales/models/archive.fr.yml", text))[0] is Status.LIVING
    assert status_of(document("config/locales/archives/aide.fr.yml", text))[0] is Status.FROZEN
