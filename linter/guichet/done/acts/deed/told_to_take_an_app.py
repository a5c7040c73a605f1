"""Refusals that tell people to take an application, or a telephone that has one, and leave them no other way."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.done.acts.deed.turned_down import answers_no
from guichet.done.acts.deed_found import FromDeed, What, Whole
from guichet.done.nouns.act import Kind
from guichet.done.words import apart, speaks_of
from guichet.reading.deeds.deed import RETURN, THROWS, Deed

_TEXT = re.compile(r"['\"`]([^'\"`\n]{8,200})['\"`]|'((?:[^'\\\n]|\\.){8,200})'")
_APP = re.compile(
    r"\b(?:(?:our|the|your) (?:mobile )?app\b|mobile app\b|smartphone app\b|phone app\b|(?:notre|l['’ ]?) ?appli(?:cation)?\b(?: mobile)?|application mobile\b|appli mobile\b|authenticator app\b|application d['’ ]authentification|app store|google play)",
    re.I,
)
_TAKE = re.compile(
    r"\b(?:download|install|use|open|get|show|required?|only|needs?|must|continue in|t[ée]l[ée]charge[rz]?|installe[rz]?|utilise[rz]?|ouvre[rz]|pr[ée]sente[rz]|depuis|exig[ée]e?|passe[rz] par)\b",
    re.I,
)
_OTHER = re.compile(
    r"\b(?:or|ou|otherwise|sinon|alternatively|call|ring|appele[rz]|t[ée]l[ée]phone[rz]|by post|par courrier|guichet|counter|print|imprim|update|mettre à jour|mise à jour|version|newer)\b",
    re.I,
)
"""Another way; or that an application is only too old."""
_CODE = re.compile(
    r"(?:^| )(?:mobile |authenticator |smartphone )?app (?:only|required|needed)(?: |$)|(?:^| )requires? (?:a )?(?:mobile app|smartphone|authenticator)"
)
"""A refusal that is only named: `authenticator-app-required`."""


def told_to_take_an_app(deed: Deed, whole: Whole) -> Iterator[FromDeed]:
    """Yield the refusals whose own words want an application, where none of them says another way."""
    if whole.path.endswith(".py") or not whole.place.is_public or not deed.tests or not _refuses(deed):
        return  # Python has a reader of its own
    said = " ".join((*deed.args, *(put.value for put in deed.puts)))
    texts = [one or other for one, other in _TEXT.findall(said.replace("\\'", "’"))]
    if any(_OTHER.search(one) for one in texts) or speaks_of(said, "ways.offline_too"):
        return
    wanted = (one for one in texts if (_APP.search(one) and _TAKE.search(one)) or _CODE.search(apart(one)))
    shown = next(wanted, "")
    if shown:
        yield FromDeed(Kind.REFUSE, deed.path, deed.span, whole.place, what=What.PHONE_ALONE, shown=shown)


def _refuses(deed: Deed) -> bool:
    if deed.called == RETURN:
        return False
    is_made = deed.called.endswith(("Exception", "Error"))  # what is thrown says so itself
    return deed.called == THROWS or (deed.is_call and not is_made and answers_no(deed))
