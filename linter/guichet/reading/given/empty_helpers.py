"""Helpers of Ruby about where the service runs: those that say it, and those that give nothing where the public uses it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping

from guichet.core.memo import lasting_keyed_memo, lasting_memo
from guichet.reading.ruby.methods import pieces
from guichet.reading.templates.production import is_never_so
from guichet.reading.templates.site import RUBY_GIVING, RUBY_HELPERS, Site

_TEST = re.compile(r"(?:els)?if (.+)")
_NAMES = re.compile(r"\bdef ([a-z_]\w*[?!]?)")
_GIVEN = re.compile(r"""(?:return )?["'][^"'#]*["'](?: if (.+))?""")


def is_empty_in_production(name: str, code: str) -> bool:
    """Whether a helper, in its code, only gives texts under conditions that production never meets."""
    bodies = [piece.body for piece in pieces(code) if piece.name == name]
    return len(bodies) == 1 and _gives_nothing(bodies[0])


def _gives_nothing(body: str) -> bool:
    """Whether each line is a condition that production never meets, or a text under one."""
    is_under, has_given = False, False
    for line in filter(None, map(str.strip, body.splitlines())):
        test, given = _TEST.fullmatch(line), _GIVEN.fullmatch(line)
        if test is not None and is_never_so(test[1]):
            is_under = True
        elif given is not None and (is_never_so(given[1]) if given[1] else is_under):
            has_given = True
        elif line == "end":
            is_under = False
        elif line != "nil":
            return False
    return has_given


@lasting_keyed_memo
def answer_of(name: str, site: Site) -> str:
    """Return the one line of the one method of a name that templates may call, "" where there is none."""
    found = [
        (one.body.strip(), path.endswith(RUBY_HELPERS) or f":{name}" in site.text(path))
        for path in _homes(site).get(name, ())
        for one in pieces(site.text(path))
        if one.name == name
    ]
    body, is_given = found[0] if len(found) == 1 else ("", False)
    return body if is_given and "\n" not in body else ""


@lasting_memo
def _homes(site: Site) -> Mapping[str, list[str]]:
    """The files of Ruby that define each method, by its name."""
    found: dict[str, list[str]] = defaultdict(list)
    for path in site.paths:
        for name in dict.fromkeys(_NAMES.findall(site.text(path))) if path.endswith(RUBY_GIVING) else ():
            found[name].append(path)
    return found
