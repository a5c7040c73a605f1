"""Accounts that Devise locks after some wrong tries and that nothing opens again: neither time, nor a link, only somebody of the service; or not before a day."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.findings import Span
from guichet.core.memo import memo
from guichet.core.places import Place, place_of_path
from guichet.done.acts.deed.locked import HALF_A_DAY
from guichet.done.acts.deed_found import Whole
from guichet.done.acts.lasting import Kept
from guichet.done.nouns.act import Kind
from guichet.done.words import speaks_of
from guichet.reading.data.durations import seconds_written
from guichet.reading.deeds.deed import Deed
from guichet.reading.templates.site import RUBY_PROGRAMS, Site

_SET = re.compile(
    r"^[ \t]*config\.(lock_strategy|unlock_strategy|maximum_attempts|unlock_in)[ \t]*=[ \t]*:?([\w.]+)", re.M
)
_OWN_LIMIT = re.compile(r"def[ \t]+(?:self\.)?maximum_attempts(?:\(\))?[ \t]*(?:=[ \t]*|[\s;]\s*)(\d{1,3})\b")
_OPENS = re.compile(r"\bunlock_access!?|\bunlock_(?:account|user|token)\w{0,20}\b")
_USUAL = {
    "lock_strategy": "failed_attempts",
    "unlock_strategy": "both",
    "maximum_attempts": "20",
    "unlock_in": "1.hour",
}
"""What Devise does when it is told nothing."""
_GIVEN_BY_STAFF = "invitable"
"""Accounts that are opened by an invitation, and which people cannot open themselves when they may not register."""


def never_unlocked(deed: Deed, whole: Whole) -> Iterator[Kept]:
    """Yield the number of tries after which the account of a person locks, where the model says it, when nothing opens it again."""
    if not deed.is_call or deed.last != "devise" or not whole.place.is_public:
        return
    modules = {one.strip("'\":") for one in deed.args}
    own = {one.name: one.value.strip("'\":") for one in deed.puts}
    if "lockable" not in modules or (_GIVEN_BY_STAFF in modules and "registerable" not in modules):
        return
    told = {**_USUAL, **settings_of_devise(whole.project), **own}
    if told["lock_strategy"] != "failed_attempts" or any(speaks_of(one, "decisions.inside") for one in deed.around[:1]):
        return
    if told["unlock_strategy"] == "time" and (seconds := seconds_written(told["unlock_in"]) or 0) >= HALF_A_DAY:
        yield Kept(
            Kind.LOCK, deed.path, deed.span, whole.place, seconds=seconds, shown=f"unlock_in: {told['unlock_in']}",
            about=frozenset({"long"}),
        )  # fmt: skip
    if told["unlock_strategy"] != "none" or opens_for_people(whole.project):
        return
    limit = _OWN_LIMIT.search(whole.text)
    span = Span(*limit.span(1)) if limit is not None else deed.span
    yield Kept(
        Kind.LOCK, deed.path, span, whole.place, limit=limit[1] if limit is not None else told["maximum_attempts"], shown="lockable",
        about=frozenset({"by hand"}),
    )  # fmt: skip


def locks_told(path: str, project: Site) -> str:
    """Return what the rest of the project says of the locks of a model."""
    if "lockable" not in project.text(path):
        return ""
    return f"{settings_of_devise(project)} {opens_for_people(project)}"


@memo
def settings_of_devise(project: Site) -> dict[str, str]:
    """Return what an initializer tells Devise of its locks."""
    found = (path for path in project.by_name.get("devise.rb", ()) if "initializers/" in path)
    return {name: value for path in found for name, value in _SET.findall(project.text(path))}


@memo
def opens_for_people(project: Site) -> bool:
    """Return whether a program of the public opens a locked account again: pages of the staff and models that only may be asked to do not."""
    ours = (path for path in project.paths if path.endswith(RUBY_PROGRAMS) and project.holds(path, "unlock_"))
    return any(
        _OPENS.search(project.text(path)) is not None
        for path in ours
        if place_of_path(path) in (None, Place.PUBLIC, Place.API, Place.JOB)
        and "/models/" not in f"/{path}"
        and not speaks_of(path, "decisions.inside")
        and not re.search(r"(?:^|/)(?:hub|spec|test|features|polic\w+|initializers|routes\.rb)\b", path)
    )
