"""The names that hold at a place of a stylesheet: variables, mixins, functions, and the files used under a name."""

from __future__ import annotations

from dataclasses import dataclass, field

from guichet.reading.sass.nodes import Node


@dataclass(slots=True)
class Code:
    """A mixin or a function: its parameters as written, what it holds, where its names are looked up."""

    parameters: str
    body: tuple[Node, ...]
    scope: Scope
    path: str


@dataclass(slots=True)
class Content:
    """What an `@include` gives between braces, with the place where it was written."""

    body: tuple[Node, ...]
    scope: Scope
    path: str
    content: Content | None


@dataclass(slots=True)
class Scope:
    """Names, and those around them."""

    around: Scope | None = None
    variables: dict[str, str] = field(default_factory=dict)
    mixins: dict[str, Code] = field(default_factory=dict)
    functions: dict[str, Code] = field(default_factory=dict)
    modules: dict[str, Scope] = field(default_factory=dict)

    @property
    def top(self) -> Scope:
        """The names of the whole file."""
        return self if self.around is None else self.around.top

    def variable(self, module: str, name: str) -> str | None:
        """Return what a variable holds."""
        if module:
            used = self.top.modules.get(module)
            return used.variable("", name) if used is not None else None
        one: Scope | None = self
        while one is not None:
            if (held := one.variables.get(_plain(name))) is not None:
                return held
            one = one.around
        return None

    def set(self, name: str, value: str, *, is_global: bool = False) -> None:
        """Give a variable a value where it is known, else here."""
        name = _plain(name)
        one: Scope | None = self.top if is_global else self
        while one is not None and one.around is not None and name not in one.variables:
            one = one.around
        holder = one if one is not None and (is_global or one.around is not None) else self
        holder.variables[name] = value

    def mixin(self, name: str) -> Code | None:
        """Return the mixin of a name, which may begin with that of a file."""
        module, _, own = _plain(name).rpartition(".")
        one: Scope | None = self.top.modules.get(module) if module else self
        while one is not None:
            if own in one.mixins:
                return one.mixins[own]
            one = one.around
        return None

    def function(self, name: str) -> Code | None:
        """Return the function of a name, which may begin with that of a file."""
        module, _, own = _plain(name).rpartition(".")
        one: Scope | None = self.top.modules.get(module) if module else self
        while one is not None:
            if own in one.functions:
                return one.functions[own]
            one = one.around
        return None

    def take(self, other: Scope) -> None:
        """Take the names of another file as one's own."""
        self.variables.update(other.variables)
        self.mixins.update(other.mixins)
        self.functions.update(other.functions)


def _plain(name: str) -> str:
    """Return a name with hyphens: Sass does not tell them from underscores."""
    return name.replace("_", "-")
