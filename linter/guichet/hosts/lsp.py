"""The language server: findings as diagnostics, the rule on hover, the derogation as a code action.

It speaks over standard input and output, reads the workspace's files and writes nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from urllib.parse import unquote, urlparse

from lsprotocol import types
from pygls.lsp.server import LanguageServer

from guichet import api
from guichet.accepted.comments import comment_for, line_indent
from guichet.core.errors import UsageError
from guichet.core.findings import Certainty, Finding, Lang, Place, Severity, Text
from guichet.core.source import Source
from guichet.core.writing import printable
from guichet.version import VERSION

_SEVERITIES = {
    Severity.CRITICAL: types.DiagnosticSeverity.Error,
    Severity.SERIOUS: types.DiagnosticSeverity.Warning,
    Severity.MINOR: types.DiagnosticSeverity.Information,
}
_DECIDE = Text(
    "Déroger à « {rule} » : écrire qui décide et pourquoi", 'Derogate from "{rule}": write who decides and why'
)


class Workspace:
    """The files of the editor's folder, with the texts that are open and not saved."""

    def __init__(self, root: str | None, lang: Lang) -> None:
        folder = self.root = root or "."
        self.problem: Text | None = None
        try:
            self.files = api.Workspace(folder)
        except UsageError as problem:
            self.problem = problem.text
            self.files = api.Workspace(folder, isolated=True)
        self.lang: Lang = self.files.lang or lang
        self.sources: dict[str, Source] = {}
        self.findings: dict[str, Sequence[Finding]] = {}

    def check(self, uri: str, text: str) -> Sequence[Finding]:
        """Return the findings of a text as it is now."""
        source = self.sources[uri] = Source(path_of(uri), text)
        try:
            self.findings[uri] = self.files.check(source.path, text)
        except UsageError as problem:  # the baseline is missing or damaged: what it accepted is shown
            self.problem = problem.text
            self.files.accept_nothing()
            self.findings[uri] = self.files.check(source.path, text)
        return self.findings[uri]

    def at(self, uri: str, position: types.Position) -> list[Finding]:
        """Return the findings of a document that cover a position."""
        source = self.sources.get(uri)
        if source is None:
            return []
        return [one for one in self.findings.get(uri, []) if _covers(range_of(source, one), position)]


def _covers(span: types.Range, position: types.Position) -> bool:
    start, end, here = ((one.line, one.character) for one in (span.start, span.end, position))
    return start <= here <= end


def path_of(uri: str) -> str:
    """Return the path of a document."""
    return unquote(urlparse(uri).path)


def _utf16(source: Source, line: int, column: int) -> types.Position:
    start = source.line_starts[line - 1]
    before = source.text[start : start + column - 1]
    return types.Position(line - 1, len(before.encode("utf-16-le")) // 2)


def range_of(source: Source, finding: Finding) -> types.Range:
    """Return a finding's place as editors count: lines from 0, columns in UTF-16 units."""
    at = finding.position
    return types.Range(_utf16(source, at.line, at.column), _utf16(source, at.end_line, at.end_column))


def _diagnostic(source: Source, finding: Finding, lang: Lang, root: str) -> types.Diagnostic:
    review = finding.certainty is Certainty.REVIEW
    return types.Diagnostic(
        range=range_of(source, finding),
        message=printable(finding.message.of(lang)),
        severity=types.DiagnosticSeverity.Hint if review else _SEVERITIES[finding.severity],
        code=finding.rule,
        source="guichet",
        related_information=[_related(one, root, lang) for one in finding.related] or None,
    )


def _related(one: Place, root: str, lang: Lang) -> types.DiagnosticRelatedInformation:
    """Return another place of a finding. Its columns are those of the report: its file may not be open."""
    at = one.position
    span = types.Range(types.Position(at.line - 1, at.column - 1), types.Position(at.end_line - 1, at.end_column - 1))
    uri = Path(root, one.path).resolve().as_uri()
    return types.DiagnosticRelatedInformation(types.Location(uri, span), printable(one.said.of(lang)))


def _derogation(uri: str, source: Source, finding: Finding, lang: Lang, root: str) -> types.CodeAction:
    reason = Text("le motif", "the reason").of(lang)
    owner = Text("la fonction responsable", "the responsible role").of(lang)
    directive = f'guichet: ignore[{finding.rule}] reason="{reason}" owner="{owner}"'
    line = finding.position.line
    written = f"{line_indent(source, line)}{comment_for(source.path, directive)}\n"
    edit = types.TextEdit(types.Range(types.Position(line - 1, 0), types.Position(line - 1, 0)), written)
    return types.CodeAction(
        title=_DECIDE.of(lang).format(rule=finding.rule),
        kind=types.CodeActionKind.QuickFix,
        diagnostics=[_diagnostic(source, finding, lang, root)],
        edit=types.WorkspaceEdit(changes={uri: [edit]}),
    )


def build(default: Lang) -> LanguageServer:
    """Return the server, ready to start."""
    server = LanguageServer("guichet", VERSION, text_document_sync_kind=types.TextDocumentSyncKind.Full)
    state: dict[str, Workspace] = {}

    def workspace() -> Workspace:
        if "open" not in state:
            state["open"] = Workspace(server.workspace.root_path, default)
            tell(state["open"])
        return state["open"]

    def tell(found: Workspace) -> None:
        if found.problem is not None:
            text, found.problem = found.problem.of(found.lang), None
            server.window_show_message(types.ShowMessageParams(types.MessageType.Error, text))

    def publish(uri: str) -> None:
        document = server.workspace.get_text_document(uri)
        found = workspace()
        findings = found.check(uri, document.source)
        tell(found)
        source = found.sources[uri]
        shown = [_diagnostic(source, finding, found.lang, found.root) for finding in findings]
        server.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, shown, document.version))

    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    def opened(params: types.DidOpenTextDocumentParams) -> None:
        publish(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    def changed(params: types.DidChangeTextDocumentParams) -> None:
        publish(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    def closed(params: types.DidCloseTextDocumentParams) -> None:
        uri = params.text_document.uri
        workspace().findings.pop(uri, None)
        server.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, []))

    @server.feature(types.TEXT_DOCUMENT_HOVER)
    def hover(params: types.HoverParams) -> types.Hover | None:
        found = workspace()
        here = found.at(params.text_document.uri, params.position)
        if not here:
            return None
        pages = [api.explain(found.files.rule(name), found.lang) for name in dict.fromkeys(one.rule for one in here)]
        return types.Hover(types.MarkupContent(types.MarkupKind.Markdown, "\n---\n".join(pages)))

    @server.feature(types.TEXT_DOCUMENT_CODE_ACTION)
    def actions(params: types.CodeActionParams) -> list[types.CodeAction]:
        found, uri = workspace(), params.text_document.uri
        here = found.at(uri, params.range.start)
        return [_derogation(uri, found.sources[uri], finding, found.lang, found.root) for finding in here]

    return server
