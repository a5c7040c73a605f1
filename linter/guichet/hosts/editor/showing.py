"""Findings as editors show them."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from lsprotocol import types

from guichet.core.configuration import Config
from guichet.core.findings import Certainty, Finding, Lang, Place, Severity
from guichet.core.source import Source
from guichet.core.writing import printable
from guichet.engine.catalogue import card_of
from guichet.hosts.editor.folders import Folder
from guichet.hosts.editor.positions import Ruler
from guichet.reporters import View

_SEVERITIES = {
    Severity.CRITICAL: types.DiagnosticSeverity.Error,
    Severity.SERIOUS: types.DiagnosticSeverity.Warning,
    Severity.MINOR: types.DiagnosticSeverity.Information,
}


@dataclass(frozen=True)
class Show:
    """How one reader is shown the findings of one folder."""

    folder: Folder
    config: Config
    """The configuration that the file is judged under."""
    ruler: Ruler
    lang: Lang

    def diagnostic(self, source: Source, finding: Finding) -> types.Diagnostic:
        """Return a finding as a diagnostic; what a person must look at is a hint."""
        review = finding.certainty is Certainty.REVIEW
        page = self._page(finding)
        return types.Diagnostic(
            range=self.ruler.range_of(source, finding.position),
            message=printable(finding.message.of(self.lang)),
            severity=types.DiagnosticSeverity.Hint if review else _SEVERITIES[finding.severity],
            code=finding.rule,
            code_description=types.CodeDescription(page) if page else None,
            source="guichet",
            related_information=[self._related(one) for one in finding.related] or None,
        )

    def _page(self, finding: Finding) -> str:
        """Return the address of the rule's page, when there is one to open."""
        config = self.config
        card = card_of(finding, config)
        view = View(self.lang, config.docs_url)
        return view.help_of(card) if view.docs_url_of(card) else ""

    def _related(self, one: Place) -> types.DiagnosticRelatedInformation:
        """Return another place of a finding. Its columns are those of the report: its file may not be open."""
        at = one.position
        start, end = types.Position(at.line - 1, at.column - 1), types.Position(at.end_line - 1, at.end_column - 1)
        uri = Path(os.path.normpath(os.path.join(self.folder.root, one.path))).as_uri()
        return types.DiagnosticRelatedInformation(
            types.Location(uri, types.Range(start, end)), printable(one.said.of(self.lang))
        )
