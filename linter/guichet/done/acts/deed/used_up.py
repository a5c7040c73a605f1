"""Links that are used up as soon as they are opened: whoever reads a message first, a person or a filter of mail, takes them."""

from __future__ import annotations

from collections.abc import Iterator

from guichet.core.memo import memo
from guichet.done.acts.deed_found import Whole
from guichet.done.acts.validity import Validity
from guichet.done.nouns.act import Kind
from guichet.done.people.given_time import Thing
from guichet.done.words import speaks_of
from guichet.reading.deeds.deed import FAILS, RETURN, Body, Deed

_SHOWS = frozenset(
    {"render", "view", "page", "render_template", "TemplateResponse", "HttpResponse", "inertia", "renderForm"}
)
_OPENED = frozenset({"show", "edit"})
"""What Rails and Laravel call to show a page, and never to take what a form sends."""
_CHANGES = frozenset({"create", "store", "update", "destroy", "delete", "remove", "revoke", "withdraw", "retirer", "revoquer", "supprimer"})  # fmt: skip
"""What a program calls to change something because somebody pressed: nobody opens it by following a link."""
_SENT = ("POST", "isSubmitted", "handleRequest", "is_valid", "validate")
"""What a function has that takes a form, or shows it."""
_WRITES = frozenset({"update", "updateOne", "update_columns", "update_column", "save", "forceFill", "fill", "set"})
_TAKES_OUT = frozenset({"getdel", "getDel", "GETDEL"})
_DESTROYS = frozenset({"destroy", "delete", "remove"})
_NOTHING = ("null", "nil", "None", "false", "False", "undefined", "0", "''")


def used_up(body: Body, whole: Whole) -> Iterator[Validity]:
    """Yield where a page marks a link as used by showing it, and shuts it from then on; what signs people in is spared."""
    burnt = next((one for one in body.deeds if _burns(one)), None)
    if burnt is None or not whole.place.is_lived or not _is_opened(body):
        return
    said = f"{' '.join((*burnt.around, *burnt.given, burnt.called))} {whole.path} {body.function.name}"
    if speaks_of(said, "sessions.sign_in") or not speaks_of(f"{said} {body.words}", "sessions.opened_by"):
        return
    gone = burnt.last in _TAKES_OUT or burnt.last in _DESTROYS
    if gone or any(map(_is_of_use, burnt.tests)) or _is_shut(body, burnt, whole):
        yield Validity(
            Kind.EXPIRE, burnt.path, burnt.span, whole.place, thing=Thing.ONCE, seconds=0, shown=whole.shown(burnt.span),
            about=frozenset({"validity"}),
        )  # fmt: skip


def _burns(deed: Deed) -> bool:
    """Whether a deed says that something was used, takes it out of a store, or does away with what lets people in."""
    if deed.is_call and deed.last in _TAKES_OUT:
        return any(speaks_of(one, "sessions.opened_by") for one in (*deed.args, *deed.around))
    if deed.is_call and deed.last in _DESTROYS:
        return speaks_of(deed.owner, "sessions.opened_by") and not deed.args
    if deed.is_call and speaks_of(deed.last, "sessions.spends"):
        return bool(deed.owner)
    writes = not deed.is_call or deed.last in _WRITES or len(deed.written) > len(deed.puts)
    return (
        writes
        and deed.called != RETURN
        and any(speaks_of(one.name, "sessions.used") and one.value not in _NOTHING for one in deed.written)
    )


def _is_opened(body: Body) -> bool:
    """Whether a function shows a page to whoever comes, and takes nothing that a form sends."""
    verb = body.function.verb
    marks = {mark for one in body.deeds[:1] for mark in one.marks}
    if (
        verb not in ("", "get")
        or (not verb and body.function.name in _CHANGES)
        or any(one in body.words for one in _SENT)
        or any(".post" in one for one in marks)
    ):
        return False
    shows = verb == "get" or body.function.name in _OPENED or any(".get(" in one for one in marks)
    return shows or any(one.last in _SHOWS and not _fails(one) for one in body.deeds)


def _fails(deed: Deed) -> bool:
    """Whether a page is the one that people see when there is nothing under their link."""
    return any(not one.startswith(FAILS) for one in deed.tests)


def _is_of_use(test: str) -> bool:
    """Whether a test that fails is whether something was used: `not (invitation.seen)`."""
    return test.startswith(FAILS) and speaks_of(test, "sessions.used")


def _is_shut(body: Body, burnt: Deed, whole: Whole) -> bool:
    """Whether what was used is not found again, by the function or by what runs before those of its class."""
    return any(map(_finds_unused, body.deeds)) or burnt.around[-1:] in _finding(whole)


@memo
def _finding(whole: Whole) -> frozenset[tuple[str, ...]]:
    """The classes of a file, two names or more away, that look for what was not used."""
    return frozenset(one.around[-1:] for one in whole.deeds if len(one.around) > 1 and _finds_unused(one))


def _finds_unused(deed: Deed) -> bool:
    """Whether a call asks for what was not used: `where(used_at: nil)`, `whereNull('used_at')`, `used_at__isnull=True`, `usable.find_by`."""
    if not deed.is_call or deed.last in _WRITES:
        return False
    if any(speaks_of(one.name, "sessions.used") and (one.value in _NOTHING or one.name.endswith("isnull")) for one in deed.puts):  # fmt: skip
        return True
    if deed.last == "whereNull":
        return any(speaks_of(one, "sessions.used") for one in deed.args)
    return speaks_of(deed.called, "sessions.unused")
