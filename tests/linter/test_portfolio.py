"""One page on many services, through the command: what it says, what it refuses, and how little it holds at once."""

from __future__ import annotations

import json
import os
import re
import tracemalloc
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag
from guichet.hosts.arguments import build
from guichet.hosts.cli import main

from tests.limits import no_hang
from tests.linter.conftest import Run

pytestmark = pytest.mark.turns(3)

Guichet = Callable[..., Run]
TODAY = date.today()
IMAGE = '<!doctype html><html lang="fr"><head><title>Été – Mairie</title></head><body><main><h1>Été</h1>{}<img src="plan.png"></main></body></html>\n'


def report(findings: int = 1, day: date = TODAY, **more: Any) -> dict[str, Any]:
    """Return a report as `check --format json` writes it, no longer than it must be."""
    found = [
        {"rule": "img-alt-missing", "severity": "critical", "certainty": "violation", "people": ["sight", "equipment"]}
    ] * findings
    counts = {"files": 3, "violations": findings, "reviews": 0, "suppressed": 0, "accepted": 2}
    return {"version": "0.1.0", "date": day.isoformat(), "summary": counts, "findings": found} | more


def decision(until: date | None, **more: Any) -> dict[str, Any]:
    said = {"rules": ["paste-blocked"], "owner": "sécurité", "reason": "en cours", "path": "a.html", "line": 4}
    return {**said, "until": until and until.isoformat(), "problems": [], **more}


def rows(page: str, key: str) -> list[list[str]]:
    """Return the cells of a table of the page."""
    heading = BeautifulSoup(page, "html.parser").find(id=key)
    assert isinstance(heading, Tag)
    section = heading.find_parent("section")
    assert section
    return [[cell.get_text() for cell in row.select("th, td")] for row in section.select("tbody tr")]


def test_real_reports_make_a_page(guichet: Guichet) -> None:
    until = TODAY + timedelta(days=10)
    note = f'\n<!-- guichet: ignore[img-alt-missing] reason="plan décrit" owner="accueil" until={until} -->\n'
    files = {"une/a.html": IMAGE.format(""), "deux/a.html": IMAGE.format(note), "deux/b.docx": "%p"}
    guichet("check", "une", "--format", "json", "--output", "reports/mairie.json", files=files)
    guichet("check", "deux", "--format", "jsonl", "--output", "reports/préfecture/guichet.jsonl")
    run = guichet("portfolio", "reports")
    assert (run.status, run.err) == (0, "")
    counts = ["1", "1", "0", "0", "Image without a text alternative"]
    assert rows(run.out, "people") == [["People who are blind or see poorly", *counts]]
    assert [row[0] for row in rows(run.out, "services")] == ["mairie", "préfecture"]
    assert rows(run.out, "services")[1][2:9] == ["0", "0", "0", "0", "1", "1", "1 .docx"]
    (ending,) = rows(run.out, "decisions")
    assert ending[0] == "préfecture"
    assert ending[2:] == ["in less than 90 days", "img-alt-missing", "accueil", "plan décrit", "deux/a.html:2"]


def test_decisions_that_end_first_come_first(guichet: Guichet) -> None:
    days = {"c": 200, "a": -1, "d": None, "b": 5}
    files = {
        f"{name}.json": json.dumps(
            report(derogations=[decision(None if days_ is None else TODAY + timedelta(days=days_))])
        )
        for name, days_ in days.items()
    }
    files["e.json"] = json.dumps(report(derogations=[decision(None, owner="", problems=["owner"])]))
    states = {row[0]: row[2] for row in rows(guichet("portfolio", *files, files=files).out, "decisions")}
    assert list(states) == ["a", "b", "c", "d", "e"]
    assert [*states.values()] == [
        "ended",
        "in less than 90 days",
        "under way",
        "without an end",
        "without an end, to complete",
    ]


def test_lines_of_baselines_end_too(guichet: Guichet) -> None:
    ends = [{"until": (TODAY + timedelta(days=4)).isoformat(), "owner": "accueil", "lines": 12}]
    counts = report()["summary"] | {"unjudged": {"migration": 2, "vendored": 3}}
    files = {"a.json": json.dumps(report(baseline=ends, summary=counts))}
    out = guichet("portfolio", "a.json", files=files).out
    (end,) = rows(out, "decisions")
    assert end[2:] == ["in less than 90 days", "", "accueil", "12 lines of the baseline", ""]
    assert rows(out, "services")[0][8] == "5 files not judged"


def test_what_a_baseline_accepts_leaves_people_outside_too(guichet: Guichet) -> None:
    files = {
        "guichet.toml": 'lang = "fr"\nbaseline = "b"\nselect = ["img-alt-missing"]\n',
        "a.html": IMAGE.format("<img src=é>"),
    }
    assert guichet("baseline", files=files).out.startswith("2 endroits")
    guichet("check", "--format", "json", "--output", "reports/mairie.json", "a.html")
    page = guichet("portfolio", "reports").out
    assert '<html lang="fr">' in page
    (blind,) = rows(page, "people")
    assert blind[1:5] == ["1", "0", "0", "2"]
    assert [row[-1] for row in rows(page, "services")] == blind[:1]


def test_an_old_report_is_said_to_be(guichet: Guichet) -> None:
    files = {"a.json": json.dumps(report(day=TODAY - timedelta(days=40))), "b.json": json.dumps(report(date="hier"))}
    said = {row[0]: row[1] for row in rows(guichet("portfolio", *files, files=files).out, "services")}
    assert "more than 30 days" in said["a"]
    assert said["b"] == "day unknown"


def test_a_report_of_before_people_were_written_counts_those_of_its_rules(guichet: Guichet) -> None:
    findings = [{"rule": "civility-outdated", "certainty": "review"}, {"rule": "of-a-plugin", "certainty": "violation"}]
    out = guichet("portfolio", "a.json", files={"a.json": json.dumps(report(findings=0) | {"findings": findings})}).out
    assert sorted(row[0] for row in rows(out, "people")) == [
        "Everyone who deals with the service",
        "Women, people who are non-binary or intersex",
    ]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "not a report"),
        ("{", "not a report"),
        ("[]", "not a report"),
        ('{"version": "1", "runs": []}', "not a report"),
        ('{"kind": "finding"}\n', "not a report"),
        ('{"kind": "report", "version": "0.1.0"}\n{"kind": "fin', "is cut"),
        (b"\xff\xfe", "cannot be read"),
        ("[" * 100_000, "cannot be read"),
    ],
)  # fmt: skip
def test_what_is_no_report_is_said_and_the_page_is_written(guichet: Guichet, text: str | bytes, why: str) -> None:
    run = guichet("portfolio", "good.json", "bad.json", files={"good.json": json.dumps(report()), "bad.json": text})
    assert run.status == 2
    assert run.err.startswith("guichet: bad.json: ")
    assert why in run.err
    assert [row[0] for row in rows(run.out, "services")] == ["good"]
    assert [row[0] for row in rows(run.out, "refused")] == ["bad.json"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipe here")
def test_what_has_no_end_is_a_sentence_and_the_others_go_on(guichet: Guichet, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.json")
    (tmp_path / "zero.json").symlink_to("/dev/zero")
    with no_hang():
        run = guichet("portfolio", ".", "--output", "p.html", files={"good.json": json.dumps(report())})
    assert (run.status, run.err.count("cannot be read")) == (2, 2)
    page = (tmp_path / "p.html").read_text(encoding="utf-8")
    assert [row[0] for row in rows(page, "services")] == ["good"]
    assert [row[0] for row in rows(page, "refused")] == ["pipe.json", "zero.json"]


@pytest.mark.parametrize("number", [2**31, 2**53 - 1, 2**63 - 1, 2**64, 10**4000], ids=int.bit_length)
def test_numbers_that_nobody_counts_add_up_to_nothing(guichet: Guichet, number: int) -> None:
    many = {f"regle-{i}": number for i in range(1100)}
    odd = report(summary={"files": number, "unjudged": many}, accepted=many, excluded=number) | {"findings": []}
    files = {f"{i}/guichet.json": json.dumps(odd) for i in range(3)} | {"good.json": json.dumps(report())}
    run = guichet("portfolio", ".", files=files)
    assert run.status == 0
    assert {row[0] for row in rows(run.out, "services")} == {"good", "0", "1", "2"}


def test_numbers_as_large_as_can_be_still_add_up(guichet: Guichet) -> None:
    many = {f"regle-{i}": 10**9 for i in range(5000)}
    odd = report(summary={"files": 10**9, "violations": 10**9, "unjudged": many}, accepted=many) | {"findings": []}
    run = guichet("portfolio", ".", files={f"{i}/guichet.json": json.dumps(odd) for i in range(30)})
    assert (run.status, run.err) == (0, "")


def test_no_report_at_all_is_bad_usage(guichet: Guichet, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert guichet("portfolio", "empty").status == 2


def test_values_of_another_sort_are_left_out(guichet: Guichet) -> None:
    odd = report(
        summary={"violations": "many", "files": -4}, derogations=[None, {"until": 7, "rules": "all", "line": {}}],
        not_read=["a"], excluded=None, date=None,
    ) | {"findings": [7, {"rule": None, "people": "all"}, {"people": [[]]}]}  # fmt: skip
    run = guichet("portfolio", "a.json", files={"a.json": json.dumps(odd)})
    assert run.status == 0
    assert [row[0] for row in rows(run.out, "people")] == ["Everyone who deals with the service"]


def test_the_page_obeys_nothing_that_a_report_says(guichet: Guichet) -> None:
    bad = "<script>alert(1)</script>\x1b[31m\u202e\ud800"
    files = {"a.json": json.dumps(report(derogations=[decision(TODAY, owner=bad, reason=bad)], not_read={bad: 3}))}
    run = guichet("portfolio", "a.json", files=files)
    assert not {"<script", "\x1b", "\u202e"} & {found for found in ("<script", "\x1b", "\u202e") if found in run.out}
    assert "http" not in re.sub(r"http-equiv", "", run.out)


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_the_page_obeys_our_own_rules(guichet: Guichet, lang: str) -> None:
    files = {"a.json": json.dumps(report(derogations=[decision(TODAY)])), "b.json": "{"}
    assert guichet("portfolio", "a.json", "b.json", "--lang", lang, "--output", "page.html", files=files).status == 2
    page = Path("page.html").read_text(encoding="utf-8")
    assert page.startswith(f'<!DOCTYPE html>\n<html lang="{lang}">')
    assert "<script" not in page
    assert guichet("check", "page.html", "--isolated", "--select", "ALL", "--format", "json").rules == []


@pytest.mark.parametrize(("lang", "word"), [("fr", "réunir les rapports"), ("en", "gather the reports")])
def test_the_help_says_what_it_is_for(lang: str, word: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        build("fr" if lang == "fr" else "en").parse_args(["portfolio", "--help"])
    assert word in " ".join(capsys.readouterr().out.split())


def peak(*argv: str) -> int:
    tracemalloc.start()
    try:
        assert main(["portfolio", *argv, "--output", "page.html"]) == 0
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def test_memory_does_not_grow_with_the_number_of_services(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for number in range(400):
        day = TODAY + timedelta(days=number)
        Path(f"{number}.json").write_text(json.dumps(report(20, derogations=[decision(day)] * 5)), encoding="utf-8")
    few, many = ([f"{number}.json" for number in range(limit)] for limit in (20, 400))
    peak(*few)  # what is read once for all
    first, last = peak(*few), peak(*many)
    assert last < first + 150_000, (first, last)  # names of files, and no more
    assert len(rows(Path("page.html").read_text(encoding="utf-8"), "decisions")) == 2000


def test_lines_are_read_one_at_a_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    heading, finding = report(0), {"kind": "finding", **report(1)["findings"][0], "message": "x" * 200}
    for name, number in (("short", 100), ("long", 10_000)):
        lines = [{"kind": "report", **heading}, *[finding] * number]
        Path(f"{name}.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    peak("short.jsonl")
    assert peak("long.jsonl") < peak("short.jsonl") + 100_000
