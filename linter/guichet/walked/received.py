"""What a step of a request needs that somebody received: a code to copy, a message in which to follow a link; and by which way it comes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from guichet.core.findings import Text
from guichet.done.words import apart, speaks_of
from guichet.reading.templates.composition import Placed
from guichet.reading.templates.html_context import Context
from guichet.reading.templates.masking import Kind
from guichet.reading.templates.page import Page
from guichet.walked.unread_fields import Unread

WAYS = {"email": "fields.email", "telephone": "fields.phone"}
"""By what somebody may be reached, and the idea that says it."""
_ONCE = re.compile(r"one[-_]?time[-_]?code", re.I)
"""What browsers are told of the field for a code that was sent."""
_BY_APPLICATION = re.compile(r"\b(?:totp|authenticator|authentication app\w*|application d.authentification)\b", re.I)
_BY_LETTER = re.compile(r"\bby (?:post|mail)\b|\b(?:the|your|a) letter\b|\bpar (?:courrier|la poste)\b(?! (?:électronique|e))|\b(?:la|votre) lettre\b", re.I)  # fmt: skip
_MAIL = r"\b(?:e-?mail|courriel|mail|boîte (?:mail|de réception)|inbox)s?\b"
_TEXT = r"\b(?:sms|text message|texto)s?\b"
_SENT = (
    r"\b(?:we(?:.ve| have)? (?:just )?sent|we e-?mailed|(?:ha(?:s|ve) been|was|were) sent|avons (?:\w+ )?envoy\w+|venons de (?:\w+ )?envoyer"
    r"|(?:a|ont|vient|viennent) (?:\w+ )?(?:d.)?(?:été |être )?envoyée?s?)\b"
)
_BROUGHT = {
    key: re.compile(
        rf"{_SENT}[^.!?]{{0,90}}{way}|{way}[^.!?]{{0,60}}{_SENT}|\b(?:check|open|consultez|vérifiez|ouvrez|relevez) (?:your|votre|vos) (?:\w+ )?{way}",
        re.I,
    )
    for key, way in (("email", _MAIL), ("telephone", _TEXT))
}
_SAYING = ("p", "h1", "h2", "h3", "li", "legend", "strong")


def received(page: Page, said: Sequence[str]) -> Iterator[Unread]:
    """Yield what a page needs that was sent to somebody: a code that one of its fields wants, a message that it says it sent."""
    code = next((one for one in said if speaks_of(one, "sessions.codes")), "")
    if code or _ONCE.search(page.template.source.text):
        yield Unread(
            page.path,
            Text(
                "un code est à recopier : par où il est reçu n’a pas été suivi",
                "a code is to be copied: how it is received was not followed",
            ),
            _ways_of(f"{code} ; {apart(page.path)} ; {apart(page.text)}", page),
        )
    for key, brought in _BROUGHT.items():
        if brought.search(page.text) and any(
            brought.search(page.text_of(one)) for one in page.placed(*_SAYING) if _is_always(one)
        ):
            yield Unread(
                page.path,
                Text(
                    "cette page dit qu’un message a été envoyé, et la suite est dans ce message",
                    "this page says that a message was sent, and what follows is in that message",
                ),
                (key,),
            )


def _ways_of(around: str, page: Page) -> tuple[str, ...]:
    """By which ways a code may come, by what is said around it; by any when nothing says."""
    written = " ".join(one.body for _, one in page.tokens() if one.kind is Kind.OUTPUT and one.context is Context.TEXT)
    said = f"{around} ; {apart(written)}"
    titles = " ".join(page.text_of(one) for one in page.placed("h1", "title"))
    head = re.sub(r"[_/]", " ", f"{page.path} {titles}")
    if _BY_APPLICATION.search(head):
        return ("smartphone",)
    if _BY_LETTER.search(head):
        return ("address",)
    return tuple(key for key, idea in WAYS.items() if speaks_of(said, idea)) or tuple(WAYS)


def _is_always(one: Placed) -> bool:
    """Whether a sentence is shown whatever happened before."""
    steps = (step for frame, at in one.frame.chain(one.element.start) for step in frame.template.branches.path(at))
    return not any(step.block.is_conditional and step.block.name != "held" for step in steps)
