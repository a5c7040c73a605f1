"""Who comes after the others: the slow line that a function answers with, or sends a request to, by a test of what people are."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.done.acts.deed_found import Whole
from guichet.done.acts.table.weights import Weights
from guichet.done.nouns.act import Kind
from guichet.done.people.people import attribute_of
from guichet.done.words import speaks_of
from guichet.reading.deeds.deed import FAILS, RETURN, Body, Deed

_BEHIND = ("decisions.later", "decisions.aside", "decisions.control")
_SENDS = frozenset({"publish", "enqueue", "onqueue", "on_queue", "dispatch", "produce", "sendtoqueue", "send_to_queue", "publier", "addjob"})  # fmt: skip
_LINES = re.compile(r"queue|bus\b|broker|channel|kafka|rabbit|amqp|sqs|jobs?\b", re.I)
"""Where what is sent waits for somebody; a store of a page is told things too."""
_QUOTED = re.compile(r"['\"`]:?([\w.:/ -]{2,60})['\"`]")
_CHOICE = re.compile(r"(?P<test>[^?]{3,200}[^?])\?(?![.?]) ?(?P<one>[^:?]{2,80}?) ?:(?!:) ?(?P<other>[^:?]{2,80})$")
_READ = re.compile(r"(?:(?<=\w)\.|->|\[['\"])(\w{2,40})")
_LONGEST = 60


def served_later(body: Body, whole: Whole) -> Iterator[Weights]:
    """Yield the lanes into which a function puts some people behind the rest by what they are; Python has a reader of its own."""
    if whole.path.endswith((".py", ".sql")):
        return
    lanes = [(deed, said) for deed in body.deeds for said in _lanes(deed, body)]
    behind = [
        (deed, said, test) for deed, (said, test) in lanes if test and not test.startswith(FAILS) and _is_behind(said)
    ]
    others = [said for _, (said, _) in lanes if not _is_behind(said)]
    for deed, said, test in behind if others else ():
        counted = tuple(
            (name, deed.span) for name in dict.fromkeys(_READ.findall(test)) if attribute_of(name) is not None
        )
        if counted:
            yield Weights(Kind.DELAY, whole.path, deed.span, whole.place, label=said[:_LONGEST], counted=counted)


def _lanes(deed: Deed, body: Body) -> Iterator[tuple[str, str]]:
    """The words that a deed may give for a lane, each with the test that has it so."""
    if deed.called == RETURN:
        named, values = body.function.name, [put.value for put in deed.puts]
    else:
        named, values = "queue", [put.value for put in deed.written if speaks_of(put.name, "decisions.lanes")]
        if deed.is_call and deed.last.lower() in _SENDS and _LINES.search(f"{deed.called} {body.function.name}"):
            values += deed.args[:2]
    test = deed.tests[0] if deed.tests else ""
    for value in values:
        choice = _CHOICE.match(value)
        sides = [(choice["one"], choice["test"]), (choice["other"], f"{FAILS}{choice['test']})")] if choice else [(value, test)]  # fmt: skip
        for written, when in sides:
            for said in _QUOTED.findall(written)[:1]:
                if speaks_of(f"{named} {said}", "decisions.lanes"):
                    yield said, when


def _is_behind(said: str) -> bool:
    return any(speaks_of(said, idea) for idea in _BEHIND)
