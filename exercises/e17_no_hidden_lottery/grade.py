"""E17: slots are given over and over, and what must hold for everyone is looked for in the results."""

from __future__ import annotations

import ast
import datetime
import itertools
import math
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from grading import Answer, Failed, Text, check
from grading.digests import SHORTEST, Weakness, weakness
from grading.facts import Reading, favours, must_hold
from grading.named import files_in, named_in, set_apart
from grading.numbering import favoured, of_each_kind
from grading.sizes import is_no_luck, sizes_in

FILE = "attribuer.py"
MONDAY = datetime.date(2027, 3, 1)
# Half a year from here goes past New Year.
SEPTEMBER = datetime.date(2027, 9, 6)
SLOTS = ["2027-03-15 09:00", "2027-03-15 09:30", "2027-03-15 10:00", "2027-03-16 09:00", "2027-03-16 09:30"]
SEEDS = 1000
# Beyond these, chance alone explains nothing: a chi-square with fourteen degrees of freedom, standard deviations.
APART, STEEP, SHOWN = 50.0, 4.5, 6
DEEP = 62.0
"""The same chi-square, once for each number of slots."""
WEEKS, NEW, PLACES, BACKLOG, LONGEST = 26, 10, 10, 40, 8
RIGGED, LISTS = 20, 300
LOTS = 6
"""Public draws among the files of a list of one length."""
DRAWN, OF_EACH, OF_ALL_KINDS = 300, 3, 200
"""Public draws among the files that the code names; files of each kind of number, and draws among them all."""
ALIKE = ("101", "0101", "00101", "12", "B12", "b12")
"""Numbers of files that are not the same."""
Row = dict[str, Any]


def request(file: int, day: datetime.date, second: int, visits: int = 1) -> Row:
    """A request, as the learner's function receives it."""
    moment = datetime.datetime.combine(day, datetime.time()) + datetime.timedelta(seconds=second)
    return {"file": str(file), "received": moment.isoformat(), "visits": visits}


def crowd(answer: Answer) -> list[Row]:
    """Fourteen files over three days, and three of them that ask again; programs write in the first seconds."""
    draw = answer.random
    rows = [
        request(101 + index, MONDAY + datetime.timedelta(days=index // 5), (index % 5) * 7 + 1, 1 + index % 4)
        for index in range(14)
    ]
    rows += [
        request(102, MONDAY, 9),
        request(103, MONDAY + datetime.timedelta(days=1), 80000),
        request(108, MONDAY + datetime.timedelta(days=2), 3),
    ]
    draw.shuffle(rows)
    return rows


def seed_of(answer: Answer, number: int = 0) -> str:
    """The numbers that come out of the public draw, after the announcement."""
    return f"{answer.variant['seed']}-{number}" if number else answer.variant["seed"]


def announcements(answer: Answer, *asked: tuple[list[Row], datetime.date]) -> list[Row]:
    """What `announce` returns for each set of requests, refused when it has not the shape that the brief gives."""
    calls = [[rows, today.isoformat(), answer.variant["draw"]] for rows, today in asked]
    return [
        shaped(result, "announce", {"digest": str, "notice": str}, '{"list": …, "digest": "…", "notice": "…"}')
        for result in answer.map(FILE, "announce", calls)
    ]


def allocations(answer: Answer, *asked: tuple[Row, list[str], str]) -> list[Row]:
    """What `allocate` returns for each announcement, slots and numbers, refused when the shape is another."""
    return [
        shaped(result, "allocate", {"given": dict, "waiting": list}, '{"given": {…}, "waiting": […], "notice": "…"}')
        for result in answer.map(FILE, "allocate", asked)
    ]


def shaped(result: Row, function: str, kinds: dict[str, type], form: str) -> Row:
    """The value that a function returned, when each key that is needed holds the right kind of value."""
    value: Any = result.get("value")
    if not isinstance(value, dict) or not all(isinstance(value.get(key), kind) for key, kind in kinds.items()):
        raise Failed(
            fr=f"« {function} » ne rend pas ce que le brief décrit.",
            en=f"“{function}” does not return what the brief describes.",
            expected=form,
            actual=str(result.get("message", value)),
        )
    return dict(value)


def given_out(answer: Answer, *asked: tuple[list[Row], list[str], datetime.date, str]) -> list[Row]:
    """What comes of each set of requests, announced and then given out."""
    published = announcements(answer, *((rows, today) for rows, _, today, _ in asked))
    return allocations(answer, *((one, slots, seed) for one, (_, slots, _, seed) in zip(published, asked, strict=True)))


def outcome(result: Row) -> tuple[dict[str, Any], list[Any]]:
    """Who gets what, and who waits; a file number may have become a whole number on its way."""
    return {slot: str(file) for slot, file in result["given"].items()}, list(map(str, result["waiting"]))


def line_of(result: Row) -> list[str]:
    """All the files, in the order in which slots come to them: those that have one, then those that wait."""
    given, waiting = outcome(result)
    return [*given.values(), *waiting]


def depths(count: int) -> list[int]:
    """How many would have a slot, were there more of them: nobody knows how many will be added, or cancelled."""
    first = len(SLOTS)
    return sorted({one for one in (first + 1, 2 * first, count // 2, 3 * count // 4, count - 1) if first < one < count})


def says_rule(notice: str) -> bool:
    """Whether the notice says, of all requests, what goes first and what the public draw decides."""
    text = Reading(notice)
    drawn = bool(text.says("by_lot")) or any(text.says("draw", one.sentence) for one in text.says("ranks"))
    # “Drawn by lot among all, whatever the day”, “the latest first”: another rule than waiting.
    other = any(text.says("by_lot", one.sentence) for one in text.says("any_day")) or text.says("latest_first")
    return drawn and bool(text.says("came")) and not other and len(notice.split()) >= 8


@check(points=2, fr="Chaque créneau va à un dossier, une fois", en="Each slot goes to one file, once")
def slots_are_given_once(answer: Answer) -> None:
    rows, few = crowd(answer), crowd(answer)[:3]
    alike = [{**request(0, MONDAY, second), "file": file} for second, file in enumerate(ALIKE)]
    for asked in (rows, few, alike, [*rows, *alike], []):
        files = {one["file"] for one in asked}
        given, waiting = outcome(
            given_out(answer, (asked, SLOTS, MONDAY + datetime.timedelta(days=7), seed_of(answer)))[0]
        )
        served = [*given.values(), *waiting]
        twice = [file for file, times in Counter(served).items() if times > 1]
        if twice or set(served) != files or not set(given) <= set(SLOTS) or len(given) != min(len(SLOTS), len(files)):
            raise Failed(
                fr="Un dossier est servi deux fois, un autre oublié, ou un créneau perdu.",
                en="One file is served twice, another forgotten, or a slot lost.",
                expected=Text(
                    fr=f"{len(files)} dossiers, chacun une fois, et {min(len(SLOTS), len(files))} créneaux donnés",
                    en=f"{len(files)} files, each once, and {min(len(SLOTS), len(files))} slots given",
                ),
                actual=f"given: {given}\nwaiting: {waiting}",
                try_=Text(
                    fr="Un dossier peut demander plusieurs fois : il compte une fois, à sa première date. Son numéro est un texte.",
                    en="A file may ask several times: it counts once, at its first date. Its number is a text.",
                ),
            )


@check(
    points=2,
    fr="Les mêmes numéros redonnent le même résultat",
    en="The same numbers give the same result",
    after=slots_are_given_once,
)
def same_seed_same_result(answer: Answer) -> None:
    rows, today = crowd(answer), MONDAY + datetime.timedelta(days=7)
    results = []
    for asked in (rows, rows, rows[::-1], sorted(rows, key=lambda one: one["received"])):
        answer.fresh()
        (published,) = announcements(answer, (asked, today))
        answer.fresh()
        results.append(outcome(allocations(answer, (published, SLOTS, seed_of(answer)))[0]))
    if any(one != results[0] for one in results):
        again = results[1] != results[0]
        raise Failed(
            fr="Personne ne peut refaire l’attribution et retrouver le même résultat avec les mêmes numéros.",
            en="Nobody can do the allocation again and find the same result with the same numbers.",
            expected=f"given: {results[0][0]}",
            actual=f"given: {next(one for one in results if one != results[0])[0]}",
            try_=Text(
                fr="Un hasard que rien ne fixe n’est pas un tirage annoncé.",
                en="Chance that nothing fixes is no announced draw.",
            )
            if again
            else Text(
                fr="L’ordre de la liste reçue ne doit rien décider.",
                en="The order of the list received must decide nothing.",
            ),
        )


@check(points=3, fr="La hâte ne sert à rien", en="Haste is no help", after=same_seed_same_result)
def haste_does_not_help(answer: Answer) -> None:
    rows, today = crowd(answer), MONDAY + datetime.timedelta(days=7)
    draw = answer.random
    numbers = named_in(answer.folder, draw).numbers
    changes = (
        (
            Text(fr="l’heure change, pas le jour (received)", en="the time changes, not the day (received)"),
            [
                {**one, "received": f"{one['received'][:10]}T{draw.choice(('00:00:00', '12:30:09', '23:59:59'))}"}
                for one in rows
            ],
        ),
        (
            Text(fr="le nombre de visites change (visits)", en="the number of visits changes (visits)"),
            [{**one, "visits": draw.randrange(1, 400)} for one in rows],
        ),
        *(
            (
                Text(
                    fr="le nombre de visites est de ceux que nomme le code",
                    en="the visits are a number that the code names",
                ),
                [{**one, "visits": visits} for one, visits in zip(rows, itertools.cycle(some), strict=False)],
            )
            for some in (numbers[at : at + len(rows)] for at in range(0, len(numbers), len(rows)))
        ),
        (
            Text(fr="des dossiers demandent deux fois ou plus", en="some files ask twice or more"),
            [*rows, *rows[:4], *rows[2:6]],
        ),
        (
            Text(fr="des dossiers demandent encore, un autre jour", en="some files ask again, on another day"),
            [*rows, *(request(one["file"], MONDAY + datetime.timedelta(days=5), 9) for one in rows[:6])],
        ),
    )
    plain, *others = given_out(
        answer, *((asked, SLOTS, today, seed_of(answer)) for asked in (rows, *(rows for _, rows in changes)))
    )
    for (change, _), result in zip(changes, others, strict=True):
        if outcome(result) != outcome(plain):
            raise Failed(
                fr=f"L’attribution n’est plus la même quand {change.fr}.",
                en=f"The allocation is no longer the same when {change.en}.",
                expected=f"given: {plain['given']}",
                actual=f"given: {result['given']}",
                try_=Text(
                    fr="Un programme est plus rapide, plus assidu et plus bavard que tout le monde.",
                    en="A program is faster, more assiduous and more talkative than anyone.",
                ),
            )


@check(points=3, fr="Personne n’attend sans fin", en="Nobody waits for ever", after=slots_are_given_once)
def nobody_waits_for_ever(answer: Answer) -> None:
    queue = [
        request(500 + index, SEPTEMBER - datetime.timedelta(days=1 + index % 7), index * 11) for index in range(BACKLOG)
    ]
    for week in range(WEEKS):
        today = SEPTEMBER + datetime.timedelta(weeks=week)
        slots = [f"{today} {9 + index}:00" for index in range(PLACES)]
        given, _ = outcome(given_out(answer, (queue, slots, today, seed_of(answer, week + 1)))[0])
        served = set(given.values())
        queue = [one for one in queue if one["file"] not in served]
        late = [one for one in queue if (today - datetime.date.fromisoformat(one["received"][:10])).days > 7 * LONGEST]
        if late:
            raise Failed(
                fr=f"Après {week + 1} semaines, le dossier {late[0]['file']} attend depuis plus de {LONGEST} semaines.",
                en=f"After {week + 1} weeks, file {late[0]['file']} has been waiting for more than {LONGEST} weeks.",
                expected=Text(
                    fr=f"{NEW} demandes et {PLACES} créneaux par semaine, {BACKLOG} demandes au départ : chacun passe",
                    en=f"{NEW} requests and {PLACES} slots a week, {BACKLOG} requests at first: everyone gets through",
                ),
                actual=Text(fr=f"{len(late)} dossiers dans ce cas", en=f"{len(late)} files in that case"),
                try_=Text(
                    fr="L’attente doit finir par compter plus que la chance.",
                    en="Waiting must end up counting more than luck.",
                ),
            )
        queue += [
            request(1000 + week * NEW + index, today + datetime.timedelta(days=index % 5), index * 11)
            for index in range(NEW)
        ]


def uneven(wins: list[int], share: float, apart_from: float = APART) -> bool:
    """Whether files of the same day, in the order of their numbers, win as no equal draw would let them: one by one, or
    the more the earlier they come. An equal draw is taken for one less than once in a hundred thousand."""
    count, spread = len(wins), share * (1 - share / SEEDS)
    apart = sum((one - share) ** 2 for one in wins) / spread * (count - 1) / count
    ranks = [rank - (count - 1) / 2 for rank in range(count)]
    slope = sum(rank * one for rank, one in zip(ranks, wins, strict=True))
    steep = math.sqrt(spread * count / (count - 1) * sum(rank * rank for rank in ranks))
    return apart > apart_from or abs(slope) > STEEP * steep


@check(
    points=2, fr="Le même jour, la chance est égale", en="On the same day, luck is equal", after=same_seed_same_result
)
def luck_is_equal(answer: Answer) -> None:
    rows = [request(201 + index, MONDAY, index * 60) for index in range(15)]
    (published,) = announcements(answer, (rows, MONDAY + datetime.timedelta(days=7)))
    results = allocations(answer, *((published, SLOTS, seed_of(answer, number + 1)) for number in range(SEEDS)))
    wins = Counter(file for result in results for file in outcome(result)[0].values())
    share = SEEDS * len(SLOTS) / len(rows)
    if uneven([wins[one["file"]] for one in rows], share):
        odd = sorted((one["file"] for one in rows), key=lambda file: -abs(wins[file] - share))[:SHOWN]
        raise Failed(
            fr=f"Sur {SEEDS} tirages, des dossiers du même jour gagnent bien plus souvent que d’autres.",
            en=f"Over {SEEDS} draws, some files of the same day win far more often than others.",
            expected=Text(fr=f"environ {share:.0f} fois chacun", en=f"about {share:.0f} times each"),
            actual=", ".join(f"{file}: {wins[file]}" for file in sorted(odd)),
            try_=Text(
                fr="À égalité de jour, un tirage avec les numéros publics ; pas le numéro de dossier, qui suit l’ordre d’arrivée.",
                en="Within a day, a draw with the public numbers; not the file number, which follows the order of arrival.",
            ),
        )
    waiting_is_drawn_too(rows, results)
    all_files_alike(answer)
    all_kinds_alike(answer)
    lists_of_all_lengths_alike(answer)


def waiting_is_drawn_too(rows: list[Row], results: list[Row]) -> None:
    """Fail when, with more slots, some files of the same day win more often than others: the draw stops along the line."""
    lines = [line_of(one) for one in results]
    for slots in range(len(SLOTS) + 1, len(rows)):
        wins = Counter(file for line in lines for file in line[:slots])
        share = SEEDS * slots / len(rows)
        if uneven([wins[one["file"]] for one in rows], share, DEEP):
            odd = sorted((one["file"] for one in rows), key=lambda file: -abs(wins[file] - share))[:SHOWN]
            raise Failed(
                fr=f"Le même jour, la file d’attente n’est pas tirée au sort : avec {slots} créneaux, des dossiers passent bien plus souvent que d’autres.",
                en=f"On the same day, the waiting line is not drawn by lot: with {slots} slots, some files get through far more often than others.",
                expected=Text(
                    fr=f"environ {share:.0f} fois chacun, sur {SEEDS} tirages",
                    en=f"about {share:.0f} times each, over {SEEDS} draws",
                ),
                actual=", ".join(f"{file}: {wins[file]}" for file in sorted(odd)),
                try_=Text(
                    fr="Un créneau annulé ou ajouté va au premier de la file : sa place y est tirée au sort comme les autres.",
                    en="A slot that is cancelled or added goes to the first in line: that place is drawn by lot as the others are.",
                ),
            )


def all_kinds_alike(answer: Answer) -> None:
    """Fail when files win more or less because of the way in which their numbers are written."""
    draw = answer.random
    kinds = of_each_kind(draw, OF_EACH)
    files = [file for kind in kinds for file in kind]
    rows = [{**request(0, MONDAY, at), "file": file} for at, file in enumerate(draw.sample(files, len(files)))]
    (published,) = announcements(answer, (rows, MONDAY + datetime.timedelta(days=7)))
    results = allocations(answer, *((published, SLOTS, seed_of(answer, at + 1)) for at in range(OF_ALL_KINDS)))
    lines = [line_of(one) for one in results]
    for slots in (len(SLOTS), *depths(len(files))):
        found = favoured(kinds, [line[:slots] for line in lines])
        if not found:
            continue
        kind, wins, should = found
        raise Failed(
            fr=f"Le même jour, qui a un dossier dont le numéro {kind.fr} gagne {wins} fois, sur {OF_ALL_KINDS} tirages.",
            en=f"On the same day, those whose file has a number that {kind.en} win {wins} times, over {OF_ALL_KINDS} draws.",
            expected=Text(fr=f"environ {should:.0f} fois, comme tous", en=f"about {should:.0f} times, as all do"),
            try_=Text(
                fr="Personne ne choisit comment s’écrit son numéro : c’est un texte, qui ne sert qu’à reconnaître le dossier.",
                en="Nobody chooses how their number is written: it is a text, which only serves to know the file.",
            ),
        )


def lists_of_all_lengths_alike(answer: Answer) -> None:
    """Fail when, on a list of some length, luck no longer decides, or somebody is lost."""
    draw = answer.random
    for count in sizes_in(answer.folder, draw, least=len(SLOTS) + 1):
        rows = [request(1001 + at, MONDAY, at) for at in range(count)]
        files = [one["file"] for one in rows]
        draw.shuffle(rows)
        (published,) = announcements(answer, (rows, MONDAY + datetime.timedelta(days=7)))
        results = allocations(answer, *((published, SLOTS, seed_of(answer, number + 1)) for number in range(LOTS)))
        found = [outcome(one) for one in results]
        whole = all(sorted([*given.values(), *waiting]) == files for given, waiting in found)
        lines = [line_of(one) for one in results]
        if not whole or any(
            is_no_luck([line[:slots] for line in lines], files) for slots in (len(SLOTS), *depths(count))
        ):
            raise Failed(
                fr=f"Quand {count} dossiers demandent le même jour, la chance n’est plus égale, ou un dossier se perd.",
                en=f"When {count} files ask on the same day, luck is no longer equal, or a file is lost.",
                expected=Text(
                    fr="un tirage au sort entre tous, quel que soit leur nombre",
                    en="a draw by lot among all, however many they are",
                ),
                actual="\n".join(f"given: {given}" for given, _ in found),
            )


def all_files_alike(answer: Answer) -> None:
    """Fail when a file that the code names wins far more often than the others, or never."""
    for files in files_in(answer.folder, answer.random):
        rows = [{**request(0, MONDAY, at), "file": file} for at, file in enumerate(files)]
        (published,) = announcements(answer, (rows, MONDAY + datetime.timedelta(days=7)))
        results = allocations(answer, *((published, SLOTS, seed_of(answer, number + 1)) for number in range(DRAWN)))
        for slots in (len(SLOTS), *depths(len(rows))):
            wins = Counter(file for result in results for file in line_of(result)[:slots])
            share = DRAWN * slots / len(rows)
            if (file := set_apart(files, wins, share)) is None:
                continue
            raise Failed(
                fr=f"Le code nomme le dossier {file}, qui gagne {wins[file]} fois sur {DRAWN}.",
                en=f"The code names file {file}, which wins {wins[file]} times out of {DRAWN}.",
                expected=Text(fr=f"environ {share:.0f} fois, comme tous", en=f"about {share:.0f} times, as all do"),
            )


@check(
    points=2,
    fr="L’ordre s’explique et le rang est tenu",
    en="The order is explained and the rank is kept",
    after=same_seed_same_result,
)
def order_is_explained(answer: Answer) -> None:
    (published,) = announcements(answer, (crowd(answer), MONDAY + datetime.timedelta(days=7)))
    seed = seed_of(answer)
    further = [[*SLOTS, *(f"2027-03-17 {9 + at}:00" for at in range(count))] for count in (2, 1, 4, 7)]
    result, *longer = allocations(answer, *((published, slots, seed) for slots in (SLOTS, *further)))
    digest, notice, after = published["digest"], published["notice"], str(result.get("notice", ""))
    for missing, where, what in (
        (answer.variant["draw"], notice, Text(fr="le nom du tirage public", en="the name of the public draw")),
        (digest, notice, Text(fr="l’empreinte de la liste", en="the digest of the list")),
        (
            digest,
            after,
            Text(fr="l’empreinte de la liste, après le tirage", en="the digest of the list, after the draw"),
        ),
        (seed, after, Text(fr="les numéros sortis, la graine", en="the numbers drawn, the seed")),
    ):
        if not missing or missing not in where:
            raise Failed(
                fr=f"L’avis publié ne donne pas {what.fr} : personne ne peut vérifier.",
                en=f"The published notice does not give {what.en}: nobody can check.",
                expected=missing or what,
                actual=where,
            )
    if not says_rule(notice.replace(answer.variant["draw"], "").replace(digest, "")):
        raise Failed(
            fr="L’avis publié ne dit pas la règle en une phrase.",
            en="The published notice does not say the rule in a sentence.",
            expected=Text(
                fr="ce qui passe d’abord (l’attente), et ce qui est tiré au sort",
                en="what comes first (waiting), and what is drawn by lot (“tirage au sort”)",
            ),
            actual=notice,
        )
    text = Reading(notice.replace(answer.variant["draw"], "").replace(digest, ""))
    must_hold(*favours(text), *favours(Reading(after.replace(answer.variant["draw"], "").replace(digest, ""))))
    line = outcome(result)[1]
    for more, one in zip(further, longer, strict=True):
        given, rest = outcome(one)
        extra = [given.get(slot) for slot in more[len(SLOTS) :]]
        if line[: len(extra)] == extra and rest == line[len(extra) :]:
            continue
        raise Failed(
            fr=f"Avec {len(extra)} créneaux de plus, ce ne sont pas les premiers de la file qui passent : le rang annoncé ment.",
            en=f"With {len(extra)} more slots, those who get them are not the first in line: the announced rank lies.",
            expected=f"{line[: len(extra)]}",
            actual=f"{extra}",
        )


def says_it_all(posted: str, rows: list[Row]) -> bool:
    """Whether what is posted is the list itself, each number and its day: nobody can give it for another one."""
    return all(str(one["file"]) in posted and one["received"][:10] in posted for one in rows)


@check(
    points=3,
    fr="Qui tient le tirage ne peut pas le truquer",
    en="Those who run the draw cannot rig it",
    after=same_seed_same_result,
)
def draw_cannot_be_rigged(answer: Answer) -> None:
    rows, today, seed = crowd(answer), MONDAY + datetime.timedelta(days=7), seed_of(answer)
    (published,) = announcements(answer, (rows, today))
    drawn = allocations(answer, *((published, SLOTS, seed_of(answer, number + 1)) for number in range(RIGGED)))
    if all(outcome(one) == outcome(drawn[0]) for one in drawn):
        raise Failed(
            fr=f"{RIGGED} tirages publics différents, un seul résultat : la graine était choisie avant.",
            en=f"{RIGGED} different public draws, one single result: the seed was chosen before.",
            expected=Text(
                fr="un résultat qui dépend des numéros sortis après l’annonce",
                en="a result that depends on the numbers drawn after the announcement",
            ),
            actual=f"given: {drawn[0]['given']}",
            try_=Text(
                fr="Qui choisit la graine en essaie mille, garde celle qui sert un ami, et publie celle-là.",
                en="Those who choose the seed try a thousand, keep the one that serves a friend, and publish that one.",
            ),
        )
    lists = [[*rows, request(1000 + number, MONDAY, 1)] for number in range(LISTS)]
    digests = [one["digest"] for one in announcements(answer, *((one, today) for one in lists))]
    kind, one, other = weakness(digests, LISTS) or (None, 0, 0)
    if kind is Weakness.SHORT:
        raise Failed(
            fr="L’empreinte est trop courte : on trouve une autre liste qui a la même.",
            en="The digest is too short: another list can be found that has the same.",
            expected=Text(
                fr=f"{SHORTEST} caractères au moins, d’une fonction comme SHA-256",
                en=f"{SHORTEST} characters at least, from a function such as SHA-256",
            ),
            actual=digests[one],
        )
    if kind and not all(map(says_it_all, digests, lists)):
        raise Failed(
            fr="L’empreinte prend trop peu de valeurs : on trouve une autre liste qui a la même.",
            en="The digest takes too few values: another list can be found that has the same.",
            expected=Text(fr="une empreinte comme SHA-256", en="a digest such as SHA-256"),
            actual="\n".join(f"{lists[at][-1]['file']}: {digests[at]}" for at in (one, other)),
        )
    (honest,) = allocations(answer, (published, SLOTS, seed))
    secret = next(slipped(answer, published, seed, honest), None)
    if secret is not None:
        raise Failed(
            fr="Les numéros sont sortis, puis on glisse un mot de plus dans l’annonce : d’autres gagnent.",
            en="The numbers are out, then a word is slipped into the announcement: others win.",
            expected=Text(
                fr="ValueError, ou le même résultat : l’empreinte couvre tout ce qui décide",
                en="ValueError, or the same result: the digest covers all that decides",
            ),
            actual=str(secret),
        )
    for touch, forged in touched(answer, rows, today, published):
        (result,) = answer.map(FILE, "allocate", [[forged, SLOTS, seed]])
        if "ValueError" in result.get("raised", []) or (
            isinstance(result.get("value"), dict) and outcome(result["value"]) == outcome(honest)
        ):
            continue
        raise Failed(
            fr=f"Les numéros sont sortis, puis {touch.fr} : « allocate » tire quand même, et d’autres gagnent.",
            en=f"The numbers are out, then {touch.en}: “allocate” draws all the same, and others win.",
            expected=Text(
                fr="ValueError, car la liste n’a plus l’empreinte affichée",
                en="ValueError, as the list no longer has the digest that was put up",
            ),
            actual=str(result.get("value", result.get("message"))),
            try_=Text(
                fr="L’empreinte porte sur tout ce qui décide, et « allocate » la recalcule avant de tirer.",
                en="The digest covers all that decides, and “allocate” computes it again before it draws.",
            ),
        )


def slipped(answer: Answer, published: Row, seed: str, honest: Row) -> Iterator[Row]:
    """What the code reads beyond what it announced: a key of the announcement, or of a line, that changes who wins."""
    names = {one.value for one in ast.walk(ast.parse(answer.text(FILE))) if isinstance(one, ast.Constant)}
    names = {one for one in names if isinstance(one, str) and re.fullmatch(r"\w{1,40}", one)}
    friends = outcome(honest)[1][-2:]
    day = f"{MONDAY - datetime.timedelta(days=21)}"
    values: list[object] = [friends, *friends[:1], {str(one): day for one in friends}, day, -1, 10**6, True]
    values += [{str(one): rank for rank, one in enumerate(friends)}, dict.fromkeys(map(str, friends), True), "x"]
    lines = published.get("list")
    for name in sorted(read_beyond(answer) - set(published)):
        yield {name: "?"}
    for name in sorted((names - set(published)) | (set(published) - {"list", "digest", "notice"})):
        asked = [{**published, name: value} for value in values]
        if isinstance(lines, list) and lines and all(isinstance(one, dict) and name not in one for one in lines):
            asked += [{**published, "list": [*lines[:-1], {**lines[-1], name: value}]} for value in values]
        for forged, result in zip(
            asked, answer.map(FILE, "allocate", [[one, SLOTS, seed] for one in asked]), strict=True
        ):
            value = result.get("value")
            if isinstance(value, dict) and {"given", "waiting"} <= set(value) and outcome(value) != outcome(honest):
                yield {name: forged.get(name, "list"), "given": value["given"]}


def read_beyond(answer: Answer) -> set[str]:
    """The keys of the announcement that `allocate` reads by their names."""
    found: set[str] = set()
    for function in ast.walk(ast.parse(answer.text(FILE))):
        if not isinstance(function, ast.FunctionDef) or function.name != "allocate" or not function.args.args:
            continue
        told = function.args.args[0].arg
        for one in ast.walk(function):
            if isinstance(one, ast.Subscript):
                holder, key = one.value, one.slice
            elif (
                isinstance(one, ast.Call)
                and isinstance(one.func, ast.Attribute)
                and one.func.attr == "get"
                and one.args
            ):
                holder, key = one.func.value, one.args[0]
            else:
                continue
            if isinstance(holder, ast.Name) and holder.id == told and isinstance(key, ast.Constant):
                found.add(str(key.value))
    return found


def touched(answer: Answer, rows: list[Row], today: datetime.date, published: Row) -> Iterator[tuple[Text, Row]]:
    """The list changed after the draw, in each way that would serve a friend, under the digest that was put up."""
    early = MONDAY - datetime.timedelta(days=21)
    swapped = {"101": "114", "114": "101"}
    changes = (
        (Text(fr="une demande est antidatée", en="a request is backdated"), [*rows, request(114, early, 5)], today),
        (
            Text(fr="deux dossiers échangent leurs dates", en="two files swap their dates"),
            [{**one, "file": swapped.get(one["file"], one["file"])} for one in rows],
            today,
        ),
        (
            Text(fr="un dossier inventé s’ajoute", en="an invented file is added"),
            [*rows, request(100, MONDAY, 1)],
            today,
        ),
        (Text(fr="un dossier disparaît", en="a file vanishes"), [one for one in rows if one["file"] != "101"], today),
        (Text(fr="le jour de l’annonce change", en="the day of the announcement changes"), rows, early),
    )
    others = announcements(answer, *((changed, day) for _, changed, day in changes))
    for (touch, _, _), other in zip(changes, others, strict=True):
        yield touch, {**other, "digest": published["digest"], "notice": published["notice"]}
    if isinstance(published.get("list"), list):
        yield (
            Text(fr="l’ordre de la liste est retourné", en="the order of the list is turned round"),
            {**published, "list": published["list"][::-1]},
        )
    # Friends, and those whose days they would like.
    for friend, other in (("114", "101"), ("113", "102")):
        for forged in redated(published["list"], friend, other):
            yield (
                Text(
                    fr="un jour change dans la liste même, sans que rien n’y bouge",
                    en="a day changes in the list itself, and nothing else moves there",
                ),
                {**published, "list": forged},
            )


def redated(held: Any, friend: str, other: str) -> Iterator[Any]:
    """What the list becomes when a friend is given, in the same place, what it says of another file: line, key or group."""
    if isinstance(held, str) and "\n" in held:
        yield from ("\n".join(one) for one in redated(held.split("\n"), friend, other))
    if isinstance(held, dict):
        if friend in held and other in held and held[friend] != held[other]:
            yield {**held, friend: held[other]}
        yield from ({**held, key: new} for key, value in held.items() for new in redated(value, friend, other))
    if isinstance(held, list):
        theirs, model = ([at for at, one in enumerate(held) if is_of(one, file)] for file in (friend, other))
        for at in theirs[:1] if model else ():
            yield from ([*held[:at], new, *held[at + 1 :]] for new in likened(held[at], held[model[0]], friend, other))
        for at, value in enumerate(held):
            yield from ([*held[:at], new, *held[at + 1 :]] for new in redated(value, friend, other))


def is_of(line: Any, file: str) -> bool:
    """Whether a line of the list is that of a file."""
    if isinstance(line, str):
        return len(line) > len(file) and re.search(rf"(?<!\w){file}(?!\w)", line) is not None
    values = line.values() if isinstance(line, dict) else line if isinstance(line, list) else ()
    return file in map(str, values)


def likened(line: Any, model: Any, friend: str, other: str) -> Iterator[Any]:
    """A line with one of the values of another, but for the number of its file."""
    if isinstance(line, str) and isinstance(model, str):
        yield re.sub(rf"(?<!\w){other}(?!\w)", friend, model)
    elif isinstance(line, dict) and isinstance(model, dict):
        for key in sorted(line.keys() & model.keys()):
            if str(line[key]) != friend and line[key] != model[key]:
                yield {**line, key: model[key]}
    elif isinstance(line, list) and isinstance(model, list) and len(line) == len(model):
        for at, (own, theirs) in enumerate(zip(line, model, strict=True)):
            if str(own) != friend and own != theirs:
                yield [*line[:at], theirs, *line[at + 1 :]]


def after_cancelling(slot: str, waiting: list[str], held: list[str]) -> Text:
    """What `cancel` may return: all of it, as a slot that is set aside, or was before, is no longer given to anyone."""
    aside = Text(
        fr=f"given: sans {slot}\nwaiting: {waiting}\nkept: {[*held, slot]}\nnotice: celle d’avant",
        en=f"given: without {slot}\nwaiting: {waiting}\nkept: {[*held, slot]}\nnotice: the one before",
    )
    if not waiting:
        return aside
    return Text(
        fr=f"given: {slot} au dossier {waiting[0]}\nwaiting: {waiting[1:]}\nkept: {held}\nou bien\n{aside.fr}",
        en=f"given: {slot} to file {waiting[0]}\nwaiting: {waiting[1:]}\nkept: {held}\nor\n{aside.en}",
    )


@check(points=2, fr="Un créneau annulé n’est pas à prendre", en="A cancelled slot is not up for grabs")
def cancelled_slot_is_kept(answer: Answer) -> None:
    for waiting in (["310", "311", "312", "313", "314"], ["310"], []):
        given = {slot: str(301 + index) for index, slot in enumerate(SLOTS)}
        before = {"given": given, "waiting": waiting, "notice": "…"}
        for slot in (SLOTS[0], SLOTS[3]):
            for caller in ("1000", given[slot], given[SLOTS[1]], *waiting):
                cancelled(answer, before, slot, caller)
        after = before
        for slot in answer.random.sample(SLOTS, len(SLOTS)):
            after = cancelled(answer, after, slot, "1000")


def cancelled(answer: Answer, before: Row, slot: str, caller: str) -> Row:
    """What `cancel` returns; fail unless that slot is given to the next in line, or kept with those already set aside."""
    result = answer.call(FILE, "cancel", before, slot, caller)
    after = result if isinstance(result, dict) else {}
    given, waiting, held = before["given"], before["waiting"], before.get("kept", [])
    now, line = after.get("given", {}), after.get("waiting")
    kept = after.get("kept") if isinstance(after.get("kept"), list) else None
    others = {one: file for one, file in given.items() if one != slot}
    passed = bool(waiting) and now == {**others, slot: waiting[0]} and line == waiting[1:]
    passed = passed and kept is not None and Counter(map(str, kept)) == Counter(held)
    set_aside = now == others and line == waiting and kept is not None
    set_aside = set_aside and Counter(map(str, kept or [])) == Counter([*held, slot])
    if not (passed or set_aside) or after.get("notice") != "…":
        raise Failed(
            fr="Le créneau annulé ne va ni à la tête de la file, ni de côté pour la prochaine attribution.",
            en="The cancelled slot goes neither to the head of the line, nor aside for the next allocation.",
            expected=after_cancelling(slot, waiting, held),
            actual=f"cancel(…, '{slot}', {caller})\ngiven: {now}\nwaiting: {line}\nkept: {after.get('kept')}"
            f"\nnotice: {after.get('notice')}",
            try_=Text(
                fr="Qui recharge la page à la bonne seconde n’est pas là par chance, même en étant dans la file : qui est en "
                "tête attend depuis plus longtemps.",
                en="Those who reload the page at the right second are not there by luck, even when they are in line: whoever "
                "comes first has been waiting longer.",
            )
            if not held
            else Text(
                fr="Les créneaux mis de côté s’ajoutent : aucun n’est perdu.",
                en="Slots that are set aside add up: none is lost.",
            ),
        )
    return after


@check(
    points=1,
    fr="Le linter guichet n’a rien à redire",
    en="The guichet linter has nothing to say",
    after=order_is_explained,
)
def linter_is_silent(answer: Answer) -> None:
    answer.lint(FILE)
