"""E01: two shares are brought to the same people and the same year, or not added at all."""

import itertools
import re
from collections.abc import Sequence
from random import Random
from typing import Any

from grading import Answer, Failed, Text, check
from grading.facts import Reading
from grading.named import named_in
from grading.naming import squash
from grading.sizes import around
from grading.unseen import as_seen, unseen_in

FILE = "lecture.py"
ROUNDING = 0.0051
DRAWN = 40
"""Shares and counts that no answer knows."""
PAIRS = 900
"""Pairs of things that the code names, tried together: of more, as many are drawn."""
APART = (1, 2, 5, 10, 20, 50, 90, 100, 400, 1000)
"""Years between two figures: some have the same last digit, or the same two, and are as far from each other."""
# A figure read once is read again, by the next chart or the next colleague.
TIMES = 2
AGAIN = Text(
    fr="Au second appel, avec les mêmes dictionnaires, le résultat change : lisez-les sans y écrire.",
    en="At the second call, with the same dictionaries, the result changes: read them without writing in them.",
)
YEARS = re.compile(r"(?<![\d.,])\d{4,}")
"""What a message gives for a year, or for several without a space; decimals are none."""
KNOWN = ("everyone", "online")
NEARLY = ("EVERYONE", "Everyone", "everyOne", "ONLINE", "Online", "on-line", "e\u0301veryone", "\u03bfnline")
"""Populations that careless code takes for those that are known; the last begins with a letter of another script."""
REASONS = ("exceeds", "nobody_entitled")
COUNTED = (
    r"\bcomptes?\b|\bnombres?\b|\bcounts?\b|\bnumbers?\b", r"demand|claim|réclam", r"\bdroits?\b|entitl|rights?\b",
    r"personn|\bgens\b|people|\bnobody\b|no one|population", r"zéro|négati|positi|zero|negati|\b0\b",
    r"partie|part of|dépass|supérieur|inférieur|plus de|plus grand|moins de|exce[eè]?d|more than|fewer|\bmêmes?\b|\bsame\b",
)  # fmt: skip
"""What is counted here, and how two counts stand to each other."""
BELOW = re.compile(r"négati|positi|zéro|\b0\b|\bou\b|negativ|zero|\bor\b|minus|moins un", re.I)
"""How a refusal says that a count is below zero, or that it gives several reasons."""


def figure(share: float, of: str = "everyone", year: int = 2019) -> dict[str, object]:
    """A share of a population, as the brief writes it."""
    return {"share": share, "of": of, "year": year}


def count(people: int, year: int = 2026) -> dict[str, object]:
    """A number of people, as the brief writes it."""
    return {"people": people, "year": year}


def years_apart(draw: Random) -> list[tuple[int, int]]:
    """Two years that differ, by more or less, in either order."""
    pairs = [(year := draw.randrange(1000, 2900), year + apart) for apart in APART]
    return [draw.choice(((one, other), (other, one))) for one, other in pairs]


def met(answer: Answer) -> list[int]:
    """Years in which a figure may be read: those that the code names, and others."""
    named = [one for one in named_in(answer.folder, answer.random).numbers if 1000 <= one < 10_000]
    return [*named, *(answer.random.randrange(1000, 2900) for _ in APART)]


def shares_met(answer: Answer) -> list[tuple[float, float]]:
    """Two shares of the same people that make no more than all of them: drawn, and those that the code names."""
    draw = answer.random
    said = named_in(answer.folder, draw)
    # As a share, or as so many in a hundred; what lies between two of them may be set apart as well.
    known = {*said.decimals, *(one / 100 for one in (*said.decimals, *said.numbers) if one <= 100)}
    named = sorted(one for one in known if 0 <= one <= 1)
    named += [(one + other) / 2 for one, other in itertools.pairwise(named)]
    found = []
    for one in (*named, *(draw.randrange(1, 1000) / 1000 for _ in range(DRAWN))):
        other = draw.randrange(int(1000 * (1 - one)) + 1) / 1000
        found += [(one, other), (other, one)]
    return [*found, *(pair for pair in together(draw, named, named) if sum(pair) <= 1)]


def counts_met(answer: Answer) -> list[tuple[int, int]]:
    """People entitled, from one to millions, and those who claim among them: drawn, and those that the code names."""
    draw = answer.random
    named = sorted(one for one in around(named_in(answer.folder, draw).numbers) if one > 0)
    found = [
        (one, draw.randrange(one + 1)) for one in (*named, *(int(10 ** (7 * draw.random())) for _ in range(DRAWN)))
    ]
    both = [(max(pair), min(pair)) for pair in together(draw, named, named)]
    return [*found, *((one + draw.randrange(1 + 2 * one), one) for one in named), *both]


def together(draw: Random, some: Sequence[Any], others: Sequence[Any]) -> list[tuple[Any, Any]]:
    """Each of some things with each of others: a case may be set apart by two of them at once."""
    few, fewer = (draw.sample(one, min(len(one), PAIRS)) for one in (some, others))
    both = list(itertools.product(few, fewer))
    return draw.sample(both, min(len(both), PAIRS))


def told(result: dict[str, Any]) -> str:
    """What the function did, in a few characters."""
    return f"{result['raised'][0]}: {result['message']}" if "raised" in result else repr(result["value"])


def is_told(name: str, message: str) -> bool:
    """Whether a message gives a name: as it is, or as Python writes it between quotes; the spaces count for nothing."""
    ways = (name, repr(name)[1:-1], ascii(name)[1:-1])
    return any(squash(one) in squash(message) for one in ways)


def values(answer: Answer, function: str, cases: Sequence[tuple[Sequence[object], float]], try_: Text) -> None:
    """Fail on the first case whose result is not the one wanted, but for the rounding."""
    results = answer.map(FILE, function, [args for args, _ in cases], times=TIMES)
    for at, result in enumerate(results):
        args, wanted = cases[at // TIMES]
        value = result.get("value")
        if isinstance(value, bool) or not isinstance(value, (int, float)) or abs(value - wanted) > ROUNDING:
            raise Failed(
                fr=f"« {function} » ne rend pas la part attendue.",
                en=f"“{function}” does not return the share expected.",
                expected=f"{function}({', '.join(map(str, args))}) = {wanted:.4g}",
                actual=told(result),
                try_=AGAIN if at % TIMES else try_,
            )


def refusals(
    answer: Answer,
    function: str,
    cases: Sequence[tuple[Sequence[object], Sequence[str]]],
    why: Text,
    said: Text,
    try_: Text,
    words: int = 1,
    years: bool = False,
) -> None:
    """Fail on the first case that is not refused by ValueError, with those names and as many words in the message;
    `years`: the names are years, and the message gives no other."""
    results = answer.map(FILE, function, [args for args, _ in cases])
    for (args, named), result in zip(cases, results, strict=True):
        message = str(result.get("message", ""))
        if "ValueError" not in result.get("raised", ()):
            raise Failed(
                fr=f"« {function} » répond à une question qui n’a pas de réponse : {why.fr}.",
                en=f"“{function}” answers a question that has no answer: {why.en}.",
                expected=f"{function}({', '.join(map(str, args))}) : ValueError",
                actual=told(result),
                try_=try_,
            )
        if not any(unseen_in(one) for one in named):
            as_seen(FILE, message)
        astray = [one for one in YEARS.findall(message) if one not in named] if years else []
        if len(message.split()) < words or not all(is_told(one, message) for one in named) or astray:
            names = " " + ", ".join(named) if named else ""
            raise Failed(
                fr="Le refus ne dit pas ce qui ne va pas : qui lit le message cherche l’erreur au mauvais endroit.",
                en="The refusal does not say what is wrong: whoever reads it looks for the mistake in the wrong place.",
                expected=Text(fr=said.fr + names, en=said.en + names),
                actual=told(result),
                try_=try_,
            )


@check(
    points=6,
    fr="Une part des internautes est ramenée à tout le monde",
    en="A share of the people online is brought to everyone",
)
def share_of_everyone(answer: Answer) -> None:
    cases = [
        ((figure(0.15), figure(0.38, "online")), 0.473),
        ((figure(0.5), figure(0.5, "online")), 0.75),
        ((figure(0.0), figure(0.4, "online")), 0.4),
        ((figure(0.3), figure(0.0, "online")), 0.3),
        ((figure(0.08, year=2027), figure(0.25, "online", 2027)), 0.31),
        ((figure(1.0), figure(0.9, "online")), 1.0),
        *(((figure(0.15, year=one), figure(0.38, "online", one)), 0.473) for one in met(answer)),
        *(((figure(one), figure(other, "online")), one + other * (1 - one)) for one, other in shares_met(answer)),
        *(
            ((figure(one, year=year), figure(other, "online", year)), one + other * (1 - one))
            for (one, other), year in together(answer.random, shares_met(answer), met(answer))
        ),
    ]
    try_ = Text(
        fr="38 % des personnes en ligne : combien cela fait-il sur mille personnes ?",
        en="38% of the people online: how many is that out of a thousand people?",
    )
    values(answer, "held_back", cases, try_)


@check(
    points=2,
    fr="Une part de tout le monde s’ajoute telle quelle",
    en="A share of everyone is added as it is",
    after=share_of_everyone,
)
def share_already_of_everyone(answer: Answer) -> None:
    cases = [
        # The same shares, of other people: what was said of the ones does not hold for the others.
        ((figure(0.15), figure(0.38)), 0.53),
        ((figure(0.15), figure(0.38, "online")), 0.473),
        ((figure(0.15), figure(0.32)), 0.47),
        ((figure(0.4, year=2031), figure(0.5, year=2031)), 0.9),
        *(((figure(0.15, year=one), figure(0.38, year=one)), 0.53) for one in met(answer)),
        *(((figure(one), figure(other)), one + other) for one, other in shares_met(answer)),
        *(
            ((figure(one, year=year), figure(other, year=year)), one + other)
            for (one, other), year in together(answer.random, shares_met(answer), met(answer))
        ),
    ]
    try_ = Text(
        fr="Quand « of » vaut « everyone », les deux parts comptent déjà les mêmes personnes.",
        en="When “of” is “everyone”, the two shares already count the same people.",
    )
    values(answer, "held_back", cases, try_)


@check(points=4, fr="Le non-recours se compte sur les droits", en="Non-take-up is counted over rights")
def share_of_the_entitled(answer: Answer) -> None:
    cases = [
        ((count(400), count(260)), 0.35),
        ((count(1000), count(500)), 0.5),
        ((count(7), count(7)), 0.0),
        ((count(12, 2030), count(0, 2030)), 1.0),
        *(((count(400, one), count(260, one)), 0.35) for one in met(answer)),
        *(((count(one), count(other)), 1 - other / one) for one, other in counts_met(answer)),
        *(
            ((count(one, year), count(other, year)), 1 - other / one)
            for (one, other), year in together(answer.random, counts_met(answer), met(answer))
        ),
    ]
    try_ = Text(
        fr="La population est celle des personnes qui ont droit, y compris celles qui n’ont rien demandé.",
        en="The population is that of the people entitled, including those who claimed nothing.",
    )
    values(answer, "not_claiming", cases, try_)


@check(points=4, fr="Deux années ne se mélangent pas", en="Two years do not mix")
def years_kept_apart(answer: Answer) -> None:
    why = Text(fr="les deux chiffres ne sont pas de la même année", en="the two figures are not of the same year")
    shares = [
        ((figure(0.15, year=2019), figure(0.38, "online", 2021)), ("2019", "2021")),
        ((figure(0.15, year=2020), figure(0.32, year=2019)), ("2019", "2020")),
        ((figure(0.3, year=1987), figure(0.2, "online", 2048)), ("1987", "2048")),
    ]
    counts = [((count(400, 2025), count(260, 2026)), ("2025", "2026"))]
    drawn = years_apart(answer.random)
    shares += [
        ((figure(0.15, year=one), figure(0.38, "online", other)), (str(one), str(other))) for one, other in drawn
    ]
    counts += [((count(400, one), count(260, other)), (str(one), str(other))) for one, other in drawn]
    said = Text(
        fr="un message qui donne les deux années, et aucune autre :",
        en="a message that gives both years, and no other:",
    )
    try_ = Text(
        fr="Avant tout calcul, comparez les deux années, entières : dix ans plus tard, ce ne sont plus les mêmes personnes, "
        "et le chiffre ne dit rien d’elles. Le message dit les années que vous avez reçues.",
        en="Before any sum, compare the two years, whole: ten years later, they are no longer the same people, and the "
        "figure says nothing of them. The message says the years that you were given.",
    )
    refusals(answer, "held_back", shares, why, said, try_, years=True)
    refusals(answer, "not_claiming", counts, why, said, try_, years=True)


@check(
    points=2,
    fr="Une population sans lien est refusée",
    en="A population with nothing in common is refused",
    after=share_of_everyone,
)
def populations_kept_apart(answer: Answer) -> None:
    why = Text(fr="rien ne ramène cette population à tout le monde", en="nothing brings that population to everyone")
    cases = [
        ((figure(0.15), figure(0.38, "parents")), ("parents",)),
        ((figure(0.15), figure(0.38, "parents online")), ("parents online",)),
        ((figure(0.15), figure(0.32, "everyone over 60")), ("everyone over 60",)),
        ((figure(0.15, "online"), figure(0.38, "online")), ("online",)),
        ((figure(0.2, "students"), figure(0.3)), ("students",)),
    ]
    # Whatever other population the code names: none is known by any text but the two.
    said_by = named_in(answer.folder, answer.random)
    named = [one for one in (*NEARLY, *said_by.texts, *said_by.long) if one not in KNOWN]
    cases += [((figure(0.15), figure(0.38, one)), (one,)) for one in named]
    cases += [((figure(0.15, one), figure(0.38, "online")), (one,)) for one in named]
    said = Text(fr="un message qui nomme la population refusée :", en="a message that names the population refused:")
    try_ = Text(
        fr="Seules deux populations sont connues, mot pour mot : « everyone » et « online ». Pour offline, une seule.",
        en="Only two populations are known, word for word: “everyone” and “online”. For offline, only one.",
    )
    refusals(answer, "held_back", cases, why, said, try_)


def gives_a_reason(message: str) -> bool:
    """Whether a refusal speaks of what was counted: two of the things that the reason is made of."""
    return sum(re.search(one, message, re.I) is not None for one in COUNTED) > 1


def misleads(message: Reading, reason: str, other: str) -> bool:
    """Whether a refusal gives the reason of another one, or denies its own; to say what must be denies nothing."""
    given = list(message.mentions(reason))
    return not all(one.is_affirmed or one.is_rule for one in given) if given else any(message.mentions(other))


@check(
    points=2,
    fr="Des comptes impossibles sont refusés",
    en="Impossible counts are refused",
    after=share_of_the_entitled,
)
def impossible_counts_refused(answer: Answer) -> None:
    why = Text(fr="les demandes ne sont pas une partie des droits", en="the claims are not a part of the rights")
    impossible = [(400, 401), (400, 500), (0, 0), (400, -1), (-5, -9)]
    drawn = counts_met(answer)
    impossible += [(one, one + 1 + other) for one, other in drawn] + [(one, -1 - other) for one, other in drawn]
    cases = [((count(entitled), count(claiming)), ()) for entitled, claiming in impossible]
    said = Text(fr="une phrase de cinq mots au moins", en="a sentence of five words or more")
    try_ = Text(
        fr="Essayez les bornes : une demande de plus que de droits, aucun droit, un compte sous zéro.",
        en="Try the limits: one claim more than rights, no rights at all, a count below zero.",
    )
    refusals(answer, "not_claiming", cases, why, said, try_, words=5)
    # Nobody entitled, and more claims than rights: one is not told in the place of the other.
    told_by = answer.map(FILE, "not_claiming", [[count(400), count(500)], [count(0), count(0)]])
    misled = [
        result
        for result, reason, other in zip(told_by, REASONS, REASONS[::-1], strict=True)
        if misleads(Reading(str(result.get("message", ""))), reason, other)
    ]
    # A count below zero is neither of them; with rights below zero, nobody is entitled either.
    below = answer.map(FILE, "not_claiming", [[count(400), count(-1)], [count(-5), count(-9)]])
    for result, others in zip(below, (REASONS, REASONS[:1]), strict=True):
        said_of_it = str(result.get("message", ""))
        if not BELOW.search(said_of_it) and any(any(Reading(said_of_it).mentions(one)) for one in others):
            misled.append(result)
    named = answer.map(FILE, "not_claiming", [args for args, _ in cases])
    for result in (one for one in named if not gives_a_reason(str(one.get("message", "")))):
        raise Failed(
            fr="Le refus ne donne aucune raison : qui le lit refera le même compte.",
            en="The refusal gives no reason: whoever reads it will count the same again.",
            expected=why,
            actual=told(result),
            try_=try_,
        )
    for result in misled:
        raise Failed(
            fr="Le refus donne la raison d’un autre refus : qui lit le message cherche l’erreur au mauvais endroit.",
            en="The refusal gives the reason of another one: whoever reads it looks for the mistake in the wrong place.",
            actual=told(result),
            try_=try_,
        )
