"""French and English say the same things in the same order."""

import re
from pathlib import Path

import pytest

from course.tools.pages import DOCS, body
from course.tools.stamp import pairs, stale

HEADING = re.compile(r"^(#{1,6}) .*?(?:\{ *#([\w-]+) *\})? *$", re.M)
FENCE = re.compile(r"^( *)(`{3,})([^\n]*)\n(.*?)^\1\2", re.M | re.S)
INCLUDE = re.compile(r'--8<-- "([^"]+)"')
NOT_PROSE = re.compile(r"```.*?```|^ {4}(?:pytest|guichet|python) .*?$|\{[^}\n]*\}|(?<=\])\([^)\n]*\)", re.S | re.M)
MISPRINT = re.compile(r"\w'\w|\w·\w|«(?!\u00a0)|(?<!\u00a0)»|\u00a0\s|(?<=[^\s«]) [:;!?](?=[\s*)]|$)", re.M)
"""A straight apostrophe, a middle dot, a missing or doubled non-breaking space."""


def listed(language: str) -> set[str]:
    root = DOCS / language
    return {
        path.relative_to(root).as_posix()
        for path in root.rglob("*")
        if path.is_file() and path.suffix in (".md", ".svg", ".html")
    }


def outline(page: Path) -> list[tuple[int, str | None]]:
    """Level and declared identifier of each heading, code blocks left out."""
    text = FENCE.sub("", body(page.read_text("utf-8")))
    return [(len(match[1]), match[2]) for match in HEADING.finditer(text)]


def code(page: Path) -> list[tuple[str, str]]:
    """Language and content of each code block."""
    return [(match[3].strip(), match[4]) for match in FENCE.finditer(body(page.read_text("utf-8")))]


def includes(page: Path, language: str) -> list[str]:
    return [path.replace(f"/{language}/", "/*/") for path in INCLUDE.findall(page.read_text("utf-8"))]


def relative(page: Path) -> str:
    return page.relative_to(DOCS).as_posix()


def test_same_pages_and_drawings() -> None:
    assert listed("fr") ^ listed("en") == set()


@pytest.mark.parametrize(("french", "english"), [pytest.param(*pair, id=relative(pair[0])) for pair in pairs()])
def test_same_structure(french: Path, english: Path) -> None:
    assert outline(french) == outline(english)
    assert [language for language, _ in code(french)] == [language for language, _ in code(english)]
    assert includes(french, "fr") == includes(english, "en")


@pytest.mark.parametrize(("french", "english"), [pytest.param(*pair, id=relative(pair[0])) for pair in pairs()])
def test_same_code(french: Path, english: Path) -> None:
    if french.parent.name != "agency":  # its commands print in the page's language; their kinds are compared above
        assert code(french) == code(english)


def test_translations_are_fresh() -> None:
    """After a change on one side: read the other, then `make stamp`."""
    assert [relative(page) for page in stale()] == []


@pytest.mark.parametrize(
    "french", [pytest.param(page, id=relative(page)) for page in sorted((DOCS / "fr").rglob("*.md"))]
)
def test_french_typography(french: Path) -> None:
    text = re.sub(r"`[^`\n]+`", "code", NOT_PROSE.sub("", body(french.read_text("utf-8"))))
    assert [text[max(0, found.start() - 30) : found.end() + 10] for found in MISPRINT.finditer(text)] == []
