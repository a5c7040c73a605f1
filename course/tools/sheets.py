"""Sheets of a kit: cards that fill their box, lines to write on, signs; in ordinary and in large print, and as text."""

import re
from dataclasses import dataclass
from html import escape
from math import ceil

from bs4 import BeautifulSoup, Tag

from course.tools.edition import edition, footer, margins, whole
from course.tools.letters import POINTS, Block, fit, spaced

# What a sheet of A4 and one of US Letter both hold inside the margins, in millimetres: one layout serves both.
ACROSS, DOWN = 186, 251
PADDING = 4

CARDS = ((2, 6), (2, 5), (2, 4), (1, 6), (2, 3), (1, 5), (1, 4), (2, 2), (1, 3), (1, 2), (1, 1))
"""Ways to cut a sheet: columns and rows, the smallest cards first."""
LABELS = ((1, 4), (1, 3), (1, 2), (1, 1))
SIGNS = ((1, 1),)
SLIPS = ((5, 6),)

STYLE = """
:root { color-scheme: light; --text: 14pt; }
* { box-sizing: border-box; }
html { font: var(--text)/1.3 Arial, "Liberation Sans", Helvetica, sans-serif; color: #000; background: #fff; }
body, h1, h2, h3, p, ul, ol, table, blockquote { margin: 0; }
html.large { --text: 18pt; }
h1 { font-size: 1.4rem; }
h2 { font-size: 1.25rem; line-height: 1.2; }
main, footer { max-width: 190mm; margin: 0 auto; padding: 1rem; }
section { display: flex; flex-direction: column; gap: 2.5mm; margin-bottom: 2rem; }
ul, ol { padding-left: 1.4em; }
blockquote { display: flex; flex-direction: column; gap: 0.8em; padding-left: 4mm; border-left: 1mm solid #000; }
code { font-family: "Liberation Mono", "Courier New", monospace; font-size: 0.9em; }
img { width: 100%; min-height: 0; flex: 1; object-fit: contain; }
section > p:has(img) { display: flex; flex: 1; min-height: 0; }
.nb { white-space: nowrap; }
.grid { display: grid; grid-template-columns: repeat(var(--across), 1fr); grid-auto-rows: minmax(0, auto); border: 0 dashed #000;
  border-width: 1px 0 0 1px; }
.card { display: flex; flex-direction: column; padding: 3mm 4mm; border: 0 dashed #000; border-width: 0 1px 1px 0;
  break-inside: avoid; overflow: hidden; }
.card .code { font-size: max(14pt, 0.4em); font-weight: 700; line-height: 1.2; }
.large .card .code { font-size: 18pt; }
.card .says { display: flex; flex: 1; flex-direction: column; justify-content: space-evenly; gap: 0.35em; line-height: 1.25; }
.card code { font-size: 1em; }
.card h3 { font-size: inherit; line-height: inherit; }
.labels .says, .signs .says, .slips .says { align-items: center; text-align: center; font-weight: 700; }
table { width: 100%; border-collapse: collapse; }
caption { padding-bottom: 1mm; text-align: left; font-weight: 700; }
th, td { padding: 1mm 2mm; border: 1px solid #000; text-align: left; vertical-align: middle; }
tbody th { font-weight: 400; }
tbody td { height: 9.5mm; }
td.blank { min-width: 12mm; }
tr > td:nth-child(2):last-child, tr > th:nth-child(2):last-child { width: 48%; }
.write { display: flex; flex-direction: column; }
.write > b { flex: none; }
.line { flex: 1 0 9.2mm; min-height: 9.2mm; width: 100%; min-width: 162mm; border-bottom: 1px solid #000; }
.frame { flex: 1; align-self: stretch; min-height: 26mm; padding: 2mm; border: 1px solid #000; text-align: left; font-size: 14pt; }
.large .frame { font-size: 18pt; }
.text { line-height: 1.25; gap: 0.8em; }
.apart { margin-top: 3mm; padding-top: 5mm; border-top: 1px dashed #000; }
@media screen and (max-width: 60em) {
  .line { min-width: 0; }
  .grid { grid-template-columns: 1fr; }
  .nb { white-space: normal; }
  .says { font-size: inherit !important; }
  table { table-layout: fixed; }
  :is(th, td, p, li, h2, h3) { overflow-wrap: anywhere; }
}
@media print {
  @page { margin: 5mm 12mm 17mm; }
  html { font-size: var(--text); }
  main { max-width: none; padding: 0; }
  footer { display: none; }
  h1 { position: absolute; top: 0; right: 0; font-size: 8pt; font-weight: 400; }
  section { height: calc(100vh - 0.5mm); margin: 0; padding-top: 4mm; overflow: hidden; break-inside: avoid; }
  section + section { break-before: page; }
  .large section:not([class]) { height: auto; min-height: calc(100vh - 0.5mm); overflow: visible; break-inside: auto; }
  .large .held { break-inside: auto; }
  tr, .write { break-inside: avoid; }
  .grid { flex: 1; min-height: 0; grid-template-rows: repeat(var(--down), minmax(0, 1fr)); }
  .filled { flex: var(--share, 1) 1 0; min-height: min-content; }
  .held { padding-bottom: 1.7rem; }
  .large .held { padding-bottom: 3rem; }
  .held table { height: 100%; }
}
"""

_SOLID = re.compile(
    r"(?:\d\d[ \u00a0]){4}\d\d|K\d-(?:\d\d|…+)|\d+(?:[ \u00a0]\d{3})*(?:,\d+)?[ \u00a0](?:€|%|h(?:[ \u00a0]\d\d)?|min|pm|am)(?!\w)|\d+:\d\d[ \u00a0][ap]m"
    r"|€[\d,]+|Score[ \u00a0]\d[ \u00a0]?: ?…+|…{3,}"
)
"""What no line may cut in two: telephone numbers, codes of cards, amounts, hours, a score and its dots."""

_WORDS = {
    "fr": {"large": "gros caractères", "text": "texte", "cut": "suite"},
    "en": {"large": "large print", "text": "plain text", "cut": "continued"},
}


@dataclass(frozen=True)
class Look:
    """How a set is printed: its smallest letters, in points, on cards and elsewhere."""

    name: str
    card: float
    text: float


LOOKS = (Look("", 14, 14), Look("large", 18, 18))


def cut(article: Tag) -> list[tuple[Tag, list[Tag]]]:
    """The sheets of a page: each second-level heading with what follows it."""
    parts: list[tuple[Tag, list[Tag]]] = []
    for element in article.find_all(recursive=False):
        if element.name == "h2":
            parts.append((element, []))
        elif parts:
            parts[-1][1].append(element)
    return parts


def unbroken(element: Tag) -> None:
    """Keeps together what no line may cut."""
    for text in list(element.find_all(string=_SOLID)):
        if text.find_parent(["svg", "pre"]):
            continue
        pieces = BeautifulSoup(
            _SOLID.sub(lambda found: f'<span class="nb">{found[0]}</span>', escape(text)), "html.parser"
        )
        text.replace_with(*list(pieces.contents))


FRAME = 28
"""The least height of a box to draw in, in millimetres."""


@dataclass(frozen=True)
class Card:
    """A card: its code, which a key answers, its paragraphs, and whether one draws on it."""

    code: str
    blocks: tuple[Block, ...]
    says: str
    framed: bool = False

    def size(self, across: float, down: float, least: float, most: float) -> float:
        """The largest letters, in points, with which it holds in a box in millimetres; 0 for none."""
        room = down - 8 - (max(least, 14) * 1.2 / POINTS if self.code else 0) - (FRAME if self.framed else 0)
        return fit(list(self.blocks), across - 2 * PADDING - 1, room, least, most)

    def html(self, size: float) -> str:
        """The card in letters of this size."""
        code = f'<h3 class="code">{self.code}</h3>' if self.code else ""
        return f'<div class="card">{code}<div class="says" style="font-size:{size:g}pt">{self.says}</div></div>'


def wide(line: Tag) -> str:
    """The text of a line, where each letter of code is one that is as wide as those of code."""
    said = (re.sub(r"\S", "□", text) if text.find_parent("code") else str(text) for text in line.find_all(string=True))
    return spaced("".join(said))


def card(heading: Tag, rest: list[Tag]) -> Card:
    """A card from its third-level heading and what follows."""
    name = heading.get_text(" ", strip=True)
    code, _, title = name.partition(" · ") if re.match(r"K\d-\d\d", name) else ("", "", name)
    blocks = [Block(title, bold=True)] if title else []
    for element in rest:
        if "frame" in (element.get("class") or []):
            continue
        for line in element.find_all("li") if element.name in ("ul", "ol") else [element]:
            if line.get_text(strip=True):
                # Some bold letters in a line: all are thought to be, so that none is lost.
                blocks.append(Block(wide(line), line.find("strong") is not None))
        unbroken(element)
    opened = ("<p><strong>", "</strong></p>") if code else ("<h3>", "</h3>")
    head = f"{opened[0]}{escape(title)}{opened[1]}" if title else ""
    framed = any("frame" in (element.get("class") or []) for element in rest)
    return Card(code, tuple(blocks), head + "".join(written(element) for element in rest), framed)


def grids(cards: list[Card], down: float, look: Look, kind: "Kind") -> tuple[int, int]:
    """How to cut the sheet: as few sheets as can be, as little waste, then the largest letters."""
    found = []
    for across, rows in kind.ways:
        sizes = [one.size(ACROSS / across, down / rows, look.card, kind.most) for one in cards]
        pages = ceil(len(cards) / (across * rows))
        if all(sizes):
            found.append(((pages, pages * across * rows - len(cards), -min(sizes)), (across, rows)))
    if not found:
        longest = max(cards, key=lambda one: sum(len(block.text) for block in one.blocks))
        raise ValueError(f"{longest.code or longest.blocks[0].text}: too long for a sheet")
    return min(found)[1]


@dataclass(frozen=True)
class Kind:
    """What is cut from a sheet: in which ways, with letters of at most how many points."""

    ways: tuple[tuple[int, int], ...]
    most: float


KINDS = {"cards": Kind(CARDS, 44), "labels": Kind(LABELS, 84), "signs": Kind(SIGNS, 130), "slips": Kind(SLIPS, 72)}


def paper(heading: Tag, parts: list[Tag], look: Look, language: str) -> str:
    """The sheet or sheets of one heading, as HTML."""
    first = next((number for number, part in enumerate(parts) if part.name == "h3"), len(parts))
    lead = "".join(written(part) for part in parts[:first])
    title = f'<h2 id="{heading.get("id")}">{escape(heading.get_text())}</h2>'
    if first == len(parts):
        return f"<section{read(parts, look)}>{title}{lead}</section>"
    cards: list[tuple[Tag, list[Tag]]] = []
    for part in parts[first:]:
        if part.name == "h3":
            cards.append((part, []))
        else:
            cards[-1][1].append(part)
    name = next((kind for kind in ("labels", "signs", "slips") if kind in (heading.get("class") or [])), "cards")
    kind, made = KINDS[name], [card(*one) for one in cards]
    said = sum(len(part.get_text()) for part in parts[:first])
    down = DOWN - look.text * 1.7 / POINTS - 3
    if said:
        down -= ceil(said * look.text * 0.55 / POINTS / ACROSS) * look.text * 1.3 / POINTS + 3
    across, rows = grids(made, down, look, kind)
    sheets = []
    for start in range(0, len(made), across * rows):
        drawn = "".join(
            one.html(one.size(ACROSS / across, down / rows, look.card, kind.most))
            for one in made[start : start + across * rows]
        )
        head = f"<h2>{escape(heading.get_text())} ({_WORDS[language]['cut']})</h2>" if start else title + lead
        grid = f'<div class="grid" style="--across:{across};--down:{rows}">{drawn}</div>'
        sheets.append(f'<section class="{name}">{head}{grid}</section>')
    return "".join(sheets)


def read(parts: list[Tag], look: Look) -> str:
    """The size of a sheet of text alone, as large as its page allows: one reads it, nobody writes on it."""
    if any(part.name in ("table", "figure") or part.get("data-lines") or part.find("img") for part in parts):
        return ""
    pieces = [piece for part in parts for piece in (part.find_all("p") if part.name == "blockquote" else [part])]
    blocks = [Block(spaced(piece.get_text())) for piece in pieces]
    size = fit(blocks, ACROSS - 6, DOWN - 14, look.text, 22, gap=0.9)
    return f' class="text" style="font-size:{size:g}pt"' if size else ""


def written(part: Tag) -> str:
    """A part of a sheet where one writes: lines after what asks for them, empty cells high enough for a hand."""
    unbroken(part)
    asked = part.get("data-lines")
    if asked:
        said = "".join(map(str, part.contents))
        drawn = '<div class="line"></div>' * int(str(asked))
        apart = " apart" if "apart" in (part.get("class") or []) else ""
        return f'<div class="write filled{apart}" style="--share:{asked}"><p>{said}</p>{drawn}</div>'
    if "frame" in (part.get("class") or []):
        del part["class"]
        return f'<div class="frame">{part}</div>'
    if part.name == "table":
        for cell in part.select("td"):
            if not cell.get_text(strip=True):
                cell["class"] = "blank"
        return f'<div class="filled held" style="--share:{len(part.select("tbody tr"))}">{part}</div>'
    return str(part)


def sheets(article: Tag, language: str, place: str, look: Look) -> str:
    """Every sheet of a kit as one page: no script, nothing fetched."""
    source = BeautifulSoup(str(article), "html.parser").article
    if source is None or source.h1 is None:
        raise ValueError(f"{place} has no article with a title")
    title = source.h1.get_text() + (f" ({_WORDS[language]['large']})" if look.name else "")
    drawn = "".join(paper(heading, parts, look, language) for heading, parts in cut(source))
    body = f"<main><h1>{escape(title)}</h1>{drawn}</main>{footer(language)}"
    return whole(title, language, STYLE + margins(language, place), body, look.name)


def plain(article: Tag, language: str) -> str:
    """Every sheet as plain text, for a screen reader, a braille display or a message."""
    out = []
    source = BeautifulSoup(str(article), "html.parser").article
    assert source is not None
    for element in source.find_all(["h1", "h2", "h3", "p", "li", "caption", "tr"]):
        if element.find_parent(["li", "td", "th"]):
            continue
        if element.name == "tr":
            said = " | ".join(" ".join(cell.get_text().split()) or "____" for cell in element.find_all(["th", "td"]))
        else:
            said = " ".join(element.get_text().split())
        said += " ________" if element.get("data-lines") else ""
        mark = {"h1": "", "h2": "\n\n== ", "h3": "\n- ", "li": "  * "}.get(element.name, "")
        out.append(mark + said)
    return "\n".join(out) + f"\n\n{edition(language)}\n"
