"""Pages that people reach by a link of a letter that no longer works, or when a letter could not be sent, and that lead nowhere but home."""

from __future__ import annotations

import re

from guichet.done.offered.channels import channels_of, contact_links, may_bring_contact
from guichet.done.offered.ways_out import offers_way
from guichet.done.words import speaks_of
from guichet.reading.templates.element import Element
from guichet.reading.templates.masking import visible
from guichet.reading.templates.page import Page
from guichet.told.language.word_lists import lowered

_NAMED = re.compile(r"(?:^|/)[^/]{0,80}(?:fail|invalid|expire|echec|echoue|spent)[^/]{0,40}$", re.I)
_LINK = r"(?:lien|jeton|url|link|token)"
_SPENT = re.compile(
    rf"\b{_LINK}\b[^.!?\n]{{0,60}}\b(?:n'est (?:plus|pas) valide|n'est plus valable|(?:a |est |a déjà )?expirée?|invalide|non valide|has expired|is (?:no longer|not) valid|is invalid|expired)\b"
    r"|\berreur (?:est survenue|s'est produite)[^.!?\n]{0,30}\benvoi\b|\b(?:mail|courriel|message|letter) (?:n'a pas pu être envoyé|could not be sent|was not sent)\b"
)
_ONLY_SAID = re.compile(
    r"\b(?:(?:à|de) )?(?:nous (?:contacter|joindre|écrire)|contactez-nous|joignez-nous|écrivez-nous|(?:contact|write to|reach) us|get in touch)\b"
)
"""A way that is named and not given, where no link nor number comes with it."""
_SHORT = 1500
"""Characters of a page that says only that."""
_HOME = re.compile(r"accueil|\bhome\b|\bindex\b|root", re.I)


def leaves_stuck(page: Page) -> Element | None:
    """Return where such a page says that something does not work, when nothing of its own leads on: no other link, no form, nobody."""
    if not page.is_document or not page.is_complete or page.is_back_office or page.is_email or len(page.text) > _SHORT:
        return None
    if _NAMED.search(page.path.partition(".")[0]) is None or not _SPENT.search(said := lowered(page.text)):
        return None
    if channels_of(page) or contact_links(page) or may_bring_contact(page) or offers_way(_ONLY_SAID.sub(" ", said)):
        return None
    if any(_leads_on(one) for one in page.find("a", "form", "button") if one.template.path == page.path) or any(
        reaches(one) for one in page.find("a")
    ):
        return None
    stuck = (one for one in page.find("p", "h1", "h2", "div") if _SPENT.search(lowered(one.text)))
    return next((one for one in stuck if not one.inside("p", "div")), None)


def reaches(link: Element) -> bool:
    """Return whether a link writes, calls, or leads to a page of help, on this site or another."""
    target = link.attr("href") or ""
    said = f"{visible(link.text)} {target}"
    return target.startswith(("mailto:", "tel:")) or speaks_of(said, "ways.reaching") or speaks_of(said, "ways.helping")


def _leads_on(element: Element) -> bool:
    """Whether a link, a button or a form does something else than bring people home."""
    if element.name == "form":
        return True
    target = element.attr("href") or ""
    around = element.closest("a") if element.name == "button" else None
    if around is not None and around is not element:
        return False
    return target != "/" and not _HOME.search(f"{visible(element.text)} {_target(element)}")


def _target(element: Element) -> str:
    """Where a link goes, the words of its template included: `{% url 'home' %}`."""
    span = element.value_span("href")
    return element.template.source.text[span.start : span.end] if element.attr("href") is not None else ""
