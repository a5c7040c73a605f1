"""How much was found, by rule and by folder, and what it took: what one looks at before choosing where to begin."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from guichet.core.findings import Certainty, Finding, Text
from guichet.core.writing import as_json, printable
from guichet.engine.report import Report
from guichet.engine.spent import Spent
from guichet.reporters import View
from guichet.reporters.json import summary
from guichet.reporters.text import closing
from guichet.version import VERSION

FORMATS = ("text", "json")
_DEPTH = 2
"""The number of folders, from where the run starts, that make one line."""
_PART = 0.05
"""Of all the time, what makes a line worth showing though nothing was found."""
_HEADS = (
    Text("violations", "violations"),
    Text("à vérifier", "to check"),
    Text("secondes", "seconds"),
)
_RULE, _FOLDER = Text("règle", "rule"), Text("dossier", "folder")
_KEPT = Text(
    "Le temps est celui de ce qui vient d’être vérifié ; « - » : tout était gardé d’un passage précédent (--no-cache mesure tout). "
    "Ce que plusieurs règles lisent est compté à la première.",
    'Times are those of what was checked just now; "-": all was kept from an earlier run (--no-cache times everything). '
    "What several rules read counts for the first of them.",
)


@dataclass(frozen=True, slots=True)
class Line:
    """One rule, or one folder."""

    name: str
    violations: int
    reviews: int
    seconds: float | None
    """None when nothing of it was checked in this run."""


def folder_of(path: str) -> str:
    """Return the line that a file belongs to: its first folders."""
    folders = path.split("/")[:-1]
    return "/".join(folders[: _DEPTH + (folders[:1] == [""])]) or "."


def _lines(findings: Iterable[Finding], name: Callable[[Finding], str], time: Counter[str]) -> list[Line]:
    certain: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    for finding in findings:
        (certain if finding.certainty is Certainty.VIOLATION else asked)[name(finding)] += 1
    names = {*certain, *asked, *time}
    lines = [Line(one, certain[one], asked[one], time[one] / 1e9 if one in time else None) for one in names]
    return sorted(lines, key=lambda one: (-one.violations, -one.reviews, -(one.seconds or 0), one.name))


def _tables(report: Report, spent: Spent) -> tuple[list[Line], list[Line]]:
    folders: Counter[str] = Counter()
    for path, time in spent.files.items():
        if path:
            folders[folder_of(path)] += time
    rules = _lines(report.findings, lambda one: one.rule, spent.rules)
    found = [one for one in rules if one.violations or one.reviews or (one.seconds or 0) >= 0.0005]
    return found, _lines(report.findings, lambda one: folder_of(one.path), folders)


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
    rules, folders = _tables(report, spent)
    if form == "json":
        tables = {"rules": rules, "folders": folders}
        rows = {
            name: [{"name": one.name, "violations": one.violations, "reviews": one.reviews, "seconds": one.seconds} for one in lines]
            for name, lines in tables.items()
        }  # fmt: skip
        return as_json({"version": VERSION, "summary": summary(report), **rows})
    shown = [*_shown(_RULE, _worth(rules), view), *_shown(_FOLDER, _worth(folders), view)]
    lines = [*shown, *closing(report, view), _KEPT.of(view.lang)]
    return "\n".join(lines) + "\n"
