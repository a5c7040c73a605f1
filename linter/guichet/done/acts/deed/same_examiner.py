"""Appeals that are given to whoever took the decision: they look again at their own work."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.memo import memo
from guichet.done.acts.deed_found import FromDeed, What, Whole
from guichet.done.nouns.act import Kind
from guichet.done.words import speaks_of
from guichet.reading.deeds.deed import Deed
from guichet.reading.templates.site import RUBY_PROGRAMS

_AUTHOR = re.compile(
    r"d[ée]cisions?\b[^\n;]{0,80}?(?:\.|->)(?:get)?_?(?:agent|author|auteur|officer|decided_?by|made_?by|taken_?by|case_?worker|instructeur|signataire|examiner|handler|decider|user)(?:_?id)?\b",
    re.I,
)
"""Who took a decision, read from it."""
_OTHER = re.compile(r"exclude|\.not\b|\bnot[( ]|!=|<>|except|without|autre|other|reject|filter_out|sauf|differ", re.I)
"""That they are left out."""
_CALLED = re.compile(r"\b(?:(\w{1,60})(?:\.|->|::))?(\w{3,60})\(")
_LONGEST = 600
_PROGRAMS = (".py", ".ts", ".js", ".php", *RUBY_PROGRAMS)


def same_examiner(deed: Deed, whole: Whole) -> Iterator[FromDeed]:
    """Yield what gives an appeal to the person whose decision it contests."""
    around = " ".join((*deed.around, deed.called, whole.path.rpartition("/")[2]))
    if not (whole.place.is_lived and whole.is_among_others and speaks_of(around, "decisions.appeal")):
        return
    for put in deed.written:
        if speaks_of(put.name, "deeds.examines") and _is_author(put.value, whole):
            yield FromDeed(
                Kind.DECIDE, deed.path, put.span, whole.place, what=What.SAME_EXAMINER, shown=whole.shown(put.span)
            )
            return


def _is_author(value: str, whole: Whole) -> bool:
    """Whether a value is who took the decision, as it is written or in what the function that it calls answers."""
    if _AUTHOR.search(value):
        return not _OTHER.search(value)
    called = _CALLED.search(value)
    if called is None:
        return False
    known, key = _bodies(whole), (called[2], called[1] or "")
    if key not in known:
        known[key] = _body_of(*key, whole)
    body = known[key]
    return _AUTHOR.search(body) is not None and not _OTHER.search(body)


@memo
def _bodies(_: Whole) -> dict[tuple[str, str], str]:
    """What each function that a file calls for an examiner does: it may be called many times."""
    return {}


def _body_of(name: str, owner: str, whole: Whole) -> str:
    """What a function does, by its name and that of what holds it; empty when the project has none, or several."""
    declared = re.compile(
        rf"\b(?:def (?:self\.)?|function |static |async |const ){re.escape(name)}\b.{{0,{_LONGEST}}}?(?=\n[ \t]{{0,8}}(?:def |end\b|\}}|function |class )|\Z)",
        re.S,
    )
    holds = (one for one in whole.project.paths if one.endswith(_PROGRAMS) and whole.project.holds(one, name))
    texts = [whole.project.text(one) for one in holds if not owner[:1].isupper() or whole.project.holds(one, owner)]
    found = [
        one[0]
        for text in texts
        for one in declared.finditer(text)
        if not owner[:1].isupper() or re.search(rf"\b(?:class|module)\s+{owner}\b", text)
    ]
    return found[0] if len(found) == 1 else ""
