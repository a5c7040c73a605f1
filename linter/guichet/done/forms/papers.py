"""Which papers a form takes to say who someone is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from guichet.done.forms.form import Asked, Form, Sort
from guichet.done.words import apart, names, speaks_of

_DOCUMENTS = names("identity.documents")
_SORTS = ("identity.card", "identity.passport", "identity.residence", "identity.licence")


def keeps_papers(name: str, fields: Iterable[Asked]) -> bool:
    """Whether a record is that of the papers by which someone proves who they are: it is named for papers, and some of those it takes are."""
    return speaks_of(name, "identity.papers") and any(
        _DOCUMENTS.search(apart(value)) for one in fields for value in one.offered or ()
    )


def only_papers(form: Form) -> Iterator[tuple[Asked, str]]:
    """Yield the fields that take one sort of identity paper and no other, with the words of that paper."""
    about_another = speaks_of(form.name, "identity.other_cards") or speaks_of(form.title, "identity.cards_for")
    if speaks_of(form.name, "identity.own_subject") and not about_another:
        return
    for one in form.own:
        only = _only(one, form)
        if only is not None:
            yield one, only


def _only(one: Asked, form: Form) -> str | None:
    if one.offered is not None:
        foreign = len(one.offered) > 1 and all(_DOCUMENTS.search(apart(each)) for each in one.offered)
        return only_of(one.offered) or (", ".join(one.offered) if foreign and _is_issued_here(form) else None)
    others = (other for other in form.fields if other is not one)
    if one.sort is Sort.FILE and one.required and is_single(one.said) and not any(map(_may_replace, others)):
        return one.label or one.name
    return None


def _is_issued_here(form: Form) -> bool:
    """Whether a form takes the papers of one country alone."""
    return any(len(one.offered or ()) == 1 and speaks_of(one.name, "identity.issued_by") for one in form.own)


def only_of(offered: tuple[str, ...]) -> str | None:
    """Return the one sort of paper, or the papers of nationals alone, that a list takes; None when it leaves others."""
    if len(offered) == 1 and is_single(offered[0]):
        return offered[0]
    return ", ".join(offered) if _are_of_nationals(offered) else None


def _are_of_nationals(offered: tuple[str, ...]) -> bool:
    """Whether all the papers that are taken are given to the country's own nationals: its card, its passport; its driving licence beside them."""
    theirs = [one for one in offered if _is_of_nationals(one)]
    beside = all(one in theirs or (speaks_of(one, "identity.licence") and is_single(one)) for one in offered)
    return bool(theirs) and beside and any(speaks_of(one, "identity.national") for one in theirs)


def _is_of_nationals(words: str) -> bool:
    said = apart(words)
    if names("identity.other").search(said) or names("identity.residence").search(said):
        return False
    is_theirs = names("identity.card").search(said) and not names("identity.foreign").search(said)
    return bool(is_theirs or (names("identity.passport").search(said) and names("identity.national").search(said)))


def _may_replace(other: Asked) -> bool:
    return speaks_of(other.said, "identity.other") or (
        _DOCUMENTS.search(other.said) is not None and other.sort is Sort.FILE
    )


def is_single(words: str) -> bool:
    """Whether words name one sort of identity paper, and leave no other: "carte d’identité", not "carte ou passeport"."""
    said = apart(words)
    sorts = [idea for idea in _SORTS if names(idea).search(said)]
    return len(sorts) == 1 and not names("identity.other").search(said)
