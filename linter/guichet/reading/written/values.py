"""What is known of a value of a template, and what its filters and tests make of it."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from html import escape
from typing import Any


class Unknown:
    """What only the running template knows."""

    def __repr__(self) -> str:
        return "UNKNOWN"


class Undefined:
    """A name that was given nothing: it prints nothing, and is false."""

    def __bool__(self) -> bool:
        return False

    def __repr__(self) -> str:
        return "UNDEFINED"


class Safe(str):
    """Text that is printed as it is: markup."""

    __slots__ = ()


class Translated(str):
    """Words of a catalogue, in the language of the source: they are printed by the tag that translates them."""

    __slots__ = ()


class Shown:
    """Markup that a call gives, where it is written."""

    __slots__ = ()


UNKNOWN = Unknown()
UNDEFINED = Undefined()
Value = Any
"""A text, a number, a boolean, a list, a dictionary, UNDEFINED or UNKNOWN."""


class OpenTable(dict[str, Value]):
    """A table of which some keys are known: it may hold others."""


class Printed(OpenTable):
    """A table that prints itself: a field, asked for its label or shown, or called with attributes."""

    def __init__(
        self, values: dict[str, Value], markup: Value, called: Callable[[Mapping[str, Value]], Value] | None = None
    ) -> None:
        super().__init__(values)
        self.markup = markup
        self.called = called


class FormValue(OpenTable):
    """A form, asked for its fields by name or gone through, or for the whole of them: `form.as_p`."""

    def __init__(self, fields: Mapping[str, Value], whole: Mapping[str, Value]) -> None:
        super().__init__({**whole, **fields})
        self.fields = list(fields.values())
        self.markup = whole.get("", UNKNOWN)


class Perhaps:
    """What some give and others do not: it is shown as it is where it is there, and whether it is cannot be told."""

    __slots__ = ()


class PerhapsText(Perhaps, str):
    """A text that may be there."""

    __slots__ = ()


class PerhapsList(Perhaps, list[Value]):
    """A list that may be there."""

    __slots__ = ()


class PerhapsTable(Perhaps, OpenTable):
    """A table that may be there."""

    __slots__ = ()


@dataclass(frozen=True)
class Each(Perhaps):
    """A list of which it is not known how many things it holds, nor whether any: each of them is such a table."""

    item: Mapping[str, Value]


class Expression(str):
    """Something unknown, as the caller writes it: it may be put where a parameter stands."""

    __slots__ = ()


class Switch(Expression):
    """An attribute as it is written, its name alone where it says yes by being there: whether it is there is unknown."""

    __slots__ = ()

    @property
    def test(self) -> str:
        """What is asked to know whether it is there."""
        return self if self.isidentifier() else "shown"


@dataclass(frozen=True)
class Mixed:
    """A text of which parts are known and others are as the caller writes them; `is_markup` when it is printed as it is."""

    parts: tuple[str | Expression, ...]
    is_markup: bool = False

    def as_expression(self) -> str:
        """Return it as an expression that joins its parts."""
        return "(" + " ~ ".join(one if isinstance(one, Expression) else f"'{_quoted(one)}'" for one in self.parts) + ")"

    def printed(self) -> str | None:
        """Return what it prints, its unknown parts as outputs; None when a known one would read as a tag."""
        if any(not isinstance(one, Expression) and _TAGS.search(one) for one in self.parts):
            return None
        return "".join(
            f"{{% if {one.test} %}}{one}{{% endif %}}"
            if isinstance(one, Switch)
            else f"{{{{ {one} }}}}"
            if isinstance(one, Expression)
            else one
            if self.is_markup
            else escape(one)
            for one in self.parts
        )


def _quoted(text: str) -> str:
    return re.sub(r"[\\'{}%\n]", " ", text)


LONGEST = 10_000
"""Characters of a text that are followed: one made of itself twice, again and again, doubles at each step."""


def together(left: Value, right: Value) -> Value:
    """Return what two values make side by side: a sum, a text, or one known in part; UNKNOWN where it is too long."""
    sides = [() if one is UNDEFINED else one.parts if isinstance(one, Mixed) else (one,) for one in (left, right)]
    parts: list[Value] = [part for side in sides for part in side]
    if sum(len(one) for one in parts if isinstance(one, str)) > LONGEST:
        return UNKNOWN
    if all(isinstance(one, int | float) for one in parts) and len(parts) == 2:
        return parts[0] + parts[1]
    if not any(isinstance(one, str) and not isinstance(one, Expression) for one in parts):
        return UNKNOWN
    if not all(isinstance(one, str | int) and not isinstance(one, bool) for one in parts):
        return UNKNOWN
    joined: list[str] = []
    for one in parts:
        if joined and not isinstance(one, Expression) and not isinstance(joined[-1], Expression):
            joined[-1] += str(one)
        else:
            joined.append(one if isinstance(one, Expression) else str(one))
    is_markup = any(isinstance(one, Safe) or (isinstance(one, Mixed) and one.is_markup) for one in (left, right))
    return joined[0] if len(joined) == 1 else Mixed(tuple(joined), is_markup) if joined else ""


def listed(values: Sequence[Value]) -> Value:
    """Return what several values make one after the other, as a text."""
    return reduce(together, values, "")


def is_known(value: Value) -> bool:
    """Whether a value is known as a whole."""
    return value is not UNKNOWN and not isinstance(value, Expression | Mixed)


def truth_of(value: Value) -> bool | None:
    """Return whether a value is true, None when that is not known."""
    if isinstance(value, Perhaps):
        return None
    if isinstance(value, Mixed):
        return True if any(one and not isinstance(one, Expression) for one in value.parts) else None
    return None if not is_known(value) else bool(value)


def agreed(values: Sequence[Value]) -> Value:
    """Return what several say of one thing: UNKNOWN where they differ, and what may be there where some say nothing."""
    said = [one for one in values if one is not UNDEFINED and one is not None and one != [] and one is not False]
    first = said[0] if said else values[0]
    is_one = all(type(one) is type(first) and one == first for one in said or values)
    if not is_one:
        return UNKNOWN
    return first if not said or len(said) == len(values) else perhaps(first)


def agreed_names(tables: Sequence[Value]) -> dict[str, Value]:
    """Return what several tables say of each name that one of them holds; what is no table may say anything."""
    names = {name for one in tables if isinstance(one, dict) for name in one}
    return {name: agreed([held(one, name) for one in tables]) for name in names}


def perhaps(value: Value) -> Value:
    """Return what a value is where it may not be there."""
    if isinstance(value, list):
        return PerhapsList(map(perhaps, value))
    if isinstance(value, dict):
        return PerhapsTable({name: perhaps(one) for name, one in value.items()})
    return PerhapsText(value) if isinstance(value, str) and is_known(value) else UNKNOWN


_TAGS = re.compile(r"\{[{%#]|<[%?]")


def printed(value: Value) -> str | None:
    """Return the markup that a value prints, None when it is not known, not text, or would read as a tag."""
    if value is UNDEFINED:
        return ""
    if isinstance(value, Printed | FormValue):
        return printed(value.markup)
    if isinstance(value, Mixed):
        return value.printed()
    if isinstance(value, bool) or not isinstance(value, str | int | float) or not is_known(value):
        return None
    text = str(value)
    if _TAGS.search(text):
        return None
    if isinstance(value, Translated):
        return f"{{{{ _({json.dumps(text, ensure_ascii=False)}) }}}}"
    return text if isinstance(value, Safe) else escape(text)


def held(owner: Value, key: Value) -> Value:
    if owner is UNDEFINED:
        return UNDEFINED
    if isinstance(owner, OpenTable) and str(key) not in owner:
        return UNKNOWN
    if isinstance(owner, dict) and isinstance(key, str | int):
        held = owner.get(str(key), UNDEFINED)
        return UNKNOWN if isinstance(held, Expression) else held
    if isinstance(owner, PerhapsList) and len(owner) > 1:
        return UNKNOWN  # whichever of them are there, the first is not told
    if isinstance(owner, list) and isinstance(key, int) and 0 <= key < len(owner):
        return UNKNOWN if isinstance(owner[key], Expression) else owner[key]
    return UNKNOWN


def tested(value: Value, test: str) -> Value:
    if not is_known(value) or isinstance(value, Perhaps):
        return UNKNOWN
    kinds: dict[str, bool] = {
        "defined": value is not UNDEFINED,
        "undefined": value is UNDEFINED,
        "string": isinstance(value, str),
        "mapping": isinstance(value, dict),
        "empty": not value,
    }
    return kinds.get(test, UNKNOWN)


def compared(left: Value, test: ast.cmpop, right: Value) -> Value:
    if not is_known(left) or not is_known(right) or isinstance(left, Perhaps) or isinstance(right, Perhaps):
        return UNKNOWN
    if isinstance(test, ast.Eq | ast.NotEq | ast.Is | ast.IsNot):
        return left == right
    if isinstance(test, ast.In | ast.NotIn) and isinstance(right, OpenTable) and left not in right:
        return UNKNOWN
    if isinstance(test, ast.In | ast.NotIn) and isinstance(left, str) and isinstance(right, str | list | dict):
        return UNKNOWN if any(isinstance(one, Expression) for one in right) else left in right
    if isinstance(left, int | float) and isinstance(right, int | float):
        if isinstance(test, ast.Gt | ast.GtE):
            return left > right or (left == right and isinstance(test, ast.GtE))
        if isinstance(test, ast.Lt | ast.LtE):
            return left < right or (left == right and isinstance(test, ast.LtE))
    return UNKNOWN


def spread(found: dict[str, Value], given: Value) -> dict[str, Value]:
    """A table, and all that another holds: what an unknown one may write again is not known any more."""
    if isinstance(given, dict):
        is_open = isinstance(found, OpenTable) or isinstance(given, OpenTable)
        return (OpenTable if is_open else dict)({**found, **given})
    return found if given is UNDEFINED or given is None else OpenTable(dict.fromkeys(found, UNKNOWN))
