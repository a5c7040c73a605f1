"""Words that are told to others, that name a thing, or that are read in parts: a flaw in one file, and nothing in its twin."""

from __future__ import annotations

from pathlib import Path

import pytest
from guichet.core.configuration import Config
from guichet.core.findings import Certainty, Finding
from guichet.engine.run import check
from guichet.reading.language.sentences import sentences


def findings(path: str, text: str, rule: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> list[Finding]:
    file = folder / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    monkeypatch.chdir(folder)
    told = check(["."], Config(select=(rule,)), jobs=1, use_cache=False).findings
    return [one for one in told if one.certainty is Certainty.VIOLATION]


def fr(words: str) -> str:
    return f'<div lang="fr">{words}</div>'


def en(words: str) -> str:
    return f'<div lang="en">{words}</div>'


STEPS = "Vous devez fournir à la mairie le texte qui fonde votre demande{0} pour dire pourquoi vous avez besoin de lire ces listes de livres{1} pour dire que vous avez le droit de les lire en raison de votre travail à la bibliothèque de la ville{2}"
ASKED = "<p>Bonjour,</p><p>Nous avons reçu une nouvelle demande de prêt.</p><p>{} Les pièces susvisées sont jointes à votre lettre.</p>"
LONG = "If you live here and are over sixty, you can ask the town hall for a card that lets you take the bus, the tram and the boat for one year without paying, except on Sunday, {} here."
SENT = 'from django.core.mail import EmailMessage\n\n\ndef told(request, form):\n    EmailMessage(to=[{}], body="VOTRE LIVRE EST ARRIVÉ À LA BIBLIOTHÈQUE").send()\n'
RAISED = 'from django.utils.translation import gettext as _\n\n\nclass Refused(Exception):\n    pass\n\n\ndef read(file):\n    raise {}(_("Unsupported file format"))\n'

TWINS = {
    "told to a service that is asked for its opinion": (
        "admin-jargon", "avis.html", fr(ASKED.format("Nous vous invitons à lire ceci.")), fr(ASKED.format("Nous vous invitons à consulter le dossier et à nous donner votre avis.")),
    ),
    "what each does in a tool": (
        "admin-jargon", "contact.html", fr("<h3>Pour commencer</h3><p>Les pièces susvisées sont à joindre à votre lettre.</p>"), fr("<h3>Côté bailleur</h3><p>Les pièces susvisées sont à joindre à votre lettre.</p>"),
    ),
    "a page that sells the tool to services": (
        "acronym-unexplained", "accueil.html", fr("<p>Vous suivez tous les prêts du RZP.</p>"), fr("<p>Vous suivez tous les prêts du RZP : vos services mais aussi vos délégataires.</p>"),
    ),
    "a kind of things, named by a participle": (
        "admin-jargon", "page.html", en("<p>We reimburse your bus fare after the visit.</p>"), en("<p>Take your moving costs, other reimbursed business expenses and rent off what you earn.</p>"),
    ),
    "a term that is kept, and one heavy phrase": (
        "admin-jargon", "page.html", fr("<p>Choisissez les prêts susvisés qui doivent faire l’objet d’un avenant.</p>"), fr("<p>Choisissez les prêts qui doivent faire l’objet d’un avenant de l’été.</p>"),
    ),
    "the line of a form, kept by its number": (
        "admin-jargon", "lines.yml", 'visit:\n  label: "5 Did you reside in your own home all year?"\n  hint: "Please tell us where you live."\n', 'LINE_5:\n  label: "5 Did you reside in your own home all year?"\n  hint: "Please tell us where you live."\n',
    ),
    "a list kept in one text": (
        "sentence-long", "locales/fr.yml", f"fr:\n  a: |\n    {STEPS.format(', soit', ', soit', '.')}\n", f"fr:\n  a: |\n    {STEPS.format(' :' + chr(10) + '    -', ' ;' + chr(10) + '    -', '.')}\n",
    ),
    "things told one by one after a colon": (
        "sentence-long", "page.html", fr(f"<p>{STEPS.format(',', ',', ', puis revenir ici.')}</p>"), fr(f"<p>{STEPS.format(' :', ' ;', ' ; revenir ici.')}</p>"),
    ),
    "names of things": (
        "nominalisation-chain", "locales/en.json", '{"a": "You can call us.", "b": "You can write.", "c": "Failure to pay is subject to cancellation of the registration and removal."}', '{"a": "You can call us.", "b": "You can write.", "c": "All subtractions and credits are subject to eligibility requirements."}',
    ),
    "how long an illness lasts": (
        "delay-vague", "page.html", en("<p>Your payment is expected to wait a long time, for an indefinite period.</p>"), en("<p>Your condition is expected to last a long time, for an indefinite period.</p>"),
    ),
    "a rule that may be lifted": (
        "threat-before-right", "locales/fr.json", '{"a": "L’eau de votre logement peut être suspendue sans autre avis."}', '{"a": "Cette mesure s’applique à l’eau potable des écoles et peut être suspendue en cas de sécheresse."}',
    ),
    "a fine of the law of a trade": (
        "threat-before-right", "page.html", fr("<p>Le non-tri est puni d’une amende de 300 €.</p>"), fr("<p>Vos salariés trient. Vos prestataires aussi. Vos convives de même. Le non-tri est puni d’une amende de 300 €.</p>"),
    ),
    "a page that gave up waiting": (
        "shaming-wording", "page.html", en("<p>You took too long to send the form.</p>"), en("<p>You took too long to reset your password.</p>"),
    ),
    "figures and what is filled in": (
        "sentence-long", "page.html", en(f"<p>{LONG.format('with your children at noon')}</p>"), en(f"<p>{LONG.format('{{ x }}, 12 34 56')}</p>"),
    ),
    "what was typed is not there": (
        "error-dead-end", "locales/fr.json", '{"a": "Recherche impossible", "b": "Vos réponses sont là."}', '{"a": "Recherche inconnue", "b": "Vos réponses sont là."}',
    ),
    "what is said of a field, after its name": (
        "error-dead-end", "locales/en.yml", "en:\n  errors:\n    loans:\n      file: Invalid format\n      sent: Your visit is noted.\n", "en:\n  errors:\n    models:\n      loan:\n        file: invalid format\n        sent: Your visit is noted.\n",
    ),
    "what says what it is": (
        "acronym-unexplained", "page.html", en("<p>If you had a ZORP benefit, tell us. Bring the letter.</p>"), en("<p>If you had a ZORP benefit, tell us. (ZORP offers help with rent to people who live alone.)</p>"),
    ),
    "a mail to the house": (
        "capitals-shouting", "loans/views.py", SENT.format('form.cleaned_data["email"]'), SENT.format('"contact@exemple.fr"'),
    ),
    "what stops a program": (
        "error-dead-end", "loans/reading.py", RAISED.format("Refused"), RAISED.format("ValueError"),
    ),
    "a title in capitals, by its class": (
        "capitals-shouting", "page.html", fr('<div><span class="note">COÛT DES TRAVAUX</span></div>'), fr('<div><span class="subtitle-home">COÛT DES TRAVAUX</span></div>'),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", TWINS)
def test_a_flaw_and_its_twin(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rule, path, flawed, twin = TWINS[name]
    for folder, text, number in (("flawed", flawed, 1), ("twin", twin, 0)):
        assert len(findings(path, text, rule, tmp_path / folder, monkeypatch)) == number, folder


def test_an_address_after_a_colon_ends_a_sentence() -> None:
    text = "Votre numéro sert ici : https://exemple.fr/prets#un Gardez-le pour la suite."
    assert [text[start:end] for start, end in sentences(text)][1] == "Gardez-le pour la suite."
    assert len(sentences("Lisez https://exemple.fr puis venez.")) == 1


def test_one_sentence_of_two_branches_is_said_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    words = "<p>La notification interviendra postérieurement à l’été, à l’issue de la procédure relative à la cessation de l’aide.</p>"
    (_,) = findings(
        "page.html", fr(f"{{% if a %}}{words}{{% else %}}{words}{{% endif %}}"), "admin-jargon", tmp_path, monkeypatch
    )


def test_a_wait_is_owed_to_those_who_come_for_their_trade_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    words = fr("<p>Vos salariés sont inscrits. Votre aide sera publiée sous peu.</p>")
    assert len(findings("page.html", words, "delay-vague", tmp_path, monkeypatch)) == 1


@pytest.mark.parametrize(
    ("opening", "number"), [("We ask for what follows.", 1), ("Under penalties of perjury, I declare this.", 0)]
)
def test_what_is_sworn_is_imposed_in_all_of_its_message(
    opening: str, number: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = f'{{"a": "<p>{opening}</p><p>You must pay the fee prior to your visit.</p>"}}\n'
    assert len(findings("locales/en.json", words, "admin-jargon", tmp_path, monkeypatch)) == number


def test_of_what_was_poured_elsewhere_each_rule_asks_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, words = "db/data/faq.yml", "You must pay the fee prior to your visit."
    text = f"faq:\n  one: {words}\n  two: Please remit the amount to your school.\n"
    monkeypatch.chdir(tmp_path)
    (tmp_path / path).parent.mkdir(parents=True)
    (tmp_path / path).write_text(text, encoding="utf-8")
    (told,) = check(["."], Config(select=("admin-jargon",)), jobs=1, use_cache=False).findings
    assert told.certainty is Certainty.REVIEW


ASKS = "<p>{} residents are required to send the form to the town hall before May.</p><p>You can call us.</p>"
KNOWN = "<p>Nous enverrons la lettre avec le prêt{}</p><p>Vous pouvez nous appeler.</p>"
TRIED = '<p>You must pay the fee prior to your visit.</p><form action="{}"><button>Go</button></form>'
REVIEWED = {
    "some of many": ("order-impersonal", "page.html", en(ASKS.format("All")), en(ASKS.format("Some city"))),
    "a phrase come across": (
        "admin-jargon", "page.html", fr(KNOWN.format(" afférent à l’été.")), fr(KNOWN.format(" de l’été, le cas échéant."))
    ),
    "what a machine is doing": (
        "digital-jargon", "locales/en.yml", "en:\n  a: You need your credentials here.\n", "en:\n  a: Saving your credentials …\n"
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", REVIEWED)
def test_what_is_asked_and_what_is_let_be(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rule, path, flawed, twin = REVIEWED[name]
    for folder, text, number in (("flawed", flawed, 1), ("twin", twin, 0)):
        file = tmp_path / folder / path
        file.parent.mkdir(parents=True)
        file.write_text(text, encoding="utf-8")
        monkeypatch.chdir(tmp_path / folder)
        assert len(check(["."], Config(select=(rule,)), jobs=1, use_cache=False).findings) == number, folder


@pytest.mark.parametrize("path", ["faq_export_en.yml", "temoignages/lea.yml"])
def test_words_kept_as_they_were_taken_are_let_be(path: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    words = "faq:\n  one: You must pay the fee prior to your visit.\n  two: Please tell us where you live.\n"
    assert not findings(path, words, "admin-jargon", tmp_path, monkeypatch)
    assert findings("faq.yml", words, "admin-jargon", tmp_path, monkeypatch)


@pytest.mark.parametrize(("address", "number"), [("/send", 1), ("https://example.com/send", 0)])
def test_a_page_that_builders_try_is_told_to_nobody(
    address: str, number: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates/test.html").write_text(en(TRIED.format(address)), encoding="utf-8")
    view = "from django.shortcuts import render\n\n\ndef tried(request):\n    return render(request, 'test.html')\n"
    (tmp_path / "views.py").write_text(view, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    told = check(["."], Config(select=("admin-jargon",)), jobs=1, use_cache=False).findings
    assert len(told) == number
