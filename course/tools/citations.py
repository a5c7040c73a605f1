"""Which texts of law a page cites; in what the texts say and in the sources, each is a link to its entry on the law page."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from guichet.told.language.dates import date_of
from mkdocs.structure.pages import Page

from course.tools.law import PAGE, by_mark

_CODE = re.compile(r"\b([LRD])\.\s?(\d+(?:-\d+)+)")
_ACT = r"\b(?i:loi|décret|ordonnance|directive|règlement|circulaire|arrêté|law|act|decree|ordinance|regulation|circular|order)\b"
_NUMBERED = re.compile(
    rf"{_ACT}[^.\n\d]{{0,14}}?(?:n°\s|no\.?\s)?(\d{{2,4}}[-/]\d{{2,5}}|5575)(?:[^.\n]{{0,26}}?\barticle\s(\d+))?"
)
_DATED = re.compile(rf"{_ACT}[^.\n]{{0,24}}?\b(?:du|of)\s(\d{{1,2}}(?:er)?)\s(\w+)\s(\d{{4}})")
_DECISION = re.compile(r"(?:n°|nos?\.)\s?(\d{6})\b|\b(C-\d+/\d+)|\b(\d{2,4}-\d{3})\sDC")
_CRIMINAL = re.compile(r"\b(323-\d)\b")
_DATA_RULES = re.compile(
    r"\bRGPD\b|\bGDPR\b|Règlement général sur la protection|General Data Protection|2016/679", re.I
)
_SERVICES = re.compile(r"services numériques|Digital Services Act")
_ARTICLE = re.compile(r"\b[Aa]rticles?\s(\d{1,2})\b(?!-)")
_ARTICLES = re.compile(r"\b[Aa]rticles\s((?:\d{1,2}(?:, | et | and ))*\d{1,2})\b")
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip


@dataclass(frozen=True)
class Citation:
    """A text of law, by one of its marks, where it is written."""

    mark: str
    start: int
    end: int


def _day(day: str, month: str, year: str) -> str | None:
    if month in _MONTHS:
        return f"{year}-{_MONTHS.index(month) + 1:02}-{int(day):02}"
    found = date_of(f"{day} {month} {year}")
    return found.isoformat() if found else None


def _acts(line: str) -> Iterator[Citation]:
    for found in _NUMBERED.finditer(line):
        exact = f"{found[1]} {found[2]}"
        yield Citation(exact if exact in by_mark() else found[1], *found.span())
    for found in _DATED.finditer(line):
        day = _day(*found.groups())
        if day:
            yield Citation(day, *found.span())


def _written(line: str) -> Iterator[Citation]:
    """The texts that a line names by their number or date, each kind in turn."""
    yield from (Citation(f"{found[1]}. {found[2]}", *found.span()) for found in _CODE.finditer(line))
    yield from _acts(line)
    for found in _DECISION.finditer(line):
        yield Citation(found[1] or found[2] or found[3], *found.span())
    yield from (Citation(found[1], *found.span()) for found in _CRIMINAL.finditer(line))


def _european(line: str) -> Iterator[str]:
    """The articles of a European regulation that a line names."""
    plain = re.sub(r"\s?\([^)]*\)", "", line)
    prefix = "RGPD" if _DATA_RULES.search(line) else "DSA" if _SERVICES.search(line) else None
    if prefix:
        several = [number for group in _ARTICLES.findall(plain) for number in re.findall(r"\d+", group)]
        yield from (f"{prefix} {number}" for number in dict.fromkeys([*_ARTICLE.findall(plain), *several]))
    if re.search(r"[Aa]nnexe? III\b", line):
        yield "AI III"


def cited(text: str) -> list[str]:
    """The marks of the texts of law that a text cites, each once."""
    found: list[str] = []
    for line in text.replace("\u00a0", " ").replace("\u202f", " ").split("\n"):
        found += [one.mark for one in _written(line)]
        found += _european(line)
    return list(dict.fromkeys(found))


# ------------------------------------------------------------------------------------------------------ on the built page

_SECTION = re.compile(r'(<h2 id="(?:norm|sources)">.*?</h2>)(.*?)(?=<h2 |\Z)', re.S)
_TAG = re.compile(r"(<[^>]+>)")


def _linked(text: str, address: str, seen: set[str]) -> str:
    """A run of text, with a link on the first citation of each text of law."""
    taken: list[Citation] = []
    for one in _written(text):
        key = by_mark().get(one.mark)
        apart = all(one.end <= other.start or other.end <= one.start for other in taken)
        if key and key not in seen and apart:
            seen.add(key)
            taken.append(one)
    for one in sorted(taken, key=lambda each: -each.start):
        link = f'<a href="{address}#{by_mark()[one.mark]}">{text[one.start : one.end]}</a>'
        text = f"{text[: one.start]}{link}{text[one.end :]}"
    return text


def linked(html: str, address: str) -> str:
    """The page, with a link to the law page on the first citation of each text in its sections `norm` and `sources`."""
    seen: set[str] = set()

    def section(found: re.Match[str]) -> str:
        within = 0
        parts = _TAG.split(found[2])
        for index, part in enumerate(parts):
            if part.startswith("<"):
                name = re.match(r"</?(\w+)", part)
                if name and name[1] in ("a", "code", "pre"):
                    within += -1 if part.startswith("</") else 1
            elif not within:
                parts[index] = _linked(part, address, seen)
        return found[1] + "".join(parts)

    return _SECTION.sub(section, html)


def on_page_content(html: str, /, *, page: Page, **_: Any) -> str:
    """Links each text of law that a lesson cites to what the law page says of it."""
    path = page.file.src_uri
    rest = path.partition("/")[2]
    if rest == PAGE or 'id="norm"' not in html:
        return html
    return linked(html, f"{'../' * rest.count('/')}{PAGE.replace('.md', '.html')}")
