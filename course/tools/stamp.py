"""Stamps each English page with the French text it translates, so that a change on one side is seen on the other."""

import hashlib
import re
import sys
from pathlib import Path

from course.tools.pages import DOCS

# Written in both languages at once by a program: neither page translates the other.
GENERATED = (
    "rules/",
    "site-map.md",
    "law.md",
    "kits/facilitator.md",
    "kits/readings.md",
    "kits/syllabus.md",
    "exercises/",
)

_STAMP = re.compile(r"^translation_of: .*$", re.M)


def fingerprint(french: Path) -> str:
    """The first twelve hexadecimal digits of the French file's SHA-256."""
    return hashlib.sha256(french.read_bytes()).hexdigest()[:12]


def pairs(docs: Path = DOCS) -> list[tuple[Path, Path]]:
    """Every French page that has an English one, with it."""
    found = []
    for french in sorted((docs / "fr").rglob("*.md")):
        path = french.relative_to(docs / "fr")
        english = docs / "en" / path
        if english.exists() and not path.as_posix().startswith(GENERATED):
            found.append((french, english))
    return found


def stale(docs: Path = DOCS) -> list[Path]:
    """English pages whose stamp is missing or is not that of the French page of today."""
    return [english for french, english in pairs(docs) if _stamped(french, english) != english.read_text("utf-8")]


def _stamped(french: Path, english: Path) -> str:
    text = english.read_text("utf-8")
    line = f"translation_of: {fingerprint(french)}"
    if not text.startswith("---\n"):
        return f"---\n{line}\n---\n{text}"
    head, separator, rest = text[4:].partition("\n---\n")
    head = _STAMP.sub(line, head) if _STAMP.search(head) else f"{head}\n{line}"
    return f"---\n{head}{separator}{rest}"


def main() -> int:
    """Writes the stamps, after a human has read both pages side by side."""
    for french, english in pairs():
        text = _stamped(french, english)
        if text != english.read_text("utf-8"):
            english.write_text(text, "utf-8")
            print(f"stamped {english.relative_to(DOCS)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
