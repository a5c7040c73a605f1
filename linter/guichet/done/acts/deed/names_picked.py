"""Which fields of somebody's file a program picks by a list of their names, written there or under a name of its own: `claim.slice(*KEPT)`, `pick(claim, KEPT)`, `{name: getattr(claim, name) for name in KEPT}`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.done.acts.deed.answered import answers_of, text_of
from guichet.done.acts.deed.functions_called import constant_named, function_called, whole_at
from guichet.done.acts.deed_found import Whole
from guichet.reading.deeds.deed import Deed

_LIST = r"\*{0,2}(?:(?:self|static|this|cls)(?:::|\.))?((?:[A-Z]\w{1,60}(?:::|\.))?[A-Z][A-Z_\d]{2,60})"
_PICKED = re.compile(
    rf"(?:only|pick|slice|permit|values_at|values|fetch_values|project|to_dict|model_dump|attributes)!?\((?:[^()]{{0,160}}[,=\s{{])?\s{{0,8}}{_LIST}\s{{0,3}}[,)}}]"
    rf"|\bfor\s{{1,3}}\(?(?:(?:const|let|var)\s)?\w{{1,40}}\s(?:in|of)\s{_LIST}\b"
    rf"|\bforeach\s?\({_LIST}\sas\b"
    rf"|{_LIST}\.(?:map|reduce|forEach|each|each_with_object|to_h|index_with|filter_map|associateWith|stream)\b"
    rf"|\barray_(?:intersect_key|combine|map)\([^;]{{0,120}}?{_LIST}\b"
)
"""What takes, of all that a file holds, what a list names."""
_WRITTEN_OUT = re.compile(
    r"(?<![\w$])(?:only|pick|slice|values_at|fetch_values)!?\((?:\s{0,3}[\w.$>-]{1,60},)?\s{0,3}(?:\[|array\()?(\s{0,3}(?::\w{2,60}|'\w{2,60}'|\"\w{2,60}\")(?:\s{0,3},\s{0,3}(?::\w{2,60}|'\w{2,60}'|\"\w{2,60}\")){1,30})"
)
"""The same, where the names are written there: `claim.slice(:name, :income)`, `$claim->only(['name', 'income'])`."""
_LOOPS = re.compile(
    rf"\bfor\s{{0,2}}\(?(?:(?:const|let|var)\s)?(?P<one>\w{{1,40}})\s(?:of|in)\s{_LIST}\b"
    rf"|{_LIST}\.(?:each|forEach|map)\s?(?:do|\{{|\()\s{{0,2}}[|(]?(?P<two>\w{{1,40}})"
    rf"|\bforeach\s?\({_LIST}\sas\s\$(?P<three>\w{{1,40}})"
)
"""What goes over such a list, and the name of each field there."""
_ABOVE = 300
_SPREAD = re.compile(r"\*\*(\w{2,60}(?:\([^()\n]{0,80}\))?)")
_BARE = re.compile(r"[*&$.@]{0,3}([a-z_]\w{1,60})")
_WORD = re.compile(r"[A-Za-z_]\w{1,60}")


def names_picked(deed: Deed, whole: Whole) -> Iterator[str]:
    """Yield the names of the fields that what a deed is given was picked by: in it, under the name that it gives, in the function that makes it."""
    said = [*deed.args, *(one.value for one in deed.puts), *_SPREAD.findall(whole.read(deed.span))]
    for one in said:
        if (bare := _BARE.fullmatch(one.strip())) is not None:
            said = [*said, whole.given_before(bare[1], deed.span.start)]
    yield from _gone_over(deed, whole)
    for one in filter(None, said):
        yield from _named_in(one, whole)
        for _, answer in answers_of(one, whole) if "(" in one else ():
            yield from _named_in(answer, whole)


def _gone_over(deed: Deed, whole: Whole) -> Iterator[str]:
    """The names that a call takes one by one from a list: `for (const name of KEPT) scope.setTag(name, claim[name])`."""
    at = deed.span.start - whole.start
    named = frozenset(_WORD.findall(" ".join((*deed.args, *(one.value for one in deed.puts)))))
    for found in _LOOPS.finditer(whole.text[max(0, at - _ABOVE) : at]) if named else ():
        if (found["one"] or found["two"] or found["three"]) in named:
            name = next(one for one in found.groups() if one and one[:1].isupper())
            yield from _listed(name, whole)


def names_picked_within(deed: Deed, whole: Whole) -> Iterator[str]:
    """Yield the names of the fields that the function that a deed calls picks."""
    body = function_called(deed, whole)
    if body is not None:
        there = whole_at(body.deeds[0].path, whole)
        yield from _named_in(text_of(body, there), there)


def _named_in(text: str, whole: Whole) -> Iterator[str]:
    for found in _PICKED.finditer(text):
        yield from _listed(next(filter(None, found.groups())), whole)
    for found in _WRITTEN_OUT.finditer(text):
        yield from _WORD.findall(found[1])


def _listed(name: str, whole: Whole) -> list[str]:
    """The words of a list, by the name that it stands under."""
    held = whole.given.get(name.rpartition("::")[2].rpartition(".")[2], "") or constant_named(name, whole)
    return _WORD.findall(held)
