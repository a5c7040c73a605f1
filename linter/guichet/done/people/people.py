"""Words that tell people apart: what a score should not be made of, and what is not a person at all."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from guichet.core.findings import Text
from guichet.core.keeping.tables import table
from guichet.core.words import listed, spread

_SPLIT = re.compile(r"[A-Z]+(?![a-zà-ÿ])|[A-Z]?[a-zà-ÿ]+|\d+")
_ACCENTS = str.maketrans("àâäéèêëîïôöùûüç", "aaaeeeeiioouuuc")


@dataclass(frozen=True, slots=True)
class Attribute:
    """Something about a person: `kind` is sensitive (GDPR art. 9 and 10, discrimination law) or precarity."""

    kind: str
    label: Text
    certain: bool
    """Whether the word has no other use and its link to precarity is documented; otherwise a person must look."""
    is_place: bool = False
    """Whether it says where someone lives."""
    alone: Text | None = None
    """How it is called when it alone puts people behind others: the law protects it, though the word has other uses."""
    is_never_right: bool = False
    """Whether nothing that is done with it makes it right to count."""
    is_checked: bool = True
    """Whether that holds too when people are checked for it: the young may be asked who answers for them."""


@lru_cache(maxsize=20_000)
def name_words(name: str) -> tuple[str, ...]:
    """Return the words of a name of code, in order: lower case, without accents, plural endings off."""
    return tuple(_singular(word.lower().translate(_ACCENTS)) for word in _SPLIT.findall(name))


def _singular(word: str) -> str:
    plural = len(word) > 3 and word.endswith(("s", "x")) and not word.endswith(("ss", "us", "is"))
    return word[:-1] if plural else word


@cache
def _data() -> Mapping[str, Any]:
    return table("done/people/people.toml")


@cache
def _index() -> dict[str, list[tuple[frozenset[str], Attribute]]]:
    index: dict[str, list[tuple[frozenset[str], Attribute]]] = {}
    for entry in _data()["attribute"]:
        alone = entry.get("alone")
        attribute = Attribute(
            entry["kind"], Text(entry["fr"], entry["en"]), entry.get("certain", True), entry.get("place", False),
            Text(*alone) if alone else None, entry.get("never", False), entry.get("checked", True),
        )  # fmt: skip
        for term in entry["terms"]:
            words = [_singular(word) for word in term.split()]
            index.setdefault(words[0], []).append((frozenset(words), attribute))
        for word in entry.get("whole", ()):
            index.setdefault(f"={word}", []).append((frozenset((word,)), attribute))
    return index


@lru_cache(maxsize=20_000)
def attribute_of(name: str) -> Attribute | None:
    """Return what a name says of a person, by the longest term that fits; None when it says nothing."""
    words = name_words(name)
    held = frozenset(words)
    keys = (*words, *(f"={word}" for word in words if len(words) == 1))
    found = [(term, attribute) for key in keys for term, attribute in _index().get(key, ()) if term <= held]
    if "age" in held and held & _words("aged_things"):
        found = [(term, attribute) for term, attribute in found if term != {"age"}]
    if "zip" in held and held & _words("zipped_things"):
        found = [(term, attribute) for term, attribute in found if term != {"zip"}]
    best = min(found, key=lambda one: (-len(one[0]), not one[1].certain, one[1].kind != "sensitive"), default=None)
    if best is None and any(word.isdigit() for word in words) and tells_age(name):
        return attribute_of("age")
    return best[1] if best else None


_GROWING, _OLD = 16, 50
"""Years below which a number, or one that is passed, is rather that of what one has waited, or of what one lives in."""


def tells_age(name: str) -> bool:
    """Whether a name says how old people are, by a number, and nothing else: `plus_de_70_ans`, `over_65`, `age_superieur_65`."""
    words = name_words(name)
    years = [word for word in words if word.isdigit() and 2 <= len(word) < 4]
    rest = [word for word in words if word not in years]
    told = _words("age_told")
    least = _GROWING if not _words("age_told", "plainly").isdisjoint(rest) or not _words("age_told", "more").intersection(rest) else _OLD  # fmt: skip
    return (
        len(years) == 1
        and int(years[0]) >= least
        and not told.isdisjoint(rest)
        and all(word in told or word in _words("age_told", "beside") or is_person(word) for word in rest)
    )


def is_aged_thing(name: str) -> bool:
    """Whether a name is of what has years of its own: a building, a vehicle, what one has waited."""
    return not _words("aged_things").isdisjoint(name_words(name))


@cache
def _words(table: str, key: str = "words") -> frozenset[str]:
    return frozenset(_singular(word) for word in spread(_data()[table][key]))


def is_thing(name: str) -> bool:
    """Whether a variable names something that is not a person: an office, a page, a company."""
    words = frozenset(name_words(name))
    return bool(words & _words("not_people")) and not words & _PEOPLE_FOR_SURE


_PEOPLE_FOR_SURE = frozenset({*listed("people.served"), "dossier", "personne", "person"})


def is_person(name: str) -> bool:
    """Whether a variable names a person, or the file about one."""
    return bool(frozenset(name_words(name)) & _words("people"))


def is_of_session(path: str) -> bool:
    """Whether a path is what a session keeps of the person who signed in: `session["tenant"]`."""
    owner, _, name = path.rpartition(".")
    return owner.rpartition(".")[2] == "session" and is_person(name)


def tells_origin(name: str) -> bool:
    """Return whether a name surely says where someone comes from, or another thing that the law protects."""
    attribute = attribute_of(name)
    return attribute is not None and attribute.certain and attribute.kind == "sensitive"
