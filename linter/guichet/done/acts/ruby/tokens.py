"""How long Rails keeps a signed link good: tokens that a model makes, signed ids; and whether a letter carries them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.memo import memo
from guichet.done.acts.deed_found import Whole
from guichet.done.acts.validity import Validity
from guichet.done.nouns.act import Kind
from guichet.done.people.given_time import Thing, thing_of
from guichet.done.words import speaks_of
from guichet.reading.data.durations import seconds_written
from guichet.reading.deeds.deed import Deed
from guichet.reading.templates.site import Site

_MAKES = frozenset({"generates_token_for", "signed_id", "to_sgid", "to_signed_global_id", "encrypt_and_sign"})
_USED = re.compile(r"generate_token_for|signed_id|to_sgid|to_signed_global_id|encrypt_and_sign")
_SENT = ("postal_address", "adresse_postale")


def good_for(deed: Deed, whole: Whole) -> Iterator[Validity]:
    """Yield the time for which a signed link of Rails is good, when its purpose says what it opens or a letter carries it."""
    put = next(deed.put("expires_in"), None) if deed.is_call and deed.last in _MAKES else None
    seconds = seconds_written(put.value) if put is not None else None
    if put is None or not seconds or not whole.place.is_lived:
        return
    purpose = next((one.value for one in deed.puts if one.name == "purpose"), next(iter(deed.args), "")).strip(":'\"")
    thing = thing_of(f"{purpose} {' '.join(deed.around)}", signed=True)
    if thing is not Thing.DRAFT and purpose and _goes_by_letter(purpose, whole.project):
        thing = Thing.POSTED
    if thing in (Thing.LINK, Thing.DOOR, Thing.POSTED):
        yield Validity(
            Kind.EXPIRE, deed.path, put.span, whole.place, thing=thing, seconds=seconds, shown=whole.shown(put.span),
            about=frozenset({"validity"}),
        )  # fmt: skip


def _goes_by_letter(purpose: str, project: Site) -> bool:
    """Whether what puts a token in what is sent sends it to a letterbox."""
    return any(re.search(rf":{re.escape(purpose)}\b", project.text(path)) for path in posting(project))


@memo
def posting(project: Site) -> list[str]:
    """Return the programs that put signed links in letters."""
    programs = (path for path in project.paths if path.endswith(".rb") and _USED.search(project.text(path)))
    return [path for path in programs if _posts(project.text(path))]


def _posts(text: str) -> bool:
    return any(one in text for one in _SENT) or speaks_of(text, "sessions.posting")
