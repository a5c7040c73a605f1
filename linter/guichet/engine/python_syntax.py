"""Whether Python can read a module: asked of files that no rule needs parsed."""

from __future__ import annotations

import ast
import warnings

from guichet.core.source import Source, UnreadableError


def hold_as_python(source: Source) -> None:
    """Raise UnreadableError("syntax") for what Python cannot read: silence would say that it was checked."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            ast.parse(source.text)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        raise UnreadableError("syntax") from None
