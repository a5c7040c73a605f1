"""What is told to people to make them hurry, and is not so: invented numbers, capped ones, last days that move."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from astroid import nodes

from guichet.core.markup import without_tags
from guichet.core.memo import lasting_memo
from guichet.core.places import place_of_path
from guichet.done.grounds.chance import chance_in, digest_in
from guichet.done.nouns.places import place_of
from guichet.done.pages.told_scarce import told_scarce
from guichet.done.words import apart, names, speaks_of
from guichet.reading.python.definitions import Defined, definitions
from guichet.reading.python.literals import value_of
from guichet.reading.python.module import PythonModule, dotted
from guichet.reading.python.origins import Origin, made_of, origins
from guichet.reading.python.parts import assigned, returned
from guichet.reading.python.paths import own_nodes
from guichet.reading.templates.page import Pages
from guichet.reading.templates.site import is_template

_FEW = 6
"""Up to how many, a number told as what is left makes people hurry."""
_MANY = 5
"""From how many on, a written number of people ahead is no detail of counting."""
_NOW = re.compile(r"(?:^|\.)(?:now|utcnow|today|localtime|localdate|time)$")
_NUMBERS = frozenset({"randint", "randrange", "choice", "uniform", "randbelow", "gauss", "integers", "triangular"})
_RANDOM = re.compile(r"\brandom\b|\bRandom\(|\bsecrets\b|default_rng|\brandint\b|\brandrange\b|\bchoice\b")
_SAMPLES = re.compile(r"\b(?:faker|factory|fixtures?|seed_|simulat|demo)\b", re.I)
_WRITES = frozenset({"save", "create", "bulk_create", "get_or_create", "update_or_create", "commit", "insert", "add", "update", "execute", "set"})  # fmt: skip
_SHOWN = re.compile(r"([^.!?{}]{0,80})(?:\{\{[-~]?\s*(?:\w+\.){0,4}|\{%-?\s*)(\w+)\b[^{}]*\}{1,2}([^.!?{}]{0,80})")
_PAGES = frozenset({"render", "render_template", "TemplateResponse", "render_to_string", "render_to_response"})


def named_values(module: PythonModule) -> Iterator[tuple[str, nodes.NodeNG]]:
    """Yield what a module gives under a name that others read: keys of tables, keywords, what functions return."""
    for node in module.walk(nodes.Dict, nodes.Call, nodes.Assign, nodes.FunctionDef):
        if isinstance(node, nodes.Dict):
            yield from ((str(key.value), value) for key, value in node.items if isinstance(key, nodes.Const))
        elif isinstance(node, nodes.Call):
            yield from ((word.arg, word.value) for word in node.keywords if word.arg)
        elif isinstance(node, nodes.FunctionDef):
            yield from ((node.name, value) for value in returned(node))
        elif isinstance(node.targets[0], nodes.Subscript) and isinstance(node.targets[0].slice, nodes.Const):
            yield str(node.targets[0].slice.value), node.value


def invented_numbers(module: PythonModule) -> Iterator[Defined]:
    """Yield the draws of numbers told as those of people who look on, or of places left; those that a call goes for elsewhere too."""
    if place_of_path(module.path) is not None or _SAMPLES.search(module.source.text):
        return
    for name, value in named_values(module):
        if not place_of(value, module).is_public:
            continue
        shown = name in _told_in_pages(module.project) and (_is_given_to_page(value) or _is_returned_as(name, value))
        if shown or _pushes(name, _told(value)) or _is_of_places(name, value, module):
            draw = chance_in(value, module)
            if draw is not None and (shown or draw.path == module.path):
                found = (
                    one
                    for one in origins(value, module)
                    if one.module.path == draw.path and one.module.span(one.node) == draw.span
                )
                yield next((Defined(one.node, one.module) for one in found), Defined(value, module))
            elif draw is None and (drawn := _drawn(value, module) or _of_a_key(value)) is not None:
                yield Defined(drawn, module)


@lasting_memo
def _told_in_pages(project: Pages) -> frozenset[str]:
    """The names that pages show among words about others who wait or look on: `{{ place }} people ahead of you`."""
    texts = (without_tags(project.text(path), "") for path in project.paths if is_template(path))
    return frozenset(
        found[2]
        for text in texts
        for found in _SHOWN.finditer(text)
        if speaks_of(f"{found[1]} {found[3]}", "pressure.crowd")
    )


def _is_given_to_page(value: nodes.NodeNG) -> bool:
    """Whether a value is among those that a call gives to a page."""
    node = value.parent
    while node is not None and not node.is_statement:
        if isinstance(node, nodes.Call) and dotted(node.func).rpartition(".")[2] in _PAGES:
            return True
        node = node.parent
    return False


def _is_returned_as(name: str, value: nodes.NodeNG) -> bool:
    """Whether a value is what a method, a tag or a function of one name gives, which a page shows by that name."""
    around = value.scope()
    return isinstance(around, nodes.FunctionDef) and around.name == name


def _pushes(name: str, told: str) -> bool:
    """Whether a name, or the words around a number, tell of others who look on or of how little is left."""
    few = speaks_of(told, "pressure.scarce_said") and speaks_of(told, "pressure.counted")
    return few or speaks_of(f"{name} {told}", "pressure.crowd")


def _told(value: nodes.NodeNG) -> str:
    """The words of a text that numbers are put into."""
    parts = value.values if isinstance(value, nodes.JoinedStr) else ()
    return " ".join(str(one.value) for one in parts if isinstance(one, nodes.Const))


def _of_a_key(value: nodes.NodeNG) -> nodes.NodeNG | None:
    """A number made of the one that a thing has in a table: `slot.pk % 9 + 3` counts nobody."""
    for one in (value, *value.nodes_of_class(nodes.BinOp)):
        if isinstance(one, nodes.BinOp) and one.op == "%" and getattr(one.left, "attrname", "") in ("pk", "id"):
            return value
    return None


def _drawn(value: nodes.NodeNG, module: PythonModule) -> nodes.NodeNG | None:
    """A number drawn with a seed, or straight into a text: the same for all who look, and no truer."""
    for one in origins(value, module):
        node = one.node
        if one.module is module and isinstance(node, nodes.Call) and dotted(node.func).rpartition(".")[2] in _NUMBERS:
            owner = node.func.expr if isinstance(node.func, nodes.Attribute) else node
            made = [assigned(each.node) for each in definitions(module.modules).of(owner, module)]
            if _RANDOM.search(" ".join(part.as_string() for part in (owner, *made) if part is not None)):
                return node
    return None


def fixed_numbers(module: PythonModule) -> Iterator[nodes.Const]:
    """Yield the numbers written in the code that are told as those of people who look on, or of places left, to a page or an answer."""
    if place_of_path(module.path) is not None or _SAMPLES.search(module.source.text):
        return
    for call in module.walk(nodes.Call):
        last = dotted(call.func).rpartition(".")[2]
        if last not in _PAGES and not last.endswith("Response"):
            continue
        for name, value in _given(call):
            number = value.value if isinstance(value, nodes.Const) else None
            if counts_people(name) and isinstance(number, int) and not isinstance(number, bool) and number > 0:
                yield value


def counts_people(name: str) -> bool:
    """Whether a name is that of how many look on, or of how much is left: "viewers_now", and not "viewer_height"."""
    words = apart(name)
    behind = (words[found.end() :].partition(" ")[2] for found in names("pressure.crowd").finditer(words))
    if any(_TALLY.issuperset(rest.split()) for rest in behind):
        return True
    scarce = speaks_of(name, "pressure.scarce") and speaks_of(name, "pressure.counted")
    return scarce and not speaks_of(name, "pressure.each")


_TALLY = frozenset(
    "count number total nb nombre now live currently current maintenant actuel people persons personnes users families familles".split()
)
"""What may follow those who look on in the name of how many they are."""


def invented_places(module: PythonModule) -> Iterator[Defined]:
    """Yield where the place told in a line comes from a draw, from a mark of the person, or is counted down from a number of the code: nobody is ahead."""
    if place_of_path(module.path) is not None or _SAMPLES.search(module.source.text):
        return
    for name, value in named_values(module):
        if speaks_of(name, "pressure.place") and speaks_of(f"{name} {_around(value)} {module.path}", "pressure.line"):
            digest = digest_in(value, module)
            is_marked = digest is not None and _is_made_a_number(digest.node)
            made = [digest] if digest is not None and is_marked else origins(value, module, made_of)
            found = (one for one in made if is_marked or _counts_down(one, module))
            yield from islice((Defined(one.node, one.module) for one in found), 1)


def _is_made_a_number(digest: nodes.NodeNG) -> bool:
    """Whether a digest is reckoned with, where it is made: what only refers to a file never is."""
    node = digest.parent
    while node is not None and not node.is_statement:
        if isinstance(node, nodes.Call) and dotted(node.func).rpartition(".")[2] in ("int", "from_bytes", "Decimal"):
            return True
        node = node.parent
    return isinstance(digest, nodes.Call) and dotted(digest.func).rpartition(".")[2] in ("hash", "crc32", "adler32")


def _counts_down(one: Origin, module: PythonModule) -> bool:
    """Whether a number is one that is written in the code, less something."""
    node = one.node
    is_less = isinstance(node, nodes.BinOp) and node.op == "-" and one.module is module
    return is_less and (_number(node.left, module) or 0) >= _MANY


def _around(value: nodes.NodeNG) -> str:
    """The names of the functions and classes around a value."""
    return " ".join(one.name for one in value.node_ancestors() if isinstance(one, nodes.FunctionDef | nodes.ClassDef))


def capped_numbers(module: PythonModule) -> Iterator[Defined]:
    """Yield where the number of places left is told as a few, however many there are; where a function of another file does so for a page."""
    if place_of_path(module.path) is not None:
        return
    for name, value in named_values(module):
        is_shown = name in told_scarce(module.project)
        cap = _cap(value, module) if is_shown or speaks_of(name, "pressure.scarce") else None
        if cap is None or speaks_of(cap.node.as_string(), "pressure.each"):
            continue
        if is_shown or (cap.module is module and _is_of_places(name, cap.node, module)):
            yield cap


def _cap(value: nodes.NodeNG, module: PythonModule) -> Defined | None:
    """What keeps a number under a few: `min(free, 2)`, `min(SHOWN, free)`, `SHOWN if free > SHOWN else free`."""
    for one in origins(value, module, made_of):
        node = one.node
        if isinstance(node, nodes.IfExp) and _is_cap(node, one.module):
            return Defined(node, one.module)
        if isinstance(node, nodes.Call) and dotted(node.func).rpartition(".")[2] in ("min", "Least"):
            known = [_number(given, one.module) for given in node.args]
            if len(known) == 2 and known.count(None) == 1 and any(k is not None and 0 < k < _FEW for k in known):
                return Defined(node, one.module)
    return None


def _is_cap(choice: nodes.IfExp, module: PythonModule) -> bool:
    """Whether a choice gives a small number in the place of a greater one that it is held against."""
    if not isinstance(choice.test, nodes.Compare) or choice.test.ops[0][0] not in (">", ">=", "<", "<="):
        return False
    sides = {choice.test.left.as_string(), choice.test.ops[0][1].as_string()}
    known = {one.as_string(): _number(one, module) for one in (choice.body, choice.orelse)}
    told = [number for number in known.values() if number is not None]
    return sides == set(known) and len(told) == 1 and 0 < told[0] < _FEW


def _number(node: nodes.NodeNG, module: PythonModule) -> float | None:
    if not isinstance(node, nodes.Const | nodes.Name | nodes.Attribute):
        return None
    made = [one.node for one in origins(node, module)]
    if any(isinstance(one, nodes.Call | nodes.BinOp) for one in made):  # a number is among what it is made of
        return None
    found = (value_of(one) for one in made if isinstance(one, nodes.Const))
    return next((one for one in found if isinstance(one, int | float) and not isinstance(one, bool)), None)


def _is_of_places(name: str, value: nodes.NodeNG, module: PythonModule) -> bool:
    around = value.scope()
    said = f"{name} {around.as_string() if isinstance(around, nodes.FunctionDef) else value.as_string()} {module.path}"
    return speaks_of(name, "pressure.scarce") and speaks_of(said, "pressure.counted")


def moving_last_days(module: PythonModule) -> Iterator[nodes.NodeNG]:
    """Yield where the last day told is reckoned from now each time it is shown, so that it is never the real one."""
    if place_of_path(module.path) is not None:
        return
    for call in module.walk(nodes.Call):
        last = dotted(call.func).rpartition(".")[2]
        if last == "min" and len(call.args) == 2:
            if is_last_day(f"{_names(call)} {call.as_string()}"):
                moving = [starts_now(one, module) for one in call.args]
                if moving.count(True) == 1:
                    yield call
        elif last in _PAGES and not _writes(call):
            for name, value in _given(call):
                if is_last_day(name) and starts_now(value, module):
                    yield value


def _given(call: nodes.Call) -> Iterator[tuple[str, nodes.NodeNG]]:
    yield from ((word.arg, word.value) for word in call.keywords if word.arg)
    for table in (*call.args, *(word.value for word in call.keywords)):
        if isinstance(table, nodes.Dict):
            yield from ((str(key.value), value) for key, value in table.items if isinstance(key, nodes.Const))


def _writes(call: nodes.Call) -> bool:
    """Whether the view also writes something down: what it shows may then truly start now."""
    return any(dotted(one.func).rpartition(".")[2] in _WRITES or getattr(one.func, "attrname", "") in _WRITES for one in own_nodes(call.scope(), nodes.Call))  # fmt: skip


def is_last_day(said: str) -> bool:
    """Whether words are those of the last day to do something, and of no time that belongs to the machine."""
    return speaks_of(said, "pressure.last_day") and not speaks_of(said, "pressure.own_time")


def _names(node: nodes.NodeNG) -> str:
    return getattr(node.scope(), "name", "")


def _outside_sums(one: Origin) -> bool:
    return made_of(one) and not isinstance(one.node, nodes.BinOp)


def starts_now(value: nodes.NodeNG, module: PythonModule) -> bool:
    """Return whether a moment is now and some time: `date.today() + timedelta(days=2)`, through names and functions."""
    for one in origins(value, module, _outside_sums):
        node = one.node
        if isinstance(node, nodes.BinOp) and node.op == "+":
            sides = [any(isinstance(o.node, nodes.Call) and _NOW.search(dotted(o.node.func)) for o in origins(side, one.module)) for side in (node.left, node.right)]  # fmt: skip
            return sides.count(True) == 1
    return False
