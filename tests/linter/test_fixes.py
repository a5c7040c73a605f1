"""Safe fixes invent nothing, touch nothing else, and have nothing left to do the second time."""

from __future__ import annotations

import codecs
import errno
import io
import os
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from guichet.accepted.fixes import MENDS, edits_for
from guichet.core.configuration import Config
from guichet.core.findings import Finding
from guichet.core.source import decode
from guichet.engine.run import check
from guichet.hosts.cli import main
from guichet.reading.templates.template import Template

from tests.linter.conftest import Run

Guichet = Callable[..., Run]
ORDERED = '<a href="é" tabindex="3">é</a>\n'
FLAWED = (
    '<!doctype html>\r\n<html lang="fr_FR"><meta name="viewport" content="width=device-width, user-scalable=no">\r\n'
    '<p lang="french">é</p>\t<input name="a"\r\n  onpaste="return false" type="text" tabindex="3">\r\n<video src="a.mp4" autoplay></video>'
)
MENDED = (
    '<!doctype html>\r\n<html lang="fr-FR"><meta name="viewport" content="width=device-width">\r\n'
    '<p lang="fr">é</p>\t<input name="a" type="text" tabindex="0">\r\n<video src="a.mp4"></video>'
)
FIX = ("check", "--select", ",".join(MENDS), "--no-cache", "--fix", "--format", "json")


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_everything_else_is_kept_to_the_byte(guichet: Guichet, tmp_path: Path, mark: bytes) -> None:
    run = guichet(*FIX, files={"a.html": mark + FLAWED.encode(), "b.html": "<p>\r\n"})
    assert (tmp_path / "a.html").read_bytes() == mark + MENDED.encode()
    assert (tmp_path / "b.html").read_bytes() == b"<p>\r\n"
    assert run.json["findings"] == []
    assert "Files mended: 1." in run.err


def test_the_second_run_changes_nothing(guichet: Guichet, tmp_path: Path) -> None:
    guichet(*FIX, files={"a.html": FLAWED})
    before = (tmp_path / "a.html").stat().st_mtime_ns
    assert "Files mended: 0." in guichet(*FIX).err
    assert (tmp_path / "a.html").stat().st_mtime_ns == before


def test_a_diff_writes_nothing(guichet: Guichet, tmp_path: Path) -> None:
    run = guichet("check", "--select", ",".join(MENDS), "--diff", "--no-cache", files={"a.html": FLAWED})
    assert run.status == 1
    assert '-<html lang="fr_FR">' in run.out
    assert '+<html lang="fr-FR">' in run.out
    assert (tmp_path / "a.html").read_bytes() == FLAWED.encode()


def test_a_diff_goes_where_output_says_and_has_no_other_form(guichet: Guichet, tmp_path: Path) -> None:
    argv = ("check", "--select", ",".join(MENDS), "--diff", "--no-cache")
    shown = guichet(*argv, files={"a.html": FLAWED})
    assert guichet(*argv, "--output", "a.diff").out == ""
    assert (tmp_path / "a.diff").read_bytes().decode() == shown.out
    run = guichet(*argv, "--format", "json")
    assert (run.status, run.out) == (2, "")
    assert "--format" in run.err


def test_what_is_read_from_input_is_not_written(
    guichet: Guichet, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(FLAWED.encode())))
    for argv in (("-", "--stdin-filename", "a.html"), ("--stdin-filename", "a.html"), ("-",)):
        run = guichet(*FIX, *argv, files={"a.html": FLAWED})
        assert (run.status, run.out) == (2, "")
        assert run.err.count("\n") == 1
        assert (tmp_path / "a.html").read_bytes() == FLAWED.encode()


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [(codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"), (b"", "latin-1")],
)
def test_the_encoding_is_kept(guichet: Guichet, tmp_path: Path, mark: bytes, encoding: str) -> None:
    guichet(*FIX, files={"a.html": mark + FLAWED.encode(encoding)})
    assert (tmp_path / "a.html").read_bytes() == mark + MENDED.encode(encoding)


def test_a_file_that_cannot_be_written_does_not_stop_the_others(
    guichet: Guichet, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def mkstemp(**asked: Any) -> tuple[int, str]:
        if asked["dir"].name == "shut":
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), f"{asked['dir']}/.guichet-x")
        return make(**asked)

    make = tempfile.mkstemp
    monkeypatch.setattr(tempfile, "mkstemp", mkstemp)
    files = {"shut/a.html": FLAWED, "windows.html": b"<p>L\x92\n", "z.html": FLAWED}
    run = guichet(*FIX, "--lang", "fr", files=files)
    assert run.status == 2
    assert (tmp_path / "shut/a.html").read_bytes() == FLAWED.encode()
    assert (tmp_path / "z.html").read_bytes() == MENDED.encode()
    assert "Impossible d’écrire shut/a.html\u00a0: les droits ne le permettent pas." in run.err
    assert ".guichet-" not in run.err
    assert {finding["path"] for finding in run.json["findings"]} == {"shut/a.html", "windows.html"}


def test_what_a_template_computes_is_left_alone(guichet: Guichet, tmp_path: Path) -> None:
    text = '<input name="é" tabindex="{{ n }}1" {% if a %}onpaste="{{ x }}"{% endif %}>'
    guichet(*FIX, files={"a.html": text})
    assert (tmp_path / "a.html").read_text(encoding="utf-8") == text


def test_an_interrupted_write_leaves_the_file_whole(
    guichet: Guichet, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "replace", killed)
    assert guichet(*FIX, files={"a.html": FLAWED}).status == 2
    assert (tmp_path / "a.html").read_bytes() == FLAWED.encode()


ROOT = Path(__file__).parents[2]
SEEDS = {"a": 'tabindex="7"', "button": 'tabindex="7"', "input": 'onpaste="return false"', "p": 'lang="{tag}"'}
SEED = re.compile(rb'\t(tabindex="[70]"|onpaste="return false"|lang="[a-z]{2}[_-][A-Z]{2}")')


def findings_in(folder: Path) -> list[Finding]:
    return check([str(folder)], Config(select=("ALL",)), use_cache=False).findings


def mend(folder: Path) -> None:
    assert main(["check", "--isolated", "--no-cache", "--select", ",".join(MENDS), "--fix", str(folder)]) in (0, 1)


def seeded(data: bytes, path: str, tag: str) -> bytes:
    """A template with flaws that its own start tags did not have, each after a tab that it did not have either."""
    template = Template(decode(path, data))
    text = template.source.text
    for element in sorted(template.elements, key=lambda one: one.start, reverse=True):
        flaw = SEEDS.get(element.name, "").format(tag=tag)
        at = element.start + 1 + len(element.name)
        if (
            flaw
            and text[at : at + 1] in " >\n"
            and flaw.partition("=")[0] not in text[element.start : element.open_end]
        ):
            text = f"{text[:at]}\t{flaw}{text[at:]}"
    return text.encode()


def hold(folder: Path, tag: str) -> dict[str, int]:
    """Hold the fixes to their promises on every template of a folder, written in one language; return what was seen."""
    files = sorted(folder.rglob("*.html"))

    def pass_over() -> tuple[int, int, int]:
        first = findings_in(folder)
        before = {file: file.read_bytes() for file in files}
        mend(folder)
        after = {file: file.read_bytes() for file in files}
        edits = 0
        for file in files:
            source = decode(str(file), before[file])
            done, rest = 0, after[file].decode()
            for edit in edits_for(source, [one for one in first if one.path == str(file)]):
                kept = source.text[done : edit.span.start]
                assert rest.startswith(kept + edit.text), f"{file}: a byte changed outside what is mended"
                rest, done, edits = rest[len(kept + edit.text) :], edit.span.end, edits + 1
            assert rest == source.text[done:], f"{file}: a byte changed outside what is mended"
        now = Counter((one.path, one.rule) for one in findings_in(folder))
        new = now - Counter((one.path, one.rule) for one in first)
        assert not new, f"a fix brought findings: {new}"
        mend(folder)
        assert {file: file.read_bytes() for file in files} == after, "the second run found something to do"
        return edits, len(first), now.total()

    edits, first, _ = pass_over()
    clean = {file: file.read_bytes() for file in files}
    for file in files:
        file.write_bytes(seeded(clean[file], str(file), tag))
    sown = sum(len(SEED.findall(file.read_bytes())) for file in files)
    mended, _, left = pass_over()
    assert {file: SEED.sub(b"", file.read_bytes()) for file in files} == {f: SEED.sub(b"", c) for f, c in clean.items()}
    return {
        "templates": len(files),
        "edits": edits,
        "findings": first,
        "sown": sown,
        "mended": mended,
        "left": left,
    }


@pytest.mark.turns(4)
def test_the_promises_hold_on_every_template_of_ours(tmp_path: Path) -> None:
    for name in ("examples", "course/snippets"):
        for file in sorted((ROOT / name).rglob("*.html")):
            copy = tmp_path / file.relative_to(ROOT)
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_bytes(file.read_bytes())
    seen = hold(tmp_path, "fr_FR")
    assert seen["templates"] > 50
    assert seen["edits"] >= 6, "our flawed examples hold flaws that can be mended"
    assert seen["mended"] > 0.9 * seen["sown"] > 100


@pytest.mark.parametrize("by", ["file", "folder", "absolute"])
@pytest.mark.parametrize("lang", ["fr", "en"])
def test_a_link_out_of_the_project_is_not_written_through(
    guichet: Guichet, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, by: str, lang: str
) -> None:
    outside = tmp_path_factory.mktemp("ailleurs") / "a.html"
    outside.write_text(ORDERED, encoding="utf-8")
    (tmp_path / "a.html").symlink_to(outside)
    (tmp_path / "dossier").symlink_to(outside.parent)
    given = {"file": "a.html", "folder": "dossier/a.html", "absolute": str(tmp_path / "a.html")}[by]
    run = guichet(
        "check", "--select", "tabindex-positive", "--fix", "--lang", lang, given, "b.html", files={"b.html": ORDERED}
    )
    assert run.status == (2 if by == "folder" else 1)
    assert {"fr": "hors du projet", "en": "out of the project"}[lang] in run.out + run.err
    assert outside.read_text("utf-8") == ORDERED
    assert (tmp_path / "b.html").read_text("utf-8") != ORDERED


def test_a_link_inside_the_project_is_written_through_and_stays_a_link(guichet: Guichet, tmp_path: Path) -> None:
    (tmp_path / "lien.html").symlink_to("a.html")
    run = guichet("check", "--select", "tabindex-positive", "--fix", "lien.html", files={"a.html": ORDERED})
    assert run.status == 0
    assert (tmp_path / "lien.html").is_symlink()
    assert (tmp_path / "a.html").read_text("utf-8") != ORDERED


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_a_read_only_file_is_not_rewritten(guichet: Guichet, tmp_path: Path, lang: str) -> None:
    (tmp_path / "a.html").write_text(ORDERED, encoding="utf-8")
    (tmp_path / "a.html").chmod(0o444)
    run = guichet("check", "--select", "tabindex-positive", "--fix", "--lang", lang)
    assert run.status == 2
    assert {"fr": "lecture seule", "en": "read-only"}[lang] in run.err
    assert (tmp_path / "a.html").read_text("utf-8") == ORDERED


def test_a_diff_says_when_there_is_nothing_to_mend(guichet: Guichet) -> None:
    run = guichet("check", "--fix", "--diff", ".", files={"a.html": "<p>été</p>"})
    assert (run.status, run.out, run.err) == (0, "", "guichet: nothing that the machine can mend.\n")
    run = guichet("check", "--fix", "--diff", "--select", "tabindex-positive", ".", files={"a.html": FLAWED})
    assert "nothing" not in run.err
