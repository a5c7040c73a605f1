"""Sentences that send to the service whoever is in trouble, on a page that gives no way to reach it: "contact us", and nothing to do it by."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.keeping.expressions import lasting
from guichet.reading.texts.document import Document, Found
from guichet.told.nobody import A_WAY
from guichet.told.saying import meant, told_with

_TO_US = {
    "fr": r"\b(?:contactez|appelez|prévenez|joignez|écrivez)[- ]nous\b|\bprenez contact avec (?:nous|notre (?:équipe|service))\b|\bn'hésitez pas à nous (?:contacter|appeler|écrire|joindre)\b",
    "en": r"\b(?:contact|call|ring|phone|write to|get in touch with|reach out to) us\b(?! (?:at|on|by|via|through|using))",
}
_IN_TROUBLE = re.compile(
    r"\b(?:difficult|problème|problem|trouble|erreur|error|bloqu|stuck|échou|fail|n'arriv|n'y arriv|impossible|unable|cannot|can't|dysfonction|besoin d'aide|need help)"
)


def calls_to_nobody(document: Document, lang: str) -> Iterator[Found]:
    """Yield where people in trouble are told to reach the service, on a whole page none of whose links leads to somebody."""
    page = document.page
    if page is None or not (page.is_document and page.is_complete) or page.is_email or document.is_back_office:
        return
    for found in meant(document, lasting(_TO_US[lang]), lang, supposed=True):
        if _IN_TROUBLE.search(found.sentence) is None or _is_linked(found):
            continue
        texts = (one.source.text for one in page.composition.templates)
        if "@" not in told_with(found) and not any(A_WAY.search(one) for one in texts):
            yield found


def _is_linked(found: Found) -> bool:
    """Whether the words are a link, or stand in a block that has one."""
    element = found.prose.element
    return element is not None and (element.name == "a" or next(iter(element.inside("a")), None) is not None)
