"""Forms by which people leave, or take back what they asked for, and that want a reason in words of their own."""

from __future__ import annotations

import re

from guichet.done.forms.form import Asked, Form, Sort
from guichet.done.words import speaks_of

_FEWEST = re.compile(r"\.\{\d{1,4},\}")
_ENDS = ("leaving.leave", "leaving.ends", "leaving.ending", "deeds.leaves")


def reason_wanted(form: Form) -> Asked | None:
    """Return the field in which whoever leaves must explain themselves; None when they may leave without.

    Those who work for a service say why they close somebody's file: only forms that bear the name of people, or of what is theirs, count.
    """
    if not form.place.is_public or speaks_of(f"{form.name} {form.path}", "decisions.inside"):
        return None
    if _is_of_the_stronger(form):
        return None
    leaves = any(speaks_of(form.name, one) for one in _ENDS) and speaks_of(form.name, "leaving.of_oneself")
    if not leaves and not _turns_down(form):
        return None
    wanted = (one for one in form.required if one.sort is Sort.TEXT and one.offered is None and _is_free(one))
    return next((one for one in wanted if speaks_of(one.said, "fields.explained")), None)


def _turns_down(form: Form) -> bool:
    """Whether it says no to what the service proposes for its own sake."""
    return speaks_of(form.name, "leaving.refuse") and speaks_of(f"{form.name} {form.path}", "leaving.proposed")


def _is_of_the_stronger(form: Form) -> bool:
    """Whether it is a landlord, an employer or a company that goes, by the name of the form or of all that shows it: the other party may want to know why."""
    shown = [one.rpartition("/")[2] for one in form.users]
    by_them = bool(shown) and all(speaks_of(one, "deeds.powerful") for one in shown)
    return by_them or speaks_of(f"{form.name} {form.path}", "deeds.powerful")


def _is_free(one: Asked) -> bool:
    """Whether an answer is words of one's own: a long text, or one that must have some length; a word to copy, or a code, is not."""
    return "area" in one.kind.lower() or any(_FEWEST.search(each.text) for each in one.patterns)
