"""How much was found, by family, by rule and by folder, and what it took: what one looks at before choosing where to begin."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass

from guichet.core.findings import Certainty, Finding, Text
from guichet.core.writing import as_json, printable
from guichet.engine.catalogue import card_called
from guichet.engine.report import Report
from guichet.engine.spent import Spent
from guichet.reporters import View
from guichet.reporters.json import summary
from guichet.reporters.text import closing
from guichet.version import VERSION

FORMATS = ("text", "json")
_DEPTH = 2
"""The number of folders, from where the run starts, that make one line at first."""
_MUCH = 4
_FEW = 10
"""A folder that holds more than these findings, and more than one in `_MUCH`, is told by the folders in it."""
_PART = 0.05
"""Of all the time, what makes a line worth showing though nothing was found."""
_HEADS = (
    Text("violations", "violations"),
    Text("à vérifier", "to check"),
    Text("secondes", "seconds"),
)
_FAMILY, _RULE, _FOLDER = Text("famille", "family"), Text("règle", "rule"), Text("dossier", "folder")
_KEPT = Text(
    "Le temps est celui de ce qui vient d’être vérifié ; « - » : tout était gardé d’un passage précédent (--no-cache mesure tout). "
    "Ce que plusieurs règles lisent est compté à la première. Une ligne sans constat a pris une bonne part du temps.",
    'Times are those of what was checked just now; "-": all was kept from an earlier run (--no-cache times everything). '
    "What several rules read counts for the first of them. A line without findings took a good part of the time.",
)


@dataclass(frozen=True, slots=True)
class Line:
    """One rule, or one folder."""

    name: str
    violations: int
    reviews: int
    seconds: float | None
    """None when nothing of it was checked in this run."""


def folders_of(report: Report, paths: Iterable[str]) -> dict[str, str]:
    """Return the line of each file that was read or that findings stand in: its folders, as deep as it takes to tell them apart."""
    found = Counter(one.path for one in report.findings)
    lines: dict[str, str] = {}
    waiting = [(_DEPTH, sorted({*found, *filter(None, paths)}))]
    while waiting:
        depth, group = waiting.pop()
        parts: dict[str, list[str]] = defaultdict(list)
        for path in group:
            parts[_first_folders(path, depth)].append(path)
        for name, inside in parts.items():
            deeper = [path for path in inside if _first_folders(path, depth + 1) != name]
            if deeper and sum(found[path] for path in inside) > max(_FEW, found.total() // _MUCH):
                waiting.append((depth + 1, deeper))
                inside = [path for path in inside if _first_folders(path, depth + 1) == name]
            lines.update(dict.fromkeys(inside, name))
    return lines


def _first_folders(path: str, depth: int) -> str:
    folders = path.split("/")[:-1]
    return "/".join(folders[: depth + (folders[:1] == [""])]) or "."


def _lines(findings: Iterable[Finding], name: Callable[[Finding], str], time: Counter[str]) -> list[Line]:
    certain: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    for finding in findings:
        (certain if finding.certainty is Certainty.VIOLATION else asked)[name(finding)] += 1
    names = {*certain, *asked, *time}
    lines = [Line(one, certain[one], asked[one], time[one] / 1e9 if one in time else None) for one in names]
    return sorted(lines, key=lambda one: (-one.violations, -one.reviews, -(one.seconds or 0), one.name))


def _tables(report: Report, spent: Spent) -> tuple[list[Line], list[Line], list[Line]]:
    named = folders_of(report, spent.files)
    folders: Counter[str] = Counter()
    for path, time in spent.files.items():
        if path:
            folders[named[path]] += time
    rules = _lines(report.findings, lambda one: one.rule, spent.rules)
    found = [one for one in rules if one.violations or one.reviews or (one.seconds or 0) >= 0.0005]
    by_family: Counter[str] = Counter()
    for rule, time in spent.rules.items():
        card = card_called(rule)
        if card is not None:
            by_family[card.family.value] += time
    families = _lines(report.findings, lambda one: one.family.value, by_family)
    return families, found, _lines(report.findings, lambda one: named[one.path], folders)


def _worth(lines: list[Line]) -> list[Line]:
    """Return the lines that a person reads at first sight: those with findings, and those that took a good part of the time."""
    whole = sum(one.seconds or 0 for one in lines)
    return [one for one in lines if one.violations or one.reviews or (one.seconds or 0) >= _PART * whole > 0]


def _shown(title: Text, lines: list[Line], view: View) -> Iterator[str]:
    heads = [head.of(view.lang) for head in _HEADS]
    width = max([len(title.of(view.lang)), *(len(printable(one.name)) for one in lines)])
    yield f"{title.of(view.lang):<{width}}  " + "  ".join(heads)
    for one in lines:
        numbers = (str(one.violations), str(one.reviews), "-" if one.seconds is None else f"{one.seconds:.3f}")
        cells = (f"{number:>{len(head)}}" for number, head in zip(numbers, heads, strict=True))
        yield f"{printable(one.name):<{width}}  " + "  ".join(cells)
    yield ""


def render(form: str, report: Report, spent: Spent, view: View) -> str:
    """Return the counts as a table or as JSON: the rule and the folder with most violations first."""
    families, rules, folders = _tables(report, spent)
    if form == "json":
        tables = {"families": families, "rules": rules, "folders": folders}
        rows = {name: [asdict(one) for one in lines] for name, lines in tables.items()}
        return as_json({"version": VERSION, "summary": summary(report), **rows})
    shown = [
        *_shown(_FAMILY, families, view),
        *_shown(_RULE, _worth(rules), view),
        *_shown(_FOLDER, _worth(folders), view),
    ]
    lines = [*shown, *closing(report, view), _KEPT.of(view.lang)]
    return "\n".join(lines) + "\n"
