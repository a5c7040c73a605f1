"""E24: last year's draw is rigged by the learner; this year's is tried by all who would rig it."""

from __future__ import annotations

import itertools
import math
import random
from collections import Counter
from collections.abc import Iterator
from typing import Any

from grading import Answer, Failed, Text, check
from grading.digests import SHORTEST, Weakness, kin, telling, weakness
from grading.named import files_in, set_apart
from grading.numbering import favoured, of_each_kind
from grading.sizes import is_no_luck, sizes_in
from grading.spellings import SCRIPTS, long_ones, of_same_size, respelt, shorter_than

OLD, RIG, NEW = "ancien.py", "truquer.py", "tirage.py"
SEEDS = 10_000
WITNESSES = ("mairie", "parents", "huissier")
GUESSED = 15
DRAWS, AMONG_NAMED, LOTS = 600, 300, 8
PER_PLACES, OF_EACH, OF_ALL_KINDS = 60, 3, 120
"""Draws for each number of places; requests of each kind of number, and draws among them all."""
NO_PAPERS: tuple[Any, ...] = (None, [], {}, "", 3)
"""In the place of something that was published."""
TIES = ("", " ", ",", ", ")
"""What a program may write between two requests, and what a request may hold as well."""
WITNESSED, ASKED, SEATS = 200, 4, 1600
"""Witnesses of the largest draw, those of each whose secrets are changed, and witnesses of all these draws."""
# Beyond these, chance alone explains nothing: a chi-square with 23 degrees of freedom, standard deviations.
APART, STEEP, PUSHED = 68.0, 4.5, 5.0
Row = dict[str, Any]
KEPT = Text(fr="ValueError, ou le même résultat", en="ValueError, or the same result")
REFUSED = Text(fr="ValueError", en="ValueError")


def old_draw(entries: list[str], places: int, seed: int) -> Row:
    """What last year's draw gives; nothing of the answer runs here."""
    line = sorted(set(entries))
    random.Random(seed).shuffle(line)
    return {"given": line[:places], "waiting": line[places:]}


def requests(answer: Answer, count: int = 24) -> list[str]:
    """The requests, in the order in which they came."""
    rows = [str(101 + 7 * index) for index in range(count)]
    answer.random.shuffle(rows)
    return rows


def notice_of(entries: list[str], places: int = 3, witnesses: tuple[str, ...] = WITNESSES) -> Row:
    """The notice that is put up first."""
    return {"entries": entries, "places": places, "witnesses": list(witnesses)}


def secret(who: str, number: int = 0) -> str:
    """What a witness chose, long enough not to be guessed."""
    return f"{who} n° {number} : un matin d’été à l’étang"


def secrets_of(notice: Row, number: int = 0) -> dict[str, str]:
    """The secret of each witness of a notice."""
    return {who: secret(who, number) for who in notice["witnesses"]}


def text(result: Row, function: str) -> str:
    """The text that a function returned."""
    value = result.get("value")
    if not isinstance(value, str) or not value:
        raise Failed(
            fr=f"« {function} » ne rend pas un texte.",
            en=f"“{function}” does not return a text.",
            actual=str(result.get("message", value)),
        )
    return value


def committed(answer: Answer, *asked: tuple[Row, dict[str, str]]) -> list[dict[str, str]]:
    """The digests that the witnesses publish, for each notice and its secrets."""
    calls = [[who, one, notice] for notice, secrets in asked for who, one in secrets.items()]
    told = iter(answer.map(NEW, "commit", calls))
    return [{who: text(next(told), "commit") for who in secrets} for _, secrets in asked]


def drawn(answer: Answer, *asked: tuple[Row, dict[str, str], dict[str, str]]) -> list[tuple[list[str], list[str]]]:
    """Who gets a place and who waits, for each notice, digests and secrets."""
    return [outcome(one) for one in answer.map(NEW, "draw", [list(one) for one in asked])]


def outcome(result: Row) -> tuple[list[str], list[str]]:
    """Who gets a place and who waits, refused when the shape is not that of the brief."""
    value = result.get("value")
    if not isinstance(value, dict) or not all(isinstance(value.get(key), list) for key in ("given", "waiting")):
        raise Failed(
            fr="« draw » ne rend pas ce que la consigne décrit.",
            en="“draw” does not return what the brief describes.",
            expected='{"given": […], "waiting": […]}',
            actual=str(result.get("message", value)),
        )
    return list(map(str, value["given"])), list(map(str, value["waiting"]))


def honest(answer: Answer, notice: Row, number: int = 0) -> tuple[dict[str, str], dict[str, str]]:
    """The digests and the secrets of witnesses who play fair."""
    secrets = secrets_of(notice, number)
    return committed(answer, (notice, secrets))[0], secrets


@check(points=3, fr="L’ancien tirage se truque", en="The old draw is rigged")
def old_draw_is_rigged(answer: Answer) -> None:
    for entries, places, friend in (
        (requests(answer, 16), 3, "178"),
        (requests(answer, 9), 1, "101"),
    ):
        kept = answer.call(OLD, "draw", entries, places, 4)
        if kept != old_draw(entries, places, 4):
            raise Failed(
                fr="L’ancien tirage n’est plus celui de la mairie.",
                en="The old draw is no longer that of the town hall.",
                actual=str(kept),
                try_=Text(fr="Reprenez ancien.py dans « start ».", en="Take ancien.py from “start” again."),
            )
        told = answer.call(RIG, "rig", entries, places, friend)
        given = told if isinstance(told, dict) else {}
        seed, suits = given.get("seed"), given.get("suits")
        wins = type(seed) is int and 0 <= seed < SEEDS and friend in old_draw(entries, places, seed)["given"]
        right = sum(friend in old_draw(entries, places, one)["given"] for one in range(SEEDS))
        if not wins or suits != right:
            raise Failed(
                fr=f"La demande {friend} ne gagne pas avec cette graine, ou le compte des graines est faux.",
                en=f"Request {friend} does not win with that seed, or the count of seeds is wrong.",
                expected=Text(
                    fr="seed : une graine, de 0 à 9999, qui la fait gagner ; suits : combien en font autant, sur 10 000",
                    en="seed: one, from 0 to 9999, that makes it win; suits: how many do, out of 10,000",
                ),
                actual=str(told),
            )


@check(points=3, fr="L’engagement cache et engage", en="The commitment hides and binds")
def commitment_hides_and_binds(answer: Answer) -> None:
    notice = notice_of(requests(answer))
    base = "l’étang gelé un 3 février, et la barque"
    near = [f"{base} {number:03d}" for number in range(120)]
    others = [base, base[::-1], base.upper(), base[1] + base[0] + base[2:], base * 8, base * 8 + "!", " " + base]
    others += [*(other for _, other in respelt(base)), *long_ones(base)]
    others += [one for sentence in SCRIPTS for one in (sentence, of_same_size(sentence))]
    calls = [["mairie", one, notice] for one in (*near, *others)]
    calls += [[who, base, notice] for who in WITNESSES[1:]]
    # A sign on the other side of the border between the name and the secret; another secret, for the notice is another.
    moved, alike = f"{base} d’hier", notice_of(requests(answer), 3, (*WITNESSES, f"mairie{base[0]}", "mairi"))
    calls += [["mairie", moved, alike], [f"mairie{moved[0]}", moved[1:], alike], ["mairi", f"e{moved}", alike]]
    told = [text(one, "commit") for one in answer.map(NEW, "commit", calls)]
    shown = [one for one, (_, chosen, _) in zip(told, calls, strict=True) if chosen[:8] in one]
    found = weakness(told, len(near))
    kind, one, other = found or (None, 0, 0)
    if kind is Weakness.SHORT or len(set(map(len, told))) > 1 or shown:
        raise Failed(
            fr="L’engagement n’est pas une empreinte : trop court, de longueur changeante, ou il montre le secret.",
            en="The commitment is no digest: too short, of changing length, or it shows the secret.",
            expected=Text(
                fr=f"{SHORTEST} signes au moins, toujours autant", en=f"{SHORTEST} characters at least, always as many"
            ),
            actual=(shown or [min(told, key=len)])[0],
        )
    if kind is Weakness.SAME:
        first, second = calls[one], calls[other]
        raise Failed(
            fr="Deux engagements différents ont la même empreinte : on peut changer de secret, ou recopier un témoin.",
            en="Two different commitments have the same digest: a secret can be changed, or a witness copied.",
            actual=f"commit({first[0]!r}, {first[1]!r}, …)\ncommit({second[0]!r}, {second[1]!r}, …)",
        )
    if kind is Weakness.NEAR:
        raise Failed(
            fr="Deux secrets voisins ont des engagements voisins : on remonte de l’un à l’autre.",
            en="Secrets that are alike have commitments that are alike: one leads to the other.",
            expected=Text(fr="une empreinte comme SHA-256", en="a digest such as SHA-256"),
            actual="\n".join(told[:3]),
        )
    nothing_is_told(answer, notice)
    answer.fresh()
    if answer.map(NEW, "commit", calls[:1])[0].get("value") != told[0]:
        raise Failed(
            fr="Le même secret n’a pas la même empreinte sur une autre machine.",
            en="The same secret has another digest on another machine.",
            actual=told[0],
        )
    guessed = answer.map(NEW, "commit", [["mairie", one, notice] for one in ("x", "x" * 8, *shorter_than(GUESSED + 1))])
    if not all("ValueError" in one.get("raised", []) for one in guessed):
        raise Failed(
            fr="Un secret court est accepté : on les essaie tous, et l’empreinte ne cache plus rien.",
            en="A short secret is accepted: they can all be tried, and the digest hides nothing.",
            expected=Text(fr=f"ValueError jusqu’à {GUESSED} signes", en=f"ValueError up to {GUESSED} characters"),
        )
    answer.call(NEW, "commit", "mairie", "x" * (GUESSED + 1), notice)


def nothing_is_told(answer: Answer, notice: Row) -> None:
    """Fail when a part of the digest says something of the secret: its length, a letter, how it is written."""
    families = kin(answer.random, GUESSED + 1)
    told = iter(answer.map(NEW, "commit", [["mairie", one, notice] for some in families.values() for one in some]))
    digests = {shared: [text(next(told), "commit") for _ in some] for shared, some in families.items()}
    if (shared := telling(digests)) is not None:
        raise Failed(
            fr=f"Une partie de l’empreinte dit ce que des secrets ont en commun : {shared.fr}. Qui devine a moins à essayer.",
            en=f"A part of the digest says what secrets have in common: {shared.en}. Whoever guesses has less to try.",
            expected=Text(
                fr="une empreinte dont aucun signe ne dit rien du secret, comme SHA-256, et rien d’autre",
                en="a digest of which no sign says anything of the secret, such as SHA-256, and nothing else",
            ),
            actual="\n".join(digests[shared][:3]),
        )


@check(
    points=2,
    fr="Chaque demande est comptée une fois",
    en="Each request is counted once",
    after=commitment_hides_and_binds,
)
def everyone_is_counted(answer: Answer) -> None:
    many = requests(answer)
    alike = ["101", "0101", "B12", "b12", "12"]
    for entries, places in (
        (many, 3),
        (alike, 2),
        ([*many, many[4], many[4], many[9]], 3),
        (many[:2], 3),
        (many[:3], 3),
        ([], 1),
        ([], 0),
        (many, 0),
    ):
        notice = notice_of(entries, places)
        given, waiting = drawn(answer, (notice, *honest(answer, notice)))[0]
        wanted = min(places, len(set(entries)))
        if sorted([*given, *waiting]) != sorted(set(entries)) or len(given) != wanted:
            raise Failed(
                fr="Une demande est oubliée ou comptée deux fois, ou une place perdue.",
                en="A request is forgotten or counted twice, or a place lost.",
                expected=Text(
                    fr=f"{len(set(entries))} demandes, chacune une fois, dont {wanted} dans given",
                    en=f"{len(set(entries))} requests, each once, {wanted} of them in given",
                ),
                actual=f"given: {given}\nwaiting: {waiting}",
            )


@check(
    points=2,
    fr="Chacun retrouve le même résultat",
    en="Anyone finds the same result",
    after=everyone_is_counted,
)
def anyone_finds_the_same(answer: Answer) -> None:
    notice = notice_of(requests(answer))
    commitments, secrets = honest(answer, notice)
    turned = [dict(reversed(one.items())) for one in (commitments, secrets)]
    results = []
    for asked in ((notice, commitments, secrets), (notice, commitments, secrets), (notice, *turned)):
        answer.fresh()
        results += drawn(answer, asked)
    answer.fresh()
    results += drawn(answer, *((one, commitments, secrets) for one in (notice, notice)))
    if any(one != results[0] for one in results):
        raise Failed(
            fr="Le même avis et les mêmes secrets ne redonnent pas le même résultat.",
            en="The same notice and the same secrets do not give the same result again.",
            expected=str(results[0][0]),
            actual=str(next(one for one in results if one != results[0])[0]),
        )


def series(answer: Answer, notice: Row, choices: Iterator[dict[str, str]]) -> list[list[str]]:
    """Who gets a place, for one set of secrets after another."""
    chosen = list(choices)
    told = committed(answer, *((notice, one) for one in chosen))
    return [given for given, _ in drawn(answer, *((notice, *one) for one in zip(told, chosen, strict=True)))]


def uneven(wins: list[int], share: float, draws: int = DRAWS) -> bool:
    """Whether requests win as no equal draw would let them, one by one or along the list."""
    count, spread = len(wins), share * (1 - share / draws)
    apart = sum((one - share) ** 2 for one in wins) / spread * (count - 1) / count
    ranks = [rank - (count - 1) / 2 for rank in range(count)]
    slope = sum(rank * one for rank, one in zip(ranks, wins, strict=True))
    steep = math.sqrt(spread * count / (count - 1) * sum(rank * rank for rank in ranks))
    return apart > APART or abs(slope) > STEEP * steep


@check(points=2, fr="La chance est égale", en="Luck is equal", after=anyone_finds_the_same)
def luck_is_equal(answer: Answer) -> None:
    notice = notice_of(requests(answer))
    results = series(answer, notice, (secrets_of(notice, number) for number in range(DRAWS)))
    wins = Counter(one for given in results for one in given)
    share = DRAWS * notice["places"] / len(notice["entries"])
    if any(uneven([wins[one] for one in order], share) for order in (notice["entries"], sorted(notice["entries"]))):
        odd = sorted(notice["entries"], key=lambda one: -abs(wins[one] - share))[:6]
        raise Failed(
            fr=f"Sur {DRAWS} tirages, des demandes gagnent bien plus souvent que d’autres.",
            en=f"Over {DRAWS} draws, some requests win far more often than others.",
            expected=Text(fr=f"environ {share:.0f} fois chacune", en=f"about {share:.0f} times each"),
            actual=", ".join(f"{one}: {wins[one]}" for one in sorted(odd)),
        )
    for friend in (notice["entries"][0], sorted(notice["entries"])[-1]):
        for who in WITNESSES:
            wished = (
                {**secrets_of(notice, number), who: f"{friend} {number:03d} {friend} {friend} gagne"}
                for number in range(80)
            )
            won = sum(friend in given for given in series(answer, notice, wished))
            mean, dev = 80 * 3 / 24, math.sqrt(80 * 3 / 24 * 21 / 24)
            if abs(won - mean) > PUSHED * dev:
                raise Failed(
                    fr=f"Quand {who} écrit {friend} dans son secret, cette demande gagne {won} fois sur 80.",
                    en=f"When {who} writes {friend} in the secret, that request wins {won} times out of 80.",
                    expected=Text(fr=f"environ {mean:.0f} fois", en=f"about {mean:.0f} times"),
                )
    all_requests_alike(answer)
    any_number_of_places(answer)
    all_kinds_alike(answer)
    lists_of_all_lengths_alike(answer)


def any_number_of_places(answer: Answer) -> None:
    """Fail when, with so many places, from one to all but one, the draw no longer decides."""
    draw, entries = answer.random, requests(answer)
    most = len(entries) - 1
    named = sizes_in(answer.folder, draw, least=1, most=most, budget=3 * most)
    for places in sorted({1, 2, draw.randrange(4, most), *named}):
        notice = notice_of(entries, places)
        results = series(answer, notice, (secrets_of(notice, at) for at in range(PER_PLACES)))
        wins = Counter(one for given in results for one in given)
        share = PER_PLACES * places / len(entries)
        if any(uneven([wins[one] for one in order], share, PER_PLACES) for order in (entries, sorted(entries))):
            most_often = sorted(entries, key=lambda one: (-wins[one], one))[:4]
            raise Failed(
                fr=f"Quand places vaut {places}, sur {PER_PLACES} tirages, des demandes gagnent bien plus souvent que d’autres.",
                en=f"When places is {places}, over {PER_PLACES} draws, some requests win far more often than others.",
                expected=Text(fr=f"environ {share:.0f} fois chacune", en=f"about {share:.0f} times each"),
                actual=", ".join(f"{one}: {wins[one]}" for one in most_often),
                try_=Text(
                    fr="Une seule place se tire au sort comme vingt : sinon, les autres familles ont attendu pour rien.",
                    en="A single place is drawn by lot as twenty are: otherwise, the other families have waited for nothing.",
                ),
            )


def all_kinds_alike(answer: Answer) -> None:
    """Fail when requests win more or less because of the way in which their numbers are written."""
    draw = answer.random
    kinds = of_each_kind(draw, OF_EACH)
    notice = notice_of(draw.sample([one for kind in kinds for one in kind], OF_EACH * len(kinds)), 5)
    found = favoured(kinds, series(answer, notice, (secrets_of(notice, at) for at in range(OF_ALL_KINDS))))
    if found:
        kind, wins, should = found
        raise Failed(
            fr=f"Qui a une demande dont le numéro {kind.fr} gagne {wins} fois, sur {OF_ALL_KINDS} tirages.",
            en=f"Those whose request has a number that {kind.en} win {wins} times, over {OF_ALL_KINDS} draws.",
            expected=Text(fr=f"environ {should:.0f} fois, comme toutes", en=f"about {should:.0f} times, as all do"),
            try_=Text(
                fr="Personne ne choisit comment s’écrit son numéro : seul le tirage décide.",
                en="Nobody chooses how their number is written: the draw alone decides.",
            ),
        )


def lists_of_all_lengths_alike(answer: Answer) -> None:
    """Fail when, with so many requests, luck no longer decides, or a request is lost."""
    draw = answer.random
    for count in sizes_in(answer.folder, draw, least=6):
        entries = [str(1001 + at) for at in range(count)]
        notice = notice_of(draw.sample(entries, count))
        choices = [secrets_of(notice, at) for at in range(LOTS)]
        told = committed(answer, *((notice, one) for one in choices))
        found = drawn(answer, *((notice, *one) for one in zip(told, choices, strict=True)))
        whole = all(sorted([*given, *waiting]) == entries for given, waiting in found)
        if not whole or is_no_luck([given for given, _ in found], entries, notice["entries"]):
            raise Failed(
                fr=f"Avec {count} demandes, la chance n’est plus égale, ou une demande se perd.",
                en=f"With {count} requests, luck is no longer equal, or a request is lost.",
                expected=Text(
                    fr="un tirage entre toutes, quel que soit leur nombre", en="a draw among all, however many they are"
                ),
                actual="\n".join(f"given: {given}" for given, _ in found),
            )


def all_requests_alike(answer: Answer) -> None:
    """Fail when a request that the code names wins far more often than the others, or never."""
    for files in files_in(answer.folder, answer.random):
        notice = notice_of(files, 5)
        wins = Counter(
            one
            for given in series(answer, notice, (secrets_of(notice, at) for at in range(AMONG_NAMED)))
            for one in given
        )
        share = AMONG_NAMED * notice["places"] / len(files)
        if (file := set_apart(files, wins, share)) is not None:
            raise Failed(
                fr=f"Le code nomme la demande {file}, qui gagne {wins[file]} fois sur {AMONG_NAMED}.",
                en=f"The code names request {file}, which wins {wins[file]} times out of {AMONG_NAMED}.",
                expected=Text(fr=f"environ {share:.0f} fois, comme toutes", en=f"about {share:.0f} times, as all do"),
            )


@check(
    points=3,
    fr="Chaque secret compte, aucun ne décide seul",
    en="Every secret counts, none decides alone",
    after=anyone_finds_the_same,
)
def every_secret_counts(answer: Answer) -> None:
    notice = notice_of(requests(answer))
    for who in WITNESSES:
        base = secrets_of(notice)
        alone = series(answer, notice, ({**base, who: secret(who, number)} for number in range(30)))
        others = series(answer, notice, ({**secrets_of(notice, number), who: base[who]} for number in range(30)))
        if len({str(one) for one in alone}) < 20 or len({str(one) for one in others}) < 20:
            raise Failed(
                fr=f"Le secret de « {who} » ne change rien au résultat, ou il décide seul.",
                en=f"The secret of “{who}” changes nothing to the result, or decides alone.",
                expected=Text(
                    fr="un autre résultat dès qu’un secret change", en="another result as soon as one secret changes"
                ),
            )
        for what, *both in spelt_twice(who):
            told = series(answer, notice, ({**secrets_of(notice, at), who: one} for at in range(3) for one in both))
            if all(told[at] == told[at + 1] for at in (0, 2, 4)):
                raise Failed(
                    fr=f"Le secret de « {who} » change ({what.fr}), et rien ne change au résultat.",
                    en=f"The secret of “{who}” changes ({what.en}), and nothing changes in the result.",
                    expected=Text(fr="chaque signe compte", en="each sign counts"),
                    actual="\n".join(f"…{one[-60:]}" for one in both),
                )
    as_many_as_there_are(answer)
    commitments, secrets = honest(answer, notice)
    true = drawn(answer, (notice, commitments, secrets))[0]
    for told, asked in cheats(notice, commitments, secrets):
        refused(answer, told, asked, true, REFUSED)


def as_many_as_there_are(answer: Answer) -> None:
    """Fail when, among more or fewer witnesses, the secret of one changes nothing: the first, the last, or any."""
    draw = answer.random
    named = sizes_in(answer.folder, draw, least=2, most=WITNESSED, budget=SEATS)
    for count in sorted({*named, 2, len(WITNESSES) + 1, 2 * len(WITNESSES)}):
        called = [*WITNESSES, *(f"témoin {at}" for at in range(count))][:count]
        draw.shuffle(called)
        notice = notice_of(requests(answer), 3, tuple(called))
        base = secrets_of(notice)
        by_name = sorted(called)
        for who in {called[0], called[-1], by_name[0], by_name[-1], *draw.sample(called, min(count, ASKED))}:
            told = series(answer, notice, ({**base, who: secret(who, number)} for number in range(3)))
            if all(one == told[0] for one in told):
                raise Failed(
                    fr=f"Sur {count} témoins, le secret de l’un d’eux ne change rien au résultat : « {who} ».",
                    en=f"Among {count} witnesses, the secret of one changes nothing in the result: “{who}”.",
                    expected=Text(fr="chaque secret compte", en="each secret counts"),
                    actual=", ".join(called),
                )


def spelt_twice(who: str) -> Iterator[tuple[Text, str, str]]:
    """Two secrets that differ by few signs, and how."""
    held = secret(who)
    for what, other in respelt(held):
        yield what, held, other
    yield (Text(fr="au bout d’un long texte", en="at the end of a long text"), *long_ones(held))


def cheats(notice: Row, commitments: dict[str, str], secrets: dict[str, str]) -> Iterator[tuple[Text, list[Any]]]:
    """What witnesses may try when secrets are revealed, the notice standing."""
    for who in WITNESSES:
        yield (
            Text(fr=f"le secret de « {who} » change après coup", en=f"the secret of “{who}” changes afterwards"),
            [notice, commitments, {**secrets, who: secret(who, 9)}],
        )
        without = {one: value for one, value in secrets.items() if one != who}
        left = {one: value for one, value in commitments.items() if one != who}
        yield Text(fr=f"« {who} » se tait", en=f"“{who}” keeps silent"), [notice, commitments, without]
        yield Text(fr=f"« {who} » disparaît", en=f"“{who}” vanishes"), [notice, left, without]
        yield (
            Text(fr=f"« {who} » ne donne qu’un texte vide", en=f"“{who}” gives an empty text"),
            [notice, commitments, {**secrets, who: ""}],
        )
    copied = {**commitments, "parents": commitments["mairie"]}, {**secrets, "parents": secrets["mairie"]}
    yield Text(fr="un témoin recopie l’autre", en="one witness copies another"), [notice, *copied]
    swapped = {**secrets, "parents": secrets["mairie"], "mairie": secrets["parents"]}
    yield (
        Text(fr="deux témoins échangent leurs secrets", en="two witnesses swap their secrets"),
        [notice, commitments, swapped],
    )
    yield Text(fr="aucun témoin ne parle", en="no witness speaks"), [notice, {}, {}]
    yield (
        Text(fr="un secret de plus est révélé", en="one more secret is revealed"),
        [notice, commitments, {**secrets, "cousin": secret("cousin")}],
    )


def refused(answer: Answer, told: Text, asked: list[Any], true: tuple[list[str], list[str]], expected: Text) -> None:
    """Fail unless `draw` raises ValueError, or, where that is enough, gives what it gave before."""
    (result,) = answer.map(NEW, "draw", [asked])
    if "ValueError" in result.get("raised", []) or (expected is KEPT and outcome(result) == true):
        return
    raise Failed(
        fr=f"On triche : {told.fr}. « draw » ne le refuse pas.",
        en=f"Somebody cheats: {told.en}. “draw” does not refuse.",
        expected=expected,
        actual=", ".join(result["raised"]) if "raised" in result else str(result.get("value")),
    )


@check(points=3, fr="L’avis ne bouge plus", en="The notice no longer moves", after=anyone_finds_the_same)
def notice_cannot_move(answer: Answer) -> None:
    notice = notice_of(requests(answer))
    commitments, secrets = honest(answer, notice)
    true = drawn(answer, (notice, commitments, secrets))[0]
    entries, last = notice["entries"], true[1][-1]
    for told, changed, expected in (
        (Text(fr="une demande est ajoutée", en="a request is added"), {"entries": [*entries, "999"]}, REFUSED),
        (Text(fr="une demande est retirée", en="a request is removed"), {"entries": [one for one in entries if one != true[0][0]]}, REFUSED),
        (Text(fr="une demande est remplacée", en="a request is replaced"), {"entries": ["998", *entries[1:]]}, REFUSED),
        (Text(fr="une demande est notée deux fois", en="a request is written twice"), {"entries": [*entries, last]}, KEPT),
        (Text(fr="la liste est retournée", en="the list is turned round"), {"entries": entries[::-1]}, KEPT),
        (Text(fr="une place s’ajoute", en="a place is added"), {"places": 4}, REFUSED),
        (Text(fr="une place disparaît", en="a place vanishes"), {"places": 2}, REFUSED),
    ):  # fmt: skip
        refused(answer, told, [{**notice, **changed}, commitments, secrets], true, expected)
    asked = [[{**notice, **changed}, commitments, secrets] for changed in across_borders(entries, notice["places"])]
    for one, result in zip(asked, answer.map(NEW, "draw", asked), strict=True):
        if "ValueError" not in result.get("raised", []):
            new = sorted(set(one[0]["entries"]) - set(entries))
            told = Text(
                fr=f"des signes passent d’une demande à l’autre, et l’avis tient {', '.join(new)}",
                en=f"signs go from one request to the other, and the notice holds {', '.join(new)}",
            )
            refused(answer, told, one, true, REFUSED)
    for witnesses in ((*WITNESSES, "cousin"), WITNESSES[:2], ("mairie", "parents", "cousin")):
        # The newcomer knows the secrets of the others, and commits to whatever suits.
        other = notice_of(entries, 3, witnesses)
        late = committed(answer, (other, {one: secret(one) for one in witnesses if one == "cousin"}))[0]
        mixed = {who: ({**commitments, **late})[who] for who in witnesses}
        told = Text(
            fr=f"les témoins deviennent {', '.join(witnesses)}", en=f"the witnesses become {', '.join(witnesses)}"
        )
        refused(answer, told, [other, mixed, {who: secret(who) for who in witnesses}], true, REFUSED)


def across_borders(entries: list[str], places: int) -> Iterator[Row]:
    """The notice with the very same signs, in other requests: one longer by the end of its neighbour, two in one, one in two, a
    digit that goes to the places; for the list as it is written, and as it is sorted."""
    for line in (entries, sorted(set(entries))):
        for at, (one, other) in enumerate(itertools.pairwise(line)):
            before, after = line[:at], line[at + 2 :]
            between = [
                (one + other[:1], other[1:]),
                (one[:-1], one[-1:] + other),
                *((one + tie + other,) for tie in TIES),
            ]
            for pieces in (*between, (one[:1], one[1:], other)):
                if all(pieces) and set(pieces) != {one, other}:
                    yield {"entries": [*before, *pieces, *after]}
        yield {"entries": [line[0][1:], *line[1:]], "places": int(f"{places}{line[0][0]}")}
        yield {"entries": [*line[:-1], line[-1][:-1]], "places": int(f"{line[-1][-1]}{places}")}


def spoilt(papers: list[Any]) -> Iterator[list[Any]]:
    """What was published with a part of it that is not what it should be, or that is not there: whoever checks has no other."""
    for at, paper in enumerate(papers):
        for other in NO_PAPERS:
            yield [*papers[:at], other, *papers[at + 1 :]]
        for key, held in paper.items():
            others: list[Row] = [{one: two for one, two in paper.items() if one != key}]
            # A number of places written as a text is the same number.
            longer = [held + " "] if isinstance(held, str) else []
            others += [{**paper, key: other} for other in (*NO_PAPERS, *longer, [[held]]) if other != held]
            for other in others:
                yield [*papers[:at], other, *papers[at + 1 :]]


@check(points=1, fr="Chacun peut vérifier", en="Anyone can check", after=anyone_finds_the_same)
def anyone_can_replay(answer: Answer) -> None:
    notice = notice_of(requests(answer))
    commitments, secrets = honest(answer, notice)
    given, waiting = drawn(answer, (notice, commitments, secrets))[0]
    true = answer.call(NEW, "draw", notice, commitments, secrets)
    more = {**notice, "entries": [*notice["entries"], "999"]}
    friends = [waiting[-1], *given[1:]], [*waiting[:-1], given[0]]
    cases: list[tuple[bool, list[Any]]] = [
        (True, [notice, commitments, secrets, true]),
        (False, [notice, commitments, secrets, {**true, "given": friends[0], "waiting": friends[1]}]),
        (False, [notice, commitments, secrets, {**true, "waiting": [*waiting[1:], waiting[0]]}]),
        (False, [notice, commitments, secrets, {**true, "waiting": waiting[:-1]}]),
        (False, [notice, commitments, secrets, {"given": given, "waiting": []}]),
        (False, [more, commitments, secrets, true]),
        (False, [notice, commitments, {**secrets, "parents": secret("parents", 3)}, true]),
        (False, [notice, commitments, {who: secrets[who] for who in WITNESSES[:2]}, true]),
        (False, [notice, {}, {}, true]),
        *((False, one) for one in spoilt([notice, commitments, secrets, true])),
    ]
    for (right, _), told in zip(cases, answer.map(NEW, "replay", [one for _, one in cases]), strict=True):
        if told.get("value") is not right:
            raise Failed(
                fr="« replay » se trompe sur un résultat "
                + ("juste." if right else "faux, ou sur des secrets qui ne vont pas."),
                en="“replay” is wrong about a result that is "
                + ("right." if right else "false, or about secrets that do not fit."),
                expected=str(right),
                actual=str(told.get("value", ", ".join(told.get("raised", [])))),
            )


@check(
    points=1,
    fr="Le linter guichet n’a rien à redire",
    en="The guichet linter has nothing to say",
    after=anyone_finds_the_same,
)
def linter_is_silent(answer: Answer) -> None:
    answer.lint(NEW)
