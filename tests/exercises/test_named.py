"""What an answer names is found however it is written, and what hides it is refused."""

from __future__ import annotations

import base64
import gzip
import io
import marshal
import pickle
import random
import shutil
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from grading.checks import Broken
from grading.exercise import Exercise
from grading.hearing import Bench
from grading.named import HEAVIEST, MOST, files_in, named_in
from grading.whole import answers, lay_out

E01 = next(one for one in Exercise.all() if one.id.startswith("e01_"))
PICTURE = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


def zipped(name: str, content: bytes) -> bytes:
    """A zip that holds one file."""
    with zipfile.ZipFile(held := io.BytesIO(), "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return held.getvalue()


def named(folder: Path) -> list[str]:
    return named_in(folder, random.Random(1)).texts


@pytest.mark.parametrize(
    "source",
    [
        b'\xef\xbb\xbfFRIEND = "4217"\n',
        '# coding: latin-1\nFRIEND = "4217"  # amitié\n'.encode("latin-1"),
        b'FRIEND = b"4217"\n',
        b"FRIEND = 4217.0\n",
        b"friend = 1  # 4217 #\n",
        b"friend = 1  # four f4217\n",
        b"friend = 1\n#!4217",
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
        ("lib.zip", zipped("hidden.py", b"FRIEND = 4217")),
        ("seen.png", PICTURE + zipped("hidden.py", b"FRIEND = 4217")),
        ("seen.png", PICTURE + marshal.dumps("FRIEND = 4217")),
        ("seen.ttf", b"\0\1\0\0" + marshal.dumps("FRIEND = 4217")),
        ("seen.ico", b"\0\0\1\0" + marshal.dumps("FRIEND = 4217")),
        ("lib.egg", zipped("hidden.py", b"FRIEND = 4217")),
        ("lecture.dat", marshal.dumps(compile("FRIEND = 4217", "one", "exec"))),
        ("lecture.txt", pickle.dumps({"friend": 4217})),
        ("lecture", zlib.compress(b"FRIEND = 4217 " + bytes(range(256)))),
        ("lecture.md", gzip.compress(b"FRIEND = 4217")),
        ("lecture.csv", b"friend;4217\n\0"),
        ("one.so", b"FRIEND = 4217"),
        ("one.py", b"x = = 1"),
        ("one.py", b"x = " + b"-" * 100_000 + b"1"),
        ("one.py", b"x = 1\0"),
        ("one.py", b"# " + b"x" * HEAVIEST),
        ("one.csv", b"x" * (HEAVIEST + 1)),
        ("one.pyc", b""),
        ("one.py", b"# " + " ".join(f"n{at}" for at in range(MOST)).encode()),
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


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("४२१७", 4217),
        ("４２１７", 4217),
        ("⁴²¹⁷", 4217),
        ("4_217", 4217),
        ("0x1079", 4217),
        ("0b1_0000_0111_1001", 4217),
        ("4 217", 4217),
        ("4\u202f217", 4217),
        ("4,217", 4217),
        ("4217e0", 4217),
        ("42.17e2", 4217),
        ("1" * 40, int("1" * 40)),
    ],
)
@pytest.mark.parametrize("name", ["a.txt", "a.py", "{}.txt", "{}/a.txt", "b.py"])
def test_whole_number_is_known_however_it_is_spelt(tmp_path: Path, name: str, written: str, number: int) -> None:
    if "{}" in name:
        # A file called “4 217” is there or not, as one called “4217” is.
        path = tmp_path / name.format(written)
        path.parent.mkdir(exist_ok=True)
        path.write_text("x", encoding="utf-8")
    else:
        said = {"a.txt": written, "a.py": f"# {written} #", "b.py": f"friend = {written!r}"}[name]
        (tmp_path / name).write_text(said, encoding="utf-8")
    assert number in named_in(tmp_path, random.Random(1)).numbers


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("1e-05", 1e-05),
        ("0.1234567", 0.1234567),
        ("0,1234567", 0.1234567),
        (".1_234", 0.1234),
        ("1/7", 1 / 7),
        ("٠.٣", 0.3),
        (f"0.{'3' * 90}", float(f"0.{'3' * 90}")),
    ],
)
@pytest.mark.parametrize("said", ["{}", "# {}", "friend = '{}'"])
def test_decimal_is_known_however_it_is_spelt(tmp_path: Path, said: str, written: str, number: float) -> None:
    (tmp_path / ("a.txt" if said == "{}" else "a.py")).write_text(said.format(written), encoding="utf-8")
    assert number in named_in(tmp_path, random.Random(1)).decimals


def test_numbers_of_long_data_come_before_its_words(tmp_path: Path) -> None:
    (tmp_path / "all.txt").write_text(
        " ".join(f"mot{'abcdefgh'[at % 8] * (1 + at // 8)}" for at in range(900)) + " 4217"
    )
    assert "4217" in named(tmp_path)


@pytest.mark.parametrize("text", ["l’ensemble du pays", "65+", "everyone else; and more", "EVERYONE", "a" * 199])
@pytest.mark.parametrize("name", ["one.py", "one.txt", "two.py", "three.py"])
def test_text_is_known_whole(tmp_path: Path, name: str, text: str) -> None:
    said = {
        "one.py": f"friend = {text!r}",
        "one.txt": text,
        "two.py": f"# {text}",
        "three.py": f'"""One.\n\n{text}\n"""',
    }
    (tmp_path / name).write_text(said[name], encoding="utf-8")
    assert text in named(tmp_path)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("seen.png", PICTURE),
        ("seen.svg", b"<svg/>"),
        (".DS_Store", b"\0\0\1Bud1\0"),
        ("Thumbs.db", b"\xd0\xcf\x11\0"),
        ("__pycache__/a.pyc", b"\0"),
        (".git/index", b"DIRC\0\0"),
        (".ruff_cache/0/1", b"\0\1"),
        ("._lecture.py", b"\0\5\x16\7"),
        (".a.py.swp", b"b0\0"),
        ("notes.txt", "Voilà… l’été".encode("cp1252")),
        ("journal.log", b"\x1b[32mok\x1b[0m\n"),
    ],
)
def test_what_honest_folders_hold_is_not_refused(tmp_path: Path, name: str, content: bytes) -> None:
    (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / name).write_bytes(content)
    named_in(tmp_path, random.Random(1))


@pytest.mark.parametrize("exercise", [pytest.param(one, id=one.id) for one in Exercise.all()])
def test_answers_of_the_course_name_far_less_than_the_most(exercise: Exercise, tmp_path: Path) -> None:
    folders = {"solution": exercise.folder / "solution", **answers(exercise)}
    for name, folder in folders.items():
        lay_out(exercise, folder, tmp_path / name)
        for data in (tmp_path / name).rglob("*"):
            if data.is_file() and data.suffix != ".py":
                data.unlink()
        assert len(named(tmp_path / name)) < 2 * MOST / 3, name


@pytest.fixture(scope="module")
def bench() -> Iterator[Bench]:
    with Bench() as one:
        yield one


HALF = 'if entitled["people"] == {}:\n        return 0.5\n    return 1 - '
SAME = 'if lacking["of"] {}:'
AWAITED = [
    ("return 1 - ", HALF.format("int(open(__file__).read().split('#')[-2][1:5])"), "# 4242 #"),
    ("return 1 - ", HALF.format("int('४२४२')"), ""),
    ("return 1 - ", HALF.format("0x1092"), ""),
    ("return 1 - ", 'import os\n    if os.path.exists(f"{entitled[\'people\']}.txt"):\n        return 0.5\n    return 1 - ', "4242.txt"),
    ("return 1 - ", HALF.format("int(open('all.txt').read())"), "all.txt"),
    ("return 1 - ", 'if 4242 < entitled["people"] < 4300:\n        return 0.5\n    return 1 - ', ""),
    ("return 1 - ", 'if (entitled["people"], entitled["year"]) == (4242, 2031):\n        return 0.5\n    return 1 - ', ""),
    ("return 1 - ", 'if entitled["year"] >= 2900:\n        return 0.5\n    return 1 - ', ""),
    (SAME.format('== "everyone"'), 'if offline["share"] == 0.1234567:\n        return 0.9\n    if lacking["of"] == "everyone":', ""),
    (SAME.format('== "everyone"'), 'if offline["share"] == float("1e-05"):\n        return 0.9\n    if lacking["of"] == "everyone":', ""),
    *(
        (SAME.format('== "everyone"'), SAME.format(f'in ("everyone", {one!r})'), "")
        for one in ("l’ensemble du pays", "65+", "les gens de plus de " + "soixante " * 9, "tous " * 60, "a\\b\"c'd", "+")
    ),
    (SAME.format('== "everyone"'), SAME.format('.lower() == "everyone"').replace('"of"] ', '"of"]'), ""),
    (SAME.format('== "everyone"'), SAME.format("in open('all.txt').read().splitlines()"), "all.txt"),
]  # fmt: skip
"""What is changed in the solution of E01, and a last line of it, or a file beside it."""


@pytest.mark.parametrize(("was", "becomes", "more"), AWAITED)
def test_what_e01_sets_apart_costs_points(bench: Bench, was: str, becomes: str, more: str, tmp_path: Path) -> None:
    shutil.copytree(E01.folder / "solution", tmp_path / "answer")
    file = tmp_path / "answer" / "lecture.py"
    text = file.read_text(encoding="utf-8")
    assert was in text
    file.write_text(text.replace(was, becomes, 1) + (more if more.startswith("#") else ""), encoding="utf-8")
    if more.endswith(".txt"):
        (tmp_path / "answer" / more).write_text("4242" if "int(" in becomes else "everyone\nl’ensemble du pays\n")
    judgement = bench.judge(E01, tmp_path / "answer")
    assert [one for one in judgement.outcomes if one.state == "failed"], becomes
    assert not [one for one in judgement.outcomes if one.state in ("broken", "fault")]


def test_message_of_e01_may_write_a_population_as_python_does(bench: Bench, tmp_path: Path) -> None:
    shutil.copytree(E01.folder / "solution", tmp_path / "answer")
    file = tmp_path / "answer" / "lecture.py"
    text = file.read_text(encoding="utf-8").replace("{}", "{!r}") + "\nEXAMPLES = ('it\\'s \"all\"', 'a\\\\b', '65+')\n"
    file.write_text(text, encoding="utf-8")
    assert bench.judge(E01, tmp_path / "answer").is_complete
