"""Requests that a table sends on to those who have people arrested, expelled or seized: a list of queues, topics or addresses under the name of what people sent."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.places import Place
from guichet.done.acts.deed_found import FromDeed, What
from guichet.done.nouns.act import Kind
from guichet.done.words import apart, names, speaks_of
from guichet.reading.data.trees import Tree

_MOST, _WORD, _LONGEST = 12, 40, 200
_DESTINATION = re.compile(
    r"(?=[\w-]+[.:_/-])[\w-][\w.:/-]{1,200}(?<=[\w-])$|(?:https?|sftp|amqps?|mailto|kafka)://?\S{4,200}$|[\w.+-]+@[\w.-]+$",
    re.I,
)


def routed_in(tree: Tree, place: Place) -> Iterator[FromDeed]:
    """Yield the destinations of what people sent that nobody who asks for help has in mind; a service of those very offices has it so."""
    for around, one in tree.walk():
        if one.parts or not one.value or not _DESTINATION.fullmatch(one.value):
            continue
        found = names("deeds.comes_for_people").search(apart(one.value))
        keys = [part.key for part in (*around, one) if part.key]
        sent = next((key for key in reversed(keys) if speaks_of(key, "ways.requests")), "") if found else ""
        if not found or not sent or not any(speaks_of(key, "ways.routes") for key in keys):
            continue
        said = " ".join((tree.path, *keys))
        if not speaks_of(said, "deeds.comes_for_people") and not speaks_of(said, "deeds.contested_acts"):
            yield FromDeed(
                Kind.SEND, one.path, one.span, place, what=What.HANDED, shown=sent, other=" ".join(found[0].split())
            )


def recipients_listed(tree: Tree, place: Place) -> Iterator[FromDeed]:
    """Yield the list of those who are handed what people told, whoever asked, among whom stands someone who may use it against them."""
    for around, holder in tree.walk() if place.is_lived else ():
        listed = [one.value or "" for one in holder.parts if not one.key and not one.parts]
        if len(listed) != len(holder.parts) or not 0 < len(listed) <= _MOST:
            listed = (
                [one.strip() for one in re.split(r"[,;\s]+", holder.value)]
                if holder.value and not holder.parts and len(holder.value) < _LONGEST
                else []
            )
        powerful = next(
            (
                one
                for one in listed
                if len(one) < _WORD and (speaks_of(one, "deeds.powerful") or speaks_of(one, "deeds.selling"))
            ),
            "",
        )
        keys = " ".join(part.key for part in (*around[-2:], holder))
        told = speaks_of(keys, "deeds.what people told") or (
            any(speaks_of(one, "deeds.examines") for one in listed) and not _is_of_another_thing(keys)
        )
        if powerful and told and speaks_of(holder.key, "deeds.recipients") and _is_of_what_people_told(keys, tree.path):
            yield FromDeed(Kind.SEND, tree.path, holder.span, place, what=What.HANDED, shown=holder.key, other=powerful)


def _is_of_another_thing(keys: str) -> bool:
    """Whether keys name what is handed on, and that is nothing that people told."""
    named = (
        one for one in re.split(r"[\W_]+", keys) if one and one.lower() not in ("parameters", "config", "settings")
    )
    return any(not speaks_of(one, "deeds.shared") and not speaks_of(one, "deeds.recipients") for one in named)


def _is_of_what_people_told(keys: str, path: str) -> bool:
    """Whether words are of data that is handed on; who chose to be sent something, or is handed nothing, is another matter."""
    said = f"{keys} {path}"
    other = speaks_of(said, "deeds.chosen by people") or speaks_of(keys, "deeds.handed to nobody")
    return speaks_of(said, "deeds.shared") and not other
