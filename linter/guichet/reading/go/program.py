"""A file of Go, as tree-sitter reads it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from guichet.core.memo import memo
from guichet.core.source import Source
from guichet.reading.scripts.parsed import Parsed, tree_of


@cache
def _parser() -> Any:
    """Return the parser of Go, or None where it is not installed: its files are then not read."""
    try:
        import tree_sitter
        import tree_sitter_go
    except ImportError:
        return None
    return tree_sitter.Parser(tree_sitter.Language(tree_sitter_go.language()))


@dataclass(eq=False)
class GoProgram(Parsed):
    """A file of Go."""

    def parse(self, code: bytes) -> Any:
        """Return the root of the syntax tree; None where the parser is not installed."""
        parser = _parser()
        return tree_of(parser, code) if parser is not None else None


@memo
def go_program_of(source: Source) -> GoProgram:
    """Return the program of Go that a file holds, read once."""
    return GoProgram(source, source.text, 0)
