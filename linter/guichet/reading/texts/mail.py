"""Messages kept as mails: the subject, then the body as a letter; what servers write to one another is left out."""

from __future__ import annotations

import re

from guichet.core.source import Source
from guichet.reading.texts.document import Document, Prose
from guichet.reading.texts.letters import read_lines
from guichet.reading.texts.pieces import Piece, folded

_SUBJECT = re.compile(r"^subject:[ \t]*(.+)$", re.I | re.M)
_BODY = re.compile(r"\r?\n\r?\n")


def read_mail(source: Source, document: Document) -> None:
    """Add the subject and the paragraphs of a mail to a document; its recipients tell whom it is for."""
    cut = _BODY.search(source.text)
    head = source.text[: cut.start()] if cut else ""
    document.about = head
    subject = _SUBJECT.search(head)
    if subject:
        pieces = [Piece(subject[1].rstrip(), subject.start(1))]
        document.add(Prose(folded(pieces), "title", pieces, document))
    read_lines(source, document, cut.end() if cut else 0)
