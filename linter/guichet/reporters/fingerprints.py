"""What a finding is known by where reports are compared: a digest that does not move with its line."""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import dataclass, field

from guichet.core.findings import Finding
from guichet.engine.report import Report


@dataclass
class Fingerprints:
    """The fingerprints of one report; the same flaw twice in a file has two."""

    report: Report
    seen: Counter[str] = field(default_factory=Counter)

    def of(self, finding: Finding) -> str:
        """Return the fingerprint of the next finding: its rule, its file, its source without white space, how often it came."""
        text = self.report.project.text(finding.path)[finding.span.start : finding.span.end]
        base = f"{finding.rule}\0{finding.path}\0{' '.join(text.split())}"
        self.seen[base] += 1
        return hashlib.sha256(f"{base}\0{self.seen[base]}".encode("utf-8", "surrogateescape")).hexdigest()
