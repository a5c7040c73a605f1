"""Variants: the same exercise with other names, amounts or hours, chosen by a seed and corrected by the same grader.

`variants.toml` holds axes, each a list of tables with the same keys. The first table of an axis is what the files on
disk say; a seed picks one table in each axis, and the literals of the first are replaced by those of the chosen one.
"""

from __future__ import annotations

import hashlib
import re
import shutil
import tomllib
from collections.abc import Mapping
from pathlib import Path

SEED_FILE = ".seed"
LONGEST_SEED = 200
BRIEFS = ("brief.fr.md", "brief.en.md")
LITTER = frozenset({"__MACOSX", ".DS_Store", "Thumbs.db", "desktop.ini", "__pycache__"})
"""What systems and Python leave in any folder."""
IGNORED = (*LITTER, ".git", ".pytest_cache", ".ruff_cache", ".mypy_cache", SEED_FILE, *BRIEFS)
"""What systems, tools and the exercises themselves leave in a folder: it is no part of an answer, which does not see it."""
LEFT = re.compile(r"\._.*|\..*\.sw[a-p]|.*~")
"""Names of what a Mac or an editor leaves beside a file."""
Axes = Mapping[str, list[Mapping[str, str]]]


def is_ignored(name: str) -> bool:
    """Whether a file or a folder of that name is no part of an answer."""
    return name in IGNORED or LEFT.fullmatch(name) is not None


def axes_of(folder: Path) -> Axes:
    """The axes of an exercise; none when it has no variants."""
    file = folder / "variants.toml"
    return tomllib.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}


def chosen(axes: Axes, seed: str) -> dict[str, str]:
    """The value of every key for that seed; without a seed, what the files on disk say."""
    values: dict[str, str] = {}
    for name, tables in axes.items():
        draw = int.from_bytes(hashlib.sha256(f"{seed}/{name}".encode()).digest()[:8], "big") if seed else 0
        values |= {key: str(value) for key, value in tables[draw % len(tables)].items()}
    return values


def worded(text: str, axes: Axes, seed: str) -> str:
    """The text as that variant has it."""
    literals = dict(zip(chosen(axes, "").values(), chosen(axes, seed).values(), strict=True))
    pattern = "|".join(re.escape(one) for one in sorted(literals, key=len, reverse=True)) or r"(?!)"
    return re.sub(pattern, lambda match: literals[match.group()], text)


def materialise(source: Path, target: Path, axes: Axes, seed: str) -> None:
    """Copy a folder of the exercise as that variant has it; links are not followed."""
    for path in sorted(source.rglob("*")):
        relative = path.relative_to(source)
        if path.is_symlink() or any(map(is_ignored, relative.parts)):
            continue
        copy = target / relative
        if path.is_dir():
            copy.mkdir(parents=True, exist_ok=True)
            continue
        copy.parent.mkdir(parents=True, exist_ok=True)
        try:
            text = path.read_bytes().decode("utf-8")
        except UnicodeDecodeError:
            shutil.copyfile(path, copy)
            continue
        copy.write_bytes(worded(text, axes, seed).encode("utf-8"))


def remembered(folder: Path) -> str:
    """The seed that a folder was made with; a file that cannot be one is no seed."""
    file = folder / SEED_FILE
    try:
        if file.is_symlink() or not file.is_file():
            return ""
        with file.open(encoding="utf-8") as text:
            seed = text.read(LONGEST_SEED).strip()
    except (OSError, UnicodeDecodeError):
        return ""
    return seed if seed.isprintable() else ""
