"""One file, or one rule that fails, never takes the rest of the report with it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from guichet.core.configuration import Config
from guichet.core.findings import Hit, Text
from guichet.engine import catalogue
from guichet.rulebook.rule import Rule, Subject

from tests.linter.conftest import Run

Guichet = Callable[..., Run]
IMG = '<p>\n<img src="été.png">\n</p>\n'
GATE = (
    "from datetime import datetime\nfrom django.shortcuts import render\n\ndef vue(request):\n"
    "    if datetime.now().hour >= 17:\n        return render(request, 'ferme.html')\n"
)
DEEP = 900

STRANGE = {
    "bare carriage returns": {"vues.py": GATE.replace("\n", "\r")},
    "line ends of all kinds": {"vues.py": GATE.replace("\n", "\r", 2).replace("\n", "\r\n", 2)},
    "a superscript in a crontab": {"crontab": "0² 3 * * * /srv/ouvrir_rendez_vous.sh\n"},
    "superscripts in cron calls": {
        "app.py": 'x = crontab(hour="3²", minute="*/²")\ny = CronTrigger.from_crontab("0 1-² * * *")\n'
    },
    "superscripts in attributes": {
        "a.html": '<table><tr><td colspan="²" rowspan="1²">é</td></tr></table><select size="²"><option>é</select>'
        '<h2 aria-level="²">é</h2><input type="password" maxlength="²">'
    },
    "numbers of any length": {
        "a.html": f'<p tabindex="{"9" * 5000}"></p><meta http-equiv="refresh" content="{"9" * 5000}">'
        f'<table><tr><td colspan="{"9" * 5000}">é</td></tr></table>',
        "settings.py": "SESSION_COOKIE_AGE = 1e999\n",
        "crontab": "0 5-9999999999999 * * * ouvrir\n",
    },
    "nested style rules": {"a.css": "a{" * DEEP + "color:red" + "}" * DEEP},
    "nested style rules in a page": {"a.html": f"<style>{'@media print{' * DEEP}a{{color:red}}{'}' * DEEP}</style>"},
    "nested data": {
        "cron.json": "[" * 3000 + "]" * 3000,
        "c.yml": 'cron: "0 3 * * *"\na: ' + "{a: " * DEEP + "1" + "}" * DEEP,
    },
    "data that holds itself": {"c.yml": '- &x\n  cron: "0 3 * * *"\n  command: [[*x]]\n'},
    "a long way through a voice menu": {
        "extensions.conf": "".join(
            f"[a{n}]\nexten => s,1,Goto(a{n + 1},s,1)\nexten => s,2,Background(x)\n" for n in range(1200)
        )
    },
}


@pytest.mark.parametrize("files", STRANGE.values(), ids=STRANGE)
def test_a_strange_file_is_read_like_another(guichet: Guichet, files: dict[str, str]) -> None:
    run = guichet("check", "--select", "ALL", "--format", "json", files={**files, "z/z.html": IMG})
    assert (run.status, run.err) == (1, "")
    assert ("z/z.html", "img-alt-missing") in {(one["path"], one["rule"]) for one in run.json["findings"]}
    assert not {"rule-failed", "file-unreadable"} & set(run.rules)


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("src/A.vue", '<template><p :class="' + "a ? 'b' : " * 900 + "'c'\">x</p></template><script setup>\n</script>"),
        (
            "src/A.jsx",
            "export default (p) => {\n" + "if (p.a) return <p>x</p>;\n" * 1_500 + "return null }\n",
        ),
    ],
)
def test_what_is_nested_too_deep_to_be_followed_is_said_once_and_hides_nothing(
    guichet: Guichet, path: str, text: str
) -> None:
    run = guichet("check", "--select", "ALL", "--format", "json", files={path: text, "z/z.html": IMG})
    assert (run.status, run.err) == (1, "")
    said = [one["rule"] for one in run.json["findings"] if one["path"] == path]
    assert said.count("file-partly-read") == 1
    assert "rule-failed" not in said
    assert ("z/z.html", "img-alt-missing") in {(one["path"], one["rule"]) for one in run.json["findings"]}


def test_a_caller_inside_a_caller_and_a_chain_of_branches_come_to_an_end(guichet: Guichet) -> None:
    nested = (
        "{% macro m() %}<div>{{ caller() }}</div>{% endmacro %}" + "{% call m() %}" * 300 + "x" + "{% endcall %}" * 300
    )
    chain = "def vue(a):\n    if a: pass\n" + "".join(f"    elif a == {n}: f('été')\n" for n in range(270))
    promises = "fetch('/a')" + ".then(() => f())" * 900 + ";\n"
    files = {"a.html": nested, "vues.py": chain, "a.js": promises, "z/z.html": IMG}
    run = guichet("check", "--select", "ALL", "--format", "json", files=files)
    assert (run.status, run.err) == (1, "")
    assert "rule-failed" not in run.rules
    assert [one["rule"] for one in run.json["findings"] if one["path"] == "a.js"] == ["file-partly-read"]
    assert "file-unreadable" in {one["rule"] for one in run.json["findings"] if one["path"] == "vues.py"}


def test_lines_end_as_python_ends_them(guichet: Guichet) -> None:
    text = GATE.replace("\n", "\r")
    run = guichet("check", "--format", "json", "--select", "office-hours-gate", files={"vues.py": text})
    assert [one["line"] for one in run.json["findings"]] == [5]
    shown = guichet("check", "--format", "text", "--select", "office-hours-gate").out
    assert "5 |     if datetime.now().hour >= 17:\n" in shown
    decided = text.replace(
        "    if date", "    # guichet: ignore[office-hours-gate] reason='dessin' owner='b'\r    if date"
    )
    run = guichet("check", "--format", "json", "--select", "office-hours-gate", files={"vues.py": decided})
    assert (run.rules, run.json["summary"]["suppressed"]) == ([], 1)


def _failing(*asked: object) -> Iterator[Hit]:
    raise AttributeError("'NoneType' object has no attribute 'path'")
    yield


def spoil(
    monkeypatch: pytest.MonkeyPatch, spoiled: Callable[[Rule], bool], check: Callable[..., Iterator[Hit]]
) -> None:
    rules = catalogue.all_rules()
    monkeypatch.setattr(
        catalogue,
        "cards",
        lambda *_: tuple(replace(rule, check=check, also=()) if spoiled(rule) else rule for rule in rules),
    )


PROSE = "Veuillez téléverser la pièce justificative afférente. " * 9
RELOAD = "setTimeout(function () { location.reload() }, 3000)\n"
FILES = {
    "templates/page.html": f"{IMG}<p lang='fr'>{PROSE}</p><script>{RELOAD}</script>",
    "vues.py": GATE,
    "app.js": RELOAD,
    "menu.xml": '<Response><Gather numDigits="1"><Say>Tapez 1</Say></Gather></Response>\n',
}


@pytest.mark.parametrize("subject", [one for one in Subject if one is not Subject.ENGINE])
def test_a_rule_that_fails_is_a_finding_and_the_others_are_asked(
    guichet: Guichet, monkeypatch: pytest.MonkeyPatch, subject: Subject
) -> None:
    argv = ("check", "--select", "ALL", "--format", "json")
    before = guichet(*argv, files=FILES)
    lost = {rule.name for rule in catalogue.all_rules() if subject in rule.subjects}
    spoil(monkeypatch, lambda rule: subject in rule.subjects, _failing)
    run = guichet(*argv, "--no-cache")
    assert (run.status, run.err) == (2, "")
    failed = [one for one in run.json["findings"] if one["rule"] == "rule-failed"]
    assert failed
    assert all("NoneType" in one["message"] and one["family"] == "guichet" for one in failed)
    assert all(any(f'"{name}"' in one["message"] for name in lost) for one in failed)
    rest = [one for one in run.json["findings"] if one["rule"] != "rule-failed"]
    assert rest == [one for one in before.json["findings"] if one["rule"] not in lost]


def test_a_sentence_that_cannot_be_filled_is_contained(guichet: Guichet, monkeypatch: pytest.MonkeyPatch) -> None:
    check = catalogue.rule_named("img-alt-missing").check

    def wordless(*asked: object) -> Iterator[Hit]:
        for hit in check(*asked):
            yield replace(hit, message=Text("{rien}", "{nothing}"))

    spoil(monkeypatch, lambda rule: rule.name == "img-alt-missing", wordless)
    run = guichet("check", "--format", "json", files={"a.html": IMG})
    assert run.status == 2
    assert ("a.html", "rule-failed") in {(one["path"], one["rule"]) for one in run.json["findings"]}


def test_a_failure_in_a_process_is_a_finding(guichet: Guichet, monkeypatch: pytest.MonkeyPatch) -> None:
    spoil(monkeypatch, lambda rule: rule.name == "img-alt-missing", _failing)
    files = {f"t/{n}.html": IMG for n in range(100)}
    run = guichet("check", "--format", "json", "--isolated", "--jobs", "2", files=files)
    assert run.status == 2
    assert {one["path"] for one in run.json["findings"] if one["rule"] == "rule-failed"} == set(files)


def test_a_failure_is_neither_kept_nor_accepted(guichet: Guichet, monkeypatch: pytest.MonkeyPatch) -> None:
    select = ("--select", "img-alt-missing")
    with monkeypatch.context() as patch:
        spoil(patch, lambda rule: rule.name == "img-alt-missing", _failing)
        assert guichet("baseline", *select, files={"a.html": IMG}).status == 0
        run = guichet("check", *select, "--baseline", ".guichet-baseline", "--lang", "fr")
        assert run.status == 2
        assert "La règle «\u00a0img-alt-missing\u00a0» s’est arrêtée ici" in run.out
        assert "a.html:1:1" in run.out
    run = guichet("check", *select, "--format", "json", "--baseline", ".guichet-baseline")
    assert (run.status, run.rules) == (1, ["img-alt-missing"])


def test_each_rule_about_acts_that_fails_is_named(guichet: Guichet, monkeypatch: pytest.MonkeyPatch) -> None:
    names = {rule.name for rule in catalogue.all_rules() if Subject.ACT in rule.subjects}
    spoil(monkeypatch, lambda rule: rule.name in names, _failing)
    files = {
        "vues.py": f"import random\n{GATE}    if random.random() < 0.5:\n        return render(request, 'demande.html')\n"
    }
    run = guichet("check", "--select", ",".join(names), "--format", "json", files=files)
    said = {name for name in names for one in run.json["findings"] if f'"{name}"' in one["message"]}
    assert len(said) > 1
    assert len(run.rules) == len(said)


def test_a_rule_that_fails_makes_no_accepted_line_stale(guichet: Guichet, monkeypatch: pytest.MonkeyPatch) -> None:
    named = '[tool.guichet]\nselect = ["img-alt-missing"]\nbaseline = "accepted"\n'
    guichet("baseline", files={"pyproject.toml": named, "a.html": IMG})
    spoil(monkeypatch, lambda rule: rule.name == "img-alt-missing", _failing)
    run = guichet("check", "--no-cache", "--format", "json")
    assert (run.status, run.rules) == (2, ["rule-failed"])


@pytest.mark.parametrize(
    "name", ["forms.pages.forms_of", "acts.template_doors.acts_of_page", "acts.script.files.acts_of_script"]
)
def test_acts_that_cannot_be_read_hide_nothing_else(
    guichet: Guichet, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    page = f"{IMG}<form>rdv {{% if random %}}<button>rdv</button>{{% endif %}}</form><script>{RELOAD}; Math.random(); slots()</script>"
    argv = ("check", "--select", "ALL", "--format", "json", "--no-cache")
    before = guichet(*argv, files={"a.html": f"{page}<p lang='fr'>{PROSE}</p>", "app.js": RELOAD})
    monkeypatch.setattr(f"guichet.done.{name}", lambda what: [][0])
    run = guichet(*argv)
    assert run.status == 2
    assert "IndexError" in run.out
    assert {"img-alt-missing", *before.rules} - {"slot-release-random"} == {*run.rules} - {
        "rule-failed",
        "slot-release-random",
    }


REFUSAL = 'refus: "Veuillez régulariser votre situation sous peine de poursuites."\n'
UNREAD = {
    "what holds itself": ("a.yml", f"b: &a {{x: *a}}\n{REFUSAL}"),
    "lists in one another": ("a.yml", "[" * 600 + "été" + "]" * 600),
    "as deep, in JSON": ("a.json", "[" * 600 + '"été"' + "]" * 600),
    "deeper than Python goes": ("a.yaml", "[" * 6000 + "été" + "]" * 6000),
    "what repeats without end": ("a.yml", "a0: &a0 [é]\n" + "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]\n" for n in range(1, 8))),
    "another form": ("a.yml", f"b: [1, 2\n{REFUSAL}"),
}  # fmt: skip
READ = {
    "an anchor that is written again": ("a.yml", f"b: &a 1\nc: &a 2\n{REFUSAL}"),
    "what a program fills in": ("a.yml", f"b: {{{{ x }}}}: y\n{REFUSAL}"),
    "many lists side by side": ("a.json", "[" + ", ".join(['["[[[["]'] * 300) + "]"),
    "a value that is used twice": ("a.yml", f"b: &a {{x: 1}}\nc: *a\n{REFUSAL}"),
}


@pytest.mark.parametrize("how", [*UNREAD, *READ])
def test_a_document_that_is_left_out_is_said(guichet: Guichet, how: str) -> None:
    path, text = (UNREAD | READ)[how]
    run = guichet("check", "--select", "plain_language,guichet", "--format", "json", ".", files={path: text})
    assert (run.rules.count("file-partly-read") == 1) == (how in UNREAD)
    assert ("threat-before-right" in run.rules) == (how in READ and "peine" in text and "{{" not in text)


def test_a_number_that_cannot_be_written_out_loses_nothing(guichet: Guichet) -> None:
    number = "0x" + "f" * 6000
    files = {
        "taches.py": f"schedule.every().day.at('0' + str({number})).do(ouvrir)\n",
        "crontab": "15 3 * * 1 flask --app app open-slots\n",
        "a.html": "<img src='é.png'>\n",
    }
    alone = guichet(
        "check", "--select", "ALL", "--format", "json", files={one: files[one] for one in ("crontab", "a.html")}
    )
    run = guichet("check", "--select", "ALL", "--format", "json", files=files)
    found = {(one["rule"], one["path"]) for one in run.json["findings"]}
    assert {(one["rule"], one["path"]) for one in alone.json["findings"]} <= found
    assert "rule-failed" not in {rule for rule, _ in found}


@pytest.mark.parametrize("key", ["baseline", "template-roots"])
def test_a_place_with_a_nul_is_refused_in_a_sentence(guichet: Guichet, key: str) -> None:
    value = '"\\u0000"' if key == "baseline" else '["\\u0000"]'
    run = guichet("check", files={"guichet.toml": f"{key} = {value}\n", "a.html": "<p>Été</p>\n"})
    assert run.status == 2
    assert run.err.startswith("guichet: ")
    assert "Traceback" not in run.err


def test_a_pattern_full_of_stars_ends() -> None:
    assert not Config().matches(f"x/{'a' * 60}.html", f"{'*a' * 20}b")
    assert Config().matches("a/b/c.html", "b/*.html")
    assert not Config().matches("a/b/c.html", "/c.html")
