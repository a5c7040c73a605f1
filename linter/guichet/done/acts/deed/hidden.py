"""What is said to be gone and is not: accounts that are only hidden, records that are copied elsewhere as they are erased."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from guichet.core.findings import Certainty
from guichet.core.memo import memo
from guichet.done.acts.deed.kept_by_model import promised_gone
from guichet.done.acts.deed_found import FromDeed, What, Whole
from guichet.done.acts.ruby_beside import classes_taking, destroys, is_destroyed
from guichet.done.grounds.answers import of_value
from guichet.done.grounds.moment import says_now
from guichet.done.nouns.act import Kind
from guichet.done.nouns.datum import Agreement
from guichet.done.nouns.places import runs_in_browser
from guichet.done.people.erasing import ERASES, erases, is_erased_by_mark, is_erased_somewhere
from guichet.done.people.people import is_person
from guichet.done.people.personal_data import is_personal_name
from guichet.done.words import apart, speaks_of
from guichet.reading.deeds.deed import Body, Deed, Function, Put
from guichet.reading.templates.site import RUBY_PROGRAMS, Site

_OF_A_PAGE = re.compile(r"^(?:this|self|ui|state|\w*(?:dialog|modal))$", re.I)
"""What hides is a window, and no account."""
_SHORT = 30
_SELF = frozenset({"self", "this", "update", "db", "prisma"})
_OF = re.compile(r"^\$?(\w{2,40})(?:\??\.|->)\w+$")
"""What a thing holds, and nothing else: `loan.reader`, `$loan->reader`."""


def hidden(deed: Deed, whole: Whole) -> Iterator[FromDeed]:
    """Yield what only marks as gone the account that someone closes; a mark of Python is one for its model, unless people are told."""
    if not whole.place.is_lived or not whole.is_among_others:
        return
    is_ruby = whole.path.endswith(RUBY_PROGRAMS)
    for put in deed.written:
        if _OF_A_PAGE.match(deed.called) and not is_ruby:
            continue
        asleep = _is_put_to_sleep(put) and (_says_erased(deed) or _is_told(deed, whole)) and _is_account(deed)
        if (
            not asleep
            and not (_is_gone(put) and not whole.path.endswith(".py"))
            and not (_is_unseen(put) and _is_told(deed, whole))
        ):
            continue
        if not (deed.is_call and put in deed.puts) and _is_in_browser(whole):
            return
        function = _answering(deed)
        holders = [*deed.around[1:], *_mixing(deed, whole)]
        said = " ".join((deed.called, function, *holders))
        someone = not asleep and any(map(is_person, holders))
        if (
            speaks_of(function, "deeds.leaves")
            and not speaks_of(function, "deeds.comes back")
            and (speaks_of(said, "deeds.accounts") or someone)
            and not _erases(whole, put, function)
            and not _is_emptied(deed, whole)
            and not (not _is_gone(put) and _goes_on(deed, whole))
        ):
            yield FromDeed(
                Kind.KEEP, deed.path, put.span, whole.place, what=What.HIDDEN, shown=put.name, other=_thing(said)
            )
            return


def _answering(deed: Deed) -> str:
    """The name of the function that does it; of what answers the address of one's own account, that it erases: `delete /me`."""
    if deed.around or deed.within is None or deed.within.verb != "delete":
        return next(iter(deed.around), "")
    return f"delete {deed.within.name}" if speaks_of(deed.within.name, "leaving.own_account") else ""


def copied(body: Body, whole: Whole) -> Iterator[FromDeed]:
    """Yield what a function copies of someone into a table of the past as it erases it, when nothing of the project erases that table."""
    for deed in body.deeds if whole.place.is_lived else ():
        puts = [one for one in deed.puts if _OF.match(one.value)]
        if not deed.is_call or not speaks_of(deed.called, "deeds.past") or not any(map(_is_someone, puts)):
            continue
        thing, count = Counter(found[1] for one in puts if (found := _OF.match(one.value))).most_common(1)[0]
        erased = _erased(body)[thing] > (thing in _words_erased(deed))
        if count > 1 and erased and not is_erased_somewhere(whole.project):
            named = re.split(r"\.|->|::", deed.called)
            table = next(one for one in named if speaks_of(one, "deeds.past"))
            yield FromDeed(Kind.KEEP, deed.path, deed.span, whole.place, what=What.COPIED, shown=thing, other=table)


@memo
def _erased(body: Body) -> Counter[str]:
    """How many deeds of a function erase each thing, by its name."""
    return Counter(word for one in body.deeds for word in _words_erased(one))


def _words_erased(deed: Deed) -> frozenset[str]:
    """What a deed erases: the words that it is written with."""
    erases = deed.is_call and speaks_of(deed.last, "deeds.erases")
    return frozenset(re.findall(r"\w+", deed.words)) if erases else frozenset()


def _is_someone(put: Put) -> bool:
    return is_person(put.name) or is_personal_name(put.name) or speaks_of(put.name, "deeds.of whom")


def _is_unseen(put: Put) -> bool:
    if speaks_of(put.name, "deeds.unseen"):
        return of_value(put.value, equal=True) is Agreement.GIVEN or says_now(put.value)
    return speaks_of(put.name, "deeds.seen") and of_value(put.value, equal=True) is Agreement.REFUSED


def _is_told(deed: Deed, whole: Whole) -> bool:
    """Whether what it hides is said to be erased: by the function, by its name, or to people elsewhere."""
    if deed.within in _telling(whole) or any(speaks_of(one, "deeds.no more") for one in deed.around[:1]):
        return True
    return promised_gone(whole.project) is Certainty.VIOLATION


def _goes_on(deed: Deed, whole: Whole) -> bool:
    """Whether the function erases more than sessions, or asks another to: that may be the account."""
    ours = (one for one in whole.bodies[deed.within].deeds if one.is_call) if deed.within is not None else ()
    return any(
        (speaks_of(one.called, "deeds.leaves") or speaks_of(one.called, "deeds.no more"))
        and not speaks_of(one.called, "deeds.session")
        for one in ours
    )


@memo
def _telling(whole: Whole) -> frozenset[Function | None]:
    """The functions of a file that say that something of the person is erased."""
    said = ((one.function, text) for one in whole.bodies.values() for text in one.texts)
    return frozenset(one for one, text in said if speaks_of(text, "deeds.told erased") and speaks_of(text, "deeds.own"))


@memo
def _is_in_browser(whole: Whole) -> bool:
    """Whether a file is of a page: what it only shows as gone may be erased where it is kept."""
    return runs_in_browser(whole.text)


def _is_put_to_sleep(put: Put) -> bool:
    """Whether what says how an account stands says that it is no longer in use: `status: 'dormant'`."""
    value = re.sub(r"^.*[.:]", "", put.value).strip("'\"`")
    return speaks_of(put.name, "places.status") and len(value) < _SHORT and speaks_of(value, "deeds.put to sleep")


def _says_erased(deed: Deed) -> bool:
    """Whether what does it is called by the name of erasing: what closes or leaves something promises nothing."""
    return speaks_of(_answering(deed), "deeds.erasing")


def _is_account(deed: Deed) -> bool:
    """Whether what is put to sleep is someone's account, and not what they had there: a session, a place in a group."""
    if speaks_of(deed.path, "deeds.admin") or deed.called.startswith("state."):
        return False  # those inside put an account to sleep; a page shows one as gone
    held = [one for one in re.findall(r"\w+", deed.owner if deed.is_call else deed.called) if one not in _SELF]
    last = apart(held[-1]).split() if held else []
    return not last or speaks_of(last[-1], "deeds.accounts")


def _is_gone(put: Put) -> bool:
    is_set = of_value(put.value, equal=True) is Agreement.GIVEN or says_now(put.value)
    return speaks_of(put.name, "deeds.gone") and is_set


def _thing(said: str) -> str:
    words = re.split(r"[^\w]+", said)
    return next((word for word in words if speaks_of(word, "deeds.accounts") or is_person(word)), said)


def _is_emptied(deed: Deed, whole: Whole) -> bool:
    """Whether the same function takes from the same record what tells whose it is: `profile.identity = undefined`."""
    beside = (one for one in whole.deeds if one.called == deed.called and one.around == deed.around)
    puts = (put for one in beside for put in one.written if put.value in _NOTHING)
    return any(is_personal_name(put.name) or any(speaks_of(apart(put.name), idea) for idea in _WHO) for put in puts)


_WHO = ("fields.name", "fields.civil")
_NOTHING = frozenset({"undefined", "null", "None", "nil", "NULL", "''", '""'})


def _erases(whole: Whole, put: Put, function: str) -> bool:
    """Whether something of the project erases what was marked, as far as words tell."""
    own = whole.text.replace(put.name, "").replace(function, "") if whole.path.endswith(RUBY_PROGRAMS) else ""
    is_erased = any(erases(one.replace(put.name, "").replace(function, "")) for one in _erasing(whole))
    return (
        is_erased
        or (own != "" and destroys(own))
        or is_erased_somewhere(whole.project)
        or is_destroyed(put.name, whole.project)
        or is_erased_by_mark(put.name, whole.path, whole.project)
    )


@memo
def _erasing(whole: Whole) -> frozenset[str]:
    """The words of a file that tell that something is erased, each whole, with what it is of (`user.purged_at`, `erase!`)."""
    text = whole.text
    return frozenset(
        _BEGUN.findall(text[max(0, one.start() - _LONGEST) : one.start()])[0]
        + one[0]
        + _ENDED.findall(text[one.end() : one.end() + _LONGEST])[0]
        for one in ERASES.finditer(text)
    ) - {_TOLD}


_TOLD = "erased"
"""What is said to be done, and does nothing."""
_LONGEST = 60
_BEGUN, _ENDED = re.compile(r"([\w.:>$@-]{0,60})\Z"), re.compile(r"\A[\w!?]{0,60}")


_MARKS = ("deeds.gone", "deeds.seen", "deeds.unseen")
_PUT = re.compile(r"(?<!\w)([a-z]\w{2,60})['\"]?\s{0,3}(?:=>|=(?!=)|:(?!:))|\bset_?([A-Za-z]\w{2,60})\(")
"""A name that something is put under, in any language."""


def are_destroyed(path: str, project: Site) -> list[bool]:
    """Return whether each mark, that a file may say something to be gone by, is borne by what other files destroy."""
    put = dict.fromkeys(found[1] or found[2] for found in _PUT.finditer(project.text(path)))
    marks = (one for one in put if any(speaks_of(one, idea) for idea in _MARKS))
    return [is_destroyed(one, project) or is_erased_by_mark(one, path, project) for one in marks]


def _mixing(deed: Deed, whole: Whole) -> list[str]:
    """The classes of Ruby that take in the module which holds a deed."""
    return classes_taking(deed.around[-1], whole.project) if deed.around and whole.path.endswith(".rb") else []
