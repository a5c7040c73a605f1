"""What functions answer to a text that calls them: those of its file, or of the one that it brings in or names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from guichet.core.findings import Span
from guichet.done.acts.deed.functions_called import SELF, function_named, whole_at
from guichet.done.acts.deed_found import Whole
from guichet.reading.deeds.deed import RETURN, Body
from guichet.reading.templates.site import RUBY_PROGRAMS

_CALLED = re.compile(
    r"(?<![\w>:$@])(?<!(?<!\.\.)\.)(?:(?P<owner>\$?\w{2,60})(?:->|::|\.))?(?P<name>\w{2,60}[?!]?)\((?:[^()]|\([^()]*\)){0,300}\)(?!\s*(?:\??\.|->|\[))"
)
"""A call whose answer is taken as it is: `describe(req)`, `$this->describe($request)`, `Summary::of($request)`."""
_BARE = re.compile(
    r"(?<![\w.:@$'\"])(?P<owner>)(?P<name>[a-z_]\w{2,60})\b(?!\s*[(:\[=]|\.(?!merge|to_json|inspect|to_s\b))"
)
"""The same in Ruby, where a call needs no brackets."""
_NAME = re.compile(r"\$?(\w{1,60});?")
_END = re.compile(r";\s|\n\s*\n|\n\s*return\b")
_OUTER = re.compile(r"^[\s(]*\{|\}[\s);]*$")
"""The braces around a whole answer, which would end those of the text that it is put in."""
_ABOVE = 800
_MOST = 12


def answers_of(text: str, whole: Whole) -> Iterator[tuple[re.Match[str], str]]:
    """Yield the calls of a text to functions whose code is known, each with what that answers."""
    called = [one for pattern in _patterns(whole) for one in _found(pattern, text)]
    for one in called[:_MOST]:
        owner, name = one["owner"] or "", one["name"]
        said = _answer(name, whole.bodies.values(), whole) if owner in SELF else ""
        said = said or _elsewhere(owner, name, whole)
        if said:
            yield one, said


def _found(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """Yield the calls of a text, those too that are given to another: `bucket.object(key_for(student))`."""
    one = pattern.search(text)
    while one is not None:
        yield one
        one = pattern.search(text, one.end("name"))


def put_in(text: str, whole: Whole) -> str:
    """Return a text with the answer of each function instead of its call."""
    found = list(answers_of(text, whole))
    outer = [
        (one, said) for one, said in found if not any(each.start() < one.start() < each.end() for each, _ in found)
    ]
    for one, said in sorted(outer, key=lambda found: -found[0].start()):
        text = f"{text[: one.start()]}({_OUTER.sub(' ', said)}){text[one.end() :]}"
    return text


def _patterns(whole: Whole) -> Iterator[re.Pattern[str]]:
    yield _CALLED
    if whole.path.endswith(RUBY_PROGRAMS):
        yield _BARE


def _elsewhere(owner: str, name: str, whole: Whole) -> str:
    """What a function of another file answers, where the file says which one that is."""
    body = function_named(owner, name, whole)
    return _answer(name, (body,), whole_at(body.deeds[0].path, whole)) if body is not None else ""


def _answer(name: str, bodies: Iterable[Body], whole: Whole) -> str:
    """What the functions of a file that bear a name answer; for the name of a value, what they put under it just above."""
    found: list[str] = []
    for body in bodies:
        for one in body.deeds if body.function.name == name else ():
            for put in one.puts if one.called == RETURN else ():
                at = put.span.start - whole.start
                said = whole.text[at : put.span.end - whole.start]
                named = _NAME.fullmatch(said.strip())
                above = whole.text[max(0, at - _ABOVE) : at]
                found += [said, *(_put_under(named[1], above) if named is not None else ())]
    return " ".join(found)


def _put_under(name: str, above: str) -> Iterator[str]:
    """What some lines last put under a name."""
    found = re.compile(rf"(?<![\w.>]){re.escape(name)}\s{{0,4}}(?::[^=\n]{{1,60}})?=(?![=>])").split(above)
    if len(found) > 1:
        yield _END.split(found[-1], maxsplit=1)[0]


def text_of(body: Body, whole: Whole) -> str:
    """Return what a function is written with, to the next one: its tests and what hangs on nothing too."""
    starts = sorted(one.span.start for one in whole.bodies)
    after = next((at for at in starts if at > body.function.span.start), body.function.span.start + 3_000)
    return whole.read(Span(body.function.span.start, after))
