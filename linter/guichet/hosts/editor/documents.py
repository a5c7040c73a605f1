"""The documents that are open in an editor, as they are typed."""

from __future__ import annotations

import os
import re
from asyncio import Future
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from urllib.parse import unquote, urlparse

from lsprotocol import types
from pygls.uris import to_fs_path

from guichet.core.findings import Finding, Span
from guichet.core.source import Source
from guichet.hosts.editor.positions import Ruler

_NO_CHARACTER = re.compile("[\ud800-\udfff]")
"""Halves of characters, which messages can carry and files cannot."""


def path_of(uri: str) -> str:
    """Return the path of a document; of one that is in no file, its name."""
    path = to_fs_path(uri) or unquote(urlparse(uri).path) or uri
    return os.path.normpath(path.replace("\0", "\ufffd"))  # no system has such a name, and asking it stops everything


@dataclass(eq=False)
class Document:
    """One document: its text now, and what was last shown of it."""

    uri: str
    version: int
    source: Source
    found: Sequence[Finding] = ()
    """What is shown, with its places in the text that `shown` is the version of."""
    shown: int | None = None
    _waiting: list[Future[None]] = field(default_factory=list)

    @classmethod
    def opened(cls, item: types.TextDocumentItem) -> Document:
        """Return a document that an editor opens."""
        return cls(item.uri, item.version, _source(path_of(item.uri), item.text))

    @property
    def path(self) -> str:
        """The path of its file."""
        return self.source.path

    @property
    def is_shown(self) -> bool:
        """Whether what is shown is about the text as it is now."""
        return self.shown == self.version

    def change(self, version: int, changes: Iterable[types.TextDocumentContentChangeEvent], ruler: Ruler) -> None:
        """Make some changes, each in the text that the one before has left."""
        for change in changes:
            text = change.text
            if isinstance(change, types.TextDocumentContentChangePartial):
                whole = self.source.text
                ends = (ruler.offset(self.source, one) for one in (change.range.start, change.range.end))
                start, end = sorted(ends)
                text = whole[:start] + text + whole[end:]
            self.source = _source(self.path, text)
        self.version = version

    def show(self, version: int, found: Sequence[Finding]) -> bool:
        """Note what was found in a version. Returns whether it is to be shown: it is news, and of the text as it is now."""
        if version != self.version:
            return False
        is_news = not self.is_shown or list(found) != list(self.found)
        self.shown, self.found = version, found
        for one in self._waiting:
            if not one.done():
                one.set_result(None)
        self._waiting.clear()
        return is_news

    async def settled(self, promise: Callable[[], Future[None]]) -> None:
        """Wait until what is shown is about the text as it is now."""
        while not self.is_shown:
            one = promise()
            self._waiting.append(one)
            await one

    def edit(self, span: Span, text: str, ruler: Ruler) -> types.TextEdit:
        """Return the edit that puts a text in the place of a span."""
        return types.TextEdit(ruler.range_at(self.source, span), text)


def _source(path: str, text: str) -> Source:
    return Source(path, _NO_CHARACTER.sub("\ufffd", text))
