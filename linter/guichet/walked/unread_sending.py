"""What of the sending of a component was not followed to the program that receives it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.findings import Text
from guichet.reading.templates.page import Page
from guichet.walked.sent_to import sent_to
from guichet.walked.unread_fields import IN_FORMS, Unread

_HANDLED = re.compile(r"^(?:on:?|@|v-on:|\(|onsubmit)", re.I)


def is_sent_plainly(page: Page) -> bool:
    """Return whether a component only holds forms that the browser sends by itself: no program is called."""
    forms = page.find("form")
    return bool(forms) and all(
        (one.attr("method") or "").lower() == "post" and not any(_HANDLED.match(name) for name in one.attrs)
        for one in forms
    )


_EMITS = re.compile(r"[\w.]*\$?(?:emit|dispatch)\(")
_ENDED = re.compile(r"\.then\((?:(?!\.catch)[\s\S]){0,300}?\b(?:success|succès)\b|\bbien été (?:envoy|enregistr|transmis|reçu)|\b(?:has|have) been (?:sent|received|submitted)\b|\btoast\.success\(", re.I)  # fmt: skip
"""What a component says once it is sent: the request ends there, and asked what its fields do."""
_FOR_ANYBODY = re.compile(r"\b(?:\w*[uU]ser|session|account)\?\.\w|\bif \(!?(?:\w+\.)*(?:\w*[uU]ser|session|account)\)")
"""What a component writes when whoever fills it in may have an account, or none."""


def _is_handed_on(lost: str, text: str) -> bool:
    """Whether a component hands its sending on to the one around it: what comes then is not its own."""
    is_own = re.search(rf"\b(?:const|let|function)\s+{re.escape(lost)}\b", text) is not None
    return _EMITS.match(lost) is not None or (lost.isidentifier() and not is_own)


def of_sending(page: Page) -> Iterator[Unread]:
    """Yield what of the sending of a component was not followed to the program that receives it."""
    sent = sent_to(page)
    text = page.project.text(page.path)
    ends = not _is_handed_on(sent.lost, text) and _ENDED.search(text) is not None
    if sent.lost and not (ends and _FOR_ANYBODY.search(text)):
        yield Unread(
            page.path,
            Text(
                f"ce formulaire est un composant : ce que fait son envoi n’a pas été suivi (« {sent.lost} »)",
                f'this form is a component: what sending it does was not followed ("{sent.lost}")',
            ),
            ("account",) if ends else IN_FORMS,
        )
    elif sent.unanswered:
        yield Unread(
            page.path,
            Text(
                f"ce formulaire part à « {sent.unanswered} » : le programme qui le reçoit n’a pas été trouvé",
                f'this form is sent to "{sent.unanswered}": the program that receives it was not found',
            ),
            IN_FORMS,
        )
