"""Tags out of a text that may be anything, each character looked at a bounded number of times."""

from __future__ import annotations

import re
from html.entities import html5

from bs4.builder._htmlparser import BeautifulSoupHTMLParser

from guichet.reading.templates.bindings import with_bound

_LONE = "\ufdd0"
"""Stands for an ampersand that begins no reference: at `&#`, `html.parser` would take all that follows for text."""
_LONE_REFERENCE = re.compile(r"&(?=#(?!(?:[0-9]+|[xX][0-9a-fA-F]+)[^0-9a-fA-F]))")


def lone_references(text: str) -> str:
    """Return a text of the same length whose `&#` that are no references are set apart."""
    return _LONE_REFERENCE.sub(_LONE, text) if "&#" in text else text


_COMMENT_END = re.compile(r"(?:(?<=<!--)-?|--!?)>")
_RAW_END = re.compile(
    r"(</(?:script|style|textarea|title))(?=[\s/])((?:[^\"'<>]|\"[^\"]{0,500}\"|'[^']{0,500}'){1,1000})>", re.I
)
_FOREIGN = re.compile(r"<(?:svg|math)\b", re.I)
"""Where a marked section is one; anywhere else, browsers end it at the first ">"."""


def as_browsers_read(text: str) -> str:
    """Return a text of the same length, in which marked sections and the end tags of scripts end where browsers end them, whichever version of `html.parser` reads it."""
    if "<![" in text and _FOREIGN.search(text) is None:
        text = text.replace("<![", "<!x")
    if "</" in text:
        text = _RAW_END.sub(lambda found: f"{found[1]}{' ' * len(found[2])}>", text)
    return text


_LONG = 20_000
"""Characters of a tag that stays open, above which it is read again only when it has doubled."""
_CLOSES = re.compile(r"--!?\s*>|\]\s*>")
_OPENS = re.compile(r"<[A-Za-z/!?]")


_NAME = r"[^\s\"'<>/=]++"
_PLAIN_TAG = re.compile(rf'<([A-Za-z][A-Za-z0-9-]*+)((?:[ \t\r\n\f]++{_NAME}(?:="[^"&]*+")?+)*+)[ \t\r\n\f]*+>')
"""A start tag that all versions of `html.parser` read alike, and that takes them long."""
_PLAIN_ATTRIBUTE = re.compile(rf'({_NAME})(?:="([^"]*+)")?+')
_FOREIGN_ROOTS = frozenset({"svg", "math"})
_BACK_IN_HTML = frozenset({"foreignobject", "desc", "title", "annotation-xml", "mi", "mo", "mn", "ms", "mtext"})
"""Elements of a drawing or of a formula whose content is HTML again."""
_RAW = frozenset("script style textarea title xmp iframe noembed noframes noscript plaintext".split())
"""Elements whose content is not read as markup, by one version or another."""


class TagParser(BeautifulSoupHTMLParser):
    """Knows where it stands as an offset, however the text was fed, and looks once for an end that is not there."""

    here: int = 0
    _last_close: int | None = None
    """While the rest is read: where the last comment or marked section ends."""
    _plain: str | None = None
    """The tag that was read last, when it is plain."""
    odd_from: int | None = None
    """Where something is text that begins as a tag does: what follows may make a tag of it."""

    def reset(self) -> None:
        """Forget all that was read."""
        super().reset()
        self._held: list[str] = []
        """What was fed and cannot end what is open."""

    def set_cdata_mode(self, elem: str, **options: bool) -> None:
        """Read what follows as text, up to the end of the element; in a drawing or a formula, styles and scripts hold markup."""
        if not self._is_in_foreign():
            super().set_cdata_mode(elem, **options)

    def _is_in_foreign(self) -> bool:
        around = self.soup.currentTag.parent if self.soup.currentTag is not None else None
        while around is not None and around.name not in _BACK_IN_HTML:
            if around.name in _FOREIGN_ROOTS:
                return True
            around = around.parent
        return False

    @property
    def is_pending(self) -> bool:
        """Whether a tag, a comment or a script is open."""
        return bool(self.rawdata) or self.cdata_elem is not None

    def feed(self, data: str) -> None:
        """Read more of the text; what stays open is read again only when it may have ended."""
        self._held.append(data)
        if self.rawdata and not self._may_end(data):
            return
        held, self._held = "".join(self._held), []
        super().feed(held)

    def _may_end(self, data: str) -> bool:
        if self.cdata_elem is not None:
            return "</" in data
        if self.rawdata.startswith("<!--"):
            return "-->" in data or "--!>" in data
        return ">" in data and (len(self.rawdata) < _LONG or sum(map(len, self._held)) > len(self.rawdata))

    def close(self) -> None:
        """Read the rest: after the last ">", no tag ends."""
        rest = self.rawdata + "".join(self._held)
        self._held = []
        self._last_close = max((one.start() for one in _CLOSES.finditer(rest)), default=-1)
        opened = [one.start() for one in _OPENS.finditer(rest, rest.rfind(">") + 1)]
        first, last = (opened[0], opened[-1]) if opened else (len(rest), len(rest))
        self._end_with(rest[:first])
        if last > first and self.cdata_elem is None:
            self.handle_data(rest[first:last])
            self.updatepos(first, last)
        self._end_with(rest[last:])

    def _end_with(self, text: str) -> None:
        self.rawdata = text
        super().close()

    def parse_starttag(self, i: int) -> int:
        """Open the element of a start tag, and return the end of that tag, or -1 when it has none."""
        plain = _PLAIN_TAG.match(self.rawdata, i)
        name = plain[1].lower() if plain is not None else ""
        if plain is None or name in _RAW:
            self._plain = None
            return super().parse_starttag(i)
        self._plain, self.lasttag = plain[0], name
        self.handle_starttag(name, [(one.lower(), value) for one, value in _PLAIN_ATTRIBUTE.findall(plain[2])])
        return plain.end()

    def get_starttag_text(self) -> str | None:
        """Return the start tag that was read last, as it is written."""
        return self._plain or super().get_starttag_text()

    def handle_data(self, data: str) -> None:
        """Take some text."""
        if len(data) > 1 and data[0] == "<" and self.odd_from is None:
            self.odd_from = self.here
        super().handle_data(data.replace(_LONE, "&"))

    def handle_entityref(self, name: str) -> None:
        """Take the character that a reference names, or the reference as it is written."""
        self.handle_data(html5.get(name) or html5.get(f"{name};") or f"&{name}")

    def parse_comment(self, i: int, report: bool = True) -> int:
        """Return the end of a comment, where browsers end it, or -1 when it has none."""
        end = _COMMENT_END.search(self.rawdata, i + len("<!--")) if self._may_close(i) else None
        if end is None:
            return -1
        self.handle_comment(self.rawdata[i + len("<!--") : end.start()])
        return end.end()

    def parse_marked_section(self, i: int, report: bool = True) -> int:
        """Return the end of a marked section, or -1 when it has none."""
        return super().parse_marked_section(i, report) if self._may_close(i) else -1

    def _may_close(self, i: int) -> bool:
        return self._last_close is None or i <= self._last_close

    @classmethod
    def _warn(cls, stacklevel: int = 5) -> None:
        """XHTML templates are read as HTML on purpose."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]], handle_empty_element: bool = True) -> None:
        """Open an element; the first of two attributes of one name counts. No list of void elements is kept."""
        values: dict[str, str] = {}
        for name, value in attrs:
            values.setdefault(name, (value or "").replace(_LONE, "&"))
        element = self.soup.handle_starttag(tag, None, None, with_bound(values))
        if element is not None and element.is_empty_element and handle_empty_element:
            self.soup.handle_endtag(tag)
        if self._root_tag_name is None:
            self._root_tag_encountered(tag)

    def updatepos(self, i: int, j: int) -> int:
        """Count characters instead of lines: `at` is asked for at every tag."""
        if i < j:
            self.here += j - i
        return j
