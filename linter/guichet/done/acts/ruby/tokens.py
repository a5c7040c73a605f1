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
_SYMBOL = re.compile(r":(\w+)\b")
_SENT = ("postal_address", "adresse_postale")


def good_for(deed: Deed, whole: Whole) -> Iterator[Validity]:
    """Yield the time for which a signed link of Rails is good, when its purpose says what it opens or a letter carries it."""
    put = next(deed.put("expires_in"), None) if deed.is_call and deed.last in _MAKES else None
    seconds = seconds_written(put.value) if put is not None else None
    if put is None or not seconds or not whole.place.is_lived:
        return
    purpose = next((one.value for one in deed.puts if one.name == "purpose"), next(iter(deed.args), "")).strip(":'\"")
    thing = thing_of(f"{purpose} {' '.join(deed.around)}", signed=True)
    if thing is not Thing.DRAFT and purpose and purpose in _posted(whole.project):
        thing = Thing.POSTED
    if thing in (Thing.LINK, Thing.PAPERS, Thing.DOOR, Thing.POSTED):
        yield Validity(
            Kind.EXPIRE, deed.path, put.span, whole.place, thing=thing, seconds=seconds, shown=whole.shown(put.span),
            about=frozenset({"validity"}),
        )  # fmt: skip


@memo
def _posted(project: Site) -> frozenset[str]:
    """The names that files of Ruby give to what they put in what is sent to a letterbox: those of its tokens are among them."""
    texts = (project.text(path) for path in project.paths if path.endswith(".rb"))
    return frozenset(
        name
        for text in texts
        if _USED.search(text) and (any(one in text for one in _SENT) or speaks_of(text, "sessions.posting"))
        for name in _SYMBOL.findall(text)
    )


def posted_here(path: str, project: Site) -> list[str]:
    """Return the names, among those that a file holds, of what is sent to a letterbox."""
    return sorted(_posted(project).intersection(re.findall(r"\w+", project.text(path))))
