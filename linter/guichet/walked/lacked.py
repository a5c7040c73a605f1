"""What a field asks that somebody may not have: a way to be reached, a home, two names, a whole date of birth; and whose it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from guichet.core.findings import Text
from guichet.done.forms.form import Asked, Form, Sort, places_of
from guichet.done.words import apart, speaks_of

ASKED = {
    "email": ("contact-detail-required", "fields.email"),
    "telephone": ("contact-detail-required", "fields.phone"),
    "address": ("postal-address-required", "fields.address"),
}
"""The answers that somebody may not have: the rule that says what to do, and the idea that a field is about."""
_BOTH = Text(
    "« {given} » et « {family} » sont tous deux obligatoires : qui n’a qu’un nom ne peut pas répondre.",
    '"{given}" and "{family}" are both required: people who have one name only cannot answer.',
)
_BORN = Text(
    "« {name} » veut une date entière : qui ne connaît pas son jour ou son mois de naissance ne peut pas répondre.",
    '"{name}" wants a whole date: people who do not know their day or month of birth cannot answer.',
)
_EITHER = Text(
    "« {name} » est obligatoire et n’a que deux réponses : qui n’est ni l’une ni l’autre ne peut pas répondre.",
    '"{name}" is required and has two answers only: people who are neither cannot answer.',
)
_BOTH_GENDERS = 2
NEITHER = (Sort.TICK, Sort.LINK, Sort.FILE, Sort.CHOICE)
KINDS = {"email": ("email", "Email"), "telephone": ("tel", "Phone")}


def who_one_is(fields: Sequence[Asked]) -> Iterator[tuple[Asked, str, Text, bool]]:
    """Yield the answers about oneself that do not fit everybody, each with whether nobody gets round it: two names in every case; a birth to the day may be made up.

    Whoever fills in a form for a company, or for their work, has a name of their own too.
    """
    wanted = [one for one in fields if one.required and not _is_of_others(one)]
    given = next((one for one in wanted if one.is_about("fields.given_name")), None)
    family = next((one for one in wanted if one.is_about("fields.family_name") and one is not given), None)
    if given is not None and family is not None:
        said = {"given": given.label or given.name, "family": family.label or family.name}
        yield given, "two-names-required", _BOTH.format(**said), not (given.sometimes or family.sometimes)
    genders = [one for one in wanted if one.sort is Sort.CHOICE and one.is_about("fields.gender") and not one.offered]
    if len(genders) == _BOTH_GENDERS and len({one.name for one in genders}) == 1:
        yield genders[0], "gender-binary-required", _EITHER.format(name=genders[0].label or genders[0].name), False
    if not any(one.speaks_of("fields.partial") for one in fields):
        for one in wanted:
            if one.sort is Sort.DATE and one.is_about("fields.birth"):
                yield one, "birthdate-incomplete-rejected", _BORN.format(name=one.label or one.name), False


def wants(key: str, idea: str, field: Asked, form: Form) -> bool | None:
    """Return whether a field that must be filled wants something of whoever fills it: for certain, perhaps (False), or not (None)."""
    if field.sort in NEITHER:
        return None
    if key == "address" and not _is_home(field, form):
        return False if field.sometimes and field.is_about(idea) and _may_be_home(field, form) else None
    kinds = KINDS.get(key, ())
    if _is_of_others(field):
        return False if field.speaks_of(idea) else None
    if field.is_about(idea) or (
        kinds and (field.kind == kinds[0] or field.kind.rpartition(".")[2].startswith(kinds[1]))
    ):
        return True
    return False if kinds and (field.speaks_of(idea) or kinds[1] in field.kind) else None


def _is_of_others(field: Asked) -> bool:
    """Whether the name of a field says that the answer is somebody else's."""
    return speaks_of(apart(field.name), "fields.of_others")


def _may_be_home(field: Asked, form: Form) -> bool:
    """Whether an address is that of a home, in a form that may foresee people who have none, in the cases that ask for it or in others."""
    is_elsewhere = (
        _is_of_others(field) or any(True for _ in places_of(form.fields)) or form.speaks_of("fields.delivery")
    )
    return form.reaches_people and not is_elsewhere


def _is_home(field: Asked, form: Form) -> bool:
    """Whether an address is that of somebody's home, and the form foresees nobody who has none."""
    foreseen = form.speaks_of("fields.no_home", "fields.delivery") or field.is_about("fields.email")
    is_elsewhere = _is_of_others(field) or any(True for _ in places_of(form.fields))
    return form.reaches_people and not foreseen and not is_elsewhere
