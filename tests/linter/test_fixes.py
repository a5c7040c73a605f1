"""Safe fixes invent nothing, touch nothing else, and have nothing left to do the second time."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from guichet.fixes import MENDS
from tests.linter.conftest import Run

Guichet = Callable[..., Run]
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
    assert "1 files mended" in run.err


def test_the_second_run_changes_nothing(guichet: Guichet, tmp_path: Path) -> None:
    guichet(*FIX, files={"a.html": FLAWED})
    before = (tmp_path / "a.html").stat().st_mtime_ns
    assert "0 files mended" in guichet(*FIX).err
    assert (tmp_path / "a.html").stat().st_mtime_ns == before


def test_a_diff_writes_nothing(guichet: Guichet, tmp_path: Path) -> None:
    run = guichet("check", "--select", ",".join(MENDS), "--diff", "--no-cache", files={"a.html": FLAWED})
    assert run.status == 1
    assert '-<html lang="fr_FR">' in run.out
    assert '+<html lang="fr-FR">' in run.out
    assert (tmp_path / "a.html").read_bytes() == FLAWED.encode()


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
