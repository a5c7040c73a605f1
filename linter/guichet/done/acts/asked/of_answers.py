"""Names and values by which an answer of people is turned down: letters that a name may hold, how few, whose name a paper bears, a birth to the day."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.memo import memo
from guichet.core.numbers import whole
from guichet.core.places import Place
from guichet.done.acts.asked.said import Flaw, Said, asked_at, way_to
from guichet.done.forms.samples import full_births_only, plain_letters_only
from guichet.done.nouns.act import Kind
from guichet.done.words import apart, speaks_of
from guichet.reading.data.trees import Tree
from guichet.reading.data.yes_no import is_yes

_NAMED = frozenset({"name", "nom", "id", "field", "champ", "key", "cle", "code"})
"""Under which names a row keeps that of the answer that it is about."""
_FEWEST, _MOST = 2, 5
"""Letters that a bound asks of a name: beyond, it is rather that of a text."""
_DELIMITED = re.compile(r"(?:%r)?[/{](?P<pattern>.+)[/}][a-z]{0,6}", re.S)
_ENDS = re.compile(r"^(?:\\A|\^)|(?:\\[zZ]|\$)$")
_EXACT = frozenset({"exact", "strict", "strictly", "identical", "identique", "stricte", "egalite", "equal", "equals", "full", "exacte"})  # fmt: skip
_LENGTH = frozenset({"length", "minlength", "len", "longueur", "taille", "size", "chars", "char", "characters", "caracteres", "letters", "lettres"})  # fmt: skip
_OF_LENGTH = _LENGTH | {
    "min",
    "mini",
    "minimum",
    "minimale",
    "fewest",
    "of",
    "de",
    "du",
    "number",
    "nombre",
    "name",
    "nom",
}
_TEXTS = 600
"""Signs of what a whole table says, by which one knows of whom it is."""


def said_of_answers(around: tuple[Tree, ...], one: Tree, place: Place) -> Iterator[Said]:
    """Yield what one part of a table wants of an answer."""
    if one.parts or not one.value:
        return
    if is_yes(one.value):
        yield from _own_name(around, one, place)
    elif (fewest := whole(one.value)) is not None:
        if _FEWEST <= fewest <= _MOST:
            yield from _short(around, one, fewest, place)
    elif one.value.lower() in _EXACT:
        yield from _exact(around, one, place)
    elif "[" in one.value or "\\d" in one.value:
        yield from _pattern(around, one, place)


def _own_name(around: tuple[Tree, ...], one: Tree, place: Place) -> Iterator[Said]:
    """That a proof of address, or an account, must bear the name of whoever asks, where nobody else's is taken."""
    if not speaks_of(one.key, "said.own_name") or not _is_made_of(one.key, "said.only_of_a_holder"):
        return
    beside = f"{around[-1].said[:_TEXTS] if around else ''}"
    way = way_to(one, around)
    shows = speaks_of(way, "said.bills") or speaks_of(way, "identity.held_in_hand")
    abode = shows and speaks_of(way, "said.abodes")
    flaw = Flaw.ACCOUNT if speaks_of(way, "said.accounts") else Flaw.ABODE if abode else None
    if speaks_of(way, "said.of_companies"):
        return
    if flaw is not None and not speaks_of(beside.replace(one.key, ""), "said.through_others"):
        yield asked_at(one, flaw, place)


def _short(around: tuple[Tree, ...], one: Tree, fewest: int, place: Place) -> Iterator[Said]:
    """The fewest letters that a name of a person may have."""
    answer = _answer_of(around, one)
    if not speaks_of(one.key, "said.fewest") or not _is_of_letters(one.key, answer):
        return
    if _is_persons(answer, around, one):
        yield asked_at(one, Flaw.SHORT, place, shown=f"{answer}: {fewest}", most=fewest)


def _is_of_letters(key: str, answer: str) -> bool:
    """Whether a bound is of the letters of an answer, and of nothing else that it has; alone, under many answers, it is of how many there are."""
    words = set(apart(key).split()) - set(apart(answer).split())
    are_many = answer.endswith("s") and speaks_of(answer, "said.person_name")
    return words <= _OF_LENGTH and (not are_many or not words.isdisjoint(_LENGTH))


def _exact(around: tuple[Tree, ...], one: Tree, place: Place) -> Iterator[Said]:
    """That two names must be the same, letter for letter."""
    way = way_to(one, around)
    if not _is_made_of(one.key, "said.only_a_comparison"):
        return  # of a column, a class, a sort of document
    read = speaks_of(way, "identity.read_on") and not speaks_of(way, "said.not_read")
    if speaks_of(one.key, "said.compared") and speaks_of(one.key, "fields.name") and read:
        yield asked_at(one, Flaw.EXACT, place)


def _pattern(around: tuple[Tree, ...], one: Tree, place: Place) -> Iterator[Said]:
    """A pattern of plain letters under the name of a person's name, or of a full date under that of a birth."""
    bare = _DELIMITED.fullmatch(one.value or "")
    pattern = bare["pattern"] if bare is not None else one.value or ""
    if not _ENDS.search(pattern):
        return  # what is only looked for in a text turns nobody down
    pattern = _ENDS.sub("", pattern)
    answer = _answer_of(around, one)
    if plain_letters_only(pattern) and _is_persons(answer, around, one):
        yield asked_at(one, Flaw.LETTERS, place, shown=f"{answer}: {pattern}")
    elif speaks_of(answer, "fields.birth") and full_births_only(pattern):
        yield asked_at(one, Flaw.BIRTH, place, kind=Kind.REFUSE, shown=f"{answer}: {pattern}")


def _answer_of(around: tuple[Tree, ...], one: Tree) -> str:
    """The name of the answer that a part is about: its own, that which its row gives, or the nearest around it."""
    if one.key and (speaks_of(one.key, "said.person_name") or speaks_of(one.key, "fields.birth")):
        return one.key
    named = _named_by(around[-1]) if around else None
    if named is not None and named is not one and named.value:
        return named.value
    own = one.key and not speaks_of(one.key, "said.fewest") and not _is_of_a_pattern(one.key)
    return one.key if own else next((each.key for each in reversed(around) if each.key and not _is_of_a_pattern(each.key)), "")  # fmt: skip


@memo
def _named_by(row: Tree) -> Tree | None:
    """The part of a row that keeps the name of the answer that it is about."""
    return next((leaf for leaf in row.leaves if leaf.key.lower() in _NAMED and leaf.value), None)


def _tells(key: str, answer: str) -> bool:
    """Whether a name around an answer tells whose it is: it is not its own, nor that of any part of a form."""
    return bool(key) and key != answer and not _is_of_a_pattern(key) and not speaks_of(key, "said.boxes")


def _is_of_a_pattern(key: str) -> bool:
    return _is_made_of(key, "said.of_a_pattern")


def _is_made_of(key: str, idea: str) -> bool:
    """Whether each word of a name is one of an idea: nothing else is said there."""
    return all(speaks_of(word, idea) for word in apart(key).split())


def _is_persons(answer: str, around: tuple[Tree, ...], one: Tree) -> bool:
    """Whether an answer is the name of a person: by its own words, or by what the table says around when it is called a name and no more."""
    way = way_to(one, around)
    if speaks_of(way, "said.looked_for") or speaks_of(f"{answer} {one.key}", "fields.technical_name"):
        return False
    if speaks_of(answer, "said.person_name"):
        return True
    nearest = next((each.key for each in reversed(around) if _tells(each.key, answer)), "")
    told = nearest or f"{way} {around[0].said[:_TEXTS] if around else ''}"
    stem = one.path.rpartition("/")[2].partition(".")[0]
    is_name = speaks_of(f"{answer}", "said.bare_name") or speaks_of(stem, "said.person_name") or speaks_of(stem, "said.bare_name")  # fmt: skip
    return is_name and (speaks_of(told, "said.of_someone") or speaks_of(told, "fields.someone"))
