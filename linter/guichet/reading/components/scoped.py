"""Styles that hold for one component alone: its elements bear a mark, and its selectors ask for it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from hashlib import blake2b

from guichet.core.findings import Span

_NOT_RULES = re.compile(r"/\*.*?(?:\*/|\Z)|\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)*'", re.S)
_GROUPS = ("@media", "@supports", "@layer", "@container")
_BEYOND = (":deep", "::v-deep", "/deep/", ">>>", ":global", "::v-global", ":slotted", "&")
"""Selectors that reach out of the component, as it is written."""
_PSEUDO = re.compile(r"(?<!\\):(?!not\(|is\(|where\()")
_LAST = re.compile(r"[\s>+~](?=[^\s>+~]*$)")


def mark_of(path: str) -> str:
    """Return the attribute that the elements of a component bear."""
    return f"data-v-{blake2b(path.encode(), digest_size=4).hexdigest()}"


def marked(css: str, start: int, mark: str) -> Iterator[tuple[Span, str]]:
    """Yield where a mark goes in a style sheet that begins at an offset, with the mark: after what each selector is about."""
    plain = _NOT_RULES.sub(lambda found: " " * len(found[0]), css)
    begin, groups = 0, [True]
    for at, sign in enumerate(plain):
        if sign == "{":
            prelude = plain[begin:at]
            is_group = prelude.strip().startswith(_GROUPS)
            if groups[-1] and not is_group and not prelude.strip().startswith("@"):
                yield from _in_selectors(prelude, start + begin, mark)
            groups.append(groups[-1] and is_group)
            begin = at + 1
        elif sign == "}":
            begin = at + 1
            if len(groups) > 1:
                groups.pop()
        elif sign == ";":
            begin = at + 1


def _in_selectors(prelude: str, start: int, mark: str) -> Iterator[tuple[Span, str]]:
    pos = 0
    for selector in prelude.split(","):
        end = pos + len(selector.rstrip())
        if (
            selector.strip()
            and not any(one in selector for one in _BEYOND)
            and selector.count("(") == selector.count(")")
        ):
            last = _LAST.search(prelude, pos, end)
            pseudo = _PSEUDO.search(prelude, last.end() if last else pos, end)
            at = start + (pseudo.start() if pseudo else end)
            yield Span(at, at), f"[{mark}]"
        pos += len(selector) + 1
