"""By which providers a page lets people in, and whether it leaves them another way."""

from __future__ import annotations

import re

from guichet.done.offered.channels import channels_of, contact_links, may_bring_contact
from guichet.done.people.consent import words_of
from guichet.done.words import speaks_of
from guichet.reading.templates.element import Element
from guichet.reading.templates.masking import visible
from guichet.reading.templates.page import Page

_PROVIDERS = (
    "FranceConnect+", "FranceConnect", "Identité Numérique", "GOV.UK One Login", "Google", "Facebook", "Apple", "Microsoft", "itsme", "ID.me",
)  # fmt: skip
_STRONG = frozenset({"FranceConnect+", "Identité Numérique"})
"""Those that want a smartphone and a paper checked before they let anyone in."""
_SIGN_IN = re.compile(
    r"connexion|se connecter|connectez-vous|s[’']identifier|identification|sign in|log in|login", re.I
)
_FEDERATED = re.compile(r"/(?:oidc|saml2?|sso|oauth2?|openid)\b")
"""Addresses that hand the sign-in over to someone else, whatever the provider is called."""
_NAMED = re.compile(r"\b(?:avec|via|with|through) (.{2,40})$", re.I)
_NO_OTHER = re.compile(
    r"seule? (?:moyen|façon|manière)|uniquement (?:avec|par|via)|only way (?:to|in)|only (?:sign|log) in with", re.I
)
_BUTTON = re.compile(r"connect|identif|continu|sign|log|authoriz|oauth|oidc|openid", re.I)
_TYPED = ("password", "text", "email", "tel")

Found = tuple[str, Element]
"""A provider, and what leads to it."""


def only_provider(page: Page) -> tuple[str, Element, bool] | None:
    """Return the one provider of a sign-in page that offers no other way, and whether that is sure; None for another page."""
    whole = page.is_document and page.is_complete
    if not (whole or page.lacks_layout) or page.is_back_office:
        return None
    if not any(_SIGN_IN.search(heading.text) for heading in page.find("h1", "title")):
        return None
    if channels_of(page) or page.renders_form or contact_links(page) or may_bring_contact(page):
        return None
    found = _alone(page)
    return (*found, whole or bool(_NO_OTHER.search(page.text))) if found is not None else None


def strong_provider(page: Page) -> tuple[str, Element, str] | None:
    """Return the strong identity without which a page does not open what needs none, with the heading that says what that is."""
    found = _alone(page) if not page.is_back_office and not page.renders_form else None
    heading = next((one.text for one in page.find("h1") if one.text.strip()), "")
    light = speaks_of(heading, "identity.light") and not speaks_of(heading, "identity.grave")
    return (*found, visible(heading)) if found is not None and found[0] in _STRONG and light else None


def _alone(page: Page) -> Found | None:
    """The provider that is alone on a page where nothing is typed."""
    found: dict[str, Element] = {}
    for element in page.find("a", "button", "input"):
        if element.name == "input" and (element.attr("type") or "text") in _TYPED:
            return None
        provider = _provider(element)
        if provider:
            found.setdefault(provider, element)
    return next(iter(found.items())) if len(found) == 1 else None


def _provider(element: Element) -> str:
    """The provider that a link or a button leads to; empty when it leads to none."""
    words = visible(f"{words_of(element)} {element.attr('value') or ''} {element.attr('aria-label') or ''}")
    form = element.closest("form") if element.name != "a" else None
    link = (element.attr("href") or (form.attr("action") if form is not None else "") or "").lower()
    provider = next((name for name in _PROVIDERS if name.lower() in words.lower()), "")
    if not provider and _FEDERATED.search(link) and (named := _NAMED.search(words)):
        provider = named[1].strip()
    leads = _BUTTON.search(f"{words.replace(provider, '')} {link}") and "?" not in words
    return provider if provider and leads else ""
