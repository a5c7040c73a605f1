"""What a test of PHP or Ruby on someone's answer lets through, as it is written."""

from __future__ import annotations

import re

from guichet.done.grounds.answers import is_asked, of_value
from guichet.done.nouns.datum import Agreement
from guichet.reading.given.expressed import Expressed, made_of
from guichet.reading.templates.site import Site

_COMPARED = re.compile(
    r"(?P<left>(?:->|&\.|\|\||[^=!<>&|]){1,200}?)\s*(?P<sign>===?|!==?)\s*:?['\"]?(?P<word>[\w-]{1,40})['\"]?$"
)
_DEFAULT = re.compile(
    r"(?:\?\?|\?:|\|\|)\s*(?P<either>[^,;()]{1,80}|\w+\([^()]{1,80}\))\)?$|(?:cookies?|get|fetch|query|input)\(\s*[^,()]{1,80},\s*(?P<given>[^,()]{1,80}|\w+\([^()]{1,80}\))\)$"
)
_SAID = re.compile(r":?['\"](\w{1,40})['\"]$|:(\w{1,40})$|\benv\(\s*[^,()]{1,80},\s*['\"](\w{1,40})['\"]\s*\)$")
_COOKIE = re.compile(r"cookie", re.I)


def agreement_in(one: Expressed, project: Site, *, holds: bool = True) -> Agreement | None:
    """Return what an expression lets through when it answers `holds`; None when it is no comparison of an answer with a word."""
    text = one.text.strip()
    if text.startswith("!") and not text.startswith("!="):
        return agreement_in(one._replace(text=text[1:].strip()), project, holds=not holds)
    found = _COMPARED.match(text.removeprefix("(").removesuffix(")") if text.startswith("(") else text)
    if found is None:
        return None
    left = list(made_of((one._replace(text=found["left"].strip()),), project))
    if not any(_COOKIE.search(part.text) or is_asked(part.text) for part in left):
        return None
    agreement = of_value(found["word"], equal=found["sign"].startswith("=") == holds)
    return Agreement.ASSUMED if agreement is Agreement.GIVEN and is_assumed(left, project) else agreement


def is_assumed(answer: list[Expressed], project: Site) -> bool:
    """Whether an answer that is missing is taken for a yes: `cookie('choice', 'yes')`, `cookies[:choice] || "yes"`."""
    for one in answer:
        found = _DEFAULT.search(one.text.strip())
        default = (found["either"] or found["given"]).strip() if found is not None else ""
        for part in made_of((one._replace(text=default),), project) if default else ():
            said = _SAID.search(part.text.strip())
            if said is not None:
                return of_value(next(filter(None, said.groups())), equal=True) is Agreement.GIVEN
    return False
