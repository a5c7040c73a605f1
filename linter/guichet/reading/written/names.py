"""What the names of a template are worth at one place."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence

from guichet.core.memo import memo
from guichet.reading.templates.template import Template
from guichet.reading.written.outside import NOTHING, Outside
from guichet.reading.written.values import UNDEFINED, UNKNOWN, Value, is_known

_WORD = re.compile(r"(?<![\w.$])[A-Za-z_]\w*")
_ALWAYS = frozenset(
    "loop forloop block self super caller request csrf_token csrf_input True False None true false none null and or not in "
    "is if else defined".split()
)
"""What an engine gives to every template, and its own words."""


Macro = Callable[[str, "Names"], Value]
"""What a call of a macro, as it is written, shows under some names."""


class Names(Mapping[str, Value]):
    """The names that are known; where `is_closed`, every other name was given nothing."""

    def __init__(
        self, values: Mapping[str, Value] | None = None, *, is_closed: bool = False, outside: Outside = NOTHING
    ) -> None:
        self._values = dict(values or {})
        self.is_closed = is_closed
        self.outside = outside
        self.macros: Container[str] = ()
        """The macros of the template that may be called as values."""
        self.macro: Macro | None = None

    def __getitem__(self, name: str) -> Value:
        if name in self._values:
            return self._values[name]
        if self.is_closed and name not in _ALWAYS:
            return UNDEFINED
        raise KeyError(name)

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)

    def copy(self) -> Names:
        """Return names that may be given other values."""
        made = Names(self._values, is_closed=self.is_closed, outside=self.outside)
        made.macros, made.macro = self.macros, self.macro
        return made

    @property
    def given(self) -> Mapping[str, Value]:
        """The names that are known and what they are worth."""
        return self._values

    def give(self, name: str, value: Value) -> None:
        """Give a name a value."""
        self._values[name] = value

    def give_all(self, values: Mapping[str, Value]) -> None:
        """Give several names their values."""
        self._values.update(values)

    def forget(self, body: str) -> None:
        """Leave a name unknown from here on: what `{% set name %}` captures."""
        match = _WORD.match(body)
        if match:
            self._values[match[0]] = UNKNOWN

    def doubt(self, others: Iterable[Names], but: Sequence[str] = ()) -> None:
        """Leave unknown what one of several ways changed, its own names apart."""
        for other in others:
            for name, value in other._values.items():
                if name not in but and self._values.get(name, UNKNOWN) is not value:
                    self._values[name] = UNKNOWN

    def touch(self, written: str) -> bool:
        """Whether an expression holds a name that is known, or known to be given nothing, or a function of the project."""
        return any(
            word in self._values
            or (self.is_closed and word not in _ALWAYS)
            or word in self.outside.words
            or word in self.macros
            for word in _WORD.findall(written)
        )

    def matter(self, template: Template) -> bool:
        """Whether something that is known may be printed or asked for in a template."""
        if self.is_closed or not self.outside.words.isdisjoint(names_in(template)):
            return True
        return any(is_known(value) and name in names_in(template) for name, value in self._values.items())


@memo
def names_in(template: Template) -> frozenset[str]:
    """Return the words of the tags of a template, among which the names that it reads."""
    return frozenset(
        word for token in template.masked.tokens for word in (token.name, *_WORD.findall(token.body)) if word
    )
