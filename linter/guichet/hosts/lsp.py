"""The language server: what `check` would say, while one types; the rule on hover; what can be done about it.

It speaks over standard input and output, reads the files of the folders that are open and writes nothing.
"""

from __future__ import annotations

import asyncio
import gc
import os
import sys
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from typing import Any

from lsprotocol import types
from pygls.exceptions import JsonRpcException
from pygls.lsp.server import LanguageServer

from guichet import api
from guichet.core.findings import Finding, Lang, Text
from guichet.engine.catalogue import rule_called
from guichet.hosts.editor import watching
from guichet.hosts.editor.actions import EXPLAIN, FIX_ALL, Actions
from guichet.hosts.editor.analyst import QUIET, Analyst, Typed
from guichet.hosts.editor.documents import Document, path_of
from guichet.hosts.editor.folders import Folder, Folders
from guichet.hosts.editor.positions import Ruler
from guichet.hosts.editor.protocol import Protocol
from guichet.hosts.editor.showing import Show
from guichet.version import VERSION


class Session:
    """One editor's work: its documents and folders, and who checks them."""

    def __init__(
        self, server: LanguageServer, params: types.InitializeParams, default: Lang, asked: Lang | None
    ) -> None:
        self._server = server
        self._loop = asyncio.get_running_loop()
        self._default: Lang = default
        options = params.initialization_options if isinstance(params.initialization_options, dict) else {}
        self._asked = asked or _language(options.get("lang")) or _language(params.locale)
        self.shows_pages = bool(options.get("showsPages"))
        """Whether the editor shows the page of a rule itself."""
        self.ruler = Ruler(
            str(getattr(server.workspace.position_encoding, "value", server.workspace.position_encoding))
        )
        self.documents: dict[str, Document] = {}
        self.folders = Folders(_roots(params))
        self.analyst = Analyst(self.folders, self._from_analyst, self._told, self._done)
        self.analyst.start()
        self._timer: asyncio.TimerHandle | None = None
        self._at_rest = asyncio.Event()

    # What the editor says

    def typed(self, *, at_once: bool = False) -> None:
        """Have the documents checked once no more is typed."""
        self.analyst.leave_off()
        self._at_rest.clear()
        if self._timer is not None:
            self._timer.cancel()
        self._timer = self._loop.call_later(0 if at_once else QUIET, self._check)

    def _check(self) -> None:
        texts = [
            Typed(one.uri, one.path, one.version, one.source.text, one.is_shown) for one in self.documents.values()
        ]
        self.analyst.check(texts)

    def close(self, uri: str) -> None:
        """Show nothing more of a document."""
        document = self.documents.pop(uri, None)
        if document is not None:
            self.folders.close(document.path)
            document.show(document.version, ())  # whoever waits for it is answered
        self._server.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, []))
        self.typed()

    # What the analyst says, in its thread

    def _from_analyst(self, uri: str, version: int, found: Sequence[Finding]) -> None:
        self._soon(lambda: self._show(uri, version, found))

    def _done(self) -> None:
        number = self.analyst.number
        self._soon(lambda: self._at_rest.set() if number == self.analyst.number else None)

    def _told(self, folder: Folder | None, text: Text) -> None:
        lang = folder.language(self._asked, self._default) if folder else self._asked or self._default
        said = types.ShowMessageParams(types.MessageType.Error, text.of(lang))
        self._soon(lambda: self._server.window_show_message(said))
        if folder is None:
            self._soon(self._answer_all)

    def _answer_all(self) -> None:
        """Keep nobody waiting for what could not be worked out."""
        for document in self.documents.values():
            if not document.is_shown:
                document.show(document.version, ())
        self._at_rest.set()

    def _soon(self, do: Callable[[], None]) -> None:
        if not self._loop.is_closed():
            self._loop.call_soon_threadsafe(do)

    # What the editor is told

    def _show(self, uri: str, version: int, found: Sequence[Finding]) -> None:
        document = self.documents.get(uri)
        if document is not None and document.show(version, found):
            show = self.show_for(document)
            shown = [show.diagnostic(document.source, one) for one in found]
            self._server.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, shown, version))

    def show_for(self, document: Document) -> Show:
        """Return how the findings of a document are shown."""
        folder = self.folders.of(document.path)
        return Show(folder, folder.config_of(document.path), self.ruler, folder.language(self._asked, self._default))

    async def settled(self, uri: str) -> Document | None:
        """Return a document once what is found in it is about its text as it is now. May be cancelled."""
        document = self.documents.get(uri)
        if document is not None:
            await document.settled(self._loop.create_future)
        return document

    async def at_rest(self) -> None:
        """Wait until nothing is left to work out. May be cancelled."""
        await self._at_rest.wait()


def _language(word: object) -> Lang | None:
    """Return the language that an editor asks for ("fr-FR"), when it is one of ours."""
    said = str(word or "").lower()
    return "fr" if said.startswith("fr") else "en" if said.startswith("en") else None


def _roots(params: types.InitializeParams) -> list[str]:
    folders = [one.uri for one in params.workspace_folders or ()]
    if not folders and params.root_uri:
        folders = [params.root_uri]
    if not folders and params.root_path:
        return _folders_of([], [params.root_path])
    return _folders_of(folders)


def _folders_of(uris: Iterable[str], paths: Iterable[str] = ()) -> list[str]:
    return [path for path in (*map(path_of, uris), *map(os.path.normpath, paths)) if os.path.isdir(path)]


def build(default: Lang, asked: Lang | None = None) -> LanguageServer:
    """Return the server, ready to start. It speaks the language asked for, else the editor's, the project's, the default."""
    sys.setswitchinterval(0.001)  # keys are heard while something is checked
    gc.enable()
    gc.set_threshold(
        200_000, 10, 10
    )  # one check makes that many objects: to go through them each time is a tenth of it
    server = LanguageServer("guichet", VERSION, types.TextDocumentSyncKind.Incremental, protocol_cls=Protocol)
    sessions: list[Session] = []

    @server.feature(types.INITIALIZE)
    def initialize(params: types.InitializeParams) -> None:
        sessions[:] = [Session(server, params, default, asked)]

    @server.feature(types.INITIALIZED)
    async def initialized(_: types.InitializedParams) -> None:
        if watching.is_offered(server.client_capabilities):
            with suppress(JsonRpcException):  # refused: the disk is looked at whenever something is typed
                await server.client_register_capability_async(watching.registration())

    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    def opened(params: types.DidOpenTextDocumentParams) -> None:
        sessions[0].documents[params.text_document.uri] = Document.opened(params.text_document)
        sessions[0].typed(at_once=True)

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    def changed(params: types.DidChangeTextDocumentParams) -> None:
        document = sessions[0].documents.get(params.text_document.uri)
        if document is not None:
            document.change(params.text_document.version, params.content_changes, sessions[0].ruler)
            sessions[0].typed()

    @server.feature(types.TEXT_DOCUMENT_DID_SAVE)
    def saved(params: types.DidSaveTextDocumentParams) -> None:
        _on_disk([path_of(params.text_document.uri)])

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    def closed(params: types.DidCloseTextDocumentParams) -> None:
        sessions[0].close(params.text_document.uri)

    @server.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    def moved(params: types.DidChangeWatchedFilesParams) -> None:
        _on_disk([path_of(one.uri) for one in params.changes])

    def _on_disk(paths: Iterable[str]) -> None:
        if any(map(watching.is_configuration, paths)):
            sessions[0].analyst.begin_again()
        sessions[0].typed()

    @server.feature(types.WORKSPACE_DID_CHANGE_WORKSPACE_FOLDERS)
    def folders_changed(params: types.DidChangeWorkspaceFoldersParams) -> None:
        added, removed = ([one.uri for one in some] for some in (params.event.added, params.event.removed))
        sessions[0].folders.change(_folders_of(added), map(path_of, removed))
        sessions[0].typed()

    @server.feature(types.TEXT_DOCUMENT_HOVER)
    async def hover(params: types.HoverParams) -> types.Hover | None:
        document = await sessions[0].settled(params.text_document.uri)
        if document is None:
            return None
        show, here = sessions[0].show_for(document), types.Range(params.position, params.position)
        found = [one for one in document.found if show.ruler.covers(document.source, one, here)]
        pages = [_page(name, show) for name in dict.fromkeys(one.rule for one in found)]
        return types.Hover(types.MarkupContent(types.MarkupKind.Markdown, "\n---\n".join(pages))) if pages else None

    @server.feature(
        types.TEXT_DOCUMENT_CODE_ACTION,
        types.CodeActionOptions([types.CodeActionKind.QuickFix, FIX_ALL]),
    )
    async def actions(params: types.CodeActionParams) -> list[types.CodeAction]:
        document = await sessions[0].settled(params.text_document.uri)
        if document is None:
            return []
        only = params.context.only
        kinds = [str(getattr(one, "value", one)) for one in only] if only else None
        return Actions(document, sessions[0].show_for(document)).at(params.range, kinds)

    @server.feature("guichet/atRest")
    async def at_rest(_: Any) -> None:
        await sessions[0].at_rest()

    @server.command(EXPLAIN)
    def explain(rule: str, uri: str = "") -> str | None:
        session = sessions[0]
        document = session.documents.get(uri) or next(iter(session.documents.values()), None)
        if document is None or rule_called(rule, session.show_for(document).config) is None:
            return None
        page = _page(rule, session.show_for(document))
        if not session.shows_pages:
            server.window_show_message(types.ShowMessageParams(types.MessageType.Info, page))
        return page

    return server


def _page(name: str, show: Show) -> str:
    rule = rule_called(name, show.config)
    return api.explain(rule, show.lang) if rule is not None else ""
