"""E26: rules are changed, the past is rewritten, production drifts, and people ask who decided."""

from __future__ import annotations

import calendar
import datetime
import itertools
import re
from collections.abc import Iterable, Iterator
from typing import Any

from grading import Answer, Failed, Text, check
from grading.digests import SHORTEST, weakness
from grading.document import plain_words
from grading.facts import (
    Reading,
    behind_a_screen,
    binds_nobody,
    by_force,
    cannot,
    kept_for_others,
    must_hold,
    reprisal,
    shut,
)
from grading.facts.negation import is_denied
from grading.facts.taken_back import all_shut
from grading.named import named_in
from grading.sizes import enough_for, near_decimals, near_numbers
from grading.spellings import BLANKS, SPACES, long_ones, respelt
from grading.text import MONTHS
from grading.wording import numbers_told

FILE, SERVICES_FILE = "journal.py", "services.py"
KEYS = ("rule", "value", "decided_by", "decided_on", "text", "until", "typed_by")
TEXTS = tuple(one for one in KEYS if one != "value")
JOURNALS, DRAWN = 300, 200
LONG, LONGEST, SOME = 40, 120, 6
"""Lines of a long journal, of the longest when an answer names such a number, and those of it that are tried."""
FRONT, AIDS, SOCIAL = "direction de l’accueil", "service des aides", "centre communal d’action sociale"
ENDS = frozenset("fin terme au expire expirera valable echeance jusqu' jusque".split())
DECIDED = ("decide", "laid_down", "since")
PARTS = (0.25, 0.5, 4.75)
"""Numbers that are not whole."""
COMPARED = 4
"""Decimals of the finest number that production applies."""
LEAP_DAY, STARTS, YEAR = datetime.date(2028, 2, 29), 8, datetime.timedelta(days=366)
"""Decisions are tried from so many days to their longest: a year has 365 days, or 366."""
SHORT_TERM, LONG_TERM = 3, 11
"""Months that a decision may last."""
Change = dict[str, Any]


def change(rule: str, value: float, by: str, on: str, text: str, until: str, typed: str) -> Change:
    """A change, as the learner's function receives it."""
    return dict(zip(KEYS, (rule, value, by, on, text, until, typed), strict=True))


CLOSING, AGAIN, MORNING = "clore_sans_reponse_jours", "nouvelle_demande_apres_mois", "rendez_vous_par_matinee"
NEAR = f"{CLOSING}_ouvres"
HISTORY = (
    change(CLOSING, 90, FRONT, "2026-11-02", "compte rendu A-58", "2027-10-31", "Sacha Morel"),
    change(AGAIN, 6, AIDS, "2026-12-14", "note de service B-203", "2027-05-31", "h.blin"),
    change(CLOSING, 30, SOCIAL, "2027-03-01", "arrêté C-77", "2027-06-30", "Sacha Morel"),
    change(MORNING, 14, SOCIAL, "2027-03-01", "arrêté C-78", "2028-02-29", "h.blin"),
)
LATER = change(AGAIN, 4, AIDS, "2027-05-10", "note de service B-219", "2028-01-31", "h.blin")
LONG_TEXT = (
    "délibération de l’assemblée de Valmoncel sur les délais des demandes, prise d’après l’avis du comité des usagers et le "
    "rapport de la commission des aides, publiée au recueil des actes sous la référence R-12-B"
)
"""As long as the titles of such texts are: their reference, by which people find them, comes last."""
SIGNS = "note « A & B » n° 7 (<b>, %s, \\1), d’après l’avis de l’été"
DAYS = {
    CLOSING: (
        ("2026-11-01", None), ("2026-11-02", 0), ("2027-02-28", 0), ("2027-03-01", 2), ("2027-06-30", 2), ("2027-07-01", None),
        ("2027-12-01", None),
    ),
    AGAIN: (("2026-12-13", None), ("2027-01-20", 1), ("2027-05-31", 1), ("2027-06-01", None)),
    MORNING: (("2027-02-28", None), ("2028-02-29", 3), ("2028-03-01", None)),
    "inconnue": (("2027-03-01", None),),
    # Rules whose names begin alike are several.
    CLOSING.removesuffix("_jours"): (("2027-03-02", None),),
    NEAR: (("2027-03-02", None),),
}  # fmt: skip


SAME_DAY = (
    HISTORY[0],
    change(AGAIN, 5, AIDS, "2027-03-01", "note de service B-230", "2027-12-31", "h.blin"),
    change(CLOSING, 60, SOCIAL, "2027-03-01", "arrêté C-80", "2027-12-31", "Sacha Morel"),
    change(CLOSING, 45, FRONT, "2027-03-01", "compte rendu A-61", "2027-09-30", "h.blin"),
    change(AGAIN, 3, SOCIAL, "2027-03-01", "arrêté C-81", "2028-02-15", "h.blin"),
)
"""Two decisions on each of two rules, taken on one day: the last line holds, were its end the nearer."""
SAME_DAYS = {
    CLOSING: (("2027-02-28", 0), ("2027-03-01", 3), ("2027-09-30", 3), ("2027-10-01", None), ("2027-12-31", None)),
    AGAIN: (("2027-02-28", None), ("2027-03-01", 4), ("2027-12-31", 4), ("2028-02-15", 4), ("2028-02-16", None)),
}
TYPISTS = ("Sacha Morel", "h.blin", "Ousmane Ba-Keïta", "Zoé Nguyễn", "m.kowalczyk", "Łucja Żak", "Aïcha Benali")


def recorded(answer: Answer, *changes: Change) -> list[Change]:
    """The journal after those changes, through JSON at each step."""
    journal: Any = []
    for one in changes:
        (result,) = answer.map(FILE, "record", [[journal, one]])
        journal = result.get("value")
        if not isinstance(journal, list) or not all(isinstance(row, dict) and set(KEYS) <= set(row) for row in journal):
            raise Failed(
                fr="« record » ne rend pas un journal, ou refuse un changement entier.",
                en="“record” does not return a journal, or refuses a whole change.",
                expected=Text(
                    fr="une liste de dictionnaires, avec les sept clés",
                    en="a list of dictionaries, with the seven keys",
                ),
                actual=f"{one}\n{result.get('message', journal)}",
            )
    return list(journal)


def many_changes(answer: Answer) -> list[Change]:
    """One decision a day, as many as an answer names: a journal has no last page."""
    first = datetime.date(2026, 1, 1)
    days = [
        first + datetime.timedelta(days=at)
        for at in range(enough_for(answer.folder, answer.random, usual=LONG, most=LONGEST))
    ]
    return [
        change(
            (CLOSING, AGAIN, MORNING)[at % 3], at + 1, (FRONT, AIDS, SOCIAL)[at % 3], f"{day}", f"arrêté D-{at}",
            f"{day + datetime.timedelta(days=200)}", "h.blin",
        )
        for at, day in enumerate(days)
    ]  # fmt: skip


def long_journal(answer: Answer) -> list[Change]:
    """The journal of so many changes, written once whatever the number of checks."""
    if "long" not in answer.kept:
        answer.kept["long"] = recorded(answer, *many_changes(answer))
    found = answer.kept["long"]
    assert isinstance(found, list)
    return found


def whole_year(answer: Answer) -> list[Change]:
    """A decision a month, that ends in another month for each of them: the first day, the last, another; numbers whole or not."""
    draw = answer.random
    values = [0, *PARTS, 45, *(one for one, _ in draw.sample(near_numbers(draw), 12 - len(PARTS) - 2))]
    lasts = draw.randrange(SHORT_TERM, LONG_TERM + 1)

    def day_in(months: int) -> datetime.date:
        year, month = 2028 + months // 12, months % 12 + 1
        last = calendar.monthrange(year, month)[1]
        return datetime.date(year, month, draw.choice((1, last, draw.randrange(2, last))))

    return [
        change(
            (CLOSING, AGAIN, MORNING)[at % 3], values[at], (FRONT, AIDS, SOCIAL)[at % 3],
            f"{day_in(at)}", f"arrêté E-{at:02d}", f"{day_in(at + lasts)}", "h.blin",
        )
        for at in range(12)
    ]  # fmt: skip


def told(journal: list[Change]) -> list[Change]:
    """What the journal says, without what an answer keeps beside."""
    return [{key: row[key] for key in KEYS} for row in journal]


@check(points=3, fr="Un changement dit tout, et s’ajoute", en="A change says everything, and is added")
def change_is_whole(answer: Answer) -> None:
    journal = recorded(answer, *HISTORY)
    if told(journal) != list(HISTORY):
        raise Failed(
            fr="Le journal a perdu ou modifié un changement déjà inscrit.",
            en="The journal has lost or modified a change that was already there.",
            expected=str(list(HISTORY)),
            actual=str(told(journal)),
        )
    near = [value for pair in (*near_numbers(answer.random), *near_decimals(answer.random)) for value in pair]
    parts = [{**LATER, "value": value} for value in (*PARTS, *near)]
    if told(kept := recorded(answer, *parts)) != parts:
        raise Failed(
            fr="Le journal a changé un nombre.",
            en="The journal has changed a number.",
            expected=", ".join(str(one["value"]) for one in parts),
            actual=", ".join(str(one["value"]) for one in kept),
        )
    twice = answer.map(FILE, "record", [[journal, LATER]], times=2)
    if any(len(one.get("value") or ()) != len(HISTORY) + 1 for one in twice):
        raise Failed(
            fr="« record » modifie le journal qu’elle reçoit.",
            en="“record” changes the journal that it receives.",
            expected=Text(fr="un nouveau journal, l’ancien intact", en="a new journal, the old one untouched"),
        )
    if told(kept := long_journal(answer)) != (wanted := many_changes(answer)):
        raise Failed(
            fr=f"Après {len(wanted)} changements, le journal en a perdu ou modifié.",
            en=f"After {len(wanted)} changes, the journal has lost or modified some.",
            expected=str(wanted[-1]),
            actual=str(told(kept)[-1:]),
        )
    for why, wrong in unfit(starts(answer)):
        (result,) = answer.map(FILE, "record", [[journal, wrong]])
        if "ValueError" not in result.get("raised", []):
            raise Failed(
                fr=f"Le journal accepte un changement {why.fr}.",
                en=f"The journal accepts a change {why.en}.",
                expected="ValueError",
                actual=f"{wrong}\n" + ", ".join(result.get("raised", [])),
            )
    recorded(answer, {**LATER, "value": 0})
    for start in starts(answer):
        for end in (start + datetime.timedelta(days=1), start + YEAR):
            recorded(answer, {**LATER, "decided_on": f"{start}", "until": f"{end}"})


def starts(answer: Answer) -> list[datetime.date]:
    """Days from which a decision is taken, before and after a 29 February or far from any."""
    draw = answer.random
    drawn = [datetime.date(2027, 6, 1) + datetime.timedelta(days=draw.randrange(3000)) for _ in range(STARTS)]
    return [datetime.date(2027, 5, 10), datetime.date(2028, 5, 10), LEAP_DAY, *drawn]


def unfit(days: list[datetime.date]) -> Iterator[tuple[Text, Change]]:
    """Changes that say too little, or too late."""
    for key in KEYS:
        yield Text(fr=f"sans « {key} »", en=f"without “{key}”"), {one: LATER[one] for one in KEYS if one != key}
        for empty in ("", *SPACES, *([None] if key == "value" else ())):
            yield Text(fr=f"dont « {key} » est vide", en=f"whose “{key}” is empty"), {**LATER, key: empty}
    for who in ("informatique", "Sacha Morel", "le système"):
        yield Text(fr=f"décidé par « {who} »", en=f"decided by “{who}”"), {**LATER, "decided_by": who}
    for start in days:
        for lasts in (-1, 0, YEAR.days + 1, 26_000):
            until = start + datetime.timedelta(days=lasts)
            yield (
                Text(fr=f"décidé le {start}, qui finit le {until}", en=f"decided on {start}, that ends on {until}"),
                {**LATER, "decided_on": f"{start}", "until": f"{until}"},
            )
    yield Text(fr="antidaté", en="that is backdated"), {**LATER, "decided_on": "2027-02-28", "until": "2027-12-31"}


@check(
    points=4,
    fr="Le passé ne se récrit pas en silence",
    en="The past is not rewritten in silence",
    after=change_is_whole,
)
def past_is_sealed(answer: Answer) -> None:
    journal = recorded(answer, *HISTORY)
    grown = recorded(answer, *HISTORY, LATER)
    seals = [str(answer.call(FILE, "seal", journal[:count])) for count in range(1, len(journal) + 1)]
    answer.fresh()
    again = str(answer.call(FILE, "seal", journal))
    if min(map(len, seals)) < SHORTEST or len(set(seals)) < len(seals) or again != seals[-1]:
        raise Failed(
            fr="Le sceau est trop court, ne change pas à chaque ligne, ou n’est pas le même sur une autre machine.",
            en="The seal is too short, does not change with each line, or is not the same on another machine.",
            expected=Text(fr=f"{SHORTEST} signes au moins", en=f"{SHORTEST} characters at least"),
            actual="\n".join([*seals, again]),
        )
    for held, posted in ((journal, seals[-1]), (grown, seals[-1]), (grown, seals[1]), (journal, seals[0])):
        if answer.call(FILE, "verify", held, posted) is not True:
            raise Failed(
                fr="« verify » refuse un journal intact, ou qui a seulement continué.",
                en="“verify” refuses a journal that is intact, or that has only gone on.",
                expected="True",
            )
    forged: list[tuple[Text, list[Change]]] = [
        *rewritten(journal),
        (Text(fr="le journal est refait, un nombre changé", en="the journal is made again, with another number"), remade(answer, 0, "value", 30)),
        (Text(fr="le journal est refait, un autre service à la place", en="the journal is made again, with another service"), remade(answer, 2, "decided_by", AIDS)),
        (Text(fr="le journal est refait, un autre technicien à la place", en="the journal is made again, with another technician"), remade(answer, 3, "typed_by", "Sacha Morel")),
        (Text(fr="le journal est refait sans sa première ligne", en="the journal is made again without its first line"), recorded(answer, *HISTORY[1:])),
        (Text(fr="un journal vide", en="an empty journal"), []),
    ]  # fmt: skip
    spoilt = [
        *moved(journal),
        *spelt_otherwise(journal),
        *one_among_many(answer, journal),
        *signed(answer, journal),
    ]
    verified = answer.map(FILE, "verify", [[kept, seals[-1]] for _, kept in (*forged, *spoilt)])
    for at, ((what, _), said) in enumerate(zip((*forged, *spoilt), verified, strict=True)):
        # What is no longer a date may be turned down aloud.
        is_turned_down = at >= len(forged) and "ValueError" in said.get("raised", [])
        if said.get("value") is not False and not is_turned_down:
            raise Failed(
                fr=f"L’histoire est récrite, et le sceau affiché ne le montre pas : {what.fr}.",
                en=f"History is rewritten, and the seal that was put up does not show it: {what.en}.",
                expected="False",
                actual=str(said.get("value", said.get("message"))),
            )
    long_one_is_sealed(answer)
    near = [{**HISTORY[0], "text": f"arrêté C-{number:03d}"} for number in range(JOURNALS)]
    near += [{**HISTORY[0], "value": number} for number in range(1, JOURNALS)]
    parts = {number + part for number in range(3) for part in (0.25, 0.5, 0.75)}
    close = (*near_numbers(answer.random), *near_decimals(answer.random))
    parts |= {value for pair in close for value in pair} - {*range(JOURNALS), HISTORY[0]["value"]}
    near += [{**HISTORY[0], "value": value} for value in sorted(parts)]
    texts = HISTORY[0]["text"], "arrêté de l’été"
    near += [{**HISTORY[0], "text": other} for one in texts for _, other in respelt(one)]
    near += [{**HISTORY[0], "text": other} for other in long_ones(texts[1])]
    kept = [one.get("value", []) for one in answer.map(FILE, "record", [[[], one] for one in near])]
    found = weakness([str(one.get("value", "")) for one in answer.map(FILE, "seal", [[one] for one in kept])], JOURNALS)
    if found:
        raise Failed(
            fr="Le sceau prend trop peu de valeurs : on trouve un autre journal qui a le même.",
            en="The seal takes too few values: another journal can be found that has the same.",
            expected=Text(fr="une empreinte comme SHA-256", en="a digest such as SHA-256"),
            actual="\n".join(str(near[at]) for at in found[1:]),
        )
    never = ["", "0" * len(seals[-1]), seals[-1][::-1], seals[-1][:-1], seals[-1][: SHORTEST // 2]]
    # A journal begins by the empty one, whose seal may be any text that is long enough: zeros, for a chain.
    (first,) = answer.map(FILE, "seal", [[[]]])
    begins = str(first.get("value", ""))
    for posted in (one for one in never if one != begins or len(one) < SHORTEST):
        if answer.map(FILE, "verify", [[journal, posted]])[0].get("value") is not False:
            raise Failed(
                fr="« verify » accepte un sceau qui n’a jamais été affiché.",
                en="“verify” accepts a seal that was never put up.",
                actual=posted,
            )


def long_one_is_sealed(answer: Answer) -> None:
    """Fail when a line of a long journal, drawn or the last, is no longer under its seal."""
    journal, draw = long_journal(answer), answer.random
    posted, before = (str(answer.call(FILE, "seal", one)) for one in (journal, journal[:-1]))
    touched = [*draw.sample(range(len(journal)), SOME), len(journal) - 2, len(journal) - 1]
    forged = [[*journal[:at], {**journal[at], "value": 999}, *journal[at + 1 :]] for at in touched]
    asked: list[tuple[list[Change], str, bool]] = [(journal, posted, True), (journal, before, True)]
    asked += [(one, posted, False) for one in (*forged, journal[:-1])]
    for (held, _, right), result in zip(
        asked, answer.map(FILE, "verify", [[held, seal] for held, seal, _ in asked]), strict=True
    ):
        if result.get("value") is not right:
            raise Failed(
                fr=f"Sur un journal de {len(held)} lignes, « verify » se trompe.",
                en=f"On a journal of {len(held)} lines, “verify” is wrong.",
                expected=str(right),
                actual=str(result.get("value", result.get("message"))),
            )


def remade(answer: Answer, line: int, key: str, value: object) -> list[Change]:
    """The journal of somebody who types everything again, one thing changed."""
    return recorded(answer, *({**one, key: value} if at == line else one for at, one in enumerate(HISTORY)))


def rewritten(journal: list[Change]) -> Iterator[tuple[Text, list[Change]]]:
    """The journal changed by hand, in each way."""
    values = {"value": 45, "decided_by": AIDS, "decided_on": "2026-11-03", "until": "2027-10-30"}
    for line in range(len(journal)):
        for key in KEYS:
            other = {**journal[line], key: values.get(key, "autre chose")}
            if other[key] != journal[line][key]:
                yield (
                    Text(fr=f"« {key} » change à la ligne {line + 1}", en=f"“{key}” changes on line {line + 1}"),
                    [*journal[:line], other, *journal[line + 1 :]],
                )
        yield (
            Text(fr=f"la ligne {line + 1} disparaît", en=f"line {line + 1} vanishes"),
            journal[:line] + journal[line + 1 :],
        )
    for line in range(len(journal) - 1):
        swapped = [*journal[:line], journal[line + 1], journal[line], *journal[line + 2 :]]
        yield (
            Text(
                fr=f"les lignes {line + 1} et {line + 2} sont échangées",
                en=f"lines {line + 1} and {line + 2} are swapped",
            ),
            swapped,
        )
    yield (
        Text(fr="une ligne est glissée au milieu", en="a line is slipped in the middle"),
        [*journal[:2], journal[0], *journal[2:]],
    )


def moved(journal: list[Change]) -> Iterator[tuple[Text, list[Change]]]:
    """The same signs, elsewhere: two fields exchanged, a sign on the other side of a border, capitals; line by line."""
    words = [key for key in KEYS if key != "value"]
    for line, held in enumerate(journal):
        others: list[tuple[Text, Change]] = []
        for first, second in itertools.permutations(words, 2):
            across = {**held, first: held[first][:-1], second: held[first][-1] + held[second]}
            what = Text(
                fr=f"un signe passe de « {first} » à « {second} »", en=f"a sign goes from “{first}” to “{second}”"
            )
            others.append((what, across))
        for first, second in itertools.combinations(words, 2):
            what = Text(fr=f"« {first} » et « {second} » sont échangés", en=f"“{first}” and “{second}” are exchanged")
            others.append((what, {**held, first: held[second], second: held[first]}))
        for key in words:
            for other in sorted({held[key].upper(), held[key].lower()} - {held[key]}):
                what = Text(fr=f"les majuscules de « {key} » changent", en=f"the capitals of “{key}” change")
                others.append((what, {**held, key: other}))
        number = str(held["value"])
        what = Text(fr="un chiffre passe du nombre à la règle", en="a digit goes from the number to the rule")
        others.append((what, {**held, "rule": held["rule"] + number[0], "value": int(number[1:] or 0)}))
        yield from (
            (
                Text(fr=f"{what.fr}, ligne {line + 1}", en=f"{what.en}, line {line + 1}"),
                [*journal[:line], other, *journal[line + 1 :]],
            )
            for what, other in others
        )


def spelt_otherwise(journal: list[Change]) -> Iterator[tuple[Text, list[Change]]]:
    """A text in another spelling, a number that is no longer whole, or that loses its sign, line by line."""
    for line, held in enumerate(journal):
        others = [
            (Text(fr=f"« {key} », {what.fr}", en=f"“{key}”, {what.en}"), {**held, key: other})
            for key in TEXTS
            for what, other in respelt(held[key])
        ]
        for value in (-held["value"], held["value"] + 0.5, held["value"] - 0.25):
            what = Text(fr=f"le nombre devient {value}", en=f"the number becomes {value}")
            others.append((what, {**held, "value": value}))
        yield from ((what, [*journal[:line], other, *journal[line + 1 :]]) for what, other in others)


def one_among_many(answer: Answer, journal: list[Change]) -> Iterator[tuple[Text, list[Change]]]:
    """One field changed, drawn among all, for something that nobody expects."""
    draw = answer.random
    for _ in range(DRAWN):
        line, key = draw.randrange(len(journal)), draw.choice(KEYS)
        held = journal[line][key]
        letters = list(str(held))
        letters[draw.randrange(len(letters))] = draw.choice("0123456789abcdefghijklmnopqrstuvwxyz")
        other = "".join(letters)
        if other != str(held) and (key != "value" or other.isdigit()):
            what = Text(fr=f"« {key} » devient « {other} »", en=f"“{key}” becomes “{other}”")
            changed = {**journal[line], key: int(other) if key == "value" else other}
            yield what, [*journal[:line], changed, *journal[line + 1 :]]


def signed(answer: Answer, journal: list[Change]) -> Iterator[tuple[Text, list[Change]]]:
    """A field that bears, whole or at an end, what the code of the answer names, or a space that nobody sees."""
    marks = [*named_in(answer.folder, answer.random).texts, *BLANKS]
    draw = answer.random
    for mark in marks:
        for key in TEXTS:
            line = draw.randrange(len(journal))
            held = str(journal[line][key])
            for other in {mark, f"{mark}{held}", f"{held}{mark}", f"{held} {mark}"} - {held}:
                what = Text(fr=f"« {key} » devient {other!r}", en=f"“{key}” becomes {other!r}")
                yield what, [*journal[:line], {**journal[line], key: other}, *journal[line + 1 :]]
        line = draw.randrange(len(journal))
        what = Text(fr=f"un nombre change, et « {mark} » s’ajoute", en=f"a number changes, and “{mark}” is added")
        yield what, [*journal[:line], {**journal[line], mark: mark, "value": 45}, *journal[line + 1 :]]


@check(points=3, fr="On sait ce qui valait chaque jour", en="What held on each day is known", after=change_is_whole)
def rule_of_the_day(answer: Answer) -> None:
    journal = recorded(answer, *HISTORY)
    asked = [(rule, day, line) for rule, days in DAYS.items() for day, line in days]
    results = answer.map(FILE, "in_force", [[journal, rule, day] for rule, day, _ in asked])
    held = [(rule, day, None if line is None else HISTORY[line]) for rule, day, line in asked]
    both = recorded(answer, *SAME_DAY)
    same = [
        (rule, day, None if line is None else SAME_DAY[line]) for rule, days in SAME_DAYS.items() for day, line in days
    ]
    held += same
    results += answer.map(FILE, "in_force", [[both, rule, day] for rule, day, _ in same])
    long = long_journal(answer)
    changes = many_changes(answer)
    some = [changes[at] for at in (*answer.random.sample(range(len(long)), SOME), -2, -1)]
    held += [(one["rule"], one["decided_on"], one) for one in some]
    results += answer.map(FILE, "in_force", [[long, one["rule"], one["decided_on"]] for one in some])
    for (rule, day, wanted), result in zip(held, results, strict=True):
        found = result.get("value", result.get("message"))
        if wanted is None:
            right = found is None
        else:
            right = isinstance(found, dict) and all(found.get(key) == wanted[key] for key in KEYS)
        if not right:
            raise Failed(
                fr=f"Le {day}, ce n’est pas ce qui valait pour « {rule} ».",
                en=f"On {day}, this is not what held for “{rule}”.",
                expected=Text(fr="aucune décision", en="no decision")
                if wanted is None
                else f"{wanted['value']}, {wanted['text']}",
                actual=str(found),
                try_=Text(
                    fr="La dernière décision remplace les autres, même quand elle finit, même prise le même jour : la dernière "
                    "ligne est la dernière décision.",
                    en="The last decision replaces the others, even when it ends, even taken on the same day: the last line is the "
                    "last decision.",
                ),
            )


@check(
    points=3,
    fr="La production est comparée aux décisions",
    en="Production is compared with decisions",
    after=rule_of_the_day,
)
def production_compared(answer: Answer) -> None:
    journal = recorded(answer, *HISTORY)
    asked: list[tuple[list[Change], str, Change, list[str]]] = []
    for day, config, wanted in (
        ("2027-03-02", {CLOSING: 30, AGAIN: 6, MORNING: 14}, []),
        ("2027-02-27", {CLOSING: 30, AGAIN: 6}, [CLOSING]),
        ("2027-03-02", {CLOSING: 90, AGAIN: 6}, [CLOSING, MORNING]),
        ("2027-03-02", {CLOSING: 30, AGAIN: 6, MORNING: 14, "refuser_si_incomplet_jours": 10}, ["refuser_si_incomplet_jours"]),
        ("2027-03-02", {CLOSING: 30, AGAIN: 6, MORNING: 14, NEAR: 30}, [NEAR]),
        ("2027-06-15", {CLOSING: 30, AGAIN: 6, MORNING: 14}, [AGAIN]),
        ("2027-07-01", {CLOSING: 90, MORNING: 14}, [CLOSING]),
        ("2027-07-01", {MORNING: 14}, []),
        ("2027-07-01", {CLOSING: 0, MORNING: 14}, [CLOSING]),
    ):  # fmt: skip
        asked.append((journal, day, config, wanted))
    both = recorded(answer, *SAME_DAY)
    for rules, wanted in (((45, 3), []), ((60, 3), [CLOSING]), ((45, 5), [AGAIN]), ((60, 5), sorted((CLOSING, AGAIN)))):
        asked.append((both, "2027-03-01", dict(zip((CLOSING, AGAIN), rules, strict=True)), wanted))
    parts = recorded(answer, *({**LATER, "value": value} for value in PARTS))
    for value in (PARTS[-1], int(PARTS[-1]), -PARTS[-1], PARTS[0], round(PARTS[-1])):
        asked.append((parts, LATER["decided_on"], {AGAIN: value}, [] if value == PARTS[-1] else [AGAIN]))
    for one, other in (*near_numbers(answer.random), *near_decimals(answer.random, COMPARED)):
        held = recorded(answer, {**LATER, "value": one})
        asked += [(held, LATER["decided_on"], {AGAIN: one}, []), (held, LATER["decided_on"], {AGAIN: other}, [AGAIN])]
    asked.append((journal, "2027-03-02", {CLOSING: -30, AGAIN: 6.5, MORNING: 14}, sorted((CLOSING, AGAIN))))
    for held, day, config, wanted in asked:
        found = answer.call(FILE, "gaps", held, config, day)
        if found != wanted:
            raise Failed(
                fr=f"Le {day}, la production ne fait pas ce qui est décidé, et ce n’est pas ce que dit « gaps ».",
                en=f"On {day}, production does not do what is decided, and this is not what “gaps” says.",
                expected=f"{config}\n{wanted}",
                actual=str(found),
            )


def dated(text: str) -> str:
    """The text with each date as people write it: 1 mars 2027."""
    text = text.replace("\u00a0", " ").replace("\u202f", " ")
    text = re.sub(r"\b(\d{4})-(\d\d)-(\d\d)\b", r"\3/\2/\1", text)

    def spelt(found: re.Match[str]) -> str:
        month = int(found[2])
        return f"{int(found[1])} {MONTHS[month - 1]} {found[3]}" if 1 <= month <= 12 else found[0]

    text = re.sub(r"\b(\d{1,2})/(\d{1,2})/(\d{4})\b", spelt, text)
    # « 1er », and no « 2er ».
    text = re.sub(rf"\b0?1er (?=(?:{'|'.join(MONTHS)})\b)", "1 ", text)
    return re.sub(rf"\b0(?=\d (?:{'|'.join(MONTHS)})\b)", "", text)


def day_of(day: str) -> str:
    """A date in that form."""
    one = datetime.date.fromisoformat(day)
    return f"{one.day} {MONTHS[one.month - 1]} {one.year}"


def contacts(answer: Answer) -> tuple[dict[str, list[str]], list[str]]:
    """How each service is reached, and the front desk: a phone, an address."""
    assert answer.start is not None
    source = Answer(answer.start).text(SERVICES_FILE)
    rows = dict(re.findall(r'"([^"]+)": "([^"]+)"', source))
    desk = re.findall(r'DESK = "([^"]+)"', source)[0]
    return {name: said.split(", ou ") for name, said in rows.items()}, desk.split(", ou ")


def reaches(text: str, ways: list[str]) -> bool:
    """Whether the text gives one of those ways."""
    digits = re.sub(r"\D", "", text)
    return any(
        re.sub(r"\D", "", way) in digits if way.startswith("0") else plain_words(way) in plain_words(text)
        for way in ways
    )


def without(text: str, *literals: str) -> str:
    """The text without what it quotes."""
    for one in sorted(literals, key=len, reverse=True):
        text = text.replace(one, " … ")
    return text


@check(
    points=4,
    fr="La réponse dit qui, quand, d’après quoi et à qui parler",
    en="The answer says who, when, on what text and whom to talk to",
    after=rule_of_the_day,
)
def citizen_answered(answer: Answer) -> None:
    journal, year = recorded(answer, *HISTORY), whole_year(answer)
    services, desk = contacts(answer)
    asked = [
        (journal, HISTORY, HISTORY[line], day)
        for line, day in ((0, "2027-01-10"), (2, "2027-03-15"), (1, "2027-03-15"), (3, "2027-08-03"))
    ]
    through = recorded(answer, *year)
    asked += [(through, tuple(year), one, one["decided_on"]) for one in year]
    both = recorded(answer, *SAME_DAY)
    asked += [(both, SAME_DAY, SAME_DAY[line], "2027-03-01") for line in (3, 4)]
    for text in (LONG_TEXT, LONG_TEXT * 6, SIGNS):
        one = {**HISTORY[0], "text": text}
        asked.append((recorded(answer, one), (one,), one, one["decided_on"]))
    for held, history, one, day in asked:
        rule = one["rule"]
        text = dated(str(answer.call(FILE, "answer", held, rule, day)))
        plain = plain_words(text)
        start, end = day_of(one["decided_on"]), day_of(one["until"])
        everything = [way for ways in (*services.values(), desk) for way in ways] + [
            str(other["text"]) for other in history
        ]
        bare = re.sub(rf"\b\d+ (?:{'|'.join(MONTHS)}) \d{{4}}\b", " … ", without(text, *everything))
        numbers = numbers_told(bare) + numbers_told(re.sub(r"(?<=\d) (?=\d{3}(?!\d))", "", bare))
        for missing, is_there in (
            (Text(fr=f"la valeur, {one['value']}", en=f"the value, {one['value']}"), one["value"] in numbers),
            (Text(fr=f"le service, {one['decided_by']}", en=f"the service, {one['decided_by']}"), plain_words(one["decided_by"]) in plain),
            (Text(fr=f"le jour de la décision, {start}", en=f"the day of the decision, {start}"), re.search(rf"(?<!\d){start}", text)),
            (Text(fr=f"le dernier jour, {end}", en=f"the last day, {end}"), re.search(rf"(?<!\d){end}", text)),
            (Text(fr=f"le texte, {one['text']}", en=f"the text, {one['text']}"), plain_words(one["text"]) in plain),
            (Text(fr="le téléphone ou l’adresse du service", en="the phone or address of the service"), reaches(text, services[one["decided_by"]])),
        ):  # fmt: skip
            if not is_there:
                raise Failed(
                    fr=f"La réponse du {day} sur « {rule} » ne dit pas {missing.fr}.",
                    en=f"The answer of {day} about “{rule}” does not say {missing.en}.",
                    actual=text,
                )
        others = [other for other in history if other["text"] != one["text"]]
        astray = [
            wrong
            for other in others
            for wrong in (other["text"], other["decided_by"] if other["decided_by"] != one["decided_by"] else "")
            if wrong and plain_words(str(wrong)) in plain
        ]
        names = typists_named(history, plain)
        if astray or names or any(mark in text for mark in ("decided_by", "decided_on", "typed_by", "until", "{", "}")):
            raise Failed(
                fr=f"La réponse du {day} sur « {rule} » parle d’une autre décision, nomme qui a saisi la ligne, ou n’est pas une phrase.",
                en=f"The answer of {day} about “{rule}” speaks of another decision, names who typed the line, or is no sentence.",
                actual=text,
                try_=Text(
                    fr="Qui a tapé le nombre n’est pas qui l’a voulu : on ne livre pas une personne à la colère.",
                    en="Who typed the number is not who wanted it: nobody is handed over to anger.",
                ),
            )
        quoted = without(text, *(str(row["text"]) for row in history))
        said = Reading(quoted)
        must_hold(
            shut(said),
            kept_for_others(said, ""),
            behind_a_screen(said, ""),
            cannot(said, "contest"),
            binds_nobody(said),
            reprisal(said),
            by_force(said),
        )
        decided = [one.is_affirmed for family in ("decide", "laid_down") for one in said.mentions(family)]
        if turned(said, text, start, end) or (decided and not any(decided)):
            raise Failed(
                fr=f"La réponse du {day} sur « {rule} » échange les dates, ou dit que personne n’a décidé.",
                en=f"The answer of {day} about “{rule}” swaps the dates, or says that nobody decided.",
                expected=Text(fr=f"décidé le {start}, jusqu’au {end}", en=f"decided on {start}, until {end}"),
                actual=text,
            )


def typists_named(history: Iterable[Change], plain: str) -> list[str]:
    """The names of those who typed the lines of a journal that a text says, whole or in part."""
    parts = (part for row in history for part in re.split(r"[ .]", row["typed_by"]))
    return [part for part in parts if len(part) > 2 and plain_words(part) in plain]


def turned(said: Reading, text: str, start: str, end: str) -> bool:
    """Whether the text gives the day of the decision as the last, or the last as that of the decision."""
    if f"du {start} au {end}" in text:
        return False
    before = plain_words(text[: text.index(end)]).replace("’", "'").split()[-4:]
    is_end = any(one.startswith(tuple(ENDS)) for one in before) or any(
        said.says("stop", one) for one in said.holding(end)
    )
    return bool({"until", "stop"} & {*said.nearest(start, *DECIDED, "until", "stop")}) or not (
        is_end or "until" in said.nearest(end, *DECIDED, "until")
    )


@check(
    points=2,
    fr="Sans décision, la réponse le dit aussi",
    en="Without a decision, the answer says so too",
    after=citizen_answered,
)
def silence_is_said(answer: Answer) -> None:
    journal, draw = recorded(answer, *HISTORY), answer.random
    _, desk = contacts(answer)
    typed = [{**row, "typed_by": who} for row, who in zip(HISTORY, draw.sample(TYPISTS, len(HISTORY)), strict=True)]
    others = recorded(answer, *typed)
    asked = [(CLOSING, "2026-10-30"), (CLOSING, "2027-08-02"), ("refuser_si_incomplet_jours", "2027-03-15")]
    asked += [(AGAIN, "2026-12-01"), (AGAIN, "2027-06-01"), (MORNING, "2028-03-01")]
    for (rule, day), held in itertools.product(asked, (journal, others)):
        text = dated(str(answer.call(FILE, "answer", held, rule, day)))
        plain, said = plain_words(text), Reading(text)
        bare = re.sub(rf"\b\d+ (?:{'|'.join(MONTHS)}) \d{{4}}\b", " … ", without(text, *desk))
        claims = [
            row for row in HISTORY if plain_words(str(row["text"])) in plain or plain_words(row["decided_by"]) in plain
        ]
        claims += [row for row in HISTORY if row["rule"] == rule and re.search(rf"\b{row['value']}\b", bare)]
        if named := typists_named(held, plain):
            raise Failed(
                fr=f"Le {day}, aucune décision ne vaut pour « {rule} », et la réponse nomme qui a saisi une ligne : {named[0]}.",
                en=f"On {day}, no decision holds for “{rule}”, and the answer names who typed a line: {named[0]}.",
                expected=Text(
                    fr="ni valeur, ni service, ni texte, ni « typed_by » : l’accueil (DESK)",
                    en="no value, service, text or “typed_by”: the front desk (DESK)",
                ),
                actual=text,
                try_=Text(
                    fr="Quand personne n’a décidé, qui a tapé la ligne est encore moins responsable, et c’est à sa porte que "
                    "viendra la colère. La réponse ne mène qu’à l’accueil.",
                    en="When nobody decided, whoever typed the line answers for it even less, and anger will come to their "
                    "door. The answer leads to the front desk alone.",
                ),
            )
        denied = any(is_denied([one.plain for one in sentence.words]) for sentence in said.sentences)
        if claims or not reaches(text, desk) or not (denied or said.denies("holds")):
            raise Failed(
                fr=f"Le {day}, aucune décision ne vaut pour « {rule} », et la réponse ne le dit pas, ou ne mène à personne.",
                en=f"On {day}, no decision holds for “{rule}”, and the answer does not say so, or leads to nobody.",
                expected=Text(
                    fr="aucune décision en vigueur, ni valeur, ni service, ni texte, et l’accueil (DESK)",
                    en="no decision that holds, no value, service or text, and the front desk (DESK)",
                ),
                actual=text,
            )
        # That no decision is in force is what the answer is to say.
        closed = [
            one for one in all_shut(said) if not one.clause.has("decision", "regle", "valeur", "chiffre", "nombre")
        ]
        must_hold(*closed[:1], kept_for_others(said, ""), behind_a_screen(said, ""), cannot(said, "contest"))
        must_hold(reprisal(said), by_force(said))


@check(
    points=1,
    fr="Le linter guichet n’a rien à redire",
    en="The guichet linter has nothing to say",
    after=rule_of_the_day,
)
def linter_is_silent(answer: Answer) -> None:
    answer.lint(FILE)
