"""The baseline: named once in the configuration and honoured everywhere; a partial command rewrites its part only."""

from __future__ import annotations

import hashlib
import io
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from guichet.testing import assert_open_to_all

from tests.linter.conftest import Run

Guichet = Callable[..., Run]

FLAW = '<p>\n<img src="plan.png">\n</p>\n'
CONFIGURED = '[tool.guichet]\nselect = ["img-alt-missing", "premium-rate-number"]\nbaseline = "accepted.tsv"\n'
CHECK = ("check", "--format", "json")


def entries(folder: Path, name: str = "accepted.tsv") -> list[str]:
    lines = (folder / name).read_text(encoding="utf-8").splitlines()
    return [" ".join(line.split("\t")[:2]) for line in lines if not line.startswith("#")]


def test_the_configuration_names_the_baseline(guichet: Guichet, tmp_path: Path) -> None:
    files = {"pyproject.toml": CONFIGURED, "a.html": FLAW}
    assert guichet("baseline", files=files).status == 0
    assert entries(tmp_path) == ["img-alt-missing a.html"]
    assert guichet(*CHECK).rules == []
    assert guichet(*CHECK, "a.html").json["summary"]["accepted"] == 1
    assert guichet(*CHECK, files={"b.html": FLAW}).rules == ["img-alt-missing"]


def test_the_command_line_has_the_last_word(guichet: Guichet, tmp_path: Path) -> None:
    guichet("baseline", files={"pyproject.toml": CONFIGURED, "a.html": FLAW})
    (tmp_path / "none.tsv").write_text("# none\n", encoding="utf-8")
    assert guichet(*CHECK, "--baseline", "none.tsv").rules == ["img-alt-missing"]
    assert guichet(*CHECK, "--no-baseline").rules == ["img-alt-missing"]
    assert "img-alt-missing" in guichet(*CHECK, "--isolated").rules
    assert guichet("baseline", "--baseline", "other.tsv").status == 0
    assert entries(tmp_path, "other.tsv") == ["img-alt-missing a.html"]


def test_the_configured_baseline_is_found_from_a_folder_below(
    guichet: Guichet, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    guichet("baseline", files={"pyproject.toml": CONFIGURED, "a.html": FLAW, "deep/b.html": FLAW})
    monkeypatch.chdir(tmp_path / "deep")
    assert guichet(*CHECK).rules == []
    assert guichet("baseline", files={"deep/b.html": "<p>Été</p>\n"}).status == 0
    assert entries(tmp_path) == ["img-alt-missing a.html"]


def test_a_configured_baseline_that_is_missing_is_said(guichet: Guichet) -> None:
    run = guichet("check", files={"pyproject.toml": CONFIGURED, "a.html": FLAW})
    assert run.status == 2
    assert "accepted.tsv" in run.err


def test_a_text_that_an_editor_sends_follows_it(guichet: Guichet, monkeypatch: pytest.MonkeyPatch) -> None:
    guichet("baseline", files={"pyproject.toml": CONFIGURED, "t/a.html": FLAW})
    for text, rules in ((FLAW, []), (FLAW * 2, ["img-alt-missing"])):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
        assert guichet(*CHECK, "-", "--stdin-filename", "t/a.html").rules == rules


def test_an_audit_shows_what_was_accepted(guichet: Guichet) -> None:
    guichet("baseline", files={"pyproject.toml": CONFIGURED, "a.html": FLAW})
    assert "a.html:2" in guichet("audit", "a.html").out


def test_a_file_checked_alone_makes_no_line_stale(guichet: Guichet) -> None:
    """A hook names the files that changed: what an accepted flaw was seen through may not be among them."""
    heading = (
        "<html lang='fr'><head><title>Été</title></head><body><main>{% include 'part.html' %}</main></body></html>"
    )
    files = {
        "pyproject.toml": CONFIGURED.replace("premium-rate-number", "heading-level-skipped"),
        "page.html": heading,
        "part.html": "<h1>Été</h1><h3>Plage</h3>\n",
    }
    guichet("baseline", files=files)
    assert guichet(*CHECK, "part.html", files={"part.html": "<h1>Été</h1><h2>Plage</h2>\n"}).json["stale"] == []
    assert {one["rule"] for one in guichet(*CHECK, ".").json["stale"]} == {"baseline-stale"}


def test_whoever_mends_a_flaw_is_told_and_not_blamed(guichet: Guichet) -> None:
    guichet("baseline", files={"pyproject.toml": CONFIGURED, "a.html": FLAW * 2})
    files = {"a.html": FLAW}
    run = guichet("check", "--strict", ".", files=files)
    assert (run.status, run.out.splitlines()[0]) == (0, "Nothing to report in 1 file.")
    assert '1 line of the baseline to remove: "guichet baseline .".' in run.out
    assert "1 ligne de la référence à retirer : « guichet baseline . »." in guichet(
        "check", "--lang", "fr", "."
    ).out.replace("\u00a0", " ")
    assert guichet("baseline", "--check", ".").status == 1
    assert [one for one in guichet("check", "--format", "jsonl").out.splitlines() if '"stale"' in one]
    guichet("baseline", ".")
    assert "to remove" not in guichet("check", ".").out
    assert guichet("check", ".", files={"a.html": FLAW * 2}).status == 1, "what was mended and comes back is new"


def test_a_flaw_that_another_rule_says_better_is_still_there(guichet: Guichet) -> None:
    """A family asks rules that the configuration does not: one of them may speak in the place of what was accepted."""
    page = '<p lang="en">The charter of the summer is kept <a href="/charter">here</a>.</p>'
    guichet("baseline", files={"pyproject.toml": '[tool.guichet]\nbaseline = "accepted.tsv"\n', "a.html": page})
    assert [line for line in Path("accepted.tsv").read_text("utf-8").splitlines() if line.startswith("link-text-vague")]
    run = guichet("check", "--select", "accessibility", "--format", "json", ".").json
    assert "link-text-context-bound" in {one["rule"] for one in run["findings"]}
    assert run["stale"] == []


def test_the_numbers_of_a_run_and_of_a_baseline_add_up(guichet: Guichet) -> None:
    text = "<p>Apportez votre {} au guichet, en personne.</p>\n"
    files = {"a.html": text.format("RQTHX") + text.format("ZZKP"), "b.html": text.format("RQTHX")}
    only = ("--select", "acronym-unexplained", "--lang")
    run = guichet("check", *only, "en", ".", files=files)
    assert run.out.endswith(" in 2 files (3 places in all).\n")
    assert guichet("baseline", *only, "en", ".").out.startswith(
        "3 places accepted in .guichet-baseline (2 findings, some in several places). It should only shrink."
    )
    assert guichet("baseline", *only, "fr", ".").out.startswith(
        "3 endroits acceptés dans la référence .guichet-baseline (2 constats, dont certains à plusieurs endroits)"
    )
    assert guichet("check", *only, "en", "a.html").out.endswith(" in 1 file.\n")
    assert "2 places accepted" in guichet("baseline", *only, "en", "--output", "x", "a.html").out


def test_a_folder_rewrites_its_part_alone(guichet: Guichet, tmp_path: Path) -> None:
    files = {"pyproject.toml": CONFIGURED, "a/one.html": FLAW, "b/two.html": FLAW, "b/three.html": FLAW}
    guichet("baseline", files=files)
    (tmp_path / "b" / "three.html").unlink()
    run = guichet("baseline", "--lang", "en", "b", files={"b/two.html": FLAW * 2, "a/new.html": FLAW})
    assert entries(tmp_path) == [
        "img-alt-missing a/one.html",
        "img-alt-missing b/two.html",
        "img-alt-missing b/two.html",
    ]
    assert run.out.startswith("2 places accepted in accepted.tsv.")
    assert "1 line unchanged for the rest" in run.out


@pytest.mark.parametrize(
    "narrowing", [("--select", "img-alt-missing"), ("--ignore", "premium-rate-number"), ("--select", "W9101")]
)
def test_a_selection_rewrites_its_rules_alone(guichet: Guichet, tmp_path: Path, narrowing: tuple[str, str]) -> None:
    page = FLAW + "<p>Appelez le 0 892 70 01 23.</p>\n"
    guichet("baseline", files={"pyproject.toml": CONFIGURED, "a.html": page})
    before = entries(tmp_path)
    assert len(before) == 2
    run = guichet("baseline", "--lang", "fr", *narrowing, files={"a.html": page.replace("<img", "<img alt=''")})
    assert entries(tmp_path) == [line for line in before if line.startswith("premium")]
    assert "1 ligne inchangée" in run.out


def test_the_whole_project_leaves_nothing_of_what_it_judged(guichet: Guichet, tmp_path: Path) -> None:
    guichet("baseline", files={"pyproject.toml": CONFIGURED, "a.html": FLAW, "b.html": FLAW})
    (tmp_path / "b.html").unlink()
    run = guichet("baseline", "--lang", "en", files={"accepted.tsv": "<<<<<<< a conflict\n"})
    assert entries(tmp_path) == ["img-alt-missing a.html"]
    assert "unchanged" not in run.out


def test_with_the_rules_by_default(guichet: Guichet, tmp_path: Path) -> None:
    guichet("baseline", files={"a/a.html": FLAW, "b/b.html": FLAW})
    assert guichet("baseline", "a", files={"a/a.html": "<p>Été</p>\n"}).status == 0
    assert {line.split()[1] for line in entries(tmp_path, ".guichet-baseline")} == {"b/b.html"}


def test_what_is_no_baseline_is_not_written_over(guichet: Guichet, tmp_path: Path) -> None:
    files = {"guichet.toml": 'baseline = "deploy.sh"\n', "deploy.sh": "#!/bin/sh\n", "$(touch PWNED).html": FLAW}
    run = guichet("baseline", ".", "--lang", "en", files=files)
    assert run.status == 2
    assert '"deploy.sh" is no baseline of guichet: nothing is written to it' in run.err
    assert (tmp_path / "deploy.sh").read_text(encoding="utf-8") == "#!/bin/sh\n"


def test_an_empty_file_becomes_a_baseline(guichet: Guichet, tmp_path: Path) -> None:
    assert (
        guichet("baseline", ".", files={"pyproject.toml": CONFIGURED, "a.html": FLAW, "accepted.tsv": ""}).status == 0
    )
    assert entries(tmp_path) == ["img-alt-missing a.html"]


def test_a_damaged_baseline_is_not_rewritten_in_part(guichet: Guichet, tmp_path: Path) -> None:
    files = {"pyproject.toml": CONFIGURED, "a/a.html": FLAW, "accepted.tsv": "damaged\n"}
    assert guichet("baseline", "a", files=files).status == 2
    assert (tmp_path / "accepted.tsv").read_text(encoding="utf-8") == "damaged\n"


def test_a_rendered_page_may_hold_what_was_accepted_in_its_template(guichet: Guichet) -> None:
    guichet("baseline", files={"pyproject.toml": CONFIGURED, "templates/a.html": FLAW})
    page = (
        "<!doctype html><html lang='fr'><head><title>Été</title></head><body><main><h1>Été</h1>{}</main></body></html>"
    )
    assert_open_to_all(page.format(FLAW))
    with pytest.raises(AssertionError, match=r"new\.png"):
        assert_open_to_all(page.format(FLAW + '<img src="new.png">'))


def lines(folder: Path) -> list[list[str]]:
    text = (folder / "accepted.tsv").read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines() if not line.startswith("#")]


def test_an_entry_may_have_a_day_and_an_owner_and_fails_after_it(guichet: Guichet, tmp_path: Path) -> None:
    files = {"pyproject.toml": CONFIGURED, "a.html": FLAW}
    guichet("baseline", "--until", "2099-01-31", "--owner", "équipe accueil", files=files)
    assert [line[3:] for line in lines(tmp_path)] == [["2099-01-31", "équipe accueil"]]
    assert guichet(*CHECK).rules == []
    text = (tmp_path / "accepted.tsv").read_text(encoding="utf-8")
    run = guichet(*CHECK, files={"accepted.tsv": text.replace("2099", "2020")})
    (finding,) = run.json["findings"]
    assert run.status == 1
    assert finding["message"].endswith("Accepted until 2020-01-31 (équipe accueil): that time is over.")
    assert run.json["summary"]["accepted"] == 0


def test_writing_again_keeps_days_and_owners(guichet: Guichet, tmp_path: Path) -> None:
    guichet(
        "baseline", "--until", "2099-01-31", "--owner", "accueil", files={"pyproject.toml": CONFIGURED, "a.html": FLAW}
    )
    guichet("baseline", "--owner", "autre", files={"b.html": FLAW})
    assert [[line[1], *line[3:]] for line in lines(tmp_path)] == [
        ["a.html", "2099-01-31", "accueil"],
        ["b.html", "", "autre"],
    ]


@pytest.mark.parametrize("line", ["r\ta.html\tx\t2099-01-31", "r\ta.html\tx\tdemain\taccueil"])
def test_a_damaged_day_is_said(guichet: Guichet, line: str) -> None:
    run = guichet("check", files={"pyproject.toml": CONFIGURED, "a.html": FLAW, "accepted.tsv": f"{line}\n"})
    assert (run.status, run.err.count("\n")) == (2, 1)
    assert "2027-01-31" in run.err


def test_a_file_that_moved_keeps_its_entries(guichet: Guichet, tmp_path: Path) -> None:
    guichet("baseline", "--owner", "accueil", files={"pyproject.toml": CONFIGURED, "t/a.html": FLAW})
    (tmp_path / "new").mkdir()
    (tmp_path / "t/a.html").rename(tmp_path / "new/b.html")
    assert guichet(*CHECK).json["summary"] == {
        "files": 1,
        "violations": 0,
        "reviews": 0,
        "suppressed": 0,
        "accepted": 1,
    }
    assert guichet("baseline", "--check").status == 0
    guichet("baseline")
    assert [[line[1], line[4]] for line in lines(tmp_path)] == [["new/b.html", "accueil"]]


def test_a_copy_keeps_nothing(guichet: Guichet) -> None:
    guichet("baseline", files={"pyproject.toml": CONFIGURED, "a.html": FLAW})
    assert guichet(*CHECK, files={"b.html": FLAW}).rules == ["img-alt-missing"]


def test_the_ratchet_fails_both_ways_and_writes_nothing(guichet: Guichet, tmp_path: Path) -> None:
    guichet("baseline", files={"pyproject.toml": CONFIGURED, "a.html": FLAW})
    before = (tmp_path / "accepted.tsv").read_bytes()
    held = guichet("baseline", "--check")
    assert (held.status, "1 place accepted" in held.out) == (0, True)
    grown = guichet("baseline", "--check", files={"b.html": FLAW})
    assert (grown.status, "b.html:2: img-alt-missing" in grown.out) == (1, True)
    shrunk = guichet("baseline", "--check", files={"a.html": "<p>Été</p>", "b.html": "<p>Été</p>"})
    assert (shrunk.status, "no longer reported in a.html" in shrunk.out) == (1, True)
    assert (tmp_path / "accepted.tsv").read_bytes() == before


def test_one_baseline_serves_several_configurations(guichet: Guichet, tmp_path: Path) -> None:
    inner = 'extend = "../pyproject.toml"\n'
    files = {"pyproject.toml": CONFIGURED, "a.html": FLAW, "app/guichet.toml": inner, "app/b.html": FLAW}
    assert guichet("baseline", files=files).status == 0
    assert entries(tmp_path) == ["img-alt-missing a.html", "img-alt-missing app/b.html"]
    assert guichet(*CHECK).rules == []
    assert guichet("baseline", "--check").status == 0


PAGE = FLAW + "<p>Appelez le 0 892 70 01 23.</p>\n"
NARROWED = CONFIGURED.replace(', "premium-rate-number"', "")


def test_the_lines_of_rules_that_the_configuration_no_longer_asks_are_kept(guichet: Guichet, tmp_path: Path) -> None:
    guichet("baseline", files={"pyproject.toml": CONFIGURED, "a.html": PAGE})
    before = entries(tmp_path)
    run = guichet("baseline", "--check", files={"pyproject.toml": NARROWED})
    assert (run.status, "no longer reported" in run.out) == (0, False)
    assert guichet("baseline").status == 0
    assert entries(tmp_path) == before
    assert len(before) == 2


def test_the_lines_of_a_rule_that_one_folder_does_not_ask_are_kept_there_alone(
    guichet: Guichet, tmp_path: Path
) -> None:
    inner = 'extend = "../pyproject.toml"\nselect = ["img-alt-missing"]\n'
    guichet("baseline", files={"pyproject.toml": CONFIGURED, "a.html": PAGE, "app/a.html": PAGE})
    guichet("baseline", files={"app/guichet.toml": inner, "a.html": "<p>Été</p>", "app/a.html": "<p>Été</p>"})
    assert entries(tmp_path) == ["premium-rate-number app/a.html"]


def test_a_conflict_loses_no_line_of_a_rule_that_is_not_asked(guichet: Guichet, tmp_path: Path) -> None:
    guichet("baseline", files={"pyproject.toml": CONFIGURED, "a.html": PAGE})
    text = (tmp_path / "accepted.tsv").read_text(encoding="utf-8")
    guichet("baseline", files={"pyproject.toml": NARROWED, "accepted.tsv": text + "<<<<<<< ours\n"})
    assert entries(tmp_path) == ["img-alt-missing a.html", "premium-rate-number a.html"]


def test_the_command_says_what_entered_and_what_left(guichet: Guichet) -> None:
    first = guichet("baseline", "--lang", "en", files={"pyproject.toml": CONFIGURED, "a.html": PAGE})
    assert first.out == "2 places accepted in accepted.tsv. It should only shrink.\n"
    grown = guichet("baseline", "--lang", "en", files={"a.html": FLAW, "b.html": FLAW})
    assert grown.out == "2 places accepted in accepted.tsv. Lines: +1, −1. Read what entered it.\n"
    shrunk = guichet("baseline", "--lang", "en", files={"b.html": "<p>Summer</p>"})
    assert shrunk.out == "1 place accepted in accepted.tsv. Lines: +0, −1. It should only shrink.\n"
    assert "is right: 1 place accepted." in guichet("baseline", "--check", "--lang", "en").out


def test_a_decision_that_does_not_hold_is_never_accepted(guichet: Guichet, tmp_path: Path) -> None:
    over = '{# guichet: ignore[img-alt-missing] reason="Bientôt refaite" owner="accueil" until=2020-01-31 #}\n'
    guichet("baseline", files={"pyproject.toml": CONFIGURED, "a.html": over + '<img src="plan.png">\n'})
    assert "derogation-expired" not in " ".join(entries(tmp_path))
    run = guichet(*CHECK)
    assert (run.status, "derogation-expired" in run.rules) == (1, True)


def test_a_line_accepts_one_finding_whichever_configurations_name_the_file(guichet: Guichet, tmp_path: Path) -> None:
    settings = 'select = ["img-alt-missing"]\nbaseline = "accepted.tsv"\n'
    guichet("baseline", files={"guichet.toml": settings, "old.html": FLAW})
    (tmp_path / "old.html").unlink()
    moved = {"one.html": FLAW, "sub/two.html": FLAW, "sub/guichet.toml": 'extend = "../guichet.toml"\n'}
    run = guichet(*CHECK, files=moved).json
    assert (len(run["findings"]), run["summary"]["accepted"]) == (1, 1)
    (tmp_path / "one.html").unlink()
    run = guichet(*CHECK).json
    assert (run["findings"], run["summary"]["accepted"]) == ([], 1), (
        "the line that another configuration uses is needed"
    )
    (tmp_path / "sub/two.html").unlink()
    assert [one["rule"] for one in guichet(*CHECK, files={"one.html": "<p>Été</p>"}).json["stale"]] == [
        "baseline-stale"
    ]


EXPORT = """import json

import requests
from django.conf import settings


def export(account):
    data = {"email": account.email, "attributes": {"NOM": account.last_name, "DROITS": account.rights.count()}}
    requests.post(settings.SENT_TO, data=json.dumps(data))
"""
THROUGH_ANOTHER = {
    "core/settings.py": 'INSTALLED_APPS = []\nSENT_TO = "https://api.brevo.com/v3/contacts"\n',
    "accounts/export.py": EXPORT,
}
"""What one sees in a file through another."""


def test_part_of_a_project_is_accepted_with_what_is_seen_through_the_rest(guichet: Guichet) -> None:
    asked = ("--select", "personal-data-to-third-party")
    guichet("baseline", *asked, files=THROUGH_ANOTHER)
    whole = Path(".guichet-baseline").read_text("utf-8")
    assert "accounts/export.py" in whole
    guichet("baseline", *asked, "accounts")
    assert Path(".guichet-baseline").read_text("utf-8") == whole
    assert guichet("baseline", *asked, "--check", "accounts").status == 0
    guichet("baseline", *asked, "core")
    assert Path(".guichet-baseline").read_text("utf-8") == whole


def test_no_derogation_is_useless_for_a_run_that_did_not_read_everything(guichet: Guichet) -> None:
    reason = '# guichet: ignore[personal-data-to-third-party] reason="Contrat" owner="délégué aux données"\n'
    excused = EXPORT.replace("    requests", f"    {reason}    requests")
    asked = ("check", "--strict", "--select", "personal-data-to-third-party")
    assert guichet(*asked, files={**THROUGH_ANOTHER, "accounts/export.py": excused}).status == 0
    assert guichet(*asked, "accounts/export.py").status == 0
    told = guichet(*asked, files={"core/settings.py": "INSTALLED_APPS = []\nSENT_TO = ''\n"})
    assert "derogation-useless" in told.out


def test_a_folder_elsewhere_is_a_whole_of_its_own(guichet: Guichet, tmp_path_factory: pytest.TempPathFactory) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere") / "a.html"
    elsewhere.write_text('<!-- guichet: ignore[img-alt-missing] reason="orné" owner="y" -->\n<p>Bonjour</p>\n', "utf-8")
    told = guichet("check", "--strict", "--select", "img-alt-missing", str(elsewhere.parent))
    assert "derogation-useless" in told.out


TAG = '<html{}><head></head><body><p class="été">Été</p></body></html>\n'


@pytest.mark.parametrize("lang", [' lang="fr"', " lang='fr' title=Été", '\n  xml:lang="fr" lang="fr"'])
def test_mending_one_flaw_of_a_tag_leaves_the_others_accepted(lang: str, guichet: Guichet) -> None:
    settings = '[tool.guichet]\nselect = ["page-lang-missing", "page-title-missing"]\nbaseline = "accepted.tsv"\n'
    guichet("baseline", files={"pyproject.toml": settings, "a.html": TAG.format("")})
    run = guichet(
        "check",
        "--format",
        "json",
        "--select",
        "page-lang-missing,page-title-missing",
        ".",
        files={"a.html": TAG.format(lang)},
    ).json
    assert (run["findings"], [one["rule"] for one in run["stale"]]) == ([], ["baseline-stale"])
    run = guichet("check", "--format", "json", ".", files={"b.html": TAG.format(lang)}).json
    assert [(one["rule"], one["path"]) for one in run["findings"]] == [("page-title-missing", "b.html")]


def test_a_line_written_before_marks_were_left_out_still_answers(guichet: Guichet, tmp_path: Path) -> None:
    written = '<img src="été.png" lang="fr">'
    former = hashlib.sha256(written.encode()).hexdigest()[:16]
    (tmp_path / "accepted.tsv").write_text(f"# guichet baseline\nimg-alt-missing\ta.html\t{former}\n", encoding="utf-8")
    run = guichet(
        *CHECK,
        files={"pyproject.toml": CONFIGURED, "a.html": written.replace(' lang="fr"', ""), "c.html": "<p>Été</p>"},
    )
    assert run.rules == ["img-alt-missing"], "another tag, by what it was known"
    assert guichet(*CHECK, files={"a.html": written}).rules == []


def test_a_line_that_still_answers_is_written_as_it_was(guichet: Guichet, tmp_path: Path) -> None:
    """Else a ratchet would take it for one that enters."""
    written = '<img src="été.png" lang="fr">'
    line = f"img-alt-missing\ta.html\t{hashlib.sha256(written.encode()).hexdigest()[:16]}\t2099-01-31\taccueil"
    (tmp_path / "accepted.tsv").write_text(f"# guichet baseline\n{line}\n", encoding="utf-8")
    guichet("baseline", files={"pyproject.toml": CONFIGURED, "a.html": written + "<img src='plan.png'>"})
    assert line in (tmp_path / "accepted.tsv").read_text(encoding="utf-8").splitlines()
    assert len(entries(tmp_path)) == 2
