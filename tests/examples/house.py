"""A local index: our wheel, and those of what it needs, packed again from this environment. It asks no network."""

from __future__ import annotations

import re
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from importlib.metadata import Distribution, distribution
from pathlib import Path

ROOT = Path(__file__).parents[2]
NAME = "guichet-lint"
BUILT_WITH = ("hatchling",)
"""What makes our wheel from source, where somebody installs from a copy of the project."""


def build_wheel(folder: Path) -> Path:
    """Build our wheel from the checkout."""
    pip = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation", "--no-index"]
    subprocess.run([*pip, "-w", str(folder), str(ROOT)], check=True, capture_output=True)
    (built,) = folder.glob("guichet_lint-*.whl")
    return built


def furnish(folder: Path) -> None:
    """Put in a folder the wheels that our own needs, built or not."""
    needed = [*_needs(distribution(NAME)), *BUILT_WITH]
    packed: set[str] = set()
    while needed:
        name = needed.pop()
        if name not in packed:
            packed.add(name)
            one = distribution(name)
            _pack(one, folder)
            needed += _needs(one)


def _needs(one: Distribution) -> Iterator[str]:
    from packaging.requirements import Requirement

    for text in one.requires or ():
        requirement = Requirement(text)
        if requirement.marker is None or requirement.marker.evaluate({"extra": ""}):
            yield re.sub(r"[-_.]+", "-", requirement.name).lower()


def _pack(one: Distribution, folder: Path) -> None:
    files = [file for file in one.files or () if ".." not in file.parts and "__pycache__" not in file.parts]
    facts = next(file for file in files if file.match("*.dist-info/WHEEL"))
    tags = re.findall(r"^Tag: (\S+)$", facts.read_text(encoding="utf-8"), re.M)
    stem = facts.parent.name.removesuffix(".dist-info")
    left = {"RECORD", "INSTALLER", "REQUESTED", "direct_url.json"}
    with zipfile.ZipFile(folder / f"{stem}-{tags[-1]}.whl", "w") as wheel:
        kept = [file for file in files if file.name not in left or file.parent != facts.parent]
        for file in kept:
            wheel.write(str(file.locate()), file.as_posix())
        record = "".join(f"{file.as_posix()},,\n" for file in kept)
        wheel.writestr(f"{facts.parent}/RECORD", f"{record}{facts.parent}/RECORD,,\n")
