"""Messages that tell what people keep to themselves where anyone reads it: a notification that a locked screen shows whole, a subject in which an illness or a benefit is put."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.findings import Span
from guichet.done.acts.deed_found import FromDeed, What, Whole
from guichet.done.nouns.act import Kind
from guichet.done.words import speaks_of
from guichet.reading.deeds.deed import Deed

_SHOWN_WHOLE = re.compile(
    r"\b(?:setVisibility|setLockscreenVisibility)\(\s?(?:\w{1,40}\.)?VISIBILITY_PUBLIC\b[^)\n]{0,10}\)|\b(?:lockscreenVisibility|visibility)\s?[=:]\s?(?:\w{1,40}\.)?(?:VISIBILITY_PUBLIC|AndroidVisibility\.PUBLIC|NotificationVisibility\.public)\b"
)
_SEEN = frozenset(
    {
        "subject",
        "objet",
        "sujet",
        "title",
        "titre",
        "body",
        "text",
        "contentTitle",
        "contentText",
        "headings",
        "contents",
    }
)
_SUBJECT = frozenset({"subject", "objet", "sujet"})
_MAILS = re.compile(r"mail|courriel|message", re.I)
_PUSHES = re.compile(r"notif|push|fcm|messaging|firebase|expo|onesignal|\bsms\b|texto", re.I)
_PUT_IN = re.compile(
    r"(?:\$\{|#\{|\{\$?|%\(|%\{|\. ?|\+ ?|, ?|\()\s?\$?@?(?:\w{1,40}(?:->|\?\.|&\.|\.|\[['\":]))+(?:get)?([A-Za-z_]\w{1,40})"
)
"""What is put in a text, by the last of its names: `{rdv.motif}`, `${result.testName}`, `. $rdv->getSpecialite()`."""
_SETS = re.compile(
    r"(?:^|[.>:])(?:setContentTitle|setContentText|setSubject|subject|setTitle|setBody|showNotification)$"
)


def shown_whole(whole: Whole) -> Iterator[FromDeed]:
    """Yield where a program has a locked screen show all that its notifications say."""
    if not whole.place.is_public:
        return
    for found in _SHOWN_WHOLE.finditer(whole.text):
        span = Span(whole.start + found.start(), whole.start + found.end())
        yield FromDeed(
            Kind.SEND, whole.path, span, whole.place, what=What.ON_LOCKED_SCREEN, shown=found[0], certain=False
        )
        return


def named_in_subject(deed: Deed, whole: Whole) -> Iterator[FromDeed]:
    """Yield the subject of a mail, or the text of a notification, in which a program puts what someone has or receives."""
    if not whole.place.is_lived:
        return
    for name, value, span in _texts(deed):
        pushed = _PUSHES.search(f"{deed.called} {' '.join(deed.around)} {whole.path}") is not None
        is_seen = name in _SUBJECT or (name in _SEEN and pushed)
        told = next((one for one in _PUT_IN.findall(value) if speaks_of(one, "carried.named in a message")), "")
        inside = any(speaks_of(one, "deeds.staff") for one in (*deed.around, deed.called))
        if is_seen and told and not inside:
            yield FromDeed(
                Kind.SEND, deed.path, span, whole.place, what=What.ON_LOCKED_SCREEN, shown=told, certain=False
            )
            return


def _texts(deed: Deed) -> Iterator[tuple[str, str, Span]]:
    yield from ((put.name.strip("'\":"), put.value, put.span) for put in deed.puts)
    if deed.is_call and deed.args and _SETS.search(deed.called):
        yield "subject", " ".join(deed.args[:2]), deed.span
