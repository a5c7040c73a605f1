"""What a pull request is told: a summary, a badge, lines of JSON; through the command."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from xml.etree import ElementTree

import pytest
from guichet.core.configuration import Config
from guichet.engine.catalogue import cards
from guichet.hosts.arguments import build
from guichet.reporters import FORMATS
from guichet.reporters.markdown import SHOWN, code, plain
from guichet.rulebook.left_out import EVERYONE, left_out

from tests.linter.conftest import Run

Guichet = Callable[..., Run]
TODAY = date.today()
PAGE = '<!doctype html><html lang="fr"><head><title>Été – Mairie</title></head><body><main><h1>Été</h1>{}</main></body></html>\n'
IMAGE = '<img src="plan.png">'
SETTINGS = '[tool.guichet]\nbaseline = ".guichet-baseline"\n'


def derogation(until: date) -> str:
    return f'\n<!-- guichet: ignore[img-alt-missing] reason="plan décrit" owner="accueil" until={until} -->\n{IMAGE}'


def test_a_summary_says_what_is_new_by_the_people_left_outside(guichet: Guichet) -> None:
    run = guichet(
        "check", "--format", "markdown", ".", files={"a.html": PAGE.format(IMAGE), "b.html": "<p>0 892 70 01 23</p>"}
    )
    assert run.status == 1
    assert run.out.startswith("## guichet: ")
    assert "| People who are blind or see poorly | 1 | 0 |" in run.out
    assert '- `a.html:1` **This image has no "alt" attribute.** ' in run.out
    assert "(critical, `img-alt-missing`)" in run.out
    assert "*Who is left out: People who are blind" in run.out
    assert "never means that a service is compliant" in run.out
    assert re.search(r"\d{1,2} [A-Z][a-z]+ \d{4}, 2 files\.", run.out)


def test_a_summary_in_french(guichet: Guichet) -> None:
    run = guichet("check", "--lang", "fr", "--format", "markdown", ".", files={"a.html": PAGE.format(IMAGE)})
    assert run.out.startswith("## guichet\u00a0: 1 violation, 0 point à vérifier")
    assert "### Qui reste dehors" in run.out
    assert "*Qui reste dehors\u00a0: Les personnes aveugles" in run.out


def test_a_summary_says_what_is_mended_and_what_is_new(guichet: Guichet) -> None:
    guichet("baseline", files={"pyproject.toml": SETTINGS, "a.html": PAGE.format(IMAGE), "b.html": PAGE.format("")})
    run = guichet("check", "--format", "markdown", ".")
    assert "0 violations (new), 0 points to check" in run.out
    assert "Nothing new." in run.out
    files = {"a.html": PAGE.format(""), "b.html": PAGE.format('<img src="new.png">')}
    run = guichet("check", "--format", "markdown", ".", files=files)
    assert "1 violation (new), 0 points to check, mended: 1" in run.out
    assert run.out.index("### New") < run.out.index("`b.html:1`") < run.out.index("### Mended")
    assert "a.html" in run.out[run.out.index("### Mended") :]


@pytest.mark.parametrize(("days", "said"), [(-1, "ended on"), (0, "until"), (20, "until")])
def test_a_summary_says_what_is_due(guichet: Guichet, days: int, said: str) -> None:
    until = date.today() + timedelta(days=days)
    run = guichet("check", "--format", "markdown", ".", files={"a.html": PAGE.format(derogation(until))})
    due = run.out[run.out.index("### Due") :]
    assert f"**{said} {until.day} " in due
    assert "img-alt-missing in `a.html:2` (accueil): plan décrit" in due


def test_lines_of_the_baseline_fall_due(guichet: Guichet) -> None:
    end = TODAY + timedelta(days=3)
    files = {"pyproject.toml": SETTINGS, "a.html": PAGE.format(IMAGE)}
    assert guichet("baseline", "--owner", "accueil", "--until", end.isoformat(), files=files).status == 0
    run = guichet("check", "--format", "markdown", ".")
    assert run.status == 0
    assert f"**until {end.day} " in run.out
    assert "1 line of the baseline (accueil)" in run.out
    assert guichet("check", "--format", "json", ".").json["baseline"] == [
        {"until": end.isoformat(), "owner": "accueil", "lines": 1}
    ]


def test_what_was_accepted_until_a_day_that_is_past_is_due_and_not_new(guichet: Guichet, tmp_path: Path) -> None:
    files = {"pyproject.toml": SETTINGS, "a.html": PAGE.format(IMAGE)}
    guichet("baseline", "--owner", "accueil", "--until", TODAY.isoformat(), files=files)
    baseline = tmp_path / ".guichet-baseline"
    past = TODAY - timedelta(days=1)
    baseline.write_text(baseline.read_text("utf-8").replace(TODAY.isoformat(), past.isoformat()), encoding="utf-8")
    run = guichet("check", "--format", "markdown", ".")
    assert run.status == 1
    assert "0 violations (new), 0 points to check, due: 1" in run.out
    due = run.out[run.out.index("### Due") :]
    assert f"**ended on {past.day} " in due
    assert "`a.html:1` **This image has" in due


def test_what_ends_later_is_not_due(guichet: Guichet) -> None:
    until = date.today() + timedelta(days=200)
    run = guichet("check", "--format", "markdown", ".", files={"a.html": PAGE.format(derogation(until))})
    assert "### Due" not in run.out
    assert "Let be: 1 by derogation" in run.out


def test_a_summary_stays_short(guichet: Guichet) -> None:
    images = "".join(f'<img src="{number}.png">' for number in range(SHOWN + 5))
    run = guichet(
        "check", "--select", "img-alt-missing", "--format", "markdown", ".", files={"a.html": PAGE.format(images)}
    )
    assert run.out.count("`img-alt-missing`") == SHOWN
    assert "… and 5 more" in run.out
    assert run.out.count("Who is left out:") == 1


def test_a_summary_obeys_nothing_that_the_checked_text_says() -> None:
    shown = plain("<img src=x> *gras* `code` [lien](x) | @maire #12 &amp; \x1b[31m")
    assert not set("<>*`[]|#") & set(shown.replace("&#", ""))
    assert "@maire" not in shown
    assert code("a`b").startswith("`` ")


def test_a_badge_says_the_day_and_what_was_not_checked(guichet: Guichet) -> None:
    files = {"a.html": PAGE.format(""), "b.pdf": "p", "c.docx": "%p", "old/d.html": PAGE.format(IMAGE)}
    files["pyproject.toml"] = '[tool.guichet]\nexclude = ["old"]\n'
    run = guichet("check", "--format", "badge", ".", files=files)
    picture = ElementTree.fromstring(run.out)
    name = picture.get("aria-label") or ""
    assert f"{date.today().day} " in name
    assert f" {date.today().year}" in name
    for said in ("0 violations", "0 points to check", "2 files not read", "1 file left out", "not tried with people"):
        assert said in name
    assert picture.get("role") == "img"
    assert (picture.findtext("{*}title"), picture.get("lang")) == (name, "en")
    assert not re.search("complian|conform|accessible|passed|ok", run.out, re.I)


def test_a_badge_says_what_was_accepted(guichet: Guichet) -> None:
    guichet("baseline", files={"pyproject.toml": SETTINGS, "a.html": PAGE.format(IMAGE)})
    data = guichet("check", "--lang", "fr", "--format", "shields", ".").json
    assert data["schemaVersion"] == 1
    assert data["message"] == "0 violation, 0 point à vérifier, 1 laissés de côté, sans essai avec des personnes"
    assert "green" not in data["color"]


def test_json_says_the_day_the_people_and_the_decisions(guichet: Guichet) -> None:
    until = date.today() + timedelta(days=9)
    files = {"a.html": PAGE.format(derogation(until)), "b.html": PAGE.format(IMAGE), "c.docx": "%p"}
    data = guichet("check", "--format", "json", ".", files=files).json
    assert (data["date"], data["not_read"]) == (date.today().isoformat(), {".docx": 1})
    (finding,) = data["findings"]
    assert finding["people"][0] == "sight"
    assert finding["harms"].startswith("People who are blind")
    (decision,) = data["derogations"]
    assert (decision["until"], decision["owner"]) == (until.isoformat(), "accueil")


def test_lines_of_json_are_the_same_report(guichet: Guichet) -> None:
    files = {"a.html": PAGE.format(derogation(date.today())), "b\u2028\x1b.html": PAGE.format(IMAGE)}
    whole = guichet("check", "--format", "json", ".", files=files).json
    lines = guichet("check", "--format", "jsonl", ".").out.splitlines()
    records = [json.loads(line) for line in lines]
    assert [one.pop("kind") for one in records] == ["report", "derogation", "finding"]
    assert records == [
        {name: value for name, value in whole.items() if name not in ("derogations", "findings", "stale")},
        *whole["derogations"],
        *whole["findings"],
    ]


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_every_form_is_in_the_help(lang: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        build("fr" if lang == "fr" else "en").parse_args(["check", "--help"])
    out = capsys.readouterr().out
    assert all(name in out for name in FORMATS)


def test_every_rule_of_a_service_names_people() -> None:
    ours = [card for card in cards(Config()) if card.family.value != "guichet"]
    assert [card.name for card in ours if left_out(card) == (EVERYONE,)] == []
    people = {card.name: left_out(card) for card in ours}
    assert people["img-alt-missing"][0] == "sight"
    assert people["office-hours-gate"] == ("time", "equipment", "helped")
    assert people["video-captions-missing"] == ("hearing",)
    assert people["civility-outdated"] == ("gender",)
    assert people["smartphone-required"] == ("equipment",)
