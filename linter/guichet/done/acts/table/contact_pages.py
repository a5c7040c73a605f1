"""Pages of contact that are written as a table of the ways to reach a service, and that list screens alone."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.places import Place
from guichet.done.acts.reached import Lost, Reach
from guichet.done.nouns.act import Kind
from guichet.done.nouns.titles import TITLES
from guichet.done.offered.channels import channels_in
from guichet.done.words import speaks_of
from guichet.reading.data.trees import Tree

_HEADINGS = TITLES | {"heading", "h1", "titre_page", "page_title"}
_CONTACT = re.compile(
    r"^(?:nous |comment nous |prendre )?(?:contact\w*|joindre|écrire|rejoindre)\b|^(?:contact\b|get in touch|how to (?:reach|contact)|reach us|talk to us)",
    re.I,
)
_ELSE = re.compile(r"presse|press\b|dpo|données personnelles|privacy|partenaire|partner|technique|technical|bug", re.I)
_LONGEST = 60


def screens_alone(tree: Tree, place: Place) -> Iterator[Reach]:
    """Yield the list of ways of a page that says that it is for contact, when all of them need a screen and nothing else is told."""
    for around, holder in tree.walk():
        heading = next((one for one in holder.leaves if one.key.lower() in _HEADINGS and _CONTACT.search(one.value or "")), None)  # fmt: skip
        if heading is None or _ELSE.search(heading.value or "") or not place.is_public:
            continue
        listed = next((one for one in holder.parts if one.parts and speaks_of(one.key, "ways.of_contact")), None)
        whole = " ".join(one.value or "" for one in (around[0] if around else holder).ends)
        if listed is None or not all(map(_is_screen, listed.parts)) or any(channels_in(whole)):
            continue
        if not speaks_of(f"{whole} {holder.said}", "ways.offline"):
            yield Reach(Kind.REFUSE, listed.path, listed.span, place, lost=Lost.SCREENS, said_as=_shown(listed))


def _is_screen(row: Tree) -> bool:
    said = " ".join(f"{one.key} {one.value or ''}" for one in row.ends)
    return speaks_of(said, "ways.answered_on_screen") or speaks_of(said, "ways.written_on_screen")


def _shown(listed: Tree) -> str:
    values = [one.value for one in listed.ends if one.value]
    first = next((one for one in values if " " in one), ", ".join(values))
    return f"{listed.key}: {first}"[:_LONGEST]
