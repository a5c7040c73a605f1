"""What an answer names is found however it is written, and what hides it is refused."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from grading.checks import Broken
from grading.named import HEAVIEST, MOST, files_in, named_in


def named(folder: Path) -> list[str]:
    return named_in(folder, random.Random(1)).texts


@pytest.mark.parametrize(
    "source",
    [
        b'\xef\xbb\xbfFRIEND = "4217"\n',
        '# coding: latin-1\nFRIEND = "4217"  # amitié\n'.encode("latin-1"),
        b'FRIEND = b"4217"\n',
        b"FRIEND = 4217.0\n",
        b"class F4217:\n    pass\n",
        b"friend.f4217 = 1\n",
        b"friend = dict(f4217=1)\n",
        b"def f4217():\n    global g\n",
        b'FRIEND = "' + b"far away, " * 15 + b'4217"\n',
    ],
)
def test_a_program_is_read_as_python_reads_it(tmp_path: Path, source: bytes) -> None:
    (tmp_path / "one.py").write_bytes(source)
    assert "4217" in named(tmp_path)


@pytest.mark.parametrize("name", ["a.CSV", "a.sql", "a.dat", "a.html", "a.md", "a.ini", "a", ".a"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le", "latin-1"])
def test_any_other_file_may_hold_it(tmp_path: Path, name: str, encoding: str) -> None:
    (tmp_path / name).write_bytes("<p>amitié;4217</p>".encode(encoding))
    assert "4217" in named(tmp_path)


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("one.py", b"x = = 1"),
        ("one.py", b"x = " + b"-" * 100_000 + b"1"),
        ("one.py", b"x = 1\0"),
        ("one.py", b"# " + b"x" * HEAVIEST),
        ("one.csv", b"x" * (HEAVIEST + 1)),
        ("one.pyc", b""),
        ("one.py", b"names = " + str([f"n{at}" for at in range(MOST)]).encode()),
    ],
)
def test_what_cannot_be_read_is_refused(tmp_path: Path, name: str, source: bytes) -> None:
    (tmp_path / name).write_bytes(source)
    with pytest.raises(Broken):
        named_in(tmp_path, random.Random(1))


def test_data_leaves_out_nothing_that_programs_name(tmp_path: Path) -> None:
    (tmp_path / "one.py").write_text('FRIEND = "4217"\n', encoding="utf-8")
    (tmp_path / "all.txt").write_text(" ".join(map(str, range(5000, 9000))), encoding="utf-8")
    assert "4217" in next(files_in(tmp_path, random.Random(1)))
