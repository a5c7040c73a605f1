"""The report for a terminal: the source line with the flaw underlined, who is harmed, what to do, the reference."""

from __future__ import annotations

from collections.abc import Iterator

from guichet.core.findings import COLON, Certainty, Finding, Severity, Text, counted
from guichet.core.source import UnreadableError
from guichet.core.writing import printable, shown_path
from guichet.engine.report import Report
from guichet.reporters import View, cards_of, flaw_and_rest
from guichet.reporters.counts import count
from guichet.reporters.remarks import remarks
from guichet.rulebook.card import Card

_COLOURS = {Severity.CRITICAL: "1;31", Severity.SERIOUS: "1;33", Severity.MINOR: "1;36"}
SEVERITIES = {
    Severity.CRITICAL: Text("critique", "critical"),
    Severity.SERIOUS: Text("sérieux", "serious"),
    Severity.MINOR: Text("mineur", "minor"),
}
REVIEWS = Text("À vérifier par une personne", "For a person to check")
HARMS = Text("Qui reste dehors :", "Who is left out:")
INSTEAD = Text("À la place :", "Instead:")
SEEN = Text("vu dans la page {page}", "seen in the page {page}")
CLEAN = Text("Rien à signaler dans {files}.", "Nothing to report in {files}.")
CLEAN_IN_PART = Text(
    "Rien à signaler dans ce qui a été lu de {files}.", "Nothing to report in what was read of {files}."
)
SUMMARY = Text("{violations} et {reviews} dans {files}.", "{violations} and {reviews} in {files}.")
LET_BE = Text(
    "Laissés de côté : {suppressed} par dérogation, {accepted} par la référence.",
    "Let be: {suppressed} by derogation, {accepted} by the baseline.",
)
LEFT_OUT = Text("Exclus par « exclude » : {number}.", 'Left out by "exclude": {number}.')
STALE = Text("{lines} à retirer : « guichet baseline . ».", '{lines} to remove: "guichet baseline .".')
PLACES = Text("{summary} ({number} endroits en tout).", "{summary} ({number} places in all).")
EXPLAIN = Text("Pour en savoir plus : guichet explain {rule}", "To know more: guichet explain {rule}")
LINE_LIMIT = 160


def _count(number: int, one: Text, many: Text, view: View) -> str:
    return f"{number} {counted(number, one, many).of(view.lang)}"


def _files(number: int, view: View) -> str:
    return _count(number, Text("fichier", "file"), Text("fichiers", "files"), view)


class _Printer:
    def __init__(self, report: Report, view: View) -> None:
        self.report = report
        self.view = view
        self.rules = cards_of(report.findings, report)
        self.told: set[str] = set()

    def paint(self, code: str, text: str) -> str:
        return f"\x1b[{code}m{text}\x1b[0m" if self.view.colour else text

    def finding(self, finding: Finding) -> Iterator[str]:
        lang, rule, at = self.view.lang, self.rules[finding.rule], finding.position
        severity = self.paint(_COLOURS[finding.severity], SEVERITIES[finding.severity].of(lang))
        place = f"{shown_path(finding.path)}:{at.line}:{at.column}"
        yield f"{self.paint('1', place)}: {severity} {self.paint('1', finding.rule)}"
        yield from self.excerpt(finding)
        flaw, rest = flaw_and_rest(finding, rule, lang)
        yield f"  {self.paint('1', printable(flaw))}"
        if rest:
            yield f"  {printable(rest)}"
        for one in finding.related:
            where = f"{shown_path(one.path)}:{one.position.line}"
            yield f"  → {where}{COLON.of(lang)} {printable(one.said.of(lang))}"
        if finding.page and finding.page != finding.path:
            yield f"  ({SEEN.of(lang).format(page=printable(finding.page))})"
        if finding.rule not in self.told:
            self.told.add(finding.rule)
            yield from self.about(rule)
        yield ""

    def about(self, rule: Card) -> Iterator[str]:
        lang = self.view.lang
        yield f"  {HARMS.of(lang)} {rule.harms.of(lang)}"
        yield f"  {INSTEAD.of(lang)} {rule.instead.of(lang)}"
        yield f"  {' · '.join(one.label.of(lang) for one in rule.references)}"
        yield f"  {EXPLAIN.of(lang).format(rule=rule.name)}"

    def excerpt(self, finding: Finding) -> Iterator[str]:
        try:
            source = self.report.project.source(finding.path)
        except UnreadableError:
            return
        at = finding.position
        line = source.line(at.line)
        if not line.strip():
            return
        first = at.column - 1
        last = at.end_column - 1 if at.end_line == at.line else len(line)
        offset = max(0, first - LINE_LIMIT // 2) if len(line) > LINE_LIMIT else 0
        shown = line[offset : offset + LINE_LIMIT].replace("\t", " ")
        width = max(1, min(last, offset + LINE_LIMIT, len(line)) - first)
        gutter = " " * len(str(at.line))
        yield f"  {self.paint('2', f'{at.line} |')} {printable(shown)}"
        yield f"  {self.paint('2', f'{gutter} |')} {' ' * (first - offset)}{self.paint('1;31', '^' * width)}"


def render(report: Report, view: View) -> str:
    """Return the report in words: violations first, then what a person must check, then the counts."""
    printer = _Printer(report, view)
    lines: list[str] = []
    for certainty in Certainty:
        findings = [finding for finding in report.findings if finding.certainty is certainty]
        if findings and certainty is Certainty.REVIEW:
            lines += [printer.paint("1", f"— {REVIEWS.of(view.lang)} —"), ""]
        for finding in findings:
            lines.extend(printer.finding(finding))
    lines.extend(closing(report, view))
    return "\n".join(lines) + "\n"


def closing(report: Report, view: View) -> Iterator[str]:
    """Yield the counts of a report, what was let be and what was not read."""
    files = _files(report.files, view)
    if report.findings:
        violations = _count(
            len(report.violations), Text("violation", "violation"), Text("violations", "violations"), view
        )
        reviews = _count(
            len(report.reviews),
            Text("point à vérifier", "point to check"),
            Text("points à vérifier", "points to check"),
            view,
        )
        said = SUMMARY.of(view.lang).format(violations=violations, reviews=reviews, files=files)
        is_spread = report.places > len(report.findings)
        yield PLACES.of(view.lang).format(summary=said.rstrip("."), number=report.places) if is_spread else said
    else:
        yield (CLEAN_IN_PART if report.found.in_part else CLEAN).of(view.lang).format(files=files)
    if report.suppressed or report.accepted:
        yield LET_BE.of(view.lang).format(suppressed=len(report.suppressed), accepted=report.accepted)
    if report.stale:
        yield STALE.format(lines=count(len(report.stale), "lines")).of(view.lang)
    if not report.files and not report.found.unjudged:
        yield LEFT_OUT.of(view.lang).format(number=report.found.excluded)
    yield from (remark.of(view.lang) for remark in remarks(report))
