"""The grid of a pre-audit: for each RGAA criterion, what fails for certain, what a person must check, and where.

It never says that a criterion passes, and never claims conformity: an audit is done by people.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from guichet.core.configuration import Config
from guichet.core.findings import Certainty, Finding, Lang, Text, counted
from guichet.core.writing import printable, shown_path
from guichet.engine.report import Report
from guichet.engine.run import check
from guichet.reading.project.project import Project
from guichet.reading.templates.site import is_template
from guichet.rulebook.rgaa import Criterion, criteria, rules_for


class Status(StrEnum):
    """What can be said of a criterion from source code alone."""

    FAILS = "fails"
    TO_CHECK = "to-check"
    NOT_APPLICABLE = "not-applicable"


STATUSES = {
    Status.FAILS: Text("non conforme (automatique)", "fails (automatic)"),
    Status.TO_CHECK: Text("à vérifier par une personne", "for a person to check"),
    Status.NOT_APPLICABLE: Text(
        "non applicable (rien de ce type n’a été vu)", "not applicable (nothing of the kind was seen)"
    ),
}

NOTICE = Text(
    "Préparation d’audit produite à partir du code. Elle ne vaut pas un audit : aucun critère n’y est déclaré conforme.",
    "Preparation for an audit, made from source code. It is not an audit: no criterion is declared to pass.",
)

_SUBJECTS: dict[str, tuple[str, ...]] = {
    "1": ("img", "svg", "area", "object", "canvas", "embed", "picture"),
    "2": ("iframe", "frame"),
    "4": ("audio", "video", "object", "canvas", "embed", "bgsound"),
    "5": ("table",),
    "11": ("form", "input", "select", "textarea", "button"),
}
"""Themes that only concern pages with some elements; the other themes concern every page."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the grid; `places` are the findings to look at, violations first."""

    criterion: Criterion
    status: Status
    places: tuple[Finding, ...]

    def note(self, lang: Lang) -> str:
        """Return where to look, one place a line, at most eight."""
        shown = [
            f"{shown_path(one.path)}:{one.position.line} {printable(one.message.of(lang))}" for one in self.places[:8]
        ]
        more = len(self.places) - len(shown)
        if more:
            others = counted(more, Text("autre", "more"), Text("autres", "more"))
            shown.append(Text(f"… et {more} {others.fr}", f"… and {more} {others.en}").of(lang))
        return "\n".join(shown)


def grid(paths: Sequence[str], config: Config) -> tuple[list[Row], Report]:
    """Return the 106 rows in the order in which auditors work, and the report that they come from."""
    from dataclasses import replace

    report = check(paths, replace(config, select=("accessibility",), ignore=(), baseline=""), use_cache=False)
    from guichet.engine.catalogue import cards

    rules = cards(config)
    seen = _elements_seen(report.project)
    rows = []
    for criterion in criteria():
        names = {rule.name for rule in rules_for(criterion, rules)}
        places = sorted(
            (one for one in report.findings if one.rule in names),
            key=lambda one: (one.certainty != Certainty.VIOLATION, one.key),
        )
        theme = criterion.number.partition(".")[0]
        if any(one.certainty is Certainty.VIOLATION for one in places):
            status = Status.FAILS
        elif theme in _SUBJECTS and seen is not None and not seen & set(_SUBJECTS[theme]):
            status = Status.NOT_APPLICABLE
        else:
            status = Status.TO_CHECK
        rows.append(Row(criterion, status, tuple(places)))
    return rows, report


def _elements_seen(project: Project) -> set[str] | None:
    """Return the tag names of the templates, or None when something unknown may hold more."""
    seen: set[str] = set()
    for path in project.paths:
        template = project.library.template(path) if is_template(path) else None
        if template is None:
            continue
        page = project.page(template)
        if page.has_unknown_markup or page.renders_form or not page.is_complete:
            return None
        seen.update(template.by_name)
    return seen
