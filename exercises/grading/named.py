"""The values that an answer names in its files: what it may be waiting for in what it is given."""

from __future__ import annotations

import ast
import contextlib
import math
import random
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

DATA = (".json", ".csv", ".txt", ".toml", ".yaml", ".yml")
LONGEST, MOST = 60, 300
"""Signs of a value that may be waited for, and how many values are tried: of more, as many are drawn."""
HEAVIEST = 1_000_000
"""Bytes of a file beyond which it is not read."""
SOUGHT, OTHERS, BEYOND = 60, 15, 8
"""Files that an answer names, files that it does not, and standard deviations beyond which one of them is set apart."""


@dataclass(frozen=True)
class Named:
    """The texts, whole and in parts, and the numbers that an answer names."""

    texts: list[str]
    numbers: list[int]


def named_in(folder: Path, draw: random.Random) -> Named:
    """What the programs of a folder name, and the words of the files of data that they may read."""
    constants: set[object] = set()
    for path in sorted(folder.rglob("*")):
        if path.is_symlink() or not path.is_file() or path.stat().st_size > HEAVIEST:
            continue
        if path.suffix == ".py":
            with contextlib.suppress(SyntaxError, ValueError, OSError, RecursionError):
                tree = ast.parse(path.read_text(encoding="utf-8"))
                constants |= {one.value for one in ast.walk(tree) if isinstance(one, ast.Constant)}
        elif path.suffix in DATA:
            constants |= set(path.read_text(encoding="utf-8", errors="replace").split())
    said = {str(one) for one in constants if isinstance(one, str | int)}
    parts = {part for one in said for part in re.findall(r"\w+", one)}
    texts = sorted(one for one in said | parts if 0 < len(one) <= LONGEST)
    if len(texts) > MOST:
        texts = draw.sample(texts, MOST)
    return Named(texts, [int(one) for one in texts if re.fullmatch(r"\d{1,9}", one, re.ASCII)])


def files_in(folder: Path, draw: random.Random) -> list[str]:
    """Numbers of files that the programs of a folder may set apart, and others, to be compared with."""
    named = [one for one in named_in(folder, draw).texts if re.fullmatch(r"\w{1,20}", one)]
    # Numbers first, as files have them, then words.
    kept = sorted(named, key=lambda one: not one.isdigit())[:SOUGHT]
    return list(dict.fromkeys([*kept, *(str(8001 + number) for number in range(OTHERS))]))


def set_apart(files: Sequence[str], wins: Mapping[str, int], share: float) -> str | None:
    """The file that wins far more often than its equal share of many draws, or never."""
    most = share + BEYOND * math.sqrt(share)
    return next((file for file in files if not 0 < wins.get(file, 0) <= most), None)
