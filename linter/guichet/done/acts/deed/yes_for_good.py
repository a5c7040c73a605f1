"""Agreements that cannot be taken back: what goes from yes to no is turned down, or only one of the columns that a yes fills is emptied."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.done.acts.deed.turned_down import answers_no
from guichet.done.acts.deed_found import FromDeed, What, Whole
from guichet.done.acts.way_names import is_leave
from guichet.done.nouns.act import Kind
from guichet.done.people.people import name_words
from guichet.done.words import speaks_of
from guichet.reading.deeds.deed import FAILS, Body, Deed

_FROM_YES = re.compile(r"(?P<name>\w{2,60}?)_?(?:change\w{0,20})\??\(\s?:?(?:\w{1,40}, )?from: true, to: false")
"""How Rails says that a column goes from yes to no."""
_JUDGED = re.compile(r"(?:validate|clean|check|verifier|valider)_(?P<name>\w{2,60})$")
"""How a form or a serializer names what judges the answer to one of its fields."""
_KEPT = re.compile(r"\$?(?P<name>[A-Za-z_]\w{1,40})(?: ?(?:={2,3}|is) ?(?:true|True))?")
"""A name alone that is true."""
_REACHED = re.compile(r"(?:\.|->|::|['\"])([A-Za-z_]\w{1,40})")
"""What is reached in something, or looked up by its name."""
_AND = re.compile(r"\s(?:&&|and)\s")
_NOT = re.compile(r"^(?:not\b|!)|(?:===?|\bis\b|==)\s?(?:false|False|0|'0'|\"0\")\s?\)?$")
_WORD = re.compile(r"[A-Za-z_]\w{1,60}")
_BEFORE = frozenset(
    "was old before previous existing instance original initial current is has get not true false none null data body request "
    "input self this params post form value cleaned validated bool boolean to i s actuel actuelle ancien ancienne avant precedent "
    "precedente existant now new nouveau nouvelle await".split()
)
"""What tells the answer of before from that of now, and none of them from a third."""
_GENERIC = frozenset({"actif", "active", "enabled", "granted", "valid", "given", "donne", "etat", "status", "value", "valeur", "choix", "choice", "reponse", "answer"})  # fmt: skip
"""What a record of an agreement calls its yes."""
_TERMS = re.compile(r"terms|cgu\b|conditions|reglement|charter|charte|privacy|gdpr_read|lu_et|agreement_?(?:form|type|id)", re.I)  # fmt: skip
"""What is read once, and is no sharing of anything."""
_SURE = re.compile(r"consent|partag|shar|opt_?in|newsletter|infolettre|diffus|transm|envoi", re.I)
_TAKEN_BACK = re.compile(
    r"\b(?:def |function |func |fun |async )?(?:retir|revo[kq]|withdr|desactiv|opt_?out|refus|reprendre|destroy|delete|supprim)\w{0,40}",
    re.I,
)
_YES, _NO = frozenset({"true", "1"}), frozenset({"false", "0"})


def yes_for_good(body: Body, whole: Whole) -> Iterator[FromDeed]:
    """Yield the refusal of a no from somebody who had said yes, in what records an agreement."""
    if not whole.place.is_lived:
        return
    for deed in body.deeds:
        if not (_errs(deed) or answers_no(deed)):
            continue
        name = _taken_back_in(deed, whole)
        around = " ".join((name, *deed.around, whole.path))
        if not name or _TERMS.search(around) or not _agrees(name, around):
            continue
        certain = bool(_SURE.search(around)) and not _can_be_left(whole, body)
        yield FromDeed(
            Kind.REFUSE, deed.path, deed.span, whole.place, what=What.YES_FOR_GOOD, shown=name, certain=certain
        )
        return


def half_taken_back(body: Body, whole: Whole) -> Iterator[FromDeed]:
    """Yield the column that a withdrawal leaves at yes, when the yes had filled two of them."""
    if not whole.place.is_lived or not _is_way_out(body):
        return
    emptied = {_plain(put.name): put for one in body.deeds for put in one.written if put.value.lower() in _NO}
    emptied = {name: put for name, put in emptied.items() if _agrees(name, name)}
    touched = " ".join(one.words for one in body.deeds)
    if not emptied or any(one.is_call and one.span.start > body.function.span.end and speaks_of(one.last, "deeds.erasing") for one in body.deeds):  # fmt: skip
        return
    for other in whole.bodies.values():
        given = [put.name for one in other.deeds for put in one.written if put.value.lower() in _YES]
        left = next((one for one in given if _plain(one) not in emptied and _agrees(one, one) and one not in touched), "")  # fmt: skip
        both = [name for name in emptied if name in map(_plain, given)]
        if other is body or not both or not left or _TERMS.search(left) or _is_emptied(left, whole):
            continue
        put = emptied[both[0]]
        yield FromDeed(Kind.REFUSE, body.deeds[0].path, put.span, whole.place, what=What.YES_FOR_GOOD, shown=put.name, other=left, certain=False)  # fmt: skip
        return


def _errs(deed: Deed) -> bool:
    """Whether a deed says that what was sent is wrong: `errors.add(…)`, `add_error`, `buildViolation`."""
    return deed.is_call and re.search(r"errors\.add$|add_error$|addError$|buildViolation$|withErrors$", deed.called) is not None  # fmt: skip


def _taken_back_in(deed: Deed, whole: Whole) -> str:
    """The name of what the tests of a deed say goes from yes to no; "" for nothing of the kind."""
    held: set[str] = set()
    refused: set[str] = set()
    for test in deed.tests:
        if test.startswith(FAILS):
            if not _AND.search(test):
                refused.add(_read(test.removeprefix(FAILS)))
            continue
        changed = _FROM_YES.search(test)
        if changed is not None:
            return changed["name"]
        for part in map(str.strip, _AND.split(test.strip("()"))):
            (refused if _NOT.search(part) else held).add(_read(part))
    judged = _JUDGED.match(deed.within.name) if deed.within is not None else None
    if judged is not None and refused.intersection(map(_read, deed.given)):  # what it is given is the answer of now
        refused.add(_read(judged["name"]))
    same = next((one for one in sorted(held) if one and one in refused), "")
    return same or _looked_up(deed, whole)


def _looked_up(deed: Deed, whole: Whole) -> str:
    """The answer that is refused a no, when the yes beside it is a name that was given what is kept under the same: `current = store.answer(who)`, `current and not sent.answer`."""
    around = " ".join((*deed.around, whole.path))
    parts = [one.strip("() ") for test in deed.tests for one in _AND.split(test) if not test.startswith(FAILS)]
    denied = [one for one in (*deed.tests, *parts) if one.startswith(FAILS) or _NOT.search(one)]
    refused = {_plain(name) for one in denied for name in _REACHED.findall(one)}
    for kept in (name["name"] for one in parts if (name := _KEPT.fullmatch(one)) is not None):
        said = _REACHED.findall(whole.given_before(kept, deed.span.start))
        found = next((one for one in said if _plain(one) in refused and _agrees(one, around)), "")
        if found:
            return found
    return ""


def _read(part: str) -> str:
    """What a part of a test reads, whoever holds it and whenever: `consent` of `self.instance.consent`, `!body.consent`, `consent_was`."""
    named = ["_".join(word for word in name_words(one) if word not in _BEFORE) for one in _WORD.findall(part)]
    return next((one for one in reversed(named) if one), "")


def _agrees(name: str, around: str) -> bool:
    """Whether a column holds an agreement, or the yes of what records one."""
    said = any(speaks_of(name, one) for one in ("deeds.agreement", "deeds.shared"))
    return said or (name in _GENERIC and speaks_of(around, "deeds.agreement"))


def _is_way_out(body: Body) -> bool:
    name = body.function.name
    return body.function.verb == "delete" or is_leave(name) or speaks_of(name, "deeds.leaves") or bool(_TAKEN_BACK.match(name))  # fmt: skip


def _can_be_left(whole: Whole, body: Body) -> bool:
    """Whether the same file has another function by which the agreement is taken back."""
    return any(_is_way_out(one) for one in whole.bodies.values() if one is not body)


def _plain(name: str) -> str:
    return "_".join(name_words(name))


def _is_emptied(name: str, whole: Whole) -> bool:
    """Whether something of the file puts a no under a name."""
    plain = _plain(name)
    return any(_plain(put.name) == plain and put.value.lower() in _NO for one in whole.deeds for put in one.written)
