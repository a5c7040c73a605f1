"""Appeals that are given to whoever took the decision: they look again at their own work."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.memo import keyed_memo, memo
from guichet.done.acts.deed_found import FromDeed, What, Whole
from guichet.done.nouns.act import Kind
from guichet.done.words import speaks_of
from guichet.reading.deeds.deed import Deed
from guichet.reading.scripts.made import by_hand
from guichet.reading.templates.site import RUBY_PROGRAMS, TYPED_PROGRAMS, Site

_AUTHOR = re.compile(
    r"d[ée]cisions?\b(?:\(\)|[^\n;,()]){0,80}?(?:\.|->)(?:get)?_?(?:agent|author|auteur|officer|decided_?by|made_?by|taken_?by|case_?worker|instructeur|signataire|examiner|handler|decider|user)(?:_?id)?\b",
    re.I,
)
"""Who took a decision, read from it."""
_OTHER = re.compile(
    r"exclude|\.not\b|\bnot\(|\bnot in\b|\bis not (?!None)|!=|<>|except|without|autre|other|reject|filter_out|sauf|differ",
    re.I,
)
"""That they are left out."""
_PAST = re.compile(r"original|initial|first|premier|previous|preceden|exclu|barred|ecart", re.I)
_CALLED = re.compile(r"\b(?:(\w{1,60})(?:\.|->|::))?(\w{3,60})\(")
_GIVEN = re.compile(r"(?:=|:|,|\()\s{0,9}([^=:,(\n]{1,60}\()")
"""A call whose answer is put somewhere."""
_DECLARES = r"\b(?:def (?:self\.)?|function |static |async |const )"
_DECLARED = re.compile(rf"{_DECLARES}(?:async )?(\w{{3,60}})")
_LONGEST = 600
_PROGRAMS = (".py", ".ts", ".js", ".php", *TYPED_PROGRAMS, *RUBY_PROGRAMS)


def same_examiner(deed: Deed, whole: Whole) -> Iterator[FromDeed]:
    """Yield what gives an appeal to the person whose decision it contests."""
    around = " ".join((*deed.around, deed.called, whole.path.rpartition("/")[2]))
    if not (whole.place.is_lived and whole.is_among_others and speaks_of(around, "decisions.appeal")):
        return
    for put in deed.written:
        if speaks_of(put.name, "deeds.examines") and not _PAST.search(put.name) and _is_author(put.value, whole):
            yield FromDeed(
                Kind.DECIDE, deed.path, put.span, whole.place, what=What.SAME_EXAMINER, shown=whole.shown(put.span)
            )
            return


def _is_author(value: str, whole: Whole) -> bool:
    """Whether a value is who took the decision, as it is written or in what the function that it calls answers."""
    if _AUTHOR.search(value):
        return not _OTHER.search(value)
    called = _CALLED.search(value)
    return called is not None and _answers_author(called[2], called[1] or "", whole.project)


@keyed_memo
def _answers_author(name: str, owner: str, project: Site) -> bool:
    """Whether what a function answers, by its name and that of what holds it, is who took a decision; not when there are several."""
    if name not in _beside_authors(project):
        return False
    body = _body_of(name, owner, project)
    return _AUTHOR.search(body) is not None and not _OTHER.search(body)


@memo
def _beside_authors(project: Site) -> frozenset[str]:
    """The functions of the files of a project in which who took a decision is read: no other answers them."""
    texts = (
        project.text(one) for one in by_hand(project) if one.endswith(_PROGRAMS) and "cision" in project.lowered(one)
    )
    return frozenset(name for text in texts if _AUTHOR.search(text) for name in _DECLARED.findall(text))


def _body_of(name: str, owner: str, project: Site) -> str:
    """What a function does; empty when the project has none of its name, or several."""
    declared = re.compile(
        rf"{_DECLARES}{re.escape(name)}\b.{{0,{_LONGEST}}}?(?=\n[ \t]{{0,8}}(?:def |end\b|\}}|function |class )|\Z)",
        re.S,
    )
    holds = (one for one in by_hand(project) if one.endswith(_PROGRAMS) and project.holds(one, name))
    texts = [project.text(one) for one in holds if not owner[:1].isupper() or project.holds(one, owner)]
    found = [
        one[0]
        for text in texts
        for one in declared.finditer(text)
        if not owner[:1].isupper() or re.search(rf"\b(?:class|module)\s+{owner}\b", text)
    ]
    return found[0] if len(found) == 1 else ""


def authors_called(path: str, project: Site) -> list[bool]:
    """Return whether each function, that a file calls for whom it gives something to, answers who took a decision."""
    given = (one.groups() for put in _GIVEN.findall(project.text(path)) if (one := _CALLED.search(put)) is not None)
    return [_answers_author(name, owner or "", project) for owner, name in dict.fromkeys(given)]
