"""What a text asks, when, and of whom: a flaw in some files, and nothing in those where the same words ask nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from guichet.core.configuration import Config
from guichet.core.findings import Finding
from guichet.engine.run import check

VIEW = "app/views/visits/show.html.haml"
LOCALE = "config/locales/en.yml"
SOON = "en:\n  visits:\n    show:\n      ends: Your file has been read. It will be deleted soon.\n"
SVUE = '{"visit": {"ends": "Your file has been read. It will be deleted soon."}}\n'


def findings(
    files: dict[str, str], rule: str, folder: Path, monkeypatch: pytest.MonkeyPatch, lang: str = "en"
) -> list[Finding]:
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    monkeypatch.chdir(folder)
    found = check(["."], Config(select=(rule,), lang=lang), jobs=1, use_cache=False)
    return list(found.findings)


def page(words: str, lang: str = "fr") -> dict[str, str]:
    return {"page.html": f'<!doctype html><html lang="{lang}">{words}</html>'}


@pytest.mark.parametrize(
    ("files", "is_vague"),
    [
        ({LOCALE: SOON, VIEW: "%p= t('.ends')\n"}, True),
        ({LOCALE: SOON, VIEW: "%p= l(@visit.created_at)\n%p= t('.ends')\n"}, True),
        ({LOCALE: SOON, VIEW: "%p= t('.ends')\n%p= l(@visit.expiration_date)\n"}, True),
        ({LOCALE: SOON, VIEW: "%p= t('visits.expires_at', date: @visit.last_date)\n%p= t('.ends')\n"}, False),
        ({LOCALE: SOON, VIEW: "%p= l(@visit.expiration_date)\n%p= t('.ends')\n"}, False),
        ({"locales/en.json": SVUE, "src/Visit.vue": "<template><p>{{ formatDate(visit.deletionDate) }}</p><p>{{ $t('visit.ends') }}</p></template>"}, False),
        ({"locales/en.json": SVUE, "src/Visit.vue": "<template><p>{{ $t('visit.ends') }}</p></template>"}, True),
        (page("<p>Votre dossier expire le {{ jour }}.</p><p>Votre dossier sera prochainement supprimé par nos services.</p>"), False),
        (page("<p>Votre dossier date du {{ jour }}.</p><p>Votre dossier sera prochainement supprimé par nos services.</p>"), True),
        (page("<p>Votre dossier expire le {{ jour }}.</p><p>Nous vous répondrons prochainement.</p>"), True),
    ],
)  # fmt: skip
def test_a_delay_whose_end_is_printed_just_above(
    files: dict[str, str], is_vague: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert bool(findings(files, "delay-vague", tmp_path, monkeypatch)) is is_vague


@pytest.mark.parametrize(
    ("words", "lang", "advice"),
    [
        ("En ouvrant la lettre, vous acceptez le démarrage du délai légal.", "fr", "how long it is"),
        ("Le recours se fait dans le délai légal à compter de la réception de cette lettre.", "fr", "how long it is"),
        ("Your appeal must reach us within the statutory period, starting when you open the letter.", "en", "how long it is"),
        ("Your appeal must reach us within the statutory period.", "en", "last date in full"),
    ],
)  # fmt: skip
def test_a_time_that_runs_from_what_each_reader_does_has_a_length(
    words: str, lang: str, advice: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (found,) = findings(page(f"<p>{words}</p>", lang), "delay-vague", tmp_path, monkeypatch)
    assert advice in found.message.en


@pytest.mark.parametrize(
    ("words", "lang", "is_heard"),
    [
        ("<p>Vous devez préparer l’un des diplômes suivants : CAPX, MCQ, FCIL.</p>", "fr", False),
        ("<p>Vous préparez un diplôme comme le BPJX, le DEJX ou le DESX.</p>", "fr", False),
        ("<p>You are studying for one of these qualifications: BTEX, HNCX, HNDX.</p>", "en", False),
        ("<p>Diplômes acceptés pour votre demande :</p><ul><li>Vous avez le BPJX, le DEJX ou le DESX</li></ul>", "fr", False),
        ("<p>Vous devez joindre le CAPX, la MCQ et la FCIL.</p>", "fr", True),
        ("<p>Votre diplôme est lu par la CAPX, la MCQ et la FCIL.</p>", "fr", True),
    ],
)  # fmt: skip
def test_the_letters_of_ones_own_diploma(
    words: str, lang: str, is_heard: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert bool(findings(page(words, lang), "acronym-unexplained", tmp_path, monkeypatch)) is is_heard


@pytest.mark.parametrize(
    ("words", "lang", "is_heard"),
    [
        ("<h1>Cookies et suivi</h1><p>Ce site garde un petit fichier (un « cookie ») chez vous.</p>", "fr", False),
        ("<p>Ce site garde un petit fichier, appelé cookie. Vous pouvez refuser les cookies ici.</p>", "fr", False),
        ('<h1>Cookies here</h1><p>This site keeps a small file (a "cookie") on your phone.</p>', "en", False),
        ("<h1>Cookies et suivi</h1><p>Ce site garde un cookie chez vous.</p>", "fr", True),
        ("<p>The page of {{ name }}, authenticated by the bank on {{ day }}.</p>", "en", False),
        ("<p>Le compte a été authentifié par la banque le {{ jour }}.</p>", "fr", False),
        ("<p>The account was authenticated through the bank.</p>", "en", False),
        ("<p>You must be authenticated by the bank before you write.</p>", "en", True),
    ],
)  # fmt: skip
def test_a_word_of_computing_told_the_meaning_of_or_that_asks_nothing(
    words: str, lang: str, is_heard: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert bool(findings(page(words, lang), "digital-jargon", tmp_path, monkeypatch)) is is_heard


@pytest.mark.parametrize(
    ("words", "rule", "lang", "told"),
    [
        ("Votre photo doit être signée avant le 3 mai.", "passive-instruction", "fr", '"signez…"'),
        ("Your form must be signed before 3 May 2027.", "passive-instruction", "en", '"sign…"'),
        ("Vous pouvez venir sous réserve que vous ne perceviez pas cette aide.", "admin-jargon", "fr", "à condition que vous ne perceviez pas"),
        ("Vous devez joindre, le cas échéant, la lettre de votre école.", "admin-jargon", "fr", "s’il y en a"),
        ("Le cas échéant, vous devez en faire la demande.", "admin-jargon", "fr", "si c’est possible"),
    ],
)  # fmt: skip
def test_an_advice_that_can_be_followed(
    words: str, rule: str, lang: str, told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (found,) = findings(page(f"<p>{words}</p>", lang), rule, tmp_path, monkeypatch)
    assert told in found.message.en
    assert "Write:" not in found.message.en or "condition" in told


@pytest.mark.parametrize("value", ["%{service}", "{{ service }}", "${service}", "#{service}"])
def test_a_suggestion_keeps_what_a_program_writes_in_the_sentence(
    value: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = {"contenu/fr/aide.md": f"Vous lirez ici les démarches dématérialisées sur {value} :\n\n- une\n"}
    (found,) = findings(words, "admin-jargon", tmp_path, monkeypatch)
    assert "en ligne sur …" in found.message.fr
    assert "%" not in found.message.fr


@pytest.mark.parametrize(
    ("words", "is_kept"),
    [
        ("Cette page est réservée à l’administration. Votre dossier pourra être supprimé sans préavis.", True),
        ("This screen is reserved for staff. Your account will be stopped without notice.", True),
        ("Cette rubrique est réservée aux instructeurs. Votre accès sera suspendu sans préavis.", True),
        ("Votre allocation sera supprimée sans préavis.", False),
    ],
)
def test_a_message_that_says_who_may_read_it(
    words: str, is_kept: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = {"config/locales/pages.yml": f"fr:\n  pages:\n    draft: {words}\n"}
    assert bool(findings(files, "threat-before-right", tmp_path, monkeypatch)) is not is_kept


CALLED = "export function show(page) {{\n  {}({});\n}}\n"
SHOUTED = '"ANY INCOMPLETE FORM WILL BE REFUSED AND SENT BACK TO THE SENDER"'


@pytest.mark.parametrize(
    ("call", "is_said"),
    [
        ("toast.warning", True),
        ("window.alert", True),
        ("page.$message.error", True),
        ("showNotification", True),
        ("setFormError", True),
        ("console.warn", False),
        ("logger.error", False),
        ("page.handle", False),
    ],
)
def test_what_a_script_tells_through_a_call(
    call: str, is_said: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = {"src/show.ts": CALLED.format(call, SHOUTED)}
    assert bool(findings(files, "capitals-shouting", tmp_path, monkeypatch)) is is_said


SAID = "Les demandes se font uniquement en ligne."


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("src/A.vue", "<template><p>{{ text }}</p></template>\n<script>\nexport default { data() { return { text: 'SAID' } } }\n</script>\n"),
        ("src/B.svelte", "<script lang=\"ts\">\n  const message: string = 'SAID';\n</script>\n<p>{message}</p>\n"),
        ("src/C.tsx", "const messages = { online: 'SAID' };\nexport default function C() {\n  return <p>{messages.online}</p>;\n}\n"),
        ("src/D.jsx", "export default function D() {\n  return <button onClick={() => { toast.info('SAID'); }}>Suite</button>;\n}\n"),
        ("src/e.js", "export function getMessage() {\n  return 'SAID';\n}\n"),
        ("page.html", "<html lang=\"fr\"><p>Bonjour</p><script>document.forms[0].onsubmit = () => { alert('SAID'); };</script></html>\n"),
        ("src/F.jsx", "export default function F() {\n  return <p lang=\"fr\">SAID</p>;\n}\n"),
        ("src/G.jsx", "export default function G() {\n  return <img alt=\"SAID\" lang=\"fr\" src=\"a.png\" />;\n}\n"),
    ],
)  # fmt: skip
def test_what_a_component_keeps_in_its_script_is_told_once(
    path: str, text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert len(findings({path: text.replace("SAID", SAID)}, "online-only-wording", tmp_path, monkeypatch)) == 1


def test_a_letter_is_known_by_where_it_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told = {"letters/fr/refus.md": "Votre demande de logement est rejetée.\n"}
    assert findings(told, "refusal-remedies-missing", tmp_path, monkeypatch)
    told = {"contenu/fr/suite.md": "Votre demande de logement est rejetée.\n"}
    assert not [
        one for one in findings(told, "refusal-remedies-missing", tmp_path, monkeypatch) if "contenu" in one.path
    ]


LAID_OUT = (
    '{{% extends "{}" %}}{{% block main %}}<p lang="fr">Les demandes se font uniquement en ligne.</p>{{% endblock %}}'
)
BASE = "<html lang='fr'><body>{% block main %}{% endblock %}</body></html>"


@pytest.mark.parametrize(
    ("layout", "more", "is_heard"),
    [
        ("base.html", {}, True),
        ("agents/base.html", {}, False),
        ("base_admin.html", {}, False),
        ("list.html", {"templates/list.html": '{% extends "admin/base.html" %}'}, False),
        ("list.html", {"templates/list.html": '{% extends "base.html" %}'}, True),
    ],
)
def test_a_page_in_the_layout_of_those_who_work_there(
    layout: str, more: dict[str, str], is_heard: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bases = dict.fromkeys(["base.html", "agents/base.html", "base_admin.html", "admin/base.html"], BASE)
    files = {f"templates/{name}": text for name, text in bases.items()} | more
    files["templates/visits/show.html"] = LAID_OUT.format(layout)
    assert bool(findings(files, "online-only-wording", tmp_path, monkeypatch)) is is_heard


@pytest.mark.parametrize(
    ("words", "is_threat"),
    [
        ("Des modifications sont en attente sur votre dossier. En quittant cette page, vous risquez de les perdre.", False),
        ("Vos réponses ne sont pas enregistrées. En quittant cette page, vous risquez de les perdre.", False),
        ("Votre brouillon est ici. En quittant cette page, vous risquez de le perdre.", False),
        ("Vos modifications sont en attente. Sans réponse de votre part, votre allocation sera supprimée.", True),
    ],
)  # fmt: skip
def test_what_was_typed_and_not_sent_is_no_right(
    words: str, is_threat: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = {"src/leave.ts": f'export function leave() {{\n  return confirm("{words}");\n}}\n'}
    assert bool(findings(files, "threat-before-right", tmp_path, monkeypatch)) is is_threat


def test_a_template_of_a_script_has_its_paragraphs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    said = "Bonjour Madame la directrice de la grande école du centre de la ville,{}Nous vous écrivons au sujet de la carte que vous avez demandée à la mairie le mois dernier pour votre fille et pour votre fils."
    long = {"src/mail.ts": f"export const message = `{said.format(' ')}`;\n"}
    assert findings(long, "sentence-long", tmp_path, monkeypatch)
    parted = {"src/mail.ts": f"export const message = `{said.format(chr(92) + 'n' + chr(92) + 'n')}`;\n"}
    assert not findings(parted, "sentence-long", tmp_path, monkeypatch)
