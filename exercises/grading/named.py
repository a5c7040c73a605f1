"""The values that an answer names in its files: what it may be waiting for in what it is given."""

from __future__ import annotations

import ast
import math
import random
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from grading.checks import Broken
from grading.text import Text, printable
from grading.variants import is_ignored
from grading.verdicts import not_utf8, of_error
from grading.written import comments_of, decimals_in, is_shown, texts_of, wholes_in

LONGEST, MOST = 200, 600
"""Signs of a value that may be waited for, and how many values are tried: beyond, an answer's programs are refused, and of
what its data hold as many are drawn as there is room for."""
LONGEST_TEXT = 10_000
"""Signs of a whole text that programs name, where any text may be waited for."""
HEAVIEST = 1_000_000
"""Bytes of a file beyond which nobody reads what it may hold."""
COMPILED = (".pyc", ".pyo", ".so", ".pyd")
"""Programs that nobody reads."""
CELLS = re.compile(r"[\t\r\n\v\f;,|\x1c-\x1e\x85\u2028\u2029]+")
"""Between what a table, or a list in a text, holds."""
NAME = r"[^\W\d_]+(?:[’' .-]+[^\W\d_]+){0,5}"
"""What people may be called: words, perhaps with an initial or a particle."""
SOUGHT, OTHERS, BEYOND = 60, 15, 8
"""Files that an answer names, files that it does not, and standard deviations beyond which one of them is set apart."""


@dataclass(frozen=True)
class Named:
    """The texts, whole and in parts, and the numbers that an answer names; the texts that are too long for most uses."""

    texts: list[str]
    numbers: list[int]
    decimals: list[float]
    long: list[str]


def named_in(folder: Path, draw: random.Random) -> Named:
    """All that the programs of a folder name, comments and names of files included, then what the other files hold, which
    they may read.

    Raises Broken for a file that cannot be read, one that is too heavy, and programs that name too much.
    """
    spelt: set[str] = set()
    whole: set[str] = set()
    held: set[str] = set()
    for path in sorted(folder.rglob("*")):
        file = path.relative_to(folder)
        if path.is_symlink() or any(map(is_ignored, file.parts)):
            continue
        # Whether a file or a folder is there tells as much as what it says.
        spelt |= with_parts({*file.parts, path.stem})
        if not path.is_file():
            continue
        if path.stat().st_size > HEAVIEST:
            raise too_heavy(file.as_posix())
        data = path.read_bytes()
        if path.suffix == ".py":
            said = _spelt(data, file.as_posix())
            spelt |= with_parts(said)
            whole |= said
        else:
            held |= _held(data, path.suffix, file.as_posix())
    if len(spelt) > MOST:
        raise names_too_much(len(spelt), MOST)
    held |= {cell.strip() for one in whole for cell in (*one.splitlines(), *CELLS.split(one))}
    drawn = _drawn({one for one in held - spelt if 0 < len(one) <= LONGEST}, MOST - len(spelt), draw)
    texts = [*sorted(spelt), *drawn]
    numbers = {number for one in (*texts, *whole) for number in wholes_in(one)}
    decimals = {number for one in (*texts, *whole) for number in decimals_in(one)}
    return Named(
        texts, sorted(numbers), sorted(decimals), sorted(one for one in whole if LONGEST < len(one) <= LONGEST_TEXT)
    )


def _held(data: bytes, suffix: str, file: str) -> set[str]:
    """The lines, the cells and the words of a file that is no program, but that programs may read."""
    texts = texts_of(data)
    if suffix in COMPILED or not (texts or is_shown(data)):
        raise no_python(file, suffix or file)
    cells = {cell.strip() for text in texts for cell in (*text.splitlines(), *CELLS.split(text))}
    return cells | with_parts({word for text in texts for word in text.split()})


def _drawn(held: set[str], room: int, draw: random.Random) -> list[str]:
    """As many of what data hold as there is room for: numbers first, then words, then lines."""
    found: list[str] = []
    sorts: tuple[list[str], ...] = ([], [], [])
    for one in sorted(held):
        sorts[0 if wholes_in(one) and not re.search(r"[^\W\d]", one) else 1 if len(one.split()) == 1 else 2].append(one)
    for some in sorts:
        found += draw.sample(some, min(len(some), room - len(found)))
    return found


def _spelt(source: bytes, file: str) -> set[str]:
    """The constants and the names of a program, read as Python reads it."""
    try:
        nodes = list(ast.walk(ast.parse(source)))
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        raise _not_read(source, file, error) from None
    said = {one for node in nodes for _, value in ast.iter_fields(node) for one in _said(value)}
    return said | set(comments_of(source))


def _not_read(source: bytes, file: str, error: Exception) -> Broken:
    """What is said of a program that is not read: as loading it would, where it would."""
    try:
        source.decode("utf-8-sig")
    except UnicodeDecodeError as wrong:
        return not_utf8(file, wrong)
    if isinstance(error, SyntaxError):
        return of_error(file, {"kind": "syntax", "line": error.lineno, "message": error.msg})
    return no_python(file, str(error) or type(error).__name__)


def _said(value: object) -> Iterator[str]:
    """A text or a number, as whoever is waited for may write it."""
    if isinstance(value, list | tuple):
        for one in value:
            yield from _said(one)
    elif isinstance(value, complex):
        yield from (*_said(value.real), *_said(value.imag))
    elif isinstance(value, float):
        yield from (repr(value), *([str(int(value))] if value.is_integer() else []))
    elif isinstance(value, bytes):
        yield from texts_of(value) or [value.decode("latin-1").replace("\0", "")]
    elif isinstance(value, str):
        yield value
    # A number of hundreds of digits is nobody's.
    elif isinstance(value, int) and not isinstance(value, bool) and value.bit_length() < LONGEST:
        yield str(value)


def with_parts(said: set[str]) -> set[str]:
    """Texts, their words, and the letters and the digits that a word holds."""
    parts = {part for one in said for part in re.findall(r"\w+", one)}
    pieces = {piece for part in parts for piece in re.findall(r"\d+|[^\W\d_]+", part)}
    return {one for one in said | parts | pieces if 0 < len(one) <= LONGEST}


def people_in(folder: Path, draw: random.Random) -> list[str]:
    """What an answer names and a person may be called: somebody is, and waits like the others."""
    return [one for one in named_in(folder, draw).texts if re.fullmatch(NAME, one) and one == one.strip()]


def files_in(folder: Path, draw: random.Random) -> Iterator[list[str]]:
    """Numbers of files that the programs of a folder may set apart, and others, to be compared with, some at a time."""
    named = [one for one in named_in(folder, draw).texts if re.fullmatch(r"\w{1,20}", one)]
    # Numbers first, as files have them, all of them; then words, as far as there is room.
    named.sort(key=lambda one: not one.isdigit())
    numbers = sum(one.isdigit() for one in named)
    for start in range(0, max(numbers, 1), SOUGHT):
        compared = (str(8001 + number) for number in range(OTHERS))
        yield list(dict.fromkeys([*named[start : start + SOUGHT], *compared]))


def set_apart(files: Sequence[str], wins: Mapping[str, int], share: float) -> str | None:
    """The file that wins far more often than its equal share of many draws, or never."""
    most = share + BEYOND * math.sqrt(share)
    return next((file for file in files if not 0 < wins.get(file, 0) <= most), None)


def no_python(file: str, detail: str) -> Broken:
    """A program that nobody can read as Python, whether or not another loads it."""
    return Broken(
        fr=f"Le fichier « {printable(file)} » n’est pas du Python qui se lit.",
        en=f"The file “{printable(file)}” is no Python that can be read.",
        actual=printable(detail),
        try_=Text(fr="Corrigez-le, ou retirez-le de « answer ».", en="Correct it, or take it out of “answer”."),
    )


def too_heavy(file: str) -> Broken:
    """A file so large that nobody reads what it may hold."""
    return Broken(
        fr=f"Le fichier « {printable(file)} » est trop gros pour être lu.",
        en=f"The file “{printable(file)}” is too large to be read.",
        expected=Text(fr="moins de 1 Mo", en="less than 1 MB"),
        try_=Text(fr="Retirez-le de « answer ».", en="Take it out of “answer”."),
    )


def names_too_much(count: int, most: int) -> Broken:
    """Programs with so many names and values that they cannot all be tried."""
    return Broken(
        fr="Vos programmes nomment trop de choses pour que le correcteur les essaie toutes.",
        en="Your programs name too many things for the grader to try them all.",
        expected=Text(fr=f"{most} mots et nombres au plus", en=f"{most} words and numbers at most"),
        actual=str(count),
        try_=Text(
            fr="Ne gardez que ce qui sert à la réponse ; ce qui s’explique va dans un commentaire.",
            en="Keep what serves the answer alone; explanations go into a comment.",
        ),
    )
