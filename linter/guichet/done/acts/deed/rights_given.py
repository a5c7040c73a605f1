"""Rights to read about people's health that calls give, one by one, to those who have no part in their care: `can :read, MedicalReport if user.agent?`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.findings import Span
from guichet.done.acts.asked.roles import Given, is_for_all, is_of_health, is_role, read_by_role
from guichet.done.acts.deed_found import FromDeed, Whole
from guichet.done.words import apart, may_speak_of, speaks_of, unaccented
from guichet.reading.deeds.deed import FAILS, Deed

_GIVES = frozenset({"can", "allow", "grant", "allowTo", "givePermissionTo", "syncPermissions", "add_perm", "assign_perm", "addPermission", "add_permission", "grantPermission", "grant_permission", "give_permission", "addPolicy", "add_policy", "permit", "attachPermission", "addRolePermission"})  # fmt: skip
_SHOWN = 160
_EITHER = re.compile(r"\|\|?|\bor\b|,")
_OF_ONESELF = re.compile(r"^(?:current_?)?(?:user|agent)(?:\.\w{1,20})?$", re.I)
_SIGNS = "'\":()[] "


def given_by_calls(whole: Whole) -> Iterator[FromDeed]:
    """Yield the first call that gives the right to read of people's health to those who have no part in their care, or to all who work there."""
    if not whole.place.is_lived or not any(one in whole.text for one in _GIVES):
        return
    if not may_speak_of(unaccented(whole.text.lower()), "rights.of_health"):
        return
    calls = tuple(deed for deed in whole.deeds if deed.is_call and deed.last in _GIVES)
    given = tuple(one for deed in calls for one in _given(deed, whole))
    cared = {apart(one.right) for one in given if speaks_of(one.role, "rights.of_care")}
    cared |= {apart(one.strip(_SIGNS)) for deed in calls if _is_tied(deed) for one in deed.args if is_of_health(one)}
    for one in given:
        if not speaks_of(one.role, "rights.of_care") and is_for_all(one, cared):
            yield read_by_role(whole.path, one.span, whole.place, one.role, one.right)
            return


def _given(deed: Deed, whole: Whole) -> Iterator[Given]:
    said = " ".join(deed.args)
    if speaks_of(said, "rights.only_adds") and not speaks_of(said, "rights.reads"):
        return
    right = next((one for one in deed.args if is_of_health(one)), "")
    if not right:
        return
    start = deed.span.start
    span = Span(start, min(deed.span.end, start + _SHOWN))
    owner = whole.read(deed.span).partition(deed.last)[0] or deed.owner
    tests = (one for one in deed.tests if not one.startswith(FAILS))
    for one in (owner[-_SHOWN:], *(one for one in deed.args if one != right), *tests):
        yield from (
            Given(role.strip(_SIGNS), right.strip(_SIGNS), span) for role in _EITHER.split(one) if is_role(role)
        )


def _is_tied(deed: Deed) -> bool:
    """Whether a right is given to whoever follows the file alone: `can :update, MedicalReport, doctor_id: user.id`."""
    return any(_OF_ONESELF.search(one.value) for one in deed.puts)
