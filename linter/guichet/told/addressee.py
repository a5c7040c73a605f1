"""Whom a text speaks to: by what it says of itself, then by its route and its folders; a name alone comes last."""

from __future__ import annotations

import re
from enum import StrEnum
from itertools import islice

from guichet.core.memo import memo
from guichet.core.words import any_of
from guichet.reading.texts import Document, Prose
from guichet.reading.texts.document import FIELD
from guichet.told.behind import is_inside
from guichet.told.evidence import NOTHING, Evidence, said_in, set_for, shown_by_name, shown_by_path
from guichet.told.readership import is_for_a_trade, is_sure, trades_in


class Addressee(StrEnum):
    """Who reads a text."""

    PERSON = "person"
    """Whoever the service is for."""
    HELPER = "helper"
    """A relative, a social worker, a mediator: they help the person."""
    PROFESSIONAL = "professional"
    """A company, an employer, a partner: it is their trade."""
    AGENT = "agent"
    """Who works for the service."""
    DEVELOPER = "developer"
    """Who builds, installs or calls it."""

    @property
    def is_public(self) -> bool:
        """Whether the service speaks to them from outside its walls."""
        return self in (Addressee.PERSON, Addressee.HELPER, Addressee.PROFESSIONAL)


_ORDER = (Addressee.DEVELOPER, Addressee.AGENT, Addressee.PERSON, Addressee.HELPER, Addressee.PROFESSIONAL)
_OPENING = 400
"""Characters in which a text says what it is."""
_THIRD = re.compile(
    rf"\b(?:le |la |du |au |l'|the )(?:{any_of('people.fr.served', 'people.en.served')}|pétitionnaire|requérante?|customer|client)\b"
)
_AT_HAND = re.compile(rf"\b(?:cet|cette|this) (?:{any_of('people.fr.served', 'people.en.served')})\b")
"""One person, spoken of to whoever has their file open."""
_READER = any_of("people.fr.reader", "people.en.reader")
TO_READER = re.compile(rf"\b(?:{_READER})\b", re.I)
"""What speaks to whoever reads it: "you", "your"."""
_SECOND = re.compile(rf"\b(?:{_READER}|nous|dear|madame|monsieur)\b|^[^\w\n]*(?!assez|chez)[^\W\d_]{{3,}}ez\b", re.M)
_OFTEN = 3
_KEY = re.compile(
    rf"(?:^|[._])(?:{any_of('people.inside')}|admin\w*)(?:[._]|_|$)",
    re.I,
)
_TO_THE_HOUSE = re.compile(
    r"^\W{0,3}(?:notes? (?:aux|pour les|à l'attention|to|for) |consignes?(?: aux?\b[^:]{0,30}| pour les \w+)? ?:|consignes? (?:aux|pour)|guidance (?:for|to) |pour (?:clore|clôturer|instruire|traiter) (?:le|ce) dossier\b|(?:pour|for) (?:les |the )?(?:développeu\w+|developers?|agents?|rédact\w+|writers?)|(?:team |staff |internal )?note ?:|docstring|todo|(?:agents?|staff|advis[eo]rs?|conseill\w+|caseworkers?) ?(?::|should|must|ne d\w+|d\w+ ))"
)
"""How a word to those who work there begins."""
_THEM = any_of("people.staff", "people.inside")
_KEPT_FOR_THEM = re.compile(
    rf"\b(?:page|écran|rubrique|partie|section|outil|formulaire|espace|lien) (?:est )?réservée? (?:à l'administration|aux (?:administrat|{_THEM}))"
    rf"|\b(?:page|screen|section|tool|form|area|link) is (?:reserved|kept|meant|only) for (?:the )?(?:administrat|{_THEM})"
)
"""A message that says itself who may read it."""
_SPOKEN_OF = re.compile(
    r"\b(?:parler|joindre|rencontrer|appeler|passe[rz]?|passons|relier|speak|talk|reach|put you through|connect you) (?:à |avec |to |with )?(?:une?|l'une? de|votre|nos|notre|an?|one of|our|your) (?:\w+ ){0,2}(?:conseill\w+|agente?s?|gestionnaires?|opérat\w+|advis[eo]rs?|caseworkers?|operators?|officers?|member of staff)\b"
)
"""Whom one reaches by a message: what is named in its key is not who reads it."""
_LAYOUTS = 4
"""How far up the layouts of a page are followed."""
_HOSTS = 5
"""Pages that are asked for whom they show a part."""


@memo
def addressee_of(document: Document) -> tuple[Addressee, Evidence]:
    """Return whom a document speaks to, and what tells it."""
    configured = set_for("audience", document.path, document.config)
    if configured:
        return Addressee(configured[0]), configured[1]
    own = f"{document.about}\n{opening(document)}"
    told = (
        said_in(own, "addressee", _ORDER)
        or shown_by_path(document.path, "addressee", (one for one in _ORDER if one is not Addressee.PERSON))
        or shown_by_name(document.path, "addressee", (Addressee.DEVELOPER, Addressee.AGENT))
    )
    if told:
        return Addressee(told[0]), told[1]
    if document.is_back_office or is_inside(document.path, document.site):
        return Addressee.AGENT, Evidence("its route", "sa route", document.path)
    if host := _shown_inside(document):
        return Addressee.AGENT, Evidence("the pages that show it", "les pages qui le montrent", host)
    if layout := _laid_out_inside(document):
        return Addressee.AGENT, Evidence("its layout", "son gabarit", layout)
    if third := _spoken_of(document):
        return Addressee.AGENT, Evidence(
            "it speaks of the person and never to them", "il parle de la personne et jamais à elle", third
        )
    if trade := _at_work(document):
        return Addressee.PROFESSIONAL, Evidence(
            "it speaks to people at work", "il parle à des personnes au travail", trade
        )
    if document.site is not None and is_for_a_trade(document.site):
        return Addressee.PROFESSIONAL, Evidence(
            "its service is for people at work", "son service est pour des personnes au travail", ""
        )
    return Addressee.PERSON, NOTHING


def _shown_inside(document: Document) -> str:
    """The first of the pages that show a part of a page, when all of them are for those who work for the service."""
    hosts = list(islice(document.page.hosts, _HOSTS)) if document.page is not None else []
    inside = [one for one in hosts if one.is_back_office or is_inside(one.path, document.site)]
    return inside[0].path if inside and len(inside) == len(hosts) else ""


def _laid_out_inside(document: Document) -> str:
    """The first of the layouts of a page, each that of the one before, that is made for those who work for the service."""
    site = document.site
    template = document.page.template if document.page is not None and site is not None else None
    for _ in range(_LAYOUTS):
        link = template.extends if template is not None else None
        if site is None or template is None or link is None or not link.targets:
            break
        name = link.targets[0].lstrip("/")
        if is_inside(name, None):
            return name
        path = site.library.resolve(link.targets[0], template.path)
        template = site.library.template(path) if path else None
    return ""


def _at_work(document: Document) -> str:
    """What a reader has who reads at work, when it is no company that they may have hired; a list of messages speaks to many, and must say it several times."""
    found = trades_in(document.lowered)
    return found[0] if (is_sure(found) if document.is_sequence else len(found) >= _OFTEN) else ""


def _spoken_of(document: Document) -> str:
    """What a text calls the person, when it speaks of one at hand from the first, or of them several times and never to them."""
    if at_hand := _AT_HAND.search(opening(document)):
        return at_hand[0]
    text = document.lowered
    named = _THIRD.findall(text)
    return named[0] if len(named) >= _OFTEN and not _SECOND.search(text) else ""


def opening(document: Document) -> str:
    """Return the first words of a document, in lower case with straight apostrophes."""
    text = "\n".join(block.text for block in (*document.blocks, *document.unsettled)[:6] if document.is_sequence)
    return text[:_OPENING].replace("’", "'").lower()


def is_spoken_to(prose: Prose) -> bool:
    """Whether a message is kept for the public: agents have keys of their own, and words that begin by naming them.

    What a column means is explained first to those inside, unless it says "you".
    """
    if prose.kind == FIELD and not TO_READER.search(prose.plain):
        return False
    is_kept_inside = _KEY.search(prose.key) is not None and not prose.holds(_SPOKEN_OF)
    return not (is_kept_inside or _TO_THE_HOUSE.match(prose.plain) or prose.holds(_KEPT_FOR_THEM))
