"""A file of an indented language as the template that it is written as, and as the lines that it is made of."""

from __future__ import annotations

from guichet.core.source import Source
from guichet.reading.components.out import Out
from guichet.reading.indented.lines import Line
from guichet.reading.written.translation import Transcript


def transcribed(source: Source) -> Transcript:
    """Return the template that a file of HAML, Slim or pug makes, its places those of the file."""
    out = Out(source)
    path = source.path.lower()
    if path.endswith(".haml"):
        from guichet.reading.indented.haml import HamlWriter

        HamlWriter(out).write()
    elif path.endswith(".slim"):
        from guichet.reading.indented.slim import SlimWriter

        SlimWriter(out).write()
    else:
        from guichet.reading.indented.pug import PugWriter

        PugWriter(out).write()
    return Transcript(Source(source.path, out.text, source.digest), pieces=tuple(out.pieces))


def lines_of(source: Source) -> list[Line]:
    """Return the lines of a file of HAML, Slim or pug, those that stand further in after the one that holds them."""
    path = source.path.lower()
    if path.endswith(".haml"):
        from guichet.reading.indented.haml import outline
    elif path.endswith(".slim"):
        from guichet.reading.indented.slim import outline
    else:
        from guichet.reading.indented.pug import outline
    found = outline(source.text)
    for line in found:  # grows as it is read
        found += line.children
    return found
