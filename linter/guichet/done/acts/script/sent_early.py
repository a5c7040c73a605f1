"""What people write that a script gives to another organisation as they type, for an answer, before they send anything."""

from __future__ import annotations

import re

from guichet.done.acts.script.flows import ScriptFlow
from guichet.done.data.script_data import TYPING
from guichet.done.nouns.act import Act
from guichet.done.nouns.datum import Sort
from guichet.done.parties.hosts import host_of
from guichet.done.words import apart, speaks_of
from guichet.reading.scripts.syntax import arguments, text
from guichet.reading.scripts.syntax import field as part

_BODY = re.compile(r"\bbody\b\s?[,:]|\bmethod:\s?['\"](?:POST|PUT)\b|\b(?:data|json)\s?:")
_POSTS = re.compile(r"(?:^|\.)(?:post|put)(?:<[^<>]{0,60}>)?$|^axios$|^ky$")
_WANTED = frozenset({"submit", "click", "formdata"})


def host_told_early(act: Act) -> str:
    """Return the host that is given what people write while they type it, and that answers; "" for a search, a check of what is short, or what waits for them to send it."""
    if not isinstance(act, ScriptFlow) or not act.answered or not act.is_outside or act.is_agreed:
        return ""
    typed = [one for one in act.data if one.sort is Sort.TYPED and one.event in TYPING - {"change", "blur", "focusout"}]
    if not typed or {way.event for way in act.ways} & _WANTED:
        return ""
    callee, given = text(part(act.node, "function")), " ".join(text(one) for one in arguments(act.node)[1:])
    if not (_POSTS.search(callee) or _BODY.search(given)):
        return ""
    said = apart(" ".join((act.to, *sorted(act.about), *(one.shown for one in typed))))
    return "" if speaks_of(said, "fields.search") or speaks_of(said, "watching.looked_up") else host_of(act.to)
