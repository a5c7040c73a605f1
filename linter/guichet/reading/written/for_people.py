"""What a component is given for people: what they hear, what stands inside, a sentence."""

from __future__ import annotations

import re

from guichet.reading.written.place import Fill
from guichet.reading.written.values import Value, is_known

_TOLD = frozenset({"role", "alt", "lang", "autocomplete", "tabindex"})
"""What an element says of itself to those who do not see it, or do not use a mouse."""
_MARKS = re.compile(r"<[^<>]*>|\{%(?:[^{]|\{(?!%))*?%\}|\{\{(?:[^{]|\{(?!\{))*?\}\}|\{#(?:[^{]|\{(?!#))*?#\}", re.S)
_SAYS = re.compile(r"<(?:h[1-6]|label|legend|caption|th|button|figcaption)\b")
"""Elements that say something, whatever it is."""
_FEW = 3
"""Words that a code, a list of classes, may have."""
_CODES = frozenset("class className style d css sx viewBox points transform".split())


def is_told(name: str, value: Value) -> bool:
    """Whether what is given is for people: what they hear, what stands inside, a sentence."""
    if isinstance(value, Fill):
        held = value.place.template.source.text[value.start : value.end]
        return any(map(str.isalpha, _MARKS.sub("", held))) or (_SAYS.search(held) is not None and "{{" in held)
    is_sentence = isinstance(value, str) and is_known(value) and len(value.split()) > _FEW
    return name.startswith("aria-") or name in _TOLD or (is_sentence and _is_for_words(name))


def _is_for_words(name: str) -> bool:
    return name.isalpha() and name not in _CODES and not name.startswith("on")
