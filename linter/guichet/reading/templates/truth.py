"""Conditions of templates as boolean expressions, and whether several can hold at once, by their truth table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import product

ATOMS = 10
"""Distinct questions in one table: beyond, anything may hold."""
_LONGEST = 200
"""Words of a condition past which it is one question: brackets in brackets would be followed without end."""
_WORD = re.compile(
    r"""\s*(?:(?P<text>"[^"]*"|'[^']*')|(?P<operator>&&|\|\||===|!==|==|!=|<>|<=|>=|<|>|!|\(|\)|~|[-+*/%,\[\]{}:?])|(?P<pipe>\|)|(?P<name>[\w$.@-]+))"""
)
_COMPARISONS = frozenset(
    {"==", "!=", "<>", "<", ">", "<=", ">=", "in", "not in", "is", "is not", "eq", "ne", "===", "!=="}
)
_DENIALS = {"!=": "==", "<>": "==", "ne": "==", "not in": "in", "is not": "is", ">=": "<", "<=": ">"}
_SAME = (("same", "as"), ("sameas",), ("equalto",), ("eq",))
_CONSTANT = re.compile(r"""^(?:"[^"]*"|'[^']*'|-?\d+(?:\.\d+)?)$""")


@dataclass(frozen=True, slots=True)
class Expression:
    """`kind` is atom, not, and, or, true; an atom is its own words."""

    kind: str
    parts: tuple[Expression, ...] = ()
    atom: str = ""

    def atoms(self) -> Iterator[str]:
        """Yield the questions that it asks."""
        if self.kind == "atom":
            yield self.atom
        for part in self.parts:
            yield from part.atoms()

    def holds(self, world: Mapping[str, bool]) -> bool:
        """Return its value where each question has an answer."""
        if self.kind == "atom":
            return world[self.atom]
        if self.kind == "not":
            return not self.parts[0].holds(world)
        if self.kind == "and":
            return all(part.holds(world) for part in self.parts)
        return any(part.holds(world) for part in self.parts) if self.kind == "or" else True


ALWAYS = Expression("true")


def denied(one: Expression) -> Expression:
    """Return the contrary of an expression."""
    return one.parts[0] if one.kind == "not" else Expression("not", (one,))


@lru_cache(maxsize=4000)
def expression(condition: str) -> Expression:
    """Return a condition as it reads in Django, Jinja, Twig, Liquid, ERB or PHP; what cannot be read is one question."""
    words = _words(condition)
    if words is None or len(words) > _LONGEST:
        return Expression("atom", atom=" ".join(condition.split()))
    reader = _Reader(words)
    found = reader.either()
    return found if reader.is_done else Expression("atom", atom=" ".join(words))


def _words(condition: str) -> list[str] | None:
    words, at = [], 0
    condition = condition.strip()
    while at < len(condition):
        match = _WORD.match(condition, at)
        if match is None:
            return None
        words.append(match[0].strip())
        at = match.end()
    joined: list[str] = []
    for word in words:
        if word == "in" and joined[-1:] == ["not"]:
            joined[-1] = "not in"
        elif word == "not" and joined[-1:] == ["is"]:
            joined[-1] = "is not"
        else:
            joined.append(word)
    return joined


class _Reader:
    """Reads words by precedence: or, and, not, comparison."""

    def __init__(self, words: Sequence[str]) -> None:
        self._words = words
        self._at = 0

    @property
    def is_done(self) -> bool:
        return self._at == len(self._words)

    def _next(self) -> str:
        return self._words[self._at] if self._at < len(self._words) else ""

    def either(self) -> Expression:
        parts = [self._both()]
        while self._next() in ("or", "||"):
            self._at += 1
            parts.append(self._both())
        return parts[0] if len(parts) == 1 else Expression("or", tuple(parts))

    def _both(self) -> Expression:
        parts = [self._contrary()]
        while self._next() in ("and", "&&"):
            self._at += 1
            parts.append(self._contrary())
        return parts[0] if len(parts) == 1 else Expression("and", tuple(parts))

    def _contrary(self) -> Expression:
        if self._next() in ("not", "!"):
            self._at += 1
            return denied(self._contrary())
        return self._question()

    def _question(self) -> Expression:
        if self._next() == "(" and (inner := self._bracket()) is not None:
            return inner
        left = self._operand()
        operator = self._next()
        if operator not in _COMPARISONS:
            return Expression("atom", atom=left)
        self._at += 1
        if operator in ("is", "is not") and (named := self._test_of_equality()):
            operator = "==" if operator == "is" else "!="
            self._at += named
        right = _without_brackets(self._operand())
        plain = {"eq": "==", "===": "==", "!==": "!="}.get(operator, operator)
        atom = Expression("atom", atom=f"{left} {_DENIALS.get(plain, plain)} {right}")
        return denied(atom) if plain in _DENIALS else atom

    def _test_of_equality(self) -> int:
        """How many words name a test that asks whether two things are the same (`is same as "x"`, `is equalto "x"`), 0 for none."""
        for test in _SAME:
            if tuple(self._words[self._at : self._at + len(test)]) == test:
                return len(test)
        return 0

    def _bracket(self) -> Expression | None:
        """A bracket that holds a whole condition; None, and nothing read, when it holds something else."""
        start = self._at
        self._at += 1
        inner = self.either()
        if self._next() == ")" and (
            self._at + 1 == len(self._words) or self._words[self._at + 1] in (")", "and", "or", "&&", "||")
        ):
            self._at += 1
            return inner
        self._at = start
        return None

    def _operand(self) -> str:
        words: list[str] = []
        depth = 0
        while self._at < len(self._words):
            word = self._next()
            if depth == 0 and (word in _COMPARISONS or word in ("and", "or", "&&", "||", ")", "not", "!")):
                break
            depth += word in ("(", "[", "{")
            depth -= word in (")", "]", "}")
            words.append(word)
            self._at += 1
        return " ".join(words)


def _without_brackets(operand: str) -> str:
    """Return what brackets around one constant hold: `is same as("x")`."""
    inside = operand.removeprefix("( ").removesuffix(" )")
    return inside if _CONSTANT.match(inside) else operand


@lru_cache(maxsize=20_000)
def can_hold(expressions: tuple[Expression, ...]) -> bool:
    """Whether several expressions can all be true: a name equals one constant at most; beyond ATOMS questions, yes."""
    asked = {atom: _asked_of(atom) for one in expressions for atom in one.atoms()}
    atoms = list(dict.fromkeys(asked.values()))
    if len(atoms) > ATOMS:
        return True
    rivals = _rivals(atoms)
    for values in product((True, False), repeat=len(atoms)):
        known = dict(zip(atoms, values, strict=True))
        world = {atom: known[name] for atom, name in asked.items()}
        if all(sum(known[atom] for atom in group) <= 1 for group in rivals) and all(
            one.holds(world) for one in expressions
        ):
            return True
    return False


def _asked_of(atom: str) -> str:
    """The name of what a question is about: in Ruby, whether there is a thing is asked with its mark or without (`x.seul?`, `x.seul`)."""
    return atom.removesuffix(" ?")


def _rivals(atoms: Sequence[str]) -> list[list[str]]:
    """Groups of questions that ask of one thing whether it is this or that constant."""
    groups: dict[str, list[str]] = {}
    for atom in atoms:
        left, equals, right = atom.partition(" == ")
        if equals and _CONSTANT.match(right):
            groups.setdefault(left, []).append(atom)
    return [group for group in groups.values() if len(group) > 1]
