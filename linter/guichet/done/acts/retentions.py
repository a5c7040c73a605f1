"""For how long a program keeps what people left on the way: settings of logs, constants, files of data that code reads."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from astroid import nodes

from guichet.core.findings import Span
from guichet.core.numbers import whole
from guichet.core.places import Place
from guichet.done.nouns.act import Act, Kind
from guichet.done.nouns.places import place_of
from guichet.done.people.terms import FOREVER
from guichet.done.words import apart, names, speaks_of
from guichet.reading.data.documents import Document
from guichet.reading.data.trees import Tree, tree_of
from guichet.reading.python.definitions import definitions
from guichet.reading.python.durations import seconds_of
from guichet.reading.python.literals import value_of
from guichet.reading.python.module import PythonModule, dotted, queried_model
from guichet.reading.python.named_data import first_named
from guichet.reading.python.origins import origins
from guichet.reading.python.parts import returned

_ROTATION = {"midnight": 1.0, "d": 1.0, "h": 1 / 24, "m": 1 / 1440, "s": 1 / 86400, **{f"w{n}": 7.0 for n in range(7)}, "w": 7.0}  # fmt: skip
_DAYS = {"day": 1.0, "jour": 1.0, "week": 7.0, "semaine": 7.0, "month": 30.4, "mois": 30.4, "year": 365.0, "annee": 365.0, "an": 365.0}  # fmt: skip
_WRITTEN = re.compile(r"^\s*([0-9]+)\s*(day|jour|week|semaine|month|mois|year|ann[ée]e|an)", re.I)
_LONGEST = 40_000.0
"""Days beyond which a number is no duration."""


@dataclass(eq=False)
class Retention(Act):
    """How long something is kept: `days`, without end when they are infinite, and the name of what says it."""

    days: float = field(kw_only=True)
    setting: str = field(kw_only=True)


def acts_in(module: PythonModule) -> Iterator[Retention]:
    """Yield how long a module, and the data that it reads, keep the traces of people."""
    place = place_of(module.tree, module)
    for node in module.walk(nodes.Dict, nodes.Call, nodes.Assign):
        for setting, span, days in _in_python(node, module):
            yield Retention(Kind.KEEP, module.path, span, place, days=days, setting=setting)
    for document in first_named(module):
        yield from kept_by(document, place)


def kept_by(document: Document, place: Place) -> Iterator[Retention]:
    """Yield how long a file of data has the traces of people kept."""
    tree = tree_of(document)
    rotated = _rotated_in(tree) if tree is not None else ()
    for setting, span, days in (*_in_document(document), *rotated):
        yield Retention(Kind.KEEP, document.path, span, place, days=days, setting=setting)


def _rotated_in(tree: Tree) -> Iterator[Found]:
    """The files of logs that a table of handlers keeps."""
    for _, holder in tree.walk():
        held = {one.key: one for one in holder.leaves}
        count = held.get("backupCount")
        if count is not None and "TimedRotatingFileHandler" in (held["class"].value or "" if "class" in held else ""):
            unit = (held["when"].value or "h").lower() if "when" in held else "h"
            number = whole(count.value or "")
            if number is not None and unit in _ROTATION:
                yield "backupCount", count.span, number * _ROTATION[unit]


Found = tuple[str, Span, float]
"""The name of a setting, where its value is written, and days."""


def _in_python(node: nodes.NodeNG, module: PythonModule) -> Iterator[Found]:
    if isinstance(node, nodes.Dict):
        entries = {key.value: (key, value) for key, value in node.items if isinstance(key, nodes.Const)}
        kind = entries.get("class")
        if kind is not None and "TimedRotatingFileHandler" in str(value_of(kind[1]) or "") and "backupCount" in entries:
            days = _rotated({name: value for name, (_, value) in entries.items() if isinstance(name, str)})
            key, value = entries["backupCount"]
            if days is not None:
                yield "backupCount", Span(module.span(key).start, module.span(value).end), days
    elif isinstance(node, nodes.Call):
        given = {word.arg: word.value for word in node.keywords if word.arg}
        name = dotted(node)
        yield from _purged(node, module)
        yield from _erased_later(node, given, module)
        if name.endswith("TimedRotatingFileHandler") and (days := _rotated(given)) is not None:
            yield "backupCount", module.span(given["backupCount"]), days
        elif name.endswith((".add", ".configure")) and "retention" in given and "log" in name:
            days = _in_words(str(value_of(given["retention"]) or ""))
            if days is not None:
                yield "retention", module.span(given["retention"]), days
    elif isinstance(node.targets[0], nodes.AssignName):
        name = node.targets[0].name
        days = _number(node.value, name) if _says_how_long(apart(name)) else None
        if days is not None:
            yield name, module.span(node.value), days


def _purged(call: nodes.Call, module: PythonModule) -> Iterator[Found]:
    """After how long a query deletes the traces of people: `Log.objects.filter(at__lt=now() - timedelta(days=7300)).delete()`."""
    query = getattr(call.func, "expr", None)
    if getattr(call.func, "attrname", "") not in ("delete", "adelete") or not isinstance(query, nodes.Call):
        return
    model = queried_model(query)
    if not speaks_of(model, "retention.traces") or speaks_of(model, "retention.files"):
        return
    for word in query.keywords:
        limit = word.value
        if (word.arg or "").endswith(("__lt", "__lte")) and isinstance(limit, nodes.BinOp) and limit.op == "-":
            seconds = seconds_of(_named(limit.right, module), module)
            if seconds is not None:
                yield word.arg or "", module.span(word), seconds / 86_400


def _erased_later(call: nodes.Call, given: dict[str, nodes.NodeNG], module: PythonModule) -> Iterator[Found]:
    """When what someone left is to be erased, as a field of its model says at first: `erase_on = DateField(default=in_ten_years)`."""
    statement, owner = call.parent, call.frame()
    name = statement.targets[0].as_string() if isinstance(statement, nodes.Assign) else ""
    if "default" not in given or not isinstance(owner, nodes.ClassDef) or not speaks_of(name, "retention.erased"):
        return
    if not speaks_of(owner.name, "retention.traces") or speaks_of(owner.name, "retention.files"):
        return
    for one in definitions(module.modules).functions(given["default"], module):
        for value in returned(one.node):
            later = value.right if isinstance(value, nodes.BinOp) and value.op == "+" else None
            seconds = seconds_of(_named(later, one.module), one.module) if later is not None else None
            if seconds is not None:
                yield name, module.span(call), seconds / 86_400


def _named(node: nodes.NodeNG, module: PythonModule) -> nodes.NodeNG:
    """What a length of time is, through the name of a constant."""
    return next((one.node for one in origins(node, module) if isinstance(one.node, nodes.Call | nodes.Const)), node)


def _rotated(given: dict[str, nodes.NodeNG]) -> float | None:
    count, unit = value_of(given.get("backupCount")), str(value_of(given.get("when")) or "h").lower()
    interval = value_of(given.get("interval"))
    if not isinstance(count, int) or unit not in _ROTATION:
        return None
    return count * _ROTATION[unit] * (interval if isinstance(interval, int) else 1)


def _number(node: nodes.NodeNG, name: str) -> float | None:
    if isinstance(node, nodes.Call) and dotted(node).endswith("timedelta"):
        days = next((value_of(word.value) for word in node.keywords if word.arg == "days"), None)
        days = days if days is not None else value_of(node.args[0]) if node.args else None
        return float(days) if isinstance(days, int) else None
    value = value_of(node)
    if isinstance(value, str):
        return _in_words(value)
    if not isinstance(value, int | float) or isinstance(value, bool):
        return None
    parts = [one.value for one in node.nodes_of_class(nodes.Const)]
    if 3600 in parts or parts.count(60) > 1:
        return value / 86400
    days = value * _unit(apart(name))
    return days if days < _LONGEST else None


def _in_document(document: Document) -> Iterator[Found]:
    for one in document.entries:
        said = apart(" ".join(one.keys))
        if (
            one.keys
            and (_says_how_long(said) or _says_of_file(said, document))
            and names("retention.kept").search(apart(one.keys[-1]))
        ):
            days = one.number * _unit(said) if one.number is not None else _in_words(one.value)
            if days is not None and days < _LONGEST:
                yield one.keys[-1], one.span, days
            elif one.value.strip().lower() in FOREVER:
                yield one.keys[-1], one.span, math.inf


def _says_of_file(said: str, document: Document) -> bool:
    """Whether a section says how long things are kept, in a file whose path says that they are traces: `[retention]` of `traces/settings.toml`."""
    return speaks_of(said, "retention.of_files") and _says_how_long(f"{said} {apart(document.path)}")


def _says_how_long(said: str) -> bool:
    """Whether the words of a name say how long the traces of people are kept."""
    kept = names("retention.kept").search(said) and names("retention.traces").search(said)
    return bool(kept) and not speaks_of(said, "retention.files") and not _is_open_for(said)


def _is_open_for(said: str) -> bool:
    """Whether the words of a name say how long somebody who came in stays in."""
    noted = names("retention.noted").search(said) or names("retention.of_files").search(said)
    return bool(names("retention.lives").search(said) and names("retention.passing").search(said)) and not noted


def _in_words(value: str) -> float | None:
    """The days of a text: "5 years", "10 ans"."""
    found = _WRITTEN.match(value)
    if found is None:
        return None
    word = apart(found[2])
    return (whole(found[1]) or 0) * next(days for unit, days in _DAYS.items() if word.startswith(unit))


def _unit(said: str) -> float:
    """The days of the unit that a name says, the last one; a day when it says none."""
    for word in reversed(said.split()):
        for unit, days in _DAYS.items():
            if word.startswith(unit) and (unit != "an" or word in ("an", "ans")):
                return days
    return 1.0
