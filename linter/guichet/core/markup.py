"""The words of a text that holds markup."""

import re

_TAG = re.compile(r"<[^<>]*>")


def without_tags(text: str, between: str = " ") -> str:
    """Return a text without its tags, `between` in the place of each; in a time that follows its length."""
    return _TAG.sub(between, text)
