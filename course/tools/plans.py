"""The plan of a workshop on paper: minute, what, the words, the material and how many, for a group of a given size."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from html import escape
from itertools import accumulate, takewhile
from math import ceil
from typing import Any

from bs4 import Tag
from guichet.core.findings import COLON, Lang, Text, counted

from course.tools.edition import footer, margins, whole
from course.tools.pages import ROOT
from course.tools.sheets import LOOKS, cut, paper

SIZES = (10, 20, 30)
"""The sizes of a group for which a plan counts when nobody says theirs."""
COMPUTERS = 3
MOST = SIZES[-1]
"""How many people one room of any workshop takes."""

WORDS: dict[str, dict[str, str]] = {
    "fr": {
        "plan": "Plan",
        "material": "Ce qu’il faut, et combien",
        "caption": "Le matériel, selon la taille du groupe\u00a0; les pages sont celles des feuilles",
        "what": "Quoi",
        "sheets": "Feuilles à imprimer",
        "bring": "à trouver",
        "page": "page\u00a0{}",
        "pages": "pages\u00a0{} à\u00a0{}",
        "beyond": "Au-delà de {} personnes, faites deux salles\u00a0: deux jeux, deux animatrices.",
        "cut": "À couper",
        "add": "À ajouter",
        "with": "Matériel",
        "group": "Combien de personnes ?",
        "machines": "Combien d’ordinateurs ?",
        "count": "Compter",
        "counted": "Pour {}",
    },
    "en": {
        "plan": "Plan",
        "material": "What you need, and how many",
        "caption": "The material, by the size of the group; pages are those of the sheets",
        "what": "What",
        "sheets": "Sheets to print",
        "bring": "to find",
        "page": "page\u00a0{}",
        "pages": "pages\u00a0{} to\u00a0{}",
        "beyond": "Above {} people, use two rooms: two sets, two trainers.",
        "cut": "To cut",
        "add": "To add",
        "with": "Material",
        "group": "How many people?",
        "machines": "How many computers?",
        "count": "Count",
        "counted": "For {}",
    },
}

PEOPLE = Text("{} personne", "{} person"), Text("{} personnes", "{} people")
MACHINES = Text(" et {} ordinateur", " and {} computer"), Text(" et {} ordinateurs", " and {} computers")
"""For whom a plan counts: one, and several."""

SITE_ONLY = {"g-kit", "site-only"}
"""The classes of what leads elsewhere on the site, and nowhere on paper."""
SLIDE = re.compile(r"\b(?:diapos?|slides?) (\d+)(?: (?:et|and) (\d+))?", re.I)


@dataclass(frozen=True)
class Item:
    """A thing that a plan names: where it comes from, and for whom one is needed."""

    name: str
    detail: str
    source: tuple[str, ...]
    people: int
    computers: int
    room: int
    times: int
    spare: int
    of: int
    shared: bool
    before: bool

    @property
    def is_sheet(self) -> bool:
        """Whether it is printed from the page of cards."""
        return self.source[0] not in ("bring", "key", "talk")

    def copies(self, people: int, computers: int) -> int:
        """How many the group needs."""
        asked = self.room + (ceil(people / self.people) if self.people else 0) + computers * self.computers
        return asked * self.times + self.spare

    def sheets(self, people: int, computers: int, pages: dict[str, int]) -> int:
        """How many sheets of paper that makes; what is printed with another thing makes none of its own."""
        if not self.is_sheet or self.shared:
            return 0
        return ceil(self.copies(people, computers) / self.of) * sum(pages[name] for name in self.source)


@cache
def _declared() -> dict[str, list[dict[str, Any]]]:
    return tomllib.loads((ROOT / "course" / "kits.toml").read_text("utf-8"))


def items(kit: str, language: Lang) -> list[Item]:
    """What a workshop needs, in the order of its file."""
    found = []
    for one in _declared()[kit[:2]]:
        source = one["from"]
        found.append(
            Item(
                one["name"][language],
                one.get("detail", {}).get(language, ""),
                (source,) if isinstance(source, str) else tuple(source),
                one.get("people", 0),
                one.get("computers", 0),
                one.get("room", 0),
                one.get("times", 1),
                one.get("spare", 0),
                one.get("of", 1),
                "with" in one,
                bool(one.get("before")),
            )
        )
    return found


@dataclass(frozen=True)
class Step:
    """A line of the plan."""

    start: int
    end: int
    goal: str
    words: str
    group: str
    material: str
    cut: str
    add: str

    @property
    def slides(self) -> list[int]:
        """The slides that it names."""
        return [int(number) for found in SLIDE.finditer(self.material) for number in found.groups() if number]

    @property
    def things(self) -> list[str]:
        """The other things that it names."""
        named = [part.strip().casefold() for part in SLIDE.sub("", self.material.replace("\u00a0", " ")).split(",")]
        return [name for name in named if name not in ("", "rien", "nothing")]


def steps(index: Tag) -> list[Step]:
    """The lines of the plan of a workshop, from its page."""
    heading = index.find(id="plan")
    table = heading.find_next("table") if isinstance(heading, Tag) else None
    if not isinstance(table, Tag):
        raise ValueError("the page has no plan")
    found = []
    for row in table.select("tbody tr"):
        minute, *cells = [" ".join(cell.get_text().split(" ")).strip() for cell in row.find_all(["th", "td"])]
        start, _, end = minute.partition("–")
        found.append(Step(int(start), int(end), *cells))
    return found


def pages_of(cards: Tag, language: Lang) -> dict[str, int]:
    """How many pages each sheet of the page of cards makes."""
    return {
        str(heading.get("id")): paper(heading, parts, LOOKS[0], language).count("<section")
        for heading, parts in cut(cards)
    }


def table(kit: str, language: Lang, pages: dict[str, int], groups: tuple[tuple[int, int], ...]) -> str:
    """What to bring and how many of each, for groups of so many people and computers."""
    words = WORDS[language]
    starts = dict(zip(pages, accumulate(pages.values(), initial=1), strict=False))
    heads = "".join(f'<th scope="col">{whom(kit, language, group)}</th>' for group in groups)
    rows = []
    totals = [0] * len(groups)
    for item in items(kit, language):
        counts = []
        for number, (people, computers) in enumerate(groups):
            totals[number] += item.sheets(people, computers, pages)
            counts.append(f"<td>{item.copies(people, computers)}</td>")
        found = words["bring"] if item.source == ("bring",) else ""
        if item.is_sheet:
            first, last = starts[item.source[0]], starts[item.source[-1]] + pages[item.source[-1]] - 1
            found = words["page"].format(first) if first == last else words["pages"].format(first, last)
        told = ("\u00a0; " if language == "fr" else "; ").join(part for part in (item.detail, found) if part)
        said = f"<strong>{escape(item.name)}</strong>" + (f" ({escape(told)})" if told else "")
        data = (
            f'data-people="{item.people}" data-computers="{item.computers}" data-room="{item.room}" '
            f'data-times="{item.times}" data-spare="{item.spare}" '
            f'data-pages="{sum(pages[name] for name in item.source) if item.is_sheet and not item.shared else 0}" data-of="{item.of}"'
        )
        rows.append(f'<tr {data}><th scope="row">{said}</th>{"".join(counts)}</tr>')
    total = "".join(f"<td><strong>{count}</strong></td>" for count in totals)
    rows.append(f'<tr class="total"><th scope="row"><strong>{words["sheets"]}</strong></th>{total}</tr>')
    return (
        f'<table data-material><caption>{words["caption"]}</caption><thead><tr><th scope="col">{words["what"]}</th>{heads}</tr>'
        f"</thead><tbody>{''.join(rows)}</tbody></table>"
    )


def whom(kit: str, language: Lang, group: tuple[int, int]) -> str:
    """For how many people a plan counts, and for how many computers where it uses some."""
    people, computers = group
    told = counted(people, *PEOPLE).of(language).format(people)
    return told + (
        counted(computers, *MACHINES).of(language).format(computers) if uses_computers(kit, language) else ""
    )


def uses_computers(kit: str, language: Lang) -> bool:
    """Whether how many computers there are changes what a workshop needs."""
    return any(item.computers for item in items(kit, language))


STYLE = """
:root { color-scheme: light; }
* { box-sizing: border-box; }
body { max-width: 190mm; margin: 0 auto; padding: 1rem; font: 13pt/1.35 Arial, "Liberation Sans", Helvetica, sans-serif;
  color: #000; background: #fff; }
h1, h2, h3, p, ul, ol, table { margin: 0 0 0.5em; }
h1 { font-size: 20pt; }
h2 { margin-top: 1em; font-size: 16pt; break-after: avoid; }
ul, ol { padding-left: 1.3em; }
ul.ticks { padding: 0; list-style: none; }
h2.new { margin-top: 0; }
a { color: #000; }
pre { padding: 2mm; border: 1px solid #000; white-space: pre-wrap; }
code { font-family: "Liberation Mono", "Courier New", monospace; font-size: 0.9em; }
img { max-width: 100%; }
table { width: 100%; border-collapse: collapse; }
caption { padding-bottom: 1mm; text-align: left; font-weight: 700; break-after: avoid; }
th, td { padding: 1.2mm 2mm; border: 1px solid #000; text-align: left; vertical-align: top; }
tbody th { font-weight: 400; }
[data-material] td, [data-material] thead th + th { text-align: right; }
ol.steps { padding: 0; list-style: none; border-top: 2px solid #000; }
.steps li { display: grid; grid-template-columns: 29mm 1fr; gap: 0 4mm; padding: 2.5mm 0; border-bottom: 1px solid #000; break-inside: avoid; }
.steps p { margin: 0 0 1mm; }
.steps .minute { font-size: 21pt; font-weight: 700; line-height: 1.1; }
.steps .minute span { display: block; font-size: 11pt; font-weight: 400; }
.steps .goal { font-size: 15pt; font-weight: 700; }
.steps .words { font-size: 15pt; }
.steps .more { font-size: 11.5pt; }
tr, pre, img { break-inside: avoid; }
thead { break-after: avoid; }
@media screen and (max-width: 40em) {
  .steps li { grid-template-columns: 1fr; }
  table { table-layout: fixed; }
  :is(th, td, pre, code, p, li) { overflow-wrap: anywhere; }
}
@media print {
  @page { margin: 12mm 12mm 17mm; }
  body { max-width: none; padding: 0; }
  a { text-decoration: none; }
  footer { display: none; }
  .new { break-before: page; }
}
"""


def step(one: Step, language: Lang, kit: str, group: tuple[int, int] | None) -> str:
    """A line of the plan as it is read at arm's length; each thing with how many where the group is known."""
    words = WORDS[language]
    known = {item.name.casefold(): item for item in items(kit, language)}

    def with_copies(name: str) -> str:
        item = known.get(name.strip().casefold())
        return f"{name.strip()} × {item.copies(*group)}" if item and group else name.strip()

    material = ", ".join(with_copies(part) for part in one.material.split(","))
    return (
        f'<li><p class="minute">{one.start}–{one.end}<span>{one.end - one.start} min</span></p><div>'
        f'<p class="goal">{escape(one.goal)}</p><p class="words">{escape(one.words)}</p>'
        f'<p class="more"><strong>{escape(one.group)}</strong> · {words["with"]}{COLON.of(language)} {escape(material)}</p>'
        f'<p class="more">{words["cut"]}{COLON.of(language)} {escape(one.cut)} · {words["add"]}{COLON.of(language)} {escape(one.add)}</p>'
        "</div></li>"
    )


def plan(kit: str, language: Lang, index: Tag, pages: dict[str, int], group: tuple[int, int] | None = None) -> str:
    """The whole plan as one page: no script, nothing fetched. What serves only on the site is left out."""
    words = WORDS[language]
    if index.h1 is None:
        raise ValueError(f"{kit} has no title")
    title = index.h1.get_text()
    groups = (group,) if group else tuple((people, COMPUTERS) for people in SIZES)
    for link in index.select("a[href]"):
        if "://" not in str(link["href"]):
            link.unwrap()
    for ticked in index.select("ul"):
        if ticked.get_text(strip=True).startswith("☐"):
            ticked["class"] = "ticks"
    lead = takewhile(lambda part: part.name != "h2", index.find_all(recursive=False))
    kept = "".join(
        str(part)
        for part in lead
        if part.name != "h1" and not part.select(".g-kit") and not SITE_ONLY & set(part.get("class") or [])
    )
    drawn = "".join(step(one, language, kit, group or (SIZES[-1], COMPUTERS)) for one in steps(index))
    body = [f"<h1>{escape(title)}</h1>{kept}<h2>{words['material']}</h2>{table(kit, language, pages, groups)}"]
    for heading, parts in cut(index):
        if heading.get("id") == "plan":
            before = "".join(str(part) for part in parts if part.name == "p")
            shown = words["counted"].format(whom(kit, language, group or (SIZES[-1], COMPUTERS)))
            after = "".join(str(part) for part in parts if part.name not in ("p", "table"))
            body.append(
                f'<h2 class="new">{heading.get_text()}</h2>{before}<p>{shown}.</p><ol class="steps">{drawn}</ol>{after}'
            )
        elif heading.get("id") not in ("simulation", "why"):
            body.append(f"<h2>{heading.get_text()}</h2>{''.join(map(str, parts))}")
    name = f"{words['plan']}{COLON.of(language)} {title}"
    style = STYLE + margins(language, f"kits/{kit[:2]}")
    return whole(name, language, style, f"<main>{''.join(body)}</main>{footer(language)}")
