"""Nothing that a file holds, or is called, is obeyed by a terminal, a log or a spreadsheet."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from guichet.core.writing import _indented, as_json, printable, printable_lines
from guichet.reporters import FORMATS
from hypothesis import given
from hypothesis import strategies as st

from tests.linter.conftest import Run

Guichet = Callable[..., Run]
ESCAPE = "\x1b[31m\x9b2J\x07\x08\x7f"
TURNED = "\u202etxt.exe\u2066\u200f"
FORGED = "\n::error file=x::forged\r##[error]forged\u2028::error::forged\x85::error::forged\x0b::error::forged%0A::error::forged"
NASTY = f"é{ESCAPE}{TURNED}{FORGED}"
OBEYED = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")


@pytest.fixture
def hostile(tmp_path: Path) -> list[str]:
    """Files whose names, tags, attributes and words are commands."""
    nasty = NASTY.replace("/", "")
    names = [f"{nasty}.html", "::error file=x::forged.html", "=1+1.html", os.fsdecode(b"mal\xff.html")]
    page = (
        f'<html><title>{nasty}</title><a{ESCAPE} href="{nasty}"></a><img src="{nasty}">\n'
        f'<p role="{nasty}" tabindex="1">é\n<label for="{nasty}">a</label><input id="b{nasty}" autocomplete="{nasty}">\n'
        f'<!-- guichet: ignore[{nasty}] reason="{nasty}" owner="=1{nasty}" -->\n'
        f'<script src="https://google-analytics.com/{nasty}"></script><b lang="{nasty}">é</b></html>'
    )
    for name in names:
        (tmp_path / name).write_bytes(page.encode())
    (tmp_path / f"{nasty}.md").write_text(f"# É\n\nVeuillez téléverser la pièce {nasty} par AZERTY{ESCAPE}.\n", "utf-8")
    return names


def nothing_obeyed(text: str) -> None:
    assert OBEYED.findall(text) == []
    for line in text.split("\n"):
        assert not line.lstrip().startswith(("::error file=x", "::error::", "##[error]")), line


@pytest.mark.parametrize("format_name", FORMATS)
@pytest.mark.parametrize("lang", ["fr", "en"])
def test_no_report_is_obeyed(guichet: Guichet, hostile: list[str], format_name: str, lang: str) -> None:
    run = guichet("check", "--select", "ALL", "--no-cache", "--lang", lang, "--format", format_name, ".")
    assert run.status == 1
    nothing_obeyed(run.out)
    nothing_obeyed(run.err)
    if format_name == "github":
        lines = run.out.splitlines()
        findings = guichet("check", "--select", "ALL", "--no-cache", "--format", "json", ".").json["findings"]
        assert len(lines) == len(findings)
        assert all(re.match(r"::(?:error|warning|notice) file=[^:,]*,line=\d+", line) for line in lines)
        assert [line.replace("%250A", "").count("%0A") for line in lines] == [1] * len(lines)


def test_json_says_what_the_file_holds(guichet: Guichet, hostile: list[str]) -> None:
    run = guichet("check", "--select", "ALL", "--no-cache", "--format", "json", ".")
    assert set(hostile) <= {finding["path"] for finding in run.json["findings"]}


@pytest.mark.parametrize(
    "argv",
    [
        ("derogations",),
        ("derogations", "--format", "json"),
        ("derogations", "--format", "csv"),
        ("audit",),
        ("audit", "--format", "html"),
        ("check", "--select", "tabindex-positive", "--no-cache", "--diff"),
        ("read", f"{NASTY.replace('/', '')}.md"),
        ("read", "--format", "html", f"{NASTY.replace('/', '')}.md"),
        ("read", "."),
        ("read", "--format", "html", "."),
        ("check", f"absent{NASTY}"),
        ("check", "--select", NASTY),
        ("check", "--format", NASTY),
        ("explain", NASTY),
        ("check", "--baseline", NASTY),
        ("baseline", "--no-cache", "--baseline", "mal\x1b[31m\u202e"),
        (NASTY,),
    ],
    ids=lambda argv: " ".join(argv)[:24].encode("ascii", "replace").decode(),
)
def test_no_document_and_no_error_is_obeyed(guichet: Guichet, hostile: list[str], argv: tuple[str, ...]) -> None:
    run = guichet(*argv)
    assert run.out or run.err
    if "--diff" in argv:
        assert OBEYED.findall(run.out.replace("\r\n", "\n")) == []
    else:
        nothing_obeyed(run.out)
    nothing_obeyed(run.err)
    assert run.err.count("\n") <= 1


@pytest.mark.parametrize("argv", [("derogations", "--format", "csv"), ("audit", "--format", "csv")])
def test_a_table_has_the_rows_that_it_shows_and_no_formula(
    guichet: Guichet, hostile: list[str], tmp_path: Path, argv: tuple[str, ...]
) -> None:
    guichet(*argv, "--output", "table.csv")
    text = (tmp_path / "table.csv").read_bytes().decode("utf-8-sig")
    assert OBEYED.findall(text.replace("\r\n", "\n")) == []
    rows = list(csv.reader(io.StringIO(text, newline="")))
    assert len({len(row) for row in rows}) == 1
    assert not [cell for row in rows for cell in row if cell[:1] in {"=", "+", "-", "@", "\t", "\r"}]


def test_a_patch_keeps_tabs_and_line_ends(guichet: Guichet) -> None:
    page = '<p>\r\n\t<a tabindex="3" href="é">é</a>\x1b[31m\r\n</p>\r\n'
    argv = ("check", "--select", "tabindex-positive", "--no-cache", "--diff")
    shown = guichet(*argv, files={"a.html": page.encode()}).out
    assert '\n+\t<a tabindex="0" href="é">é</a>␛[31m\r\n' in shown
    guichet(*argv, "--output", "patch")
    assert '\n+\t<a tabindex="0" href="é">é</a>\x1b[31m\r\n'.encode() in Path("patch").read_bytes()


@given(st.text())
def test_what_is_printed_keeps_its_length_and_its_letters(text: str) -> None:
    shown = printable(text)
    assert len(shown) == len(text)
    for one, other in zip(text, shown, strict=True):
        assert unicodedata.category(other) not in {"Cc", "Zl", "Zp"}
        assert one == other or not one.isprintable()
    assert json.loads(as_json([text, {text: text}])) == [text, {text: text}]
    assert "\n" in printable_lines(text) or "\n" not in text


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inside: st.lists(inside) | st.tuples(inside, inside) | st.dictionaries(st.text(), inside),
)


@given(VALUES)
def test_json_is_written_as_by_the_library(value: object) -> None:
    twice = [value, {"again": value, "deeper": [value, value]}]
    assert _indented(twice, "\n", {}) == json.dumps(twice, ensure_ascii=False, indent=1)
