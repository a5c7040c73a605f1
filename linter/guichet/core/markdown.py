"""Words of others, as Markdown that only shows them."""

from __future__ import annotations

import re

from guichet.core.writing import printable

_SPECIAL = re.compile(r"[\\`*\[\]<>#|~&$]|(?<![^\W_])_|_(?![^\W_])")
"""What may be a mark: a low line between two letters is none, and paths are read in a terminal too."""
_MENTION = re.compile(r"@(?=\w)")


def plain(text: str) -> str:
    """Return a text as Markdown that shows it: no mark of it is obeyed, nobody is called by it."""
    shown = _SPECIAL.sub(lambda one: f"&#{ord(one[0])};", printable(text))
    return _MENTION.sub("&#64;\u2060", shown)


def code(text: str) -> str:
    """Return a text as code of Markdown, whatever back ticks it holds."""
    shown = printable(text)
    fence = "`" * (max((len(run) for run in re.findall("`+", shown)), default=0) + 1)
    return f"{fence} {shown} {fence}" if "`" in shown else f"`{shown}`"


def cell_code(text: str) -> str:
    """Return a text as code in a cell of a table, which no bar of it closes: back ticks would keep none from doing so."""
    return f"<code>{plain(text)}</code>" if "|" in text else code(text)
