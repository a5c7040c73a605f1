"""Points that tables give to people for what they are, to have them checked: rules and features written out as data."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from guichet.core.findings import Span
from guichet.core.places import Place
from guichet.done.deciding.decisions import speaks_of as judges
from guichet.done.nouns.act import Act, Ground, Kind, Reason
from guichet.done.nouns.places import place_of
from guichet.done.nouns.traits import Purpose
from guichet.done.people.areas import is_area
from guichet.done.people.people import attribute_of, is_aged_thing, tells_age, tells_origin
from guichet.done.words import apart, speaks_of
from guichet.reading.data.trees import Tree
from guichet.reading.python.literal_trees import trees_of
from guichet.reading.python.module import PythonModule
from guichet.reading.python.named_data import trees_first_named
from guichet.reading.python.roles import is_migration, is_test

_FIELDS = frozenset({"champ", "field", "variable", "critere", "criterion", "feature", "column", "colonne", "attribute", "attribut", "nom", "name", "attr", "property", "indicateur", "indicator", "signal", "if", "quand", "when", "condition"})  # fmt: skip
_POINTS = ("points", "poids", "weight", "score", "note", "coef", "coefficient", "add", "ajoute", "value", "valeur")
"""Under which names a line keeps how much it counts, the plainest first."""
_NAMED = ("code", "id", "key", "cle", "slug", *sorted(_FIELDS), "libelle", "label", "title", "titre")
"""Under which names a line keeps what it counts, the plainest first."""
ORIGIN = " country of birth"
"""What a country stands for, where people are told apart by a list of them."""
_HOME = " postcode"
"""What the key of an area stands for, where people are told apart by a list of them."""
_LIMITS = ("value", "valeur", "above", "over", "from", "min", "gte", "gt", "plus_de", "seuil", "threshold")
"""Under which names a line keeps from how many years on it counts."""
_BELOW = frozenset({"lt", "lte", "<", "<=", "below", "under", "less_than", "less", "moins", "inferieur", "max"})
"""How a line says that it counts those who are younger."""
_MOSTLY = 5
"""One part in so many of a table of points may be something else."""
_FUNCTION = re.compile(r"=>|->|\w::\w|^\s*\{|^(?:async )?(?:function|fn|lambda|proc)\b")
"""That a value is a function, however its language writes one."""
_FEATURES = frozenset({"features", "variables", "columns", "colonnes", "inputs", "predictors", "criteres", "criteria", "regles", "rules"})  # fmt: skip


@dataclass(eq=False)
class Weights(Act):
    """A table by which people are picked to be checked: `counted` is what it counts of them, by name, each where it stands."""

    counted: tuple[tuple[str, Span], ...] = field(default=(), kw_only=True)
    is_minus: bool = field(default=False, kw_only=True)
    """Whether it takes points away, so that people wait longer, or get nothing, for it."""

    @property
    def name(self) -> str:
        """What the table is called."""
        return self.label

    @property
    def purpose(self) -> Purpose:
        """Against people: only such tables are read."""
        return Purpose.ADVERSE

    @property
    def puts_behind(self) -> bool:
        """Whether those whom it rates high are checked: always."""
        return True

    @property
    def makes_wait(self) -> bool:
        """Whether it takes points away: they are checked for nothing, and come last."""
        return self.is_minus

    @property
    def is_computed(self) -> bool:
        """Whether it says how it is worked out: always."""
        return True

    def grounds(self, reason: Reason) -> Iterator[Ground]:
        """Yield what it counts of people."""
        for name, span in self.counted if reason is Reason.PERSON else ():
            attribute = None if speaks_of(name, "deeds.mistakes") else attribute_of(name)
            if attribute is not None:
                shown = " ".join(name.removesuffix(ORIGIN).removesuffix(_HOME).split())
                yield Ground(reason, self.path, span, shown, (), attribute.certain, attribute)


def acts_in(module: PythonModule) -> Iterator[Weights]:
    """Yield the tables of points that a module writes out; tables of numbers alone are read with the scores that use them."""
    if not (is_test(module) or is_migration(module)):
        place = place_of(module.tree, module)
        for tree in trees_of(module):
            yield from weights_in(tree, place, numbers=False)
        for tree in trees_first_named(module):
            yield from weights_in(tree, place)


def weights_in(tree: Tree, place: Place, *, numbers: bool = True) -> Iterator[Weights]:
    """Yield the tables that count points or list features for people to be checked; `numbers` for those of names and numbers too."""
    aimed = " ".join(f"{one.key} {one.value or ''}" for one in tree.leaves if len(one.value or "") < 40)
    for around, holder in tree.walk():
        yield from _taken_away(tree, holder, " ".join((tree.path, *(one.key for one in (*around, holder)))), place)
        counted = [*_rows(holder), *_tested(holder), *_listed(holder), *(_numbers(holder) if numbers else ())]
        if len(counted) < 2 or all(attribute_of(name) is None for name, _ in counted):
            continue
        beside = " ".join(one.key for each in around[-2:] for one in each.leaves)
        called = " ".join((tree.path, aimed, beside, *(one.key for one in (*around, holder))))
        hunts = judges(called, "suspicion") or speaks_of(called, "decisions.control")
        of_origin = speaks_of(called, "decisions.checked") and speaks_of(called, "decisions.scale") and any(tells_origin(name) for name, _ in counted)  # fmt: skip
        if (hunts or of_origin) and not judges(called, "helping"):
            label = next((one.key for one in reversed((*around, holder)) if one.key), tree.path.rpartition("/")[2])
            yield Weights(Kind.RATE, tree.path, counted[0][1], place, label=label, counted=tuple(counted))


def _taken_away(tree: Tree, holder: Tree, called: str, place: Place) -> Iterator[Weights]:
    """Points that a scale takes away from people for what they are, whatever it is a scale of."""
    pairs = list(_given(holder))
    taken = [(name, span) for name, number, span in pairs if number.startswith("-")]
    if not taken or not speaks_of(f"{called} {' '.join(_counters(holder))}", "decisions.scale"):
        return
    if _is_of_areas(holder, called):
        counted = tuple((f"{name}{_HOME}", span) for name, span in taken)
    else:
        counted = tuple(one for one in taken if _is_protected(one[0], called))
    if counted:
        yield Weights(
            Kind.RATE, tree.path, counted[0][1], place, label=holder.key or tree.key, counted=counted, is_minus=True
        )


def _is_protected(name: str, called: str) -> bool:
    """Whether points are taken for what someone is: by a word that has no other use, or for so many years of age, in no scale of things."""
    attribute = attribute_of(name)
    return attribute is not None and (
        attribute.certain
        or (attribute.is_place and any(map(is_area, name.split())))
        or (tells_age(name) and not is_aged_thing(called) and not speaks_of(called, "decisions.fewer_is_better"))
    )


def _given(holder: Tree) -> Iterator[tuple[str, str, Span]]:
    """What each line of a table counts, and how much: `nationality: -3`, `{code: over_65, points: -15}`, `OVER_65(-15)`."""
    for one in holder.parts:
        held = {part.key.lower(): part for part in one.leaves}
        number = one if one.key and not one.parts else next((held[key] for key in _POINTS if key in held), None)
        named = next((held[key].value for key in _NAMED if key in held and held[key].value), None)
        named = named or _test_of(one) or one.key
        if named and number is not None and _is_number(number):
            limit = next((held[key].value for key in _LIMITS if key in held and held[key] is not number), None)
            if limit and _is_age(named) and not any((part.value or "").lower() in _BELOW for part in one.leaves):
                named = f"{named} over {limit}"
            yield named, str(number.value), one.span if number is one else number.span


def _test_of(row: Tree) -> str:
    """What a row is tested by, where its test is a table of its own: `{when: {nationality: other}, add: -15}`."""
    tests = (part for part in row.parts if part.parts and part.key.lower() in _TESTS)
    return next((_said_by(one, {}) for one in tests), "")


def _is_age(named: str) -> bool:
    """Whether a line counts how old people are, and keeps apart from how many years on."""
    return apart(named) in (
        "age",
        "applicant age",
        "age demandeur",
        "age du demandeur",
        "age of applicant",
        "age usager",
    )


def _counters(holder: Tree) -> set[str]:
    """Under which names the lines of a table keep what they count for."""
    return {part.key for one in holder.parts for part in one.leaves if part.key.lower() in _POINTS}


def _is_of_areas(holder: Tree, called: str) -> bool:
    """Whether a table gives each area a number: `AREA_POINTS = {"M9": -15, "M20": 10}`."""
    keys = [one.key for one in holder.parts]
    return len(keys) > 1 and all(map(is_area, keys)) and speaks_of(called, "residence.areas")


def rules_in(tree: Tree, place: Place) -> Iterator[Weights]:
    """Yield the rules of a table that hold back, or have checked, those whom a test on what they are picks: `if: … then: …`."""
    for _, row in tree.walk():
        held = {one.key.lower(): one for one in row.parts if one.value or one.parts}
        test = next(
            (held[key] for key in (*_TESTS, *(_FIELDS if _COMPARED & held.keys() else ())) if key in held), None
        )
        done = [leaf.value or "" for key, one in held.items() if key in _DONE for leaf in one.ends]
        if test is not None and any(_is_against(one) for one in done):
            counted = [(word, test.span) for word in _names(_said_by(test, held)) if attribute_of(word) is not None]
            if counted:
                yield Weights(Kind.CHOOSE, tree.path, test.span, place, label=done[0], counted=tuple(counted))


_TESTS = ("if", "when", "quand", "si", "condition", "test", "match", "expr", "expression", "where")
_COMPARED = frozenset({"op", "operator", "operateur", "comparaison", "value", "valeur", "below", "above", "min", "max"})
"""What a field is compared by, in a row that names it apart: `{field: age, op: lt, value: 25, outcome: audit}`."""
_DONE = frozenset("then alors action do queue file lane circuit decision outcome to check route statut status vers target goto next etape step suite".split())  # fmt: skip


def _said_by(test: Tree, held: dict[str, Tree]) -> str:
    """What a test says: all that it holds, or the field that it names and what that is compared with."""
    if test.parts:
        return " ".join(f"{leaf.key} {leaf.value or ''}" for leaf in test.ends)
    with_it = (
        next((held[key].value for key in ("valeur", "value", "equals", "egal", "in") if key in held), "")
        if test.key.lower() in _FIELDS
        else ""
    )
    return f"{test.value} {with_it or ''}"


def _is_against(word: str) -> bool:
    ideas = ("decisions.set_aside", "decisions.aside", "decisions.later", "decisions.control", "decisions.harm")
    return any(speaks_of(word, idea) for idea in ideas)


def _names(test: str) -> list[str]:
    """The names of a test that is kept as a text, the last part of dotted ones."""
    return [
        part.rpartition(".")[2]
        for part in "".join(one if one.isalnum() or one in "._" else " " for one in test).split()
    ]


def _rows(holder: Tree) -> Iterator[tuple[str, Span]]:
    """Lines that each name a field and give it points: `{field: age, below: 25, points: 10}`."""
    for row in holder.parts:
        held = {one.key.lower(): one for one in row.leaves}
        named = next((held[key] for key in _FIELDS if key in held and held[key].value), None)
        counts = any(_is_number(held[key]) for key in _POINTS if key in held)
        if named is None and row.key and counts:  # `postcode_band: {points: 18}`: what it counts is its own name
            yield row.key, row.span
        if named is not None and counts:
            said = " ".join(one.value or "" for one in row.leaves if one is not named and not _is_number(one))
            whole = f"{named.value} {said}{ORIGIN if _is_of_countries(named, row) else ''}"
            yield (
                (whole if attribute_of(str(named.value)) is None and attribute_of(whole) else str(named.value)),
                named.span,
            )


def _tested(holder: Tree) -> Iterator[tuple[str, Span]]:
    """Lines that each give points by a function that tests people: `LANGUAGE(20, c -> !"en".equals(c.getLanguage()))`."""
    for row in holder.parts:
        test = next((one for one in row.leaves if _FUNCTION.search(one.value or "")), None)
        counts = any(_is_number(one) and one.key.lower() in ("", *_POINTS) for one in row.leaves)
        if test is not None and counts:
            named = list(filter(attribute_of, _names(test.value or "")))
            yield (named[0] if named else row.key or "test"), test.span


def _is_of_countries(named: Tree, row: Tree) -> bool:
    """Whether a row tells people apart by a list of countries: `{champ: code_pays, operateur: hors, valeur: [FR, DE]}`."""
    listed = [one.value or "" for part in row.parts if part is not named for one in part.ends]
    return speaks_of(named.value or "", "residence.country") and sum(map(_is_country, listed)) > 1


def _is_country(value: str) -> bool:
    return re.fullmatch(r"[A-Z]{2,3}", value) is not None


def _listed(holder: Tree) -> Iterator[tuple[str, Span]]:
    """The features of a model, by their names alone."""
    if holder.key.lower() in _FEATURES and holder.parts and all(not one.key and one.value for one in holder.parts):
        yield from ((str(one.value), one.span) for one in holder.leaves if not _is_number(one))


def _numbers(holder: Tree) -> Iterator[tuple[str, Span]]:
    """Names that are each given a number, or a number for each value: `nationality: 0.3`, `postcode: {"93200": 25}`.

    What holds words as well is the record of someone, and no table of points.
    """
    given = [
        one for one in holder.parts if one.key and (_is_number(one) or (one.parts and all(map(_is_number, one.parts))))
    ]
    if len(given) * _MOSTLY >= len(holder.parts) * (_MOSTLY - 1):
        yield from ((one.key, one.span) for one in given)


def _is_number(one: Tree) -> bool:
    return bool(one.value) and str(one.value).lstrip("-+").replace(".", "", 1).replace(",", "", 1).isdigit()
