"""The words of a text that holds markup, and what its references stand for."""

import html
import re

_TAG = re.compile(r"<[^<>]*>")


def without_tags(text: str, between: str = " ") -> str:
    """Return a text without its tags, `between` in the place of each; in a time that follows its length."""
    return _TAG.sub(between, text)


_NO_CHARACTER = re.compile(r"&#[0-9]{8,}")
"""A reference to a character beyond all: one of thousands of digits is no number that can be read."""


def without_overlong(text: str) -> str:
    """Return a text of the same length, where a reference of too many digits is what browsers show for it, a replacement."""
    return _NO_CHARACTER.sub(lambda one: "\ufffd" * len(one[0]), text) if "&#" in text else text


def unescape(text: str) -> str:
    """Return a text with what its references stand for in their place, whatever they hold."""
    return html.unescape(_NO_CHARACTER.sub("\ufffd", text) if "&#" in text else text)
