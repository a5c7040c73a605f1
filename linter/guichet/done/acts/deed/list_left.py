"""Messages that stop whatever they say for people who left a list: whoever leaves the newsletter is no longer told of decisions."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.memo import memo
from guichet.done.acts.deed_found import FromDeed, What, Whole
from guichet.done.nouns.act import Kind
from guichet.done.words import speaks_of
from guichet.reading.deeds.deed import Body
from guichet.reading.scripts.made import by_hand
from guichet.reading.templates.site import RUBY_PROGRAMS, TYPED_PROGRAMS, Site

_LEAVES = re.compile(
    r"^[^\n]{0,80}\b(?:def|function|class|post|get|match|async|fun)\b[^\n]{0,80}(?:unsubscri|d[ée]sabonn|d[ée]sinscri|opt_?out)[^\n]{0,120}\n.{0,700}",
    re.I | re.M | re.S,
)
_OFF = re.compile(
    r"(?<![=!<>])\b(\w{2,60})['\"]?\s*(?:=>|[=:,])\s*(?:False|false|0)\b|\b(\w{0,40}(?:unsubscribed|opt(?:ed)?_?out|desabonn\w*|desinscri\w*))['\"]?\s*(?:=>|[=:,])\s*(?:[Tt]rue|1)\b"
)
_FLAG = re.compile(
    r"(?:not |!|\(|\s)*[\w$]+(?:\(\))?(?:(?:\??\.|->|::)[\w$]+(?:\(\))?|\[['\"]\w+['\"]\])*[?!)\s]*(?:(?:==|is)\s*(?:True|False|true|false))?\)*"
)
"""A test that asks one thing, and not what the message is about."""
_QUOTED = re.compile(r"['\":](\w{5,60})")
_PROGRAMS = (".py", ".ts", ".js", ".php", *TYPED_PROGRAMS, *RUBY_PROGRAMS)


def decisions_stopped(body: Body, whole: Whole) -> Iterator[FromDeed]:
    """Yield the test by which a function sends nothing at all, decisions among it, to people who left a list."""
    named = f"{body.function.name} {whole.path.rpartition('/')[2]}"
    if speaks_of(named, "leaving.of_a_list") or not (_tells_decisions(whole) or speaks_of(named, "decisions.told")):
        return
    for deed in body.deeds if whole.place.is_lived and whole.is_among_others else ():
        if not deed.is_call or not speaks_of(deed.last, "decisions.tell"):
            continue
        asked = [re.sub(r"^not \((.*)\)$", r"\1", one) for one in deed.tests]
        if not asked or not all(map(_FLAG.fullmatch, asked)):
            continue
        for test, at in zip(asked, deed.tests_at, strict=False):
            if any(word in _written_of_leavers(whole.project) for word in re.findall(r"\w+", test)):
                yield FromDeed(Kind.HIDE, deed.path, at, whole.place, what=What.STOPPED, shown=whole.shown(at))
                return


@memo
def _tells_decisions(whole: Whole) -> bool:
    """Whether a file names decisions among the texts and the keys that it holds."""
    return any(speaks_of(one, "decisions.told") for one in dict.fromkeys(_QUOTED.findall(whole.text)))


@memo
def _written_of_leavers(project: Site) -> frozenset[str]:
    """What is written of people who leave a list, by the names of fields."""
    found: set[str] = set()
    for path in by_hand(project):
        if path.endswith(_PROGRAMS) and any(word in project.lowered(path) for word in ("unsubscri", "sabonn", "sinscri", "optout", "opt_out")):  # fmt: skip
            for part in _LEAVES.finditer(project.text(path)):
                found.update(one[2] or one[1] for one in _OFF.finditer(part[0]) if one[2] or _is_of_letters(one[1]))
    return frozenset(found)


def _is_of_letters(name: str) -> bool:
    """Whether a name that is set to no is of what one is sent, rather than of an account or of a draft."""
    return speaks_of(name, "decisions.tell") or speaks_of(name, "leaving.of_a_list")


def leavers_named(path: str, project: Site) -> list[str]:
    """Return what a file names of that which is written of people who leave a list."""
    known = _written_of_leavers(project)
    return sorted(known.intersection(re.findall(r"\w+", project.text(path)))) if known else []
