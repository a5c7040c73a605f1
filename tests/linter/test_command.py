"""The command as its users rely on it: statuses, sentences, formats, configuration, derogations, baseline, cache."""

from __future__ import annotations

import csv
import errno
import gc
import io
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, get_args
from xml.etree import ElementTree

import pytest
from guichet.core.configuration import Config
from guichet.core.findings import Certainty, Family, Finding, Lang, Place, Position, Severity, Span, Text
from guichet.engine.once import folded
from guichet.engine.run import check
from guichet.hosts.arguments import build
from guichet.reading.project.project import Project
from guichet.reporters import FORMATS

from tests.linter.conftest import Run

Guichet = Callable[..., Run]
IMG = '<p>\n<img src="été.png">\n</p>\n'
CHECK = ("check", "--select", "img-alt-missing", "--format", "json")


def test_status_says_whether_there_is_a_violation(guichet: Guichet) -> None:
    assert guichet(*CHECK, files={"a.html": IMG}).status == 1
    assert guichet(*CHECK, files={"a.html": '<img src="a" alt="">'}).status == 0


def test_json_holds_what_the_contract_says(guichet: Guichet) -> None:
    run = guichet(*CHECK, files={"t/a.html": IMG})
    (finding,) = run.json["findings"]
    assert run.json["summary"] == {"files": 1, "violations": 1, "reviews": 0, "suppressed": 0, "accepted": 0}
    wanted = {"rule": "img-alt-missing", "code": "W9101", "family": "accessibility", "severity": "critical", "certainty": "violation",
              "path": "t/a.html", "line": 2, "column": 1, "end_line": 2, "end_column": 20}  # fmt: skip
    assert {key: finding[key] for key in wanted} == wanted
    assert finding["references"][0]["label"].startswith("RGAA")
    assert set(finding) >= {"message", "help", "references"}


COMMANDS = re.findall(r"^ {4}(\w+)", build("en").format_help(), re.M)


@pytest.mark.parametrize("argv", [["--help"], *([command, "--help"] for command in COMMANDS)])
def test_help_explains_every_argument_in_the_language_of_the_reader(
    argv: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert {"check", "derogations", "lsp"} <= set(COMMANDS)
    explained: dict[Lang, set[str]] = {}
    for lang in get_args(Lang):
        with pytest.raises(SystemExit):
            build(lang).parse_args(argv)
        _, *listed = re.split(r"^ {2}(?=[A-Z-])", capsys.readouterr().out, flags=re.M)
        explanations = [re.split(r" {2,}|\n +", one.strip(), maxsplit=1) for one in listed]
        assert [one for one in explanations if len(one) < 2] == []
        explained[lang] = {explanation for _, explanation in explanations}
    assert explained["fr"].isdisjoint(explained["en"])


@pytest.mark.parametrize(
    "argv",
    [
        ("check", "absent"),
        ("check", "--select", "img-alt-mising"),
        ("check", "--format", "yaml"),
        ("explain", "x"),
        (),
        ("check", "--jobs", "0"),
    ],
)
def test_bad_usage_is_one_sentence_and_status_2(guichet: Guichet, argv: tuple[str, ...]) -> None:
    run = guichet(*argv)
    assert run.status == 2
    assert run.out == ""
    assert run.err.startswith("guichet: ")
    assert run.err.count("\n") == 1
    assert "Traceback" not in run.err


def test_errors_speak_french_and_guess(guichet: Guichet) -> None:
    run = guichet("check", "--lang", "fr", "--select", "img-alt-mising")
    assert "Vouliez-vous dire « img-alt-missing » ?" in run.err.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("toml", "words"),
    [
        ("selct = []", "select"), ('lang = "de"', "fr"), ("select = 3", "list"), ('[tool.guichet.rules.img-alt-missing]\nx = 1', "img-alt-missing"),
        ('[tool.guichet.rules.img-alt]\nx = 1', "img-alt-missing"), ("select = [", "TOML"), ('ignore = ["nope"]', "nope"),
    ],
)  # fmt: skip
def test_a_mistake_in_the_configuration_is_a_sentence(guichet: Guichet, toml: str, words: str) -> None:
    run = guichet("check", files={"pyproject.toml": f"[tool.guichet]\n{toml}\n", "a.html": IMG})
    assert run.status == 2
    assert words in run.err
    assert run.err.count("\n") == 1


@pytest.mark.parametrize(
    ("toml", "words"),
    [
        ("[tool]\nguichet = 3", "attend une table"),
        ("[tool.guichet]\nselect = 3", "une liste de textes entre guillemets"),
        ("[tool.guichet]\ndocs-url = 3", "une adresse qui commence par https"),
        ("[tool.guichet]\ndocs-url = 'javascript:alert(1)'", "une adresse qui commence par https"),
        ("[tool.guichet]\ntemplate-roots = ['../../etc']", "hors du projet"),
        ("[tool.guichet]\nbaseline = '/etc/passwd'", "hors du projet"),
        ("[tool.guichet]\nper-file-ignores = 3", "une table"),
        ('[tool.guichet]\nper-file-ignores = {"a" = 3}', "une liste de textes entre guillemets"),
        (f"[tool.guichet]\nexclude = {['é'] * 1001}", "1000 motifs au plus"),
        ("[tool.guichet]\nlang = 'de'", '"fr" ou "en"'),
        ("[tool.guichet.rules]\nsentence-long = 3", "attend une table"),
        ("[tool.guichet.rules.sentence-long]\nwords = true", "un nombre entier"),
        ("[tool.guichet.rules.acronym-unexplained]\nknown = [3]", "une liste de textes entre guillemets"),
        ("[tool.guichet]\nrules = 3", "attend une table"),
        ("[tool.guichet\n", "ligne 1, colonne 14"),
        ("x = [", "fin du fichier"),
    ],
)
def test_a_mistake_in_the_configuration_is_said_in_french(guichet: Guichet, toml: str, words: str) -> None:
    run = guichet("check", "--lang", "fr", files={"pyproject.toml": f"{toml}\n", "a.html": IMG})
    assert (run.status, run.out, run.err.count("\n")) == (2, "", 1)
    assert words in run.err
    assert not ENGLISH & set(re.findall(r"\w+", run.err))


ENGLISH = {
    "a",
    "the",
    "list",
    "takes",
    "invalid",
    "expected",
    "required",
    "argument",
    "arguments",
    "choice",
    "value",
    "line",
}


@pytest.mark.parametrize(
    ("argv", "words"),
    [
        ((), "il manque COMMAND"),
        (("check", "--jobs", "x"), "--jobs attend un nombre entier à partir de 1, pas «\u00a0x\u00a0»"),
        (("check", "--jobs", "0"), "--jobs attend un nombre entier à partir de 1, pas «\u00a00\u00a0»"),
        (
            ("check", "--format", "yaml"),
            "--format ne peut pas valoir «\u00a0yaml\u00a0» (au choix\u00a0: text, concise, json",
        ),
        (("check", "--output"), "il manque une valeur après --output"),
        (("check", "--strict=x"), "--strict ne prend pas de valeur"),
        (("check", "--st"), "«\u00a0--st\u00a0» peut vouloir dire --st"),
        (("check", "--nope"), "«\u00a0--nope\u00a0» n’existe pas"),
        (("chek",), "ne peut pas valoir «\u00a0chek\u00a0»"),
        (("read",), "il manque PATH"),
    ],
)
def test_a_mistake_in_the_command_is_said_in_french(
    guichet: Guichet, monkeypatch: pytest.MonkeyPatch, argv: tuple[str, ...], words: str
) -> None:
    monkeypatch.setenv("LC_ALL", "fr_FR.UTF-8")
    run = guichet(*argv)
    assert (run.status, run.out, run.err.count("\n")) == (2, "", 1)
    assert words in run.err
    assert not ENGLISH & set(re.findall(r"\w+", run.err))


def test_configuration_is_read_and_isolated_ignores_it(guichet: Guichet) -> None:
    files = {"pyproject.toml": '[tool.guichet]\nignore = ["accessibility"]\n', "a.html": IMG}
    assert "img-alt-missing" not in guichet("check", "--format", "json", files=files).rules
    assert "img-alt-missing" in guichet("check", "--format", "json", "--isolated").rules


def test_excludes_hold_for_named_files_and_per_file_ignores_work(guichet: Guichet) -> None:
    toml = '[tool.guichet]\nexclude = ["old"]\n[tool.guichet.per-file-ignores]\n"mail/*" = ["img-alt-missing"]\n'
    files = {"pyproject.toml": toml, "old/a.html": IMG, "mail/b.html": IMG, "c.html": IMG}
    run = guichet(*CHECK, "old/a.html", "mail/b.html", "c.html", files=files)
    assert [finding["path"] for finding in run.json["findings"]] == ["c.html"]


def test_a_file_without_suffix_is_read_where_cron_reads_it(guichet: Guichet) -> None:
    line = "15 3 * * 1 www-data /srv/app/ouvrir_rendez_vous.sh\n"
    run = guichet("check", "--format", "json", files={"deploy/cron.d/rendez-vous": line, "notes/rendez-vous": line})
    assert {finding["path"] for finding in run.json["findings"]} == {"deploy/cron.d/rendez-vous"}


def test_one_broken_file_is_one_finding_and_the_rest_is_checked(guichet: Guichet) -> None:
    files = {
        "a.html": b"\x00\x01",
        "b.html": IMG,
        "c.py": "def f(:\n",
        "d.html": b"<img src=\xe9t\xe9.png>",
        "e.html": b"\x81\x8d",
    }
    run = guichet(
        "check", "--format", "json", "--select", "img-alt-missing,office-hours-gate,file-unreadable", files=files
    )
    rules = {(finding["path"], finding["rule"]) for finding in run.json["findings"]}
    assert {
        ("a.html", "file-unreadable"),
        ("b.html", "img-alt-missing"),
        ("d.html", "img-alt-missing"),
        ("e.html", "file-unreadable"),
    } <= rules


def test_a_module_that_python_cannot_read_is_said_even_when_no_rule_looks_at_it(guichet: Guichet) -> None:
    files = {
        "old.py": "print 'fini'\n",
        "new.py": 'x = "\\d"\n',
        "marked.py": b"\xef\xbb\xbf# -*- coding: latin-1 -*-\n",
    }
    for select in ("ALL", "accessibility", "office-hours-gate"):
        run = guichet("check", "--format", "json", "--select", select, files=files)
        assert [(one["path"], one["rule"], one["certainty"]) for one in run.json["findings"]] == [
            ("old.py", "file-unreadable", "violation")
        ]


WINDOWS = b"<p>L\x92accueil est ouvert</p>\n"


@pytest.mark.parametrize("format_name", FORMATS)
def test_every_report_says_which_files_were_not_read(guichet: Guichet, tmp_path: Path, format_name: str) -> None:
    (tmp_path / "dead.html").symlink_to(tmp_path / "absent.html")
    run = guichet("check", "--format", format_name, files={"a.html": WINDOWS, "b.html": IMG})
    assert run.status == 1
    if format_name in ("badge", "shields"):
        assert "2 files not read" in run.out
        return
    for name in ("a.html", "b.html", "dead.html"):
        assert name in run.out


def test_files_that_cannot_be_read_enter_the_baseline(guichet: Guichet, tmp_path: Path) -> None:
    (tmp_path / "dead.html").symlink_to(tmp_path / "absent.html")
    assert guichet("baseline", files={"a.html": WINDOWS, "b.html": IMG}).status == 0
    assert (tmp_path / ".guichet-baseline").read_text(encoding="utf-8").count("file-unreadable") == 2
    run = guichet("check", "--format", "json", "--baseline", ".guichet-baseline")
    assert (run.status, run.rules) == (0, [])
    run = guichet("check", "--format", "json", "--baseline", ".guichet-baseline", files={"a.html": "<p>Été</p>\n"})
    assert (run.status, run.rules, [one["rule"] for one in run.json["stale"]]) == (0, [], ["baseline-stale"])


def test_only_files_are_read(guichet: Guichet, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.html")
    (tmp_path / "dead.html").symlink_to(tmp_path / "absent.html")
    run = guichet(*CHECK, files={"b.html": IMG})
    said = {finding["path"]: finding["message"] for finding in run.json["findings"]}
    assert "a pipe or a device" in said["pipe.html"]
    assert "a link that leads nowhere" in said["dead.html"]
    assert "b.html" in said


@pytest.mark.parametrize("argv", [("read", "a.html"), ("read", "absent.txt"), ("check", "-")])
def test_what_cannot_be_read_is_said_in_french(
    guichet: Guichet, monkeypatch: pytest.MonkeyPatch, argv: tuple[str, ...]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"\0")))
    run = guichet(*argv, "--lang", "fr", files={"a.html": WINDOWS})
    assert run.status == 2
    assert run.err.count("\n") == 1
    assert not {"missing", "encoding", "binary"} & set(re.findall(r"\w+", run.err))
    assert "pendant la vérification" not in run.err


@pytest.mark.parametrize("data", ["<p>Été</p>".encode("utf-32"), "\ufeff<p>\0Été</p>".encode("utf-16-le")])
def test_a_text_full_of_nothing_is_not_read_as_one(guichet: Guichet, data: bytes) -> None:
    """UTF-32 begins as UTF-16 does: each sign would be parted from the next."""
    run = guichet("check", ".", files={"a.html": data})
    assert run.status != 0
    assert "a.html" in run.out
    assert "file-unreadable" in run.out


def test_a_name_that_is_not_utf_8_is_a_name(guichet: Guichet, tmp_path: Path) -> None:
    for suffix in (b"html", b"py", b"js", b"md", b"css", b"xml"):
        (tmp_path / os.fsdecode(b"mal\xff." + suffix)).write_text(IMG if suffix == b"html" else "", encoding="utf-8")
    for format_name in FORMATS:
        argv = ("check", "--select", "img-alt-missing", "--format", format_name)
        for more in ((), ("--no-cache",), ("--output", "report")):
            run = guichet(*argv, *more)
            assert run.status == 1
        wanted = {"sarif": "mal%FF.html", "badge": "1 violation", "shields": "1 violation"}
        assert wanted.get(format_name, "mal\\udcff.html") in (tmp_path / "report").read_text(encoding="utf-8")
        assert guichet(*argv).out == (tmp_path / "report").read_text(encoding="utf-8")
    for format_name in ("csv", "markdown", "html", "ods"):
        assert guichet("audit", "--format", format_name, "--output", "grid").status == 0
    assert guichet("baseline", "--select", "img-alt-missing").status == 0
    assert guichet(*CHECK, "--baseline", ".guichet-baseline").rules == []
    (tmp_path / os.fsdecode(b"mal\xff.html")).write_text("", encoding="utf-8")
    assert len(guichet(*CHECK, "--baseline", ".guichet-baseline").json["stale"]) == 1


def test_a_folder_that_does_not_open_is_said(guichet: Guichet, monkeypatch: pytest.MonkeyPatch) -> None:
    listed = os.scandir

    def scandir(path: Any) -> Any:
        if str(path).endswith("closed"):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), path)
        return listed(path)

    monkeypatch.setattr(os, "scandir", scandir)
    files = {"closed/a.html": IMG, "open/b.html": "<p>Été</p>"}
    run = guichet(*CHECK, "--lang", "fr", files=files)
    assert (run.status, run.out) == (2, "")
    assert run.err.startswith("guichet: Le dossier «\u00a0closed\u00a0» ne s’ouvre pas")
    files = {"pyproject.toml": '[tool.guichet]\nexclude = ["closed"]\n'}
    assert guichet(*CHECK, files=files).status == 0


@pytest.mark.parametrize(
    ("argv", "words"),
    [
        (("check", "--output", "t"), "c’est un dossier"),
        (("check", "--output", "a.html/x"), "il faut un dossier"),
        (("baseline", "--baseline", "t"), "c’est un dossier"),
    ],
)
def test_a_file_that_cannot_be_written_is_said_in_french(guichet: Guichet, argv: tuple[str, ...], words: str) -> None:
    run = guichet(*argv, "--lang", "fr", files={"a.html": IMG, "t/b.html": IMG})
    assert (run.status, run.out) == (2, "")
    assert words in run.err
    assert "directory" not in run.err


def test_positions_count_code_points_and_not_the_bom(guichet: Guichet) -> None:
    run = guichet(*CHECK, files={"a.html": b"\xef\xbb\xbf" + "𝄞é <img src=x>\r\n".encode()})
    assert [(finding["line"], finding["column"], finding["end_column"]) for finding in run.json["findings"]] == [
        (1, 4, 15)
    ]


def test_stdin_stands_for_a_file(guichet: Guichet, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(IMG.encode())))
    run = guichet(*CHECK, "-", "--stdin-filename", "templates/a.html")
    assert [finding["path"] for finding in run.json["findings"]] == ["templates/a.html"]


DEROGATION = '{{# guichet: ignore[img-alt-missing] {} #}}\n<img src="a">\n'
COMPLETE = 'reason="décor" owner="direction de l’accueil"'


def test_a_derogation_answers_for_the_next_line(guichet: Guichet) -> None:
    run = guichet(*CHECK, files={"a.html": DEROGATION.format(COMPLETE)})
    assert run.rules == []
    assert run.json["summary"]["suppressed"] == 1


@pytest.mark.parametrize(
    ("fields", "rules"),
    [
        ('reason="décor"', {"img-alt-missing", "derogation-incomplete"}),
        ('owner="accueil"', {"img-alt-missing", "derogation-incomplete"}),
        (COMPLETE + " until=2020-01-01", {"img-alt-missing", "derogation-expired"}),
        (COMPLETE + " until=2020-13-01", {"img-alt-missing", "derogation-incomplete"}),
        (COMPLETE + " until=2999-01-01", set()),
    ],
)
def test_bad_derogations_are_findings(guichet: Guichet, fields: str, rules: set[str]) -> None:
    assert set(guichet(*CHECK, files={"a.html": DEROGATION.format(fields)}).rules) == rules


def test_useless_and_unknown_derogations_are_findings(guichet: Guichet) -> None:
    text = f'<!-- guichet: ignore[img-alt-missing, nope] {COMPLETE} -->\n<img src="a" alt="">\n'
    assert set(guichet(*CHECK, files={"a.html": text}).rules) == {"derogation-useless", "derogation-unknown-rule"}


@pytest.mark.parametrize(
    ("name", "comment"),
    [
        ("a.py", "# guichet: ignore[x] {}"),
        ("a.yml", "# guichet: ignore[x] {}"),
        ("a.js", "// guichet: ignore[x] {}"),
        ("a.css", "/* guichet: ignore[x] {} */"),
        ("a.html", "<!-- guichet: ignore[x] {} -->"),
    ],
)
def test_the_register_reads_every_kind_of_comment(guichet: Guichet, name: str, comment: str) -> None:
    files = {
        name: comment.format('reason="=motif|é" owner="service" until=2027-01-31 legal-basis="CASF L264-1"') + "\n"
    }
    (row,) = guichet("derogations", "--format", "json", files=files).json
    assert row["path"] == name
    assert (row["reason"], row["owner"], row["until"], row["legal_basis"]) == (
        "=motif|é",
        "service",
        "2027-01-31",
        "CASF L264-1",
    )
    table = list(csv.reader(io.StringIO(guichet("derogations", "--format", "csv").out)))
    assert table[1][1] == "'=motif|é"
    assert "=motif&#124;é" in guichet("derogations").out


def test_a_place_of_the_register_is_copied_as_it_is_written(guichet: Guichet) -> None:
    files = {"_pied.html": "<!-- guichet: ignore[img-alt-missing] reason='dessin' owner='b' -->\n<img src='a'>\n"}
    assert "| `_pied.html:1` |" in guichet("derogations", files=files).out


def test_the_register_in_markdown_shows_words_and_obeys_none(guichet: Guichet) -> None:
    said = "<script>alert(1)</script> ![x](http://mal.example/i.png) [ok](javascript:alert(1)) `&lt;` @mairie a | b"
    name = "a[b](http:..x)<b>`c`.html"
    comment = (
        f'<!-- guichet: ignore[delay-vague] reason="{said}" owner="{said}" legal-basis="{said}" until=2027-01-31 -->'
    )
    out = guichet("derogations", files={name: comment + "\n"}).out
    (row,) = [line for line in out.splitlines() if "delay-vague" in line]
    assert row.count("|") == 8
    assert not set("<>[]`") & set(row)
    assert "@mairie" not in row


@pytest.mark.parametrize(
    ("directive", "rules", "todo"),
    [
        ("ignore[x] reason='dessin' owner='b' until=2020-01-31", "x", "expired, unknown rule"),
        ("ignore[W9101] owner='b' until=2020-01-31", "W9101", "reason, expired"),
        ("ignore[img-alt-missing] reason='x' owner='b' until=2999-01-31", "img-alt-missing", "reason"),
        ("ignore[img-alt-missing] reason='dessin' owner='b' until=2999-01-31", "img-alt-missing", ""),
        ("ignore reason='dessin' owner='b'", "?", "syntax"),
        ("ignore[] reason='dessin' owner='b'", "?", "syntax"),
        ("decision reason='dessin' owner='b'", "decision", ""),
    ],
)
def test_the_register_says_what_keeps_a_derogation_from_counting(
    guichet: Guichet, directive: str, rules: str, todo: str
) -> None:
    files = {"a.html": f"<!-- guichet: {directive} -->\n<img src='a'>\n"}
    (_, row) = csv.reader(io.StringIO(guichet("derogations", "--format", "csv", files=files).out))
    assert (row[0], row[-1]) == (rules, todo)
    (record,) = guichet("derogations", "--format", "json").json
    assert record["problems"] == [word.replace(" ", "-") for word in todo.split(", ") if word]


@pytest.mark.parametrize(
    ("reason", "read"),
    [
        ("«\u00a0Banque en ligne\u00a0»", "Banque en ligne"),
        ("« Banque »", "Banque"),
        ("«Banque»", "Banque"),
        ("«\u00a0»", ""),
        ("« Banque", ""),
        ('"Banque', ""),
    ],
)
def test_french_quotes_hold_a_reason(guichet: Guichet, reason: str, read: str) -> None:
    files = {"a.html": f"<!-- guichet: ignore[img-alt-missing] reason={reason} owner=« accueil » -->\n<img src='a'>\n"}
    (record,) = guichet("derogations", "--format", "json", files=files).json
    assert (record["reason"], record["owner"], record["problem"]) == (read, "accueil", "" if read else "reason")


def test_a_date_in_another_order_is_told_the_order(guichet: Guichet) -> None:
    files = {"a.html": DEROGATION.format(COMPLETE + " until=31/03/2027")}
    said = [one["message"] for one in guichet(*CHECK, files=files).json["findings"] if "derog" in one["rule"]]
    assert "year-month-day" in said[0]
    assert "2027-03-31" in said[0]


def test_strings_and_markdown_code_make_no_derogation(guichet: Guichet) -> None:
    files = {
        "a.py": 'x = "# guichet: ignore[x]"\n',
        "b.md": "```\n<!-- guichet: ignore[x] -->\n```\n`{# guichet: ignore[x] #}`\n",
        "c.js": 'const x = ["<!-- guichet: ignore[x] -->", `\n // guichet: ignore[x]`]\n',
    }
    assert guichet("derogations", "--format", "json", files=files).json == []


def test_a_baseline_accepts_what_exists_and_says_when_it_is_stale(guichet: Guichet) -> None:
    assert guichet("baseline", "--select", "img-alt-missing", files={"a.html": IMG}).status == 0
    assert guichet(*CHECK, "--baseline", ".guichet-baseline").rules == []
    moved = "\n\n" + IMG + '<img src="neuf">'
    run = guichet(*CHECK, "--baseline", ".guichet-baseline", files={"a.html": moved})
    assert [finding["line"] for finding in run.json["findings"]] == [6]
    run = guichet(*CHECK, "--baseline", ".guichet-baseline", files={"a.html": "<p>\n"})
    assert [one["rule"] for one in run.json["stale"]] == ["baseline-stale"]
    part = ("check", "--select", "data_ethics", "--format", "json", "--baseline", ".guichet-baseline")
    assert guichet(*part).json["stale"] == []
    assert guichet("check", "--baseline", "absent").status == 2


@pytest.mark.parametrize(
    ("number", "lang", "words"),
    [
        (0, "fr", "0 endroit accepté "),
        (1, "fr", "1 endroit accepté "),
        (2, "fr", "2 endroits acceptés "),
        (0, "en", "0 places accepted "),
        (1, "en", "1 place accepted "),
        (2, "en", "2 places accepted "),
    ],
)
def test_nouns_agree_with_their_number(guichet: Guichet, number: int, lang: str, words: str) -> None:
    run = guichet("baseline", "--select", "img-alt-missing", "--lang", lang, files={"a.html": "<img src='é'>" * number})
    assert run.out.startswith(words)


def test_the_cache_follows_every_file_that_a_finding_depends_on(guichet: Guichet) -> None:
    argv = ("check", "--select", "page-lang-missing", "--format", "json", "templates")
    base = "<html{}><head><title>Été</title></head><body>{{% block a %}}{{% endblock %}}</body></html>"
    files = {
        "templates/base.html": base.format(""),
        "templates/a.html": '{% extends "base.html" %}{% block a %}é{% endblock %}',
    }
    first = guichet(*argv, files=files)
    assert first.rules == ["page-lang-missing"]
    assert guichet(*argv).out == first.out
    assert guichet(*argv, files={"templates/base.html": base.format(' lang="fr"')}).rules == []
    assert guichet(*argv, files={"templates/base.html": base.format("")}).out == first.out


def test_the_same_bytes_whatever_the_processes_order_and_cache(guichet: Guichet, tmp_path: Path) -> None:
    files = {f"t/{n}.html": IMG + f"<a href='{n}'></a><html>" for n in range(100)}
    argv = ("check", "--format", "json", "--isolated", "--select", "accessibility")
    first = guichet(*argv, "--jobs", "1", "--no-cache", "t", files=files)
    assert first.json["findings"]
    for more in (("--jobs", "2", "--no-cache", "t"), ("--jobs", "2", "t"), ("t",), ("--no-cache", "t/99.html", "t")):
        assert guichet(*argv, *more).out == first.out


def test_the_same_bytes_whatever_the_hashes(tmp_path: Path) -> None:
    label = '<p>MAC:</p><button title="Copy MAC" aria-label="Copy MAC address">é</button>'
    (tmp_path / "a.html").write_text(f'<html lang="en">{label}</html>', encoding="utf-8")
    command = [
        sys.executable,
        "-m",
        "guichet",
        "check",
        "--select",
        "acronym-unexplained",
        "--no-cache",
        "--format",
        "json",
    ]
    said = {
        subprocess.run(
            command, cwd=tmp_path, capture_output=True, check=False, env={**os.environ, "PYTHONHASHSEED": str(seed)}
        ).stdout
        for seed in range(4)
    }
    assert len(said) == 1


def test_reports_are_written_in_one_step(guichet: Guichet, tmp_path: Path) -> None:
    assert guichet(*CHECK, "--output", "out/report.json", files={"a.html": IMG}).out == ""
    assert json.loads((tmp_path / "out/report.json").read_text())["findings"]
    assert [file.name for file in (tmp_path / "out").iterdir()] == ["report.json"]
    assert guichet(*CHECK, "--output", "a.html/x").status == 2


def test_other_formats_say_the_same(guichet: Guichet) -> None:
    argv = ("check", "--select", "img-alt-missing", "--format")
    text = guichet(*argv, "text", files={"a.html": IMG}).out
    assert "a.html:2:1: critical img-alt-missing" in text
    assert '  2 | <img src="été.png">\n    | ^^^^^^^^^^^^^^^^^^^\n' in text
    assert "\x1b" not in text
    assert guichet(*argv, "github").out.startswith(
        "::error file=a.html,line=2,endLine=2,col=1,endColumn=20,title=Image without a text alternative (img-alt-missing)::"
    )
    (issue,) = json.loads(guichet(*argv, "gitlab").out)
    assert issue["location"] == {"path": "a.html", "lines": {"begin": 2, "end": 2}}
    suite = ElementTree.fromstring(guichet(*argv, "junit").out)
    assert suite.get("failures") == "1"
    (run,) = json.loads(guichet(*argv, "sarif").out)["runs"]
    assert run["columnKind"] == "unicodeCodePoints"
    assert run["results"][0]["locations"][0]["physicalLocation"]["region"] == {
        "startLine": 2,
        "startColumn": 1,
        "endLine": 2,
        "endColumn": 20,
    }


def test_control_characters_never_reach_the_terminal(guichet: Guichet) -> None:
    out = guichet("check", "--select", "img-alt-missing", files={"a.html": '<img src="\x1b[31m">'}).out
    assert "\x1b" not in out


def test_explain_and_rules_speak_both_languages(guichet: Guichet) -> None:
    assert guichet("explain", "img-alt-missing", "--lang", "fr").out.startswith("# Image sans")
    assert "Who is left out" in guichet("explain", "W9101").out
    rules = guichet("rules", "--format", "json").json
    assert {"id", "code", "family", "severity", "title", "kinds", "rgaa", "wcag", "act"} <= set(rules[0])


def test_links_that_loop_and_files_that_cannot_be_read_end(guichet: Guichet, tmp_path: Path) -> None:
    (tmp_path / "t").mkdir()
    (tmp_path / "t/loop").symlink_to(tmp_path / "t")
    (tmp_path / "t/dead.html").symlink_to(tmp_path / "absent.html")
    run = guichet(*CHECK, "t", files={"t/a.html": IMG})
    assert "img-alt-missing" in run.rules


@pytest.mark.turns(3)
def test_deep_and_long_files_are_read(guichet: Guichet) -> None:
    deep = "<div>" * 5000 + "<img src=a>" + "</div>" * 5000
    run = guichet(
        "check",
        "--format",
        "json",
        "--no-cache",
        files={"deep.html": deep, "long.html": "<p>" + "a" * 3_000_000, "huge.html": "<p>" + "a" * 10_000_000},
    )
    assert ("deep.html", "img-alt-missing") in [(finding["path"], finding["rule"]) for finding in run.json["findings"]]
    assert ("huge.html", "file-unreadable") in [(finding["path"], finding["rule"]) for finding in run.json["findings"]]


def test_the_module_is_the_command() -> None:
    done = subprocess.run([sys.executable, "-m", "guichet", "--version"], capture_output=True, text=True, check=True)
    assert done.stdout.startswith("guichet ")


def test_a_check_gives_garbage_collection_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.html").write_text(IMG, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert gc.isenabled(), "what follows would prove nothing"
    assert check(["a.html"], Config(), use_cache=False).violations
    assert gc.isenabled(), "a host that lives long, an editor's server or a test run, must not grow for ever"


@pytest.mark.parametrize(
    "argv", [("explain", "img-alt-missing"), ("rules",), ("check", "--nothing"), ("explain", "absent")]
)
def test_every_command_speaks_the_language_of_the_project(guichet: Guichet, argv: tuple[str, ...]) -> None:
    asked = guichet(*argv, *([] if "--nothing" in argv else ["--lang", "fr"]), files={"guichet.toml": 'lang = "fr"\n'})
    run = guichet(*argv)
    assert (run.out, run.err) == (asked.out, asked.err)
    assert "é" in run.out + run.err or "n’existe" in run.err
    broken = guichet(*argv, files={"guichet.toml": "lang ="})
    assert broken.status == 2 or argv[0] != "check"


def test_what_is_asked_is_not_folded_into_what_is_sure(guichet: Guichet) -> None:
    """A decision on the one would bring the other back."""
    send = 'requests.post("https://api.brevo.com/v3/contacts", json={"email": usager.email, %s})'
    module = "import requests\n\n\ndef créer(usager):\n    %s\n"
    files = {
        "sure.py": module % (send % '"handicap": usager.handicap'),
        "aussi.py": module % (send % '"handicap": usager.handicap'),
        "asked.py": module % (send % '"attributes": {"N": usager.visites}'),
    }
    run = guichet("check", "--select", "personal-data-to-third-party", "--format", "json", ".", files=files)
    found = {
        (one["path"], one["certainty"]): [place["path"] for place in one.get("places", ())]
        for one in run.json["findings"]
    }
    assert found == {("aussi.py", "violation"): ["sure.py"], ("asked.py", "review"): []}


def test_what_says_different_things_in_one_language_is_not_one_finding(tmp_path: Path) -> None:
    here = Position(1, 1, 1, 2)
    way = tuple(Place(path, here, Text("É", "E")) for path in ("a.html", "b.html"))
    first, *rest = (
        Finding(rule, "W9001", Family.ACCESSIBILITY, Severity.MINOR, Certainty.VIOLATION, path, Span(0, 1), here, said, related=way)
        for rule, path, said in (
            ("img-alt-missing", "c.html", Text("Mai", "May")),
            ("img-alt-missing", "d.html", Text("Peut-être", "May")),
            ("img-alt-missing", "e.html", Text("Mai", "May")),
        )
    )  # fmt: skip
    found = folded([first, *rest], Project([], Config()))
    assert [(one.path, [path for path, _ in one.places]) for one in found] == [("c.html", ["e.html"]), ("d.html", [])]
