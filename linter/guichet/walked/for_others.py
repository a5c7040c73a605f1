"""Whether a request is filled in by professionals for somebody else: they are asked by what to reach them at work, and then for the person it is about."""

from __future__ import annotations

import re
from collections.abc import Sequence

from guichet.core.words import any_of
from guichet.reading.project.project import Project
from guichet.reading.templates.page import Page

_MAIL = r"(?:adresse )?(?:e-?mail|mail|courriel|électronique)"
_AT_WORK = re.compile(rf"\bvotre {_MAIL} (?:électronique )?(?:professionnel|de service|de travail)|\byour (?:work|professional) e-?mail", re.I)  # fmt: skip
"""What reaches somebody where they work; a firm has an e-mail of its own."""
_AT_HOME = re.compile(rf"\bvotre {_MAIL}(?! (?:électronique |)(?:professionnel|de service|de travail))|\byour (?:personal )?e-?mail|\bparticuliers?\b|\bindividuals?\b", re.I)  # fmt: skip
_OTHER = re.compile(
    rf"\b(?:la personne (?:qui|que vous|accompagnée|concernée|suivie|orientée|pour (?:qui|laquelle))|(?:le|la|du|de la|votre) (?:{any_of('people.fr.served')})|le nom de l[’'](?:{any_of('people.fr.served')}))"
    rf"|\b(?:the (?:person|client) (?:you|who|for whom|being)|(?:the|your) (?:{any_of('people.en.served')}|client)[’']s)\b",
    re.I,
)
"""Somebody who is spoken of, and not to."""


def is_for_others(pages: Sequence[Page], project: Project) -> bool:
    """Return whether those who fill in some pages do so at work, for a person whom these speak of."""
    files = dict.fromkeys(one.path for page in pages for one in page.composition.templates)
    said = "\n".join([*(page.text for page in pages), *(project.text(path) for path in files)])
    return _AT_WORK.search(said) is not None and _AT_HOME.search(said) is None and _OTHER.search(said) is not None
