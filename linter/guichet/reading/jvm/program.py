"""A file of Java or Kotlin, as tree-sitter reads it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from guichet.core.memo import memo
from guichet.core.source import Source
from guichet.reading.scripts.parsed import Parsed, tree_of

_CLOSES = re.compile(rb"[ \t](?=\}[ \t]*$)", re.M)
_LAST_COMMA = re.compile(rb",(?=\s{0,80}[>)])")
"""What Kotlin writes and its grammar does not know: a body that closes on its own line, a comma after the last of some things."""


@cache
def _parser(is_kotlin: bool) -> Any:
    """Return the parser of one of the two languages, or None where it is not installed: its files are then not read."""
    try:
        import tree_sitter

        if is_kotlin:
            import tree_sitter_kotlin

            made = tree_sitter_kotlin.language()
        else:
            import tree_sitter_java

            made = tree_sitter_java.language()
    except ImportError:
        return None
    return tree_sitter.Parser(tree_sitter.Language(made))


@dataclass(eq=False)
class Program(Parsed):
    """A file of Java or Kotlin."""

    @property
    def is_kotlin(self) -> bool:
        """Whether it is written in Kotlin."""
        return self.path.endswith(".kt")

    def parse(self, code: bytes) -> Any:
        """Return the root of the syntax tree of some of its language; None where its parser is not installed."""
        parser = _parser(self.is_kotlin)
        if parser is None:
            return None
        root = tree_of(parser, code)
        if self.is_kotlin and root is not None and root.has_error:
            again = tree_of(parser, _CLOSES.sub(b"\n", _LAST_COMMA.sub(b" ", code)))
            return root if again is None or again.has_error else again
        return root


@memo
def program_of(source: Source) -> Program:
    """Return the program that a file holds, read once."""
    return Program(source, source.text, 0)
