"""What a file does through the functions that it calls: `note(agent.name)` writes what `note` writes, and `file=pace_of(code)` holds what `pace_of` answers."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any

from guichet.core.brackets import parts_between
from guichet.core.findings import Span
from guichet.done.acts.deed.functions_called import constant_named, function_called, whole_at
from guichet.done.acts.deed.given_to import Back, Given, bound, placed
from guichet.done.acts.deed_found import Whole
from guichet.done.nouns.act import Act
from guichet.reading.deeds.between_brackets import puts_in
from guichet.reading.deeds.deed import FAILS, RETURN, Body, Deed, Put, folded
from guichet.reading.deeds.locals import undenied
from guichet.reading.templates.production import is_never_so

_DEPTH = 2
"""Calls in one another that are followed."""
_MOST = 300
"""Deeds of other functions that are told in one file."""
_LONGEST = 40
"""Deeds of a function beyond which it is no helper."""
_WAYS = 4
"""Answers of a function, each under its tests."""
_CALL = re.compile(
    r"(?:await |yield from )?(?P<called>[$@]?\w{1,60}(?:(?:\??\.|\??->|::|&\.)\w{1,60}){0,4})[?!]?(?P<rest>\(.*\))?"
)
"""A value that is all one call."""
_DENIES = re.compile(r"!\s?|not\s+")

Question = Callable[[Deed, Whole], Iterable[Act]]
OfFunction = Callable[[Body, Whole], Iterable[Act]]


def acts_by_calls(questions: Sequence[Question], of_functions: Sequence[OfFunction], whole: Whole) -> Iterator[Act]:
    """Yield the acts that functions of the project do for a file, where neither it nor theirs says as much by itself."""
    if not whole.is_among_others:
        return
    deep: dict[Body, list[_Seen]] = {}
    for seen in islice(_seen_through(whole), _MOST):
        for ask in questions:
            acts = list(ask(seen.deed, whole))
            if acts and not any(_is_said(ask, one, whole) for one in seen.others):
                yield from acts
        body = whole.bodies.get(seen.deed.within) if seen.deed.within is not None else None
        if body is not None:
            deep.setdefault(body, []).append(seen)
    for body, through in deep.items() if whole.place.is_lived else ():
        with_them = Body(body.function, _in_order(body, [one.deed for one in through]))
        alone = {one.function: one for one in (body, *(seen.helper for seen in through if seen.helper is not None))}
        for question in of_functions:
            acts = list(question(with_them, whole))
            if acts and not any(_is_said(question, one, whole) for one in alone.values()):
                yield from acts


@dataclass(frozen=True)
class _Seen:
    """What a file does through a function: the deed as it is done, as it is written, and the function."""

    deed: Deed
    written: Deed
    helper: Body | None
    """None for what a constant of another file is given."""

    @property
    def others(self) -> tuple[Deed, ...]:
        """What is written by itself: the deed, and what the function does."""
        return (self.written, *(self.helper.deeds if self.helper is not None else ()))


def _is_said(question: Callable[[Any, Whole], Iterable[Act]], about: Deed | Body, whole: Whole) -> bool:
    """Whether a question has an answer of what is written by itself, in the file where it is."""
    path = about.path if isinstance(about, Deed) else about.deeds[0].path
    return any(True for _ in question(about, whole_at(path, whole)))


def _in_order(body: Body, seen: Iterable[Deed]) -> tuple[Deed, ...]:
    """What a function does itself and has done, each at its place."""
    held = {one.span: one for one in seen if one.called == RETURN}
    own = [held.get(one.span, one) for one in body.deeds]
    return tuple(sorted((*own, *(one for one in seen if one.called != RETURN)), key=lambda one: one.span.start))


def _seen_through(whole: Whole) -> Iterator[_Seen]:
    """What the functions that a file calls do, and its own deeds with what they are answered."""
    for deed in whole.deeds:
        for seen in (*_done_by(deed, whole, _DEPTH), *_answered(deed, whole)):
            if not any(map(is_never_so, seen.deed.tests)):
                yield seen


def _done_by(deed: Deed, whole: Whole, depth: int) -> Iterator[_Seen]:
    """What the function that a call means does with what it is given, at the place of the call."""
    body = _helper(deed, whole) if deed.is_call and (deed.args or deed.puts) else None
    if body is None:
        return
    given = bound(body, deed, placed(deed, whole) if depth == _DEPTH else [Given(one) for one in deed.args])
    back = Back(given)
    for one in body.deeds if given else ():
        if (one.is_call or one.puts) and not one.called.startswith("("):
            told = back.of(one)
            if told is not one:
                made = _at(deed, told, body)
                yield _Seen(made, one, body)
                if depth > 1:
                    yield from _done_by(made, whole_at(one.path, whole), depth - 1)


def _helper(deed: Deed, whole: Whole) -> Body | None:
    body = function_called(deed, whole)
    return body if body is not None and len(body.deeds) <= _LONGEST and body.function != deed.within else None


def _at(call: Deed, done: Deed, body: Body) -> Deed:
    """What a function does, told at the place of the call."""
    return replace(
        done,
        path=call.path,
        span=call.span,
        puts=tuple(replace(one, span=call.span) for one in done.puts),
        around=(body.function.name, *call.around),
        tests=(*done.tests, *call.tests),
        tests_at=(*(call.span for _ in done.tests), *call.tests_at),
        given=call.given,
        marks=call.marks,
        within=call.within,
    )


def _answered(deed: Deed, whole: Whole) -> Iterator[_Seen]:
    """A deed of a file with what functions answer, and constants are given, instead of their names: once for each answer of the first that has several."""
    each = [list(_answers(one, deed, whole)) for one in deed.args]
    under = [list(_answers(one.value, deed, whole)) for one in deed.puts]
    told = [one for answers in (*each, *under) for one in answers]
    if not told:
        return
    args = tuple(said[0].text if len(said) == 1 else one for one, said in zip(deed.args, each, strict=True))
    tests = tuple(tested(one, deed, whole) for one in deed.tests)
    several = next((at for at, said in enumerate(under) if len(said) > 1), -1)
    for way in under[several] if several >= 0 else told[:1]:
        chosen = [[way] if at == several else said for at, said in enumerate(under)]
        puts = [put for one, said in zip(deed.puts, chosen, strict=True) for put in _put(one, said)]
        puts += [put for said in each if len(said) == 1 for put in said[0].puts]
        under_tests = way.tests if several >= 0 else ()
        at = (*(deed.span for _ in under_tests), *deed.tests_at)
        made = replace(deed, args=args, puts=tuple(puts), tests=(*under_tests, *tests), tests_at=at)
        yield _Seen(made, deed, way.helper)


def _put(put: Put, said: Sequence[_Answer]) -> Iterable[Put]:
    """What is put under a name, with what is answered instead of its value: a table is opened."""
    if len(said) != 1:
        return (put,)
    return said[0].puts or (replace(put, value=said[0].text),)


@dataclass(frozen=True)
class _Answer:
    """What a function answers, under which tests, and the function."""

    text: str
    puts: tuple[Put, ...]
    tests: tuple[str, ...]
    helper: Body | None


def _answers(value: str, deed: Deed, whole: Whole) -> Iterator[_Answer]:
    """What a function answers where a value is all one call of it; what a constant of another file is given, where it is its name."""
    held = constant_named(value, whole)
    if held:
        yield _Answer(folded(held), tuple(puts_in(held, deed.span)), (), None)
        return
    found = _CALL.fullmatch(value) if "(" in value or "." in value or "->" in value else None
    if found is None:
        return
    args, puts = _written(found["rest"] or "", deed.span)
    call = replace(deed, called=found["called"], args=args, puts=puts, is_call=True)
    body = _helper(call, whole)
    told = [one for one in body.deeds if one.called == RETURN] if body is not None else []
    if body is None or not 0 < len(told) <= _WAYS:
        return
    given = bound(body, call, [Given(one, tuple(puts_in(one, deed.span))) for one in args])
    back = Back(given)
    there = whole_at(body.deeds[0].path, whole)
    for one in told:
        said, tests = one.puts[0].value, one.tests
        table = tuple(puts_in(there.read(one.puts[0].span), deed.span))
        if given:
            said, tests = back.said(said), tuple(map(back.tested, tests))
            table = tuple(replace(put, value=back.said(put.value)) for put in table)
        yield _Answer(said, table, tests, body)


def _written(rest: str, span: Span) -> tuple[tuple[str, ...], tuple[Put, ...]]:
    """What is written between the brackets of a call: by place, and what tables of it put under names."""
    args = tuple(folded(rest[start:end]) for start, end in parts_between(rest, 0)) if rest else ()
    return args, tuple(put for one in args for put in puts_in(one, span))


def tested(test: str, deed: Deed, whole: Whole) -> str:
    """Return a test of a file with what a function answers, where it is all one call of it, or that one denied."""
    bare = test[len(FAILS) : -1] if test.startswith(FAILS) else test
    denied = _DENIES.match(bare)
    called = bare[denied.end() :] if denied is not None else bare
    told = list(_answers(called, deed, whole))
    if len(told) != 1 or told[0].puts:
        return test
    said = undenied(f"not ({told[0].text})") if denied is not None else told[0].text
    return f"{FAILS}{said})" if test.startswith(FAILS) else said
