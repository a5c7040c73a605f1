"""EJS, and what is written as it is: JavaScript between the tags that Ruby has too (`<% if (late) { %>`, `<%- include("head") %>`)."""

from __future__ import annotations

import re

SUFFIX = ".ejs"
INCLUDED = re.compile(r"""<%[-_=]\s{0,20}+include\(\s{0,20}["']([\w./-]{1,200})["']""")
_IS_EJS = re.compile(r"<%[-_=]?\s{0,20}+(?:include\(|\}|(?:if|for|while|switch)\s?\([^%]{1,400}\{\s{0,20}[-_]?%>)")
_HELD = re.compile(r"\{\s*(?:\|[^|{}]{0,100}\|\s*)?\Z")
"""What opens a block, those of Ruby in braces among them: `rows.each { |row|`."""
_TURNS = re.compile(r"^(?:for|while)\b|\.(?:forEach|map|each\w{0,20}|times|filter)\b")
_ASKS = re.compile(r"^(?P<asks>if|switch)\b\s{0,20}+(?P<asked>.+?)\s{0,20}\{\Z", re.S)


def is_ejs(text: str) -> bool:
    """Return whether tags between `<%` and `%>` hold JavaScript, by what opens and closes a block there."""
    return _IS_EJS.search(text) is not None


def structure_of(body: str) -> tuple[str, str]:
    """Return what a tag is to the blocks around it, by the word that Django or Jinja would use, and the test that it makes."""
    closes, rest = body.startswith("}"), body.lstrip("})]; \t\r\n")
    is_other = rest.startswith("else")
    rest = rest.removeprefix("else").lstrip() if is_other else rest
    if closes and not is_other:
        return "end", ""
    if _HELD.search(rest) is None:
        return "code", body
    asked = _ASKS.match(rest)
    if is_other:
        return ("elif", asked["asked"]) if asked is not None else ("else", "")
    if asked is not None:
        return ("case" if asked["asks"] == "switch" else "if"), asked["asked"]
    return ("for" if _TURNS.search(rest) else "held"), body


def include_names(name: str) -> tuple[str, ...]:
    """Return the names that an include may mean: those of EJS may leave their suffix out, as those of other engines do without one, and are beside the template, then at the root."""
    is_bare = "." not in name.rpartition("/")[2]
    whole = f"{name}{SUFFIX}" if is_bare else name
    beside = (f"./{whole}",) if whole.endswith(SUFFIX) and not whole.startswith((".", "/")) else ()
    return (*((name,) if is_bare else ()), *beside, whole)
