"""The loops of a file of PHP over tables that are written out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from guichet.core.findings import Span
from guichet.core.source import Source
from guichet.reading.deeds.loops import Loop, loop_over, table_named
from guichet.reading.php.literal_trees import Token, tokens_of, tree_at, trees_of

_FAR = 1_500
"""Words of a loop."""
_OPENS, _CLOSES = frozenset("[({"), frozenset("])}")


def loops_of(source: Source) -> Iterator[Loop]:
    """Yield the loops over a table whose rows are known, outermost first."""
    tokens = tokens_of(source)
    for at, token in enumerate(tokens[:-4]):
        if token.text != "foreach" or tokens[at + 1].text != "(":
            continue
        end = _end(tokens, at + 2)
        named = next((here for here in range(at + 2, end) if tokens[here].text == "as"), end)
        written = "".join(one.text for one in tokens[at + 2 : named])
        by_key = any(one.text == "=>" for one in tokens[named:end]) and tokens[min(named + 1, end)].text != "["
        is_keyed = tokens[min(named + 1, end)].text == "[" and any(one.text == "=>" for one in tokens[named:end])
        names = tuple(one.text for one in tokens[named:end] if one.text.startswith("$") and not is_keyed)
        literal = tokens[at + 2].text in ("[", "array")
        table = tree_at(source, at + 2) if literal else table_named(written, trees_of(source))
        last = min(_end(tokens, end + 2), len(tokens) - 1)
        yield from loop_over(Span(tokens[end].span.end, tokens[last].span.end), names, table, by_key=by_key)


def _end(tokens: Sequence[Token], at: int) -> int:
    """Where the bracket that opened just before closes."""
    depth = 0
    for here in range(at, min(at + _FAR, len(tokens))):
        sign = tokens[here].text if tokens[here].kind != "text" else ""
        if sign in _CLOSES and not depth:
            return here
        depth += (sign in _OPENS) - (sign in _CLOSES)
    return min(at + _FAR, len(tokens) - 1)
