"""What of a text reaches the people a service is for: the one door through which rules about words look."""

from __future__ import annotations

from dataclasses import replace

from guichet.reading.texts import Document, Prose
from guichet.told.addressee import addressee_of, is_spoken_to
from guichet.told.evidence import shown_by_path
from guichet.told.glossary import is_entry
from guichet.told.instead import is_replaced_beside
from guichet.told.keyed import is_kept_inside
from guichet.told.left_parts import is_left_part
from guichet.told.letter import is_letter
from guichet.told.status import Status, is_living, status_of


def told_to_people(document: Document) -> Document:
    """Return the document as the public meets it: its living blocks; none when it is for agents or a test, say.

    The document itself when nothing is left out, so that what rules worked out about it is kept.
    """
    if not (document.blocks or document.unsettled):
        return document
    said = (
        addressee_of(document)[0].is_public
        and status_of(document)[0] is Status.LIVING
        and (not document.path.endswith(".txt") or is_letter(document))
        and not is_left_part(document.path, document.site)
    )
    blocks = [block for block in document.blocks if said and _is_told(block)]
    unsettled = [block for block in document.unsettled if said and _is_told(block)]
    if len(blocks) == len(document.blocks) and len(unsettled) == len(document.unsettled):
        return document
    kept = replace(document, blocks=[], unsettled=[])
    for block in blocks:
        kept.add(replace(block, document=kept))
    kept.unsettled = [replace(block, document=kept) for block in unsettled]
    return kept


def is_poured(document: Document) -> bool:
    """Whether a file was poured once into a database, where its words live and change since: to mend it may change nothing."""
    return shown_by_path(document.path, "origin", ("poured",)) is not None


def _is_told(prose: Prose) -> bool:
    if not is_spoken_to(prose) or not is_living(prose):
        return False
    return not (is_replaced_beside(prose) or is_entry(prose) or is_kept_inside(prose))
