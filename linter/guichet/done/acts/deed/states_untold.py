"""States in which a file ends without a word: of all that it may become, a program lists those that people are written to about, and leaves out one that ends it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.findings import Span
from guichet.core.memo import keyed_memo
from guichet.core.places import place_of_path
from guichet.done.acts.deed.told_if_set import tells
from guichet.done.acts.deed_found import FromDeed, What, Whole
from guichet.done.acts.verdicts import verdict_of
from guichet.done.nouns.act import Kind
from guichet.done.words import speaks_of
from guichet.reading.deeds.deed import FAILS, Body, Deed
from guichet.reading.scripts.made import by_hand
from guichet.reading.templates.site import PROGRAMS, Site

_LIST = re.compile(
    r"(?P<name>[A-Za-z]\w{3,60})\s{0,3}(?::[^=\n]{1,60})?=\s{0,3}(?:new\s)?[\w.]{0,30}(?:<\w{0,30}>)?\(?\s{0,20}(?:%[wi])?[\[{(]?(?P<items>[^\[\](){}=;]{5,600}?)[\]})]"
)
"""A name that is given a list, or a table."""
_ASKED = re.compile(
    r"\b(?:stat(?:us|ut)|state|etat)\w{0,20}\s(?:not\s)?in\s[\[({](?P<items>[^\[\](){}]{5,200})[\])}]\s?:\s{1,40}(?P<name>[\w.]{3,60})\("
    r"|[\[](?P<those>[^\[\](){}]{5,200})\]\.includes\(\w{0,30}stat\w{0,20}\)\)\s?\{?\s{0,20}(?:await\s)?(?P<then>[\w.]{3,60})\("
)
"""A list that is asked for a state, and what is called when it holds it."""
_KEY = re.compile(r"['\"]?([A-Za-z_][\w.]{2,60})['\"]?\]?\s?(?:=>|:(?!:))")
_ITEM = re.compile(r"[A-Za-z_][\w.:]{2,100}")
_CAPITALS = re.compile(r"\b[A-Z][A-Z0-9_]{2,60}\b")
_HOLDS = re.compile(
    r"in_array\(\s?(?P<what>[^,()]{2,60}(?:\(\))?),\s?(?:self::|static::|\$this->|\$)?(?P<in>\w{3,60})"
    r"|(?P<has>\w{3,60})\.(?:includes?|has|contains|member)\??\(\s?(?P<one>[^,()]{2,60}(?:\(\))?)"
    r"|(?P<that>[\w.\[\]'\"]{2,60}) (?P<no>not )?in (?:self\.|cls\.)?(?P<of>\w{3,60})"
)
"""A test on whether a list holds something."""
_WORD = re.compile(r"['\"]([a-z][a-z_]{2,40})['\"]|\b([a-z][a-z_]{2,40}):\s?\d")
_STATES = re.compile(r"stat(?:us|ut|e)|etat|état|enum", re.I)
_JOB = re.compile(r"(?:^|/)(?:jobs?|tasks?|taches|cron|workers?|nightly)(?:/|\.\w{2,4}$)", re.I)
"""A file of what runs by itself, by its name or its folder."""


def states_untold(whole: Whole) -> Iterator[FromDeed]:
    """Yield the lists of states that people are told of, when one that ends their file is not among them.

    It is certain when a job that nobody starts puts files in that state.
    """
    if not whole.place.is_lived or not whole.is_among_others:
        return
    for found in (*_LIST.finditer(whole.text), *_ASKED.finditer(whole.text)):
        name, items = found["name"], found["items"]
        if found.re is _ASKED:
            name, items = name or found["then"], items or found["those"]
        untold = next(_untold(name, items, whole.text), None)
        if untold is not None:
            span = Span(whole.start + found.start(), whole.start + found.end())
            certain = _is_put_by_job(untold, whole.project)
            yield FromDeed(Kind.CLOSE, whole.path, span, whole.place, what=What.UNTOLD, shown=untold, other=name, certain=certain)  # fmt: skip


def silenced(body: Body, whole: Whole) -> Iterator[FromDeed]:
    """Yield the list of steps of which a function tells nobody, when one that ends a file is among them: it writes to people of every other."""
    if not whole.place.is_lived or not whole.is_among_others:
        return
    for deed in filter(tells, body.deeds):
        kept_out = (one for test in deed.tests if (one := _membership(test)) is not None and not one[2])
        for name, of, _ in kept_out:
            rows = next((one for one in whole.deeds if one.args and not one.is_call and one.called == name), None)
            if rows is None or not _follows(of, deed) or _is_told_apart(name, body):
                continue
            ended = next((one for one in _words_of(" ".join(rows.args)) if _is_left_out(one, [])), None)
            if ended is not None:
                certain = _is_put_by_job(ended, whole.project)
                yield FromDeed(Kind.CLOSE, whole.path, rows.span, whole.place, what=What.SILENCED, shown=ended, other=name, certain=certain)  # fmt: skip
                return


def _membership(test: str) -> tuple[str, str, bool] | None:
    """The list that a test asks for something, what that is, and whether it must be there for the test to hold."""
    fails, asked = test.startswith(FAILS), test.removeprefix(FAILS)
    found = _HOLDS.search(asked)
    if found is None:
        return None
    turned = fails ^ asked.startswith(("!", "not ")) ^ (found["no"] is not None)
    return found["in"] or found["has"] or found["of"], found["what"] or found["one"] or found["that"], not turned


def _follows(of: str, deed: Deed) -> bool:
    """Whether what is tested is a state or a step, and decides what people are written: `send(person, state)`."""
    last = (re.findall(r"\w+", of) or [""])[-1]
    is_step = speaks_of(last, "decisions.fields") or speaks_of(last, "decisions.stages")
    return is_step and any(last in one for one in (*deed.args, *(put.value for put in deed.puts)))


def _is_told_apart(name: str, body: Body) -> bool:
    """Whether those that a list holds are written about as well, another way."""
    held = (
        (one, _membership(test)) for one in body.deeds if speaks_of(one.called, "decisions.tell") for test in one.tests
    )
    return any(found is not None and found[0] == name and found[2] for _, found in held)


def _untold(name: str, items: str, text: str) -> Iterator[str]:
    """The states that end a file and that a list leaves out; those that a list of silent ones holds."""
    if speaks_of(name, "decisions.silent states"):
        yield from (one for one in _words_of(items) if _is_left_out(one, []))
    told = _words_of(items) if _is_of_notice(name) else []
    if any(map(_is_given, told)) and any(map(_ends, told)):
        yield from (one for one in _states(told, text) if _is_left_out(one, told))


def _words_of(items: str) -> list[str]:
    """The last words of what a list holds, or the keys of a table."""
    return [re.split(r"[.:]", one)[-1] for one in _KEY.findall(items) or _ITEM.findall(items)]


def _is_of_notice(name: str) -> bool:
    return speaks_of(name, "decisions.tell") and not any(
        speaks_of(name, one) for one in ("decisions.inside", "decisions.turns_off")
    )


def _is_given(state: str) -> bool:
    return verdict_of(state) is None and (speaks_of(state, "decisions.given") or speaks_of(state, "decisions.agreed"))


def _ends(state: str) -> bool:
    return verdict_of(state) in (Kind.REFUSE, Kind.CLOSE)


def _states(told: list[str], text: str) -> Iterator[str]:
    """The states that a file names, written as those of a list are."""
    if all(one.isupper() for one in told):
        firsts = {one.partition("_")[0] for one in told if "_" in one}
        begins = f"{firsts.pop()}_" if len(firsts) == 1 and all("_" in one for one in told) else ""
        yield from (one for one in dict.fromkeys(_CAPITALS.findall(text)) if one.startswith(begins))
        return
    lines = (line for line in text.splitlines() if _STATES.search(line))
    yield from dict.fromkeys(word or key for line in lines for word, key in _WORD.findall(line))


def _is_left_out(state: str, told: list[str]) -> bool:
    """Whether a state ends a file, is none of those told, and is no choice of the person."""
    if state in told or not _ends(state) or speaks_of(state, "decisions.by the person"):
        return False
    return not any(one in state or state in one for one in map(str, told))


@keyed_memo
def _is_put_by_job(state: str, project: Site) -> bool:
    """Whether a program that nobody starts names a state."""
    jobs = (one for one in by_hand(project) if one.endswith(PROGRAMS) and project.holds(one, state))
    return any(_JOB.search(one) or ((place := place_of_path(one)) is not None and place.is_unattended) for one in jobs)
