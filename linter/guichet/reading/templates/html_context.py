"""Where in the HTML a template tag stands, read between the tags without parsing."""

from __future__ import annotations

import re
from enum import Enum


class Context(Enum):
    """Where in the HTML a token stands."""

    TEXT = 0
    TAG = 1
    DOUBLE_QUOTED = 2
    SINGLE_QUOTED = 3
    COMMENT = 4
    RAW = 5


_TAG_EDGE = re.compile(r"[>\"']")
_CLOSERS = {Context.DOUBLE_QUOTED: re.compile('"'), Context.SINGLE_QUOTED: re.compile("'"), Context.COMMENT: re.compile("--!?>")}  # fmt: skip
_EMPTY = re.compile("-?>")
"""What ends a comment that has hardly begun, in browsers."""
_RAW_TEXT = frozenset({"script", "style", "textarea", "title"})
VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
"""Elements without an end tag."""
_TAG_NAME = re.compile(r"[A-Za-z][^\s/>]*")
_PLAIN_TAGS = re.compile(
    r"""(?:[^<]*+<(?:/[A-Za-z][^<>"']*+|(?!(?i:script|style|textarea|title))[A-Za-z][^\s/<>"'=]*+"""
    r"""(?:[\s/][^<>"'=]*+(?:=\s{0,60}+(?:"[^"]*+"|'[^']*+')?+[^<>"'=]*+)*+)?+)>)++"""
)
"""Texts and whole tags after which text goes on: nearly all that stands between template tags."""


class HtmlContext:
    """Follows the HTML between the template tags, linearly: only enough to know where a tag stands."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.context = Context.TEXT
        self._raw = ""
        self._name = ""

    def is_read(self, at: int) -> bool:
        """Whether people read what stands at the point reached: no script, no style, no string of a script."""
        if self.context is Context.RAW:
            return self._raw in {"title", "textarea"}
        if self.context in (Context.DOUBLE_QUOTED, Context.SINGLE_QUOTED):
            quote = '"' if self.context is Context.DOUBLE_QUOTED else "'"
            return "`" not in self.text[self.text.rfind(quote, 0, at) : at]
        return self.context is Context.TEXT

    @property
    def is_text(self) -> bool:
        """Whether an element may begin at the point reached."""
        return self.context is Context.TEXT

    def enter_script(self) -> None:
        """Read what follows as a script that a tag of the template prints."""
        self._raw, self.context = "script", Context.RAW

    def leave_script(self) -> None:
        """Read what follows as text again."""
        self._name, self.context = "", Context.TEXT

    def advance(self, pos: int, end: int) -> None:
        """Read `text[pos:end]`, which holds no template tag."""
        text = self.text
        while pos < end:
            context = self.context
            if context is Context.TEXT:
                plain = _PLAIN_TAGS.match(text, pos, end)
                pos = text.find("<", plain.end() if plain is not None else pos, end)
                if pos < 0:
                    return
                pos = self._after_angle(pos, end)
            elif context is Context.TAG:
                edge = _TAG_EDGE.search(text, pos, end)
                if edge is None:
                    return
                pos = edge.end()
                if edge[0] == ">":
                    self._close_tag()
                elif text[max(0, edge.start() - 80) : edge.start()].rstrip()[-1:] == "=":
                    self.context = Context.DOUBLE_QUOTED if edge[0] == '"' else Context.SINGLE_QUOTED
            elif context is Context.RAW:
                pos = self._leave_raw(pos, end)
            else:
                found = _CLOSERS[context].search(text, pos, end)
                if found is None:
                    return
                pos = found.end()
                self.context = Context.TEXT if context is Context.COMMENT else Context.TAG

    def _after_angle(self, pos: int, end: int) -> int:
        text = self.text
        if text.startswith("<!--", pos, end):
            empty = _EMPTY.match(text, pos + 4, end)
            self.context = Context.COMMENT if empty is None else Context.TEXT
            return pos + 4 if empty is None else empty.end()
        name = _TAG_NAME.match(text, pos + 1, end)
        if name:
            self._name = name[0].lower()
            self.context = Context.TAG
            return name.end()
        follows = text[pos + 1 : min(pos + 2, end)]
        if follows in ("/", "!", "?") or pos + 1 == end:
            self._name = ""
            self.context = Context.TAG
        return pos + 1

    def _close_tag(self) -> None:
        if self._name in _RAW_TEXT:
            self._raw = self._name
            self.context = Context.RAW
        else:
            self.context = Context.TEXT

    def _leave_raw(self, pos: int, end: int) -> int:
        while True:
            at = self.text.find("</", pos, end)
            if at < 0:
                return end
            if self.text[at + 2 : at + 2 + len(self._raw)].lower() == self._raw:
                self._name = ""
                self.context = Context.TAG
                return at + 2 + len(self._raw)
            pos = at + 2
