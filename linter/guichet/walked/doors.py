"""The ways other than the screen that the pages of a request name: a number to call, an address, a counter; not the sample of a field."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.words import any_of
from guichet.done.offered.channels import PHONE_NUMBER, Channel, announced, channels_in
from guichet.reading.templates.element import Element
from guichet.reading.templates.html_context import Context
from guichet.reading.templates.masking import Kind, static_part
from guichet.reading.templates.page import Page
from guichet.walked.ruby_fields import OF_BUILDER, is_ruby

_TEL = re.compile(r"""["'`]tel:|^\s*phone_to\b""")
_SAMPLE = re.compile(r"(?:\bex(?:emple)?s?\b\.?\s*:?|\bformat attendu\b|\be\.g\.|\bfor example\b|\bsuch as\b|\bexpected format\b)[^.!?\n]{0,60}?\d[\d .()+-]{3,}", re.I)  # fmt: skip
"""What shows how something is written, and is nobody's."""
_OF_RIGHTS = re.compile(
    r"\b(?:droits?[^.!?]{0,80}(?:données|accès|rectification|effacement)|données (?:à caractère )?personnel\w*|\bRGPD\b|\bCNIL\b|\bDPO\b|délégué\w* à la protection|your (?:data )?rights|personal data|data protection|\bGDPR\b)[^!?]{0,300}",
    re.I,
)
"""What tells people where to write about their data, and lets nobody make a request."""
_SIGNED = re.compile(
    r"\b(?:I (?:must|shall|agree to|undertake to)|je (?:dois|devrai|m[’']engage à)) (?:\w+ ){0,2}?(?:contact|call|write|notify|inform|contacter|appeler|écrire|prévenir|informer)\b[^!?]{0,120}",
    re.I,
)
"""What somebody signs, in the first person, binds them to turn to an office for something else: no service tells its own door so."""
_OF_SERVICE = re.compile(
    r"(?:^|[\W_])(?:contact|support|assistance|help|aide|site|settings|config|standard|accueil)(?:[\W_]|$)", re.I
)
"""Whose number a tag prints, when it is that of the service."""
_QUOTED = re.compile(r"\"[^\"\n]*\"|'[^'\n]*'")
"""A key, a class, a text: what is written in quotes is no value, and names nobody's number."""
_OF_PERSON = re.compile(
    rf"(?:^|[^\w])(?:\w+_)?(?:{any_of('people.served', 'people.living', 'people.anyone', 'people.requests', 'people.learning', 'people.households', 'people.signed_in')}|intake)s?[?!]?(?:\(\)|\[[^\]]*\])?&?(?:\.|->)",
    re.I,
)
"""Whose number a tag prints, when it is that of whoever reads: theirs, or the one that they gave for their case."""
_IS_PHRASE = re.compile(
    r"^\s*(?:(?:I18n\.)?t(?:ranslate)?|\w*link_to\w*|\$?_?t|render|content_for|component)\b[\s(]+(?![^\n]{0,200}tel:)|^\s*[\"'][^\"']*[\"']\s*\|\s*trans\b"
)
"""A tag that writes a phrase, a link or a part: the names of their keys are no doors."""
_HANDED = re.compile(
    r"^\s*+(?:render|component)\b[\s(]{0,20}[\w:]{0,80}(?:\.new)?[\s(,]{0,20}[\w.]{0,80}\b(?:service|organisme|office|agency)\w*(?:&?\.|->)(?:postal_)?(?:adresse|address)(?:_postale)?\b(?!\.)",
    re.I,
)
"""The address of the service itself, handed to the part that prints it."""
_WRITTEN = 15
"""Letters beyond which an address is written out, and not that of a row."""
_HINTS = re.compile(r"(?:^|[\s_-])(?:hint|help|aide|helptext|hint-text|form-text|input-info)(?:$|[\s_-])", re.I)
_OF_FIELDS = ("label", "legend", "option", "textarea")


def named_on(page: Page) -> frozenset[str]:
    """Return the ways that a page names, its layout and its parts with it; `paper` is a form to print, `seat` where the service is, as its data say."""
    on_paper = any(map(_is_on_paper, page.find("a")))
    return frozenset(
        [*map(str, _named(page)), *(["paper"] if on_paper else []), *(["seat"] if _tells_seat(page) else [])]
    )


def _tells_seat(page: Page) -> bool:
    """Whether a page hands the address of the service to the part that prints it."""
    handed = (token.body for _, token in page.tokens() if token.kind is Kind.OUTPUT)
    return any(_HANDED.search(body) and not _OF_PERSON.search(body) for body in handed)


_PRINTED = re.compile(r"\b(?:formulaire|cerfa|dossier papier|version papier|paper form|printable|print (?:the|a) form|application form|form \(pdf)", re.I)  # fmt: skip


def _is_on_paper(link: Element) -> bool:
    """Whether a link leads to a form that one prints and fills in by hand."""
    address = (link.attr("href") or "").lower().partition("?")[0]
    is_fetched = address.endswith(".pdf") or ("download" in link.attrs and re.search(r"\bpdf\b", link.text, re.I))
    return bool(is_fetched) and _PRINTED.search(link.text) is not None


def _named(page: Page) -> Iterator[Channel]:
    if any(map(_calls_service, page.find("a"))):
        yield Channel.PHONE
    if any(map(_is_written_out, page.find("address"))):
        yield Channel.POST
    asked = OF_BUILDER if is_ruby(page.path) else None
    for _, token in page.tokens():
        if (asked is not None and asked.match(token.body)) or _IS_PHRASE.match(token.body):
            continue  # what is asked of people is theirs; what a phrase says is read where it is written
        if _OF_PERSON.search(token.body):
            continue
        if token.kind is not Kind.COMMENT and _TEL.search(token.body):
            yield Channel.PHONE
        elif token.kind is Kind.OUTPUT and token.context is Context.TEXT:
            value = _QUOTED.sub(" ", token.body)
            yield from announced(value) if _OF_SERVICE.search(value) else ()
    said = _said(page)
    yield from channels_in(_SIGNED.sub(" ", _OF_RIGHTS.sub(" ", _SAMPLE.sub(" ", said))))
    if Channel.NEARBY in channels_in(said):
        yield Channel.NEARBY  # a house where people are helped with screens: nobody writes to it about their data


_SOMEWHERE = re.compile(r"\d|\b(?:rue|place|avenue|boulevard|chemin|quai|allées?|route|hôtel|mairie|street|road|square|lane|hall)\b", re.I)  # fmt: skip


def _is_written_out(address: Element) -> bool:
    """Whether what is called an address is one to write or go to: it may hold only a number to call, or a mailbox."""
    words = PHONE_NUMBER.sub(" ", static_part(address.text)).split()
    said = " ".join(one for one in words if "@" not in one and "://" not in one)
    return len(said) > _WRITTEN and _SOMEWHERE.search(said) is not None


def _calls_service(link: Element) -> bool:
    """Whether a link calls a number, and not the one of whoever reads."""
    if not (link.attr("href") or "").strip().lower().startswith("tel:"):
        return False
    span = link.value_span("href")
    return _OF_PERSON.search(link.template.source.text[span.start : span.end]) is None


def _said(page: Page) -> str:
    """What a page says, without what is said of its fields."""
    text = page.text
    described = {
        each
        for one in page.find("input", "select", "textarea")
        for each in (one.attr("aria-describedby") or "").split()
    }
    for placed in page.placed(*_OF_FIELDS, "span", "p", "div", "small"):
        if placed.element.name in _OF_FIELDS or _is_hint(placed.element, described):
            said = " ".join(page.text_of(placed).split())
            text = text.replace(said, " ") if len(said) > 3 else text
    return text


def _is_hint(element: Element, described: set[str]) -> bool:
    """Whether an element says what a field wants: one for help, beside the form, says whom to call."""
    if (element.attr("id") or "") in described - {""}:
        return True
    return element.closest("form") is not None and _HINTS.search(element.attr("class") or "") is not None
