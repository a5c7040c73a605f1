"""What a run found, before anybody shows it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, field

from guichet.accepted.baseline import Entry
from guichet.accepted.derogations import Derogation
from guichet.core.configuration import Config
from guichet.core.findings import Certainty, Finding, Text
from guichet.engine.containment import FAILED
from guichet.reading.project.discovery import Found
from guichet.reading.project.project import Project

NEVER_ACCEPTED = frozenset(
    {
        FAILED,
        "derogation-incomplete",
        "derogation-unknown-rule",
        "derogation-renamed",
        "derogation-expired",
        "derogation-useless",
    }
)
"""What a baseline cannot hold: a run that is not whole, and a decision that does not hold, which no other one replaces."""


@dataclass
class Report:
    """What a run found: `findings` count; `suppressed` were let be by a written decision; `accepted` by the baseline."""

    files: int = 0
    found: Found = field(default_factory=Found)
    findings: list[Finding] = field(default_factory=list)
    said_better: list[Finding] = field(default_factory=list)
    """What a rule that says more says in its place: the flaw is still there."""
    suppressed: list[tuple[Finding, Derogation]] = field(default_factory=list)
    derogations: list[Derogation] = field(default_factory=list)
    accepted: int = 0
    accepted_rules: Counter[str] = field(default_factory=Counter)
    """How many of these each rule found."""
    places: int = 0
    """Where the findings stand: what is said once may stand in several places, and the baseline accepts each."""
    things: int = 0
    """How many findings there are, what stands in several places being one."""
    dated: list[Entry] = field(default_factory=list)
    """The lines of the baseline that accept something until a day, past or not."""
    late: list[Finding] = field(default_factory=list)
    """The findings that were accepted until a day that is past: they count again."""
    printed: list[str] = field(default_factory=list)
    """The templates that only go into PDF files: rules of accessibility are not asked about them."""
    wordless: list[str] = field(default_factory=list)
    """The pages and components of which some words were not read: nothing tells their language."""
    stale: list[Finding] = field(default_factory=list)
    """The lines of the baseline that nothing needs any more: whoever mended a flaw is told, and not blamed."""
    notes: list[Text] = field(default_factory=list)
    """What the run says of itself, beside its findings."""
    project: Project = field(default_factory=lambda: Project((), Config()))
    configs: list[Config] = field(default_factory=list)
    """The other configurations of the run, each of some folders."""

    def only(self, paths: Collection[str]) -> None:
        """Keep what is said of some files."""
        self.files = len(paths)
        self.findings = [one for one in self.findings if one.path in paths]
        self.said_better = [one for one in self.said_better if one.path in paths]
        self.suppressed = [(one, answer) for one, answer in self.suppressed if one.path in paths]
        self.derogations = [one for one in self.derogations if one.path in paths]
        self.wordless = [one for one in self.wordless if one in paths]

    @property
    def violations(self) -> list[Finding]:
        """The findings that are certain."""
        return [finding for finding in self.findings if finding.certainty is Certainty.VIOLATION]

    @property
    def failures(self) -> list[Finding]:
        """The findings that say that a rule stopped: the run is not whole."""
        return [finding for finding in self.findings if finding.rule == FAILED]

    @property
    def reviews(self) -> list[Finding]:
        """The findings that a person must look at."""
        return [finding for finding in self.findings if finding.certainty is Certainty.REVIEW]
