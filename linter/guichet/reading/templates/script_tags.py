"""Helpers of Rails that print a script around what follows them, up to their own `end`: `<%= javascript_tag nonce: true do %>`."""

from __future__ import annotations

import re

from guichet.reading.templates.html_context import HtmlContext

_OPENS = re.compile(r"=-?\s*javascript_tag\b(?![^%]{0,300}\btype:)[^%]{0,300}\bdo\s*-?%>\Z")
"""A script that browsers run: one that says its type may wait for a yes."""
_TAG = re.compile(r"<%(?![#%])(?P<inner>[^%]{0,400}(?:%(?!>)[^%]{0,400}){0,5})%>")
_BEGINS = re.compile(r"^-?\s*(?:if|unless|case|while|until|begin|for)\b|\bdo(?:\s*\|[^|]*\|)?[\s-]*\Z")
_ENDS = re.compile(r"^-?\s*end\b")
_START, _END = "<script", "</script"
_MOST = 200
"""Tags that are gone through for the `end` of one."""
_NOT_NEWLINE = re.compile(r"[^\r\n]")


class ScriptTags:
    """Writes the tags of the scripts that helpers print, each in the place of what prints it, and says to the HTML that it is in a script."""

    def __init__(self, text: str, html: HtmlContext) -> None:
        self.text = text
        self.html = html
        self._closes = -1

    def written(self, start: int, end: int) -> str:
        """Return the tag of a script that stands for a tag of the template, as long as it is; "" for any other."""
        raw = self.text[start:end]
        if start == self._closes:
            self.html.leave_script()
            return _as_tag(_END, raw)
        if "javascript_tag" not in raw or not self.html.is_text or not _OPENS.search(raw):
            return ""
        closing = self._end_of(end)
        if closing is None or not all(map(_has_room, (raw, closing[0]), (_START, _END))):
            return ""
        self._closes = closing.start()
        self.html.enter_script()
        return _as_tag(_START, raw)

    def _end_of(self, at: int) -> re.Match[str] | None:
        depth = 1
        for count, tag in enumerate(_TAG.finditer(self.text, at)):
            inner = tag["inner"].removeprefix("=")
            depth += bool(_BEGINS.search(inner)) - bool(_ENDS.match(inner))
            if not depth:
                return tag
            if count > _MOST:
                break
        return None


def _has_room(raw: str, tag: str) -> bool:
    return len(raw) > len(tag) and not re.search(r"[\r\n]", raw[: len(tag)] + raw[-1])


def _as_tag(tag: str, raw: str) -> str:
    return f"{tag}{_NOT_NEWLINE.sub(' ', raw[len(tag) : -1])}>"
