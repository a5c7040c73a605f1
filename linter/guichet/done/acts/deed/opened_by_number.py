"""Files of people that whoever has an account opens by changing a number, where what stands beside them is kept to each person's own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.findings import Span
from guichet.core.memo import memo
from guichet.done.acts.asked.roles import is_of_health
from guichet.done.acts.deed.answered import text_of
from guichet.done.acts.deed.functions_called import function_called, whole_at
from guichet.done.acts.deed.lists_narrowed import narrowed_for_lists
from guichet.done.acts.deed.looked_up import is_by_number, is_numbered, record_of
from guichet.done.acts.deed.opened_to_accounts import (
    IS_SELF,
    SELF,
    VIEWS,
    WEIGHED,
    any_account,
    is_told_to_one,
    is_weighed_by_callers,
    names_someone,
    shown_to_any_account,
    without_accounts,
)
from guichet.done.acts.deed_found import FromDeed, What, Whole
from guichet.done.nouns.kind import Kind
from guichet.done.people.drawn_keys import is_drawn
from guichet.done.people.papers_kept import is_somebodys
from guichet.done.people.tables import key_of
from guichet.done.words import apart, speaks_of
from guichet.reading.deeds.deed import Body, Deed
from guichet.reading.project.project import Project

_THEIRS = re.compile(rf"{SELF}\s{{0,40}}(?:\?->|->|\?\.|&\.|\.)(?:get)?(\w{{3,40}})")
"""What hangs on whoever is signed in: `current_user.claims`."""
_FOR_ALL = re.compile(r"\b(?:use|group|middleware)\(", re.I)
"""What stands before each door of a file of routes."""
_OPEN = re.compile(
    r"permission_classes\s{0,3}=\s{0,3}[\[(](?!\s{0,10}(?:permissions\.)?IsAuthenticated\s{0,3},?\s{0,3}[\])])"
)
"""More than an account is asked."""
_BY_QUERY = re.compile(
    r"\bselect\s[^;]{1,120}?\sfrom\s+[\"`]?(?:\w{1,40}\.)?(\w{3,60})[\"`]?(?:\s+\w{1,20})?\s+where\s+(?:\w{1,20}\.)?(?:\w{1,20}_)?(?:id|numero|number|ref|reference)\s?=\s?(?:\?|:\w+|\$\d|%s|@\w+|\$\{)[^;]{0,20}$",
    re.I,
)
"""A query of one thing by its number, and by nothing else."""
_TYPED = r"\b([A-Z]\w{2,60}?)(?:Repository|Service|Store|Dao|Repo)\s+NAME\b|\bNAME\s?:\s?([A-Z]\w{2,60}?)(?:Repository|Service|Store|Dao|Repo)\b"
_CONCERN = re.compile(r"^[ \t]*module[ \t]+(?:\w+::)*(\w{3,80})", re.M)
_SHOWS = re.compile(
    rf"^class (?P<name>\w{{1,80}})\((?P<bases>[^)\n]{{0,200}}\b(?:{'|'.join(sorted(VIEWS))})\b[^)\n]{{0,40}})\):"
    r"\r?(?P<body>(?:\n+(?![^\s#]).*){0,80})",
    re.M,
)
_OF_MODEL = re.compile(r"^    (?:model|queryset)\s?=\s?(\w{2,60})", re.M)
_NARROWS = re.compile(r"def (?:get_queryset|get_object|test_func|dispatch|has_permission|filter_queryset)\b")
_MIXED_IN = ("Mixin", "Required")
_MINE = re.compile(r"[\"'/](?:mes|mon|ma|my|mine|me)[-_/][^\"'\n]{0,60}[{:<]")
"""An address under which people find what is theirs, by a number."""
_HARMLESS = re.compile(r"Login|Titre|Title|Context|Template|Form|Messages?|Breadcrumb|Ariane", re.I)


def opened_by_number(whole: Whole) -> Iterator[FromDeed]:
    """Yield what looks somebody's file up by its number alone, where the same file lists those of whoever is signed in."""
    is_inside = speaks_of(apart(whole.path), "decisions.inside")
    if not (whole.place.is_lived if is_inside else whole.place.is_public):
        return
    beside = [whole.text, *_that_include(whole)]
    is_open = not is_inside and any_account(whole)
    if any(WEIGHED.search(without_accounts(one)) or _OPEN.search(one) for one in beside):
        return
    own = _own_records(whole) | {key_of(name) for one in beside[1:] for name in _THEIRS.findall(one)}
    if not any(map(IS_SELF.search, beside)):
        own = set()
    for body in whole.bodies.values() if own or is_open else ():
        if not (IS_SELF.search(body.words) or IS_SELF.search(text_of(body, whole))):
            for deed in body.deeds:
                record = _looked_up(deed, body, whole, through=is_open)
                is_own = bool(record) and _is_one_of(record, own) and (not is_inside or is_of_health(record))
                is_theirs = is_told_to_one(record) or _is_ones_own(body)
                is_found = is_own or (bool(record) and is_open and is_theirs and not names_someone(text_of(body, whole)))  # fmt: skip
                is_found = is_found and (is_inside or not is_drawn(record, whole.project))
                is_found = is_found and not is_weighed_by_callers(body.function.name, whole)
                if is_found and not _is_weighed_at_its_door(body.function.name, whole):
                    what = What.READ_BY_ALL if is_inside else What.OPENED
                    yield _opened(whole, deed.span, whole.shown(deed.span), "" if is_own else _ACCOUNT, what)
                    break
    if is_inside:
        return
    for span, shown in shown_to_any_account(whole):
        yield _opened(whole, span, shown, _ACCOUNT)
    module = whole.project.modules.parsed(whole.path) if whole.path.endswith(".py") and isinstance(whole.project, Project) else None  # fmt: skip
    for path, span, shown in narrowed_for_lists(module) if module is not None else ():
        yield FromDeed(Kind.ANSWER, path, span, whole.place, what=What.OPENED, shown=shown, certain=False)
    for one in _SHOWS.finditer(whole.text) if own and whole.path.endswith(".py") else ():
        named = _OF_MODEL.search(one["body"])
        if (
            named is not None
            and not _NARROWS.search(one["body"])
            and _is_one_of(named[1], own)
            and _adds_nothing(one["bases"])
            and not is_drawn(named[1], whole.project)
        ):
            yield _opened(whole, Span(one.start("name"), one.end("name")), one["name"])


def _looked_up(deed: Deed, body: Body, whole: Whole, *, through: bool) -> str:
    """What a call looks up by a number alone, itself, in a query that it writes, or through the function that it calls; "" for nothing."""
    if is_by_number(deed, body, whole) and (own := record_of(deed, whole)):
        return _of_type(own, whole)
    if not through or not deed.is_call or not any(map(is_numbered, deed.args)):
        return ""
    asked = _BY_QUERY.search(deed.args[0])
    if asked is not None:
        return asked[1]
    helper = function_called(deed, whole)
    if helper is None or helper is body:
        return ""
    there = whole_at(helper.deeds[0].path, whole)
    if names_someone(text_of(helper, there)) or WEIGHED.search(without_accounts(there.text)):
        return ""
    return next(
        (_of_type(record_of(one, there), there) for one in helper.deeds if is_by_number(one, helper, there)), ""
    )


def _of_type(record: str, whole: Whole) -> str:
    """What is looked up in a thing that a file names after what it keeps: `files`, of `ChildFilesRepository`."""
    typed = re.search(_TYPED.replace("NAME", re.escape(record)), whole.text) if record.islower() else None
    return (typed[1] or typed[2]) if typed is not None else record


def _is_weighed_at_its_door(function: str, whole: Whole) -> bool:
    """Whether a file of routes weighs who may come before it hands on to a function: `router.get("/:id", isOwner, claims.show)`."""
    if not whole.is_among_others:
        return False
    file = whole.path.rpartition("/")[2]
    stem, ending = file.rpartition(".")[0], file[file.rfind(".") :]
    handed = re.compile(rf"(?:\.|['\"@]){re.escape(function)}\b")
    site = whole.project
    routes = (one for one in site.paths if one != whole.path and one.endswith(ending) and site.holds(one, stem))
    lines = (line for path in routes for line in site.text(path).splitlines())
    return any((handed.search(line) or _FOR_ALL.search(line)) and WEIGHED.search(line) for line in lines)


def _is_ones_own(body: Body) -> bool:
    """Whether the address that a function answers is that of what people have there: `/mes-pieces/{id}`."""
    said = (body.function.name, *(mark for one in body.deeds[:1] for mark in one.marks))
    return any(map(_MINE.search, said))


_ACCOUNT = "account"
"""What a file is opened to, where no list of one's own stands beside it."""


def _opened(whole: Whole, span: Span, shown: str, to: str = "", what: What = What.OPENED) -> FromDeed:
    return FromDeed(Kind.ANSWER, whole.path, span, whole.place, what=what, shown=shown, other=to, certain=False)


def _is_one_of(name: str, own: set[str]) -> bool:
    """Whether a record is one of those that somebody has here, and tells of them: a form, a request, a letter; no event, no job."""
    return key_of(name) in own and is_somebodys(name)


@memo
def _own_records(whole: Whole) -> set[str]:
    """What the file asks for as whoever is signed in has it."""
    named = {key_of(name) for name in _THEIRS.findall(whole.text)}
    by_them = (
        deed
        for deed in whole.deeds
        if deed.within is not None
        and any(IS_SELF.search(one) for one in (*deed.args, *(put.value for put in deed.puts)))
    )
    return named | {key_of(name) for deed in by_them if (name := record_of(deed, whole))}


@memo
def _that_include(whole: Whole) -> tuple[str, ...]:
    """The texts of the classes of Rails that bring in what a file of theirs shares."""
    if "/concerns/" not in whole.path or not whole.is_among_others:
        return ()
    named = _CONCERN.search(whole.text)
    if named is None:
        return ()
    site, bring = whole.project, f"include {named[1]}"
    near = (one for one in site.paths if one.endswith("_controller.rb") and site.holds(one, bring))
    return tuple(site.text(one) for one in near)


def _adds_nothing(bases: str) -> bool:
    """Whether nothing that a view is built on can narrow what it shows: what is mixed in asks for an account, or gives words."""
    return all(_HARMLESS.search(one) for one in re.split(r"\W", bases) if one.endswith(_MIXED_IN))
