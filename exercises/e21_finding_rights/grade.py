"""E21: a campaign on invented files must find every unclaimed right, read little, change nothing and take no for no."""

import itertools
import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from grading import Answer, Failed, Text, check, crowd
from grading.bounds import HOLDS, comparisons, is_by
from grading.linter import harsh
from grading.named import named_in
from grading.numbering import KINDS, numbered
from grading.sizes import around, sizes_in
from grading.unseen import as_seen

FILE = "droits.py"
RIGHTS = ("aide-solidaire", "aide-logement", "aide-cantine", "carte-bus")
# What people receive from others, which takes no right away.
OTHERS = (
    "pension-veuvage",
    "allocation-rentree",
    "bourse",
    "prime-energie",
    "aide-scolaire",
    "carte-famille",
    "RSA",
    "apl 2",
    *(f"aide-{number}" for number in range(20)),
    # Benefits whose names hold that of a right, or a part of it.
    *(f"{right}-{more}" for right in RIGHTS for more in ("etudiante", "2")),
    *(f"{less}-{right}" for right in RIGHTS for less in ("petite", "ancienne")),
    *(right.partition("-")[2] for right in RIGHTS),
    *(right[:-1] for right in RIGHTS),
    "aide",
    "carte",
)
# What a sentence quotes when it tells the condition of a right, in figures or in words.
FIGURES = {
    "aide-solidaire": r"\b650\b|six[ -]cents?[ -]cinquante|six hundred (?:and )?fifty",
    "aide-logement": r"tiers\b|third|\b33\b|\b1 ?/ ?3\b|\b(?:trois|three|3) (?:fois|times)|\b(?:par|by) (?:trois|three)",
    "aide-cantine": r"\b1200\b|mille[ -]deux[ -]cents?|(?:twelve|one thousand,? two) hundred",
    "carte-bus": r"\b65\b|soixante[ -]cinq|sixty[ -]five",
}
CLAUSES = r"[;:!?]|[,.](?!\d)|\b(?:et|and)\b(?! (?:plus|moins|davantage|over|under|more|less|older|up|above|below)\b(?! (?:d[eu']|than|[€\d])))|\b(?:mais|but|car|as|alors|while)\b"
"""Between two things that a sentence says."""
NO_CHILD = (
    r"(?:\b(?:aucune?|sans|zéro|zero|0|without|no|pas|point|jamais|never|not|n(?:'|e )\w+ plus)|n't)"
    r" (?:(?:have|had|any|a|une?|de|des|vos|votre|your|petite?s?|jeunes?) |[dl]')*"
    r"(?:enfants?|fils|filles?|child|children|kids?|sons?|daughters?)\b"
)
ONE_CHILD = r"\b(?:1|une?|one|a)(?= (?:enfant|fils|fille|child|kid|son|daughter)s?\b)"
NOT_YET = r"\b(?:pas|not) (?:encore |yet |tout à fait )*65\b"
AGED = r"\b(?:vous avez|vous êtes âgée?s? de|âgée?s? de|votre âge (?:est de|est)|you are|your age is) 65\b(?! (?:ans )?(?:ou|et|or|and|révolu|passé|au moins|minimum)| years (?:old )?(?:or|and|at least))"
"""A person is told to be of that very age."""
EARNS = r"\b(?:revenus?|income) (?:connue?s? |mensuels? |déclarés? |nets? )*(?:est|sont|s'élève|s'élèvent|vaut|is|are) (?:de |d'|à |at )?"
CEILING = r"plafond|seuil|limite|ceiling|threshold|limit|\bcap\b"
OWN = {
    "aide-solidaire": ("revenu",),
    "aide-logement": ("loyer", "revenu"),
    "aide-cantine": ("revenu",),
    "carte-bus": ("age",),
}
CHILDREN = r"enfant|fils|fille|famille|parent|child|kid|\bsons?\b|daughter|family"
NUMBERS = dict(zip("deux trois quatre cinq six two three four five".split(), "234562345", strict=True))
AMOUNT = r"(\d+(?:[.,]\d+)?)"
# What a figure without a unit counts, when it follows.
OF_WHAT = r"\b(?:revenus?|loyer|enfants?|âge|income|rent|children|age) (?:est |sont |is |are |de |of |d'|à |at ){1,3}"
LIMITS = {
    "aide-solidaire": {650.0},
    "aide-logement": {3.0, 33.0},
    "aide-cantine": {1200.0, 1.0},
    "carte-bus": {65.0},
}
PARTS = (
    r"[;:!?()–—]|[,.](?!\d)|\b(?:et|and|mais|but|car|donc|alors|while|so|because|parce qu|puisqu|preuves?|signe qu|ce qui|which"
    r"|proof|comme quoi|c'est dire|bref)\b"
)
# What a condition is made of: what is counted, known or declared, and the right itself.
MEASURED = (
    r"\d|€|euro|revenu|loyer|ressource|gagne|touche|perce|enfant|fils|fille|famille|parent|\bâge|\bans?\b|année|mois|tiers"
    r"|seuil|plafond|limite|quotient|connu|déclar|dossier|fichier|\bdroits?\b|aide|carte|cantine|logement|foyer|à charge|charges comprises|condition"
    r"|income|rent|earn|child|kid|\bage|years?|month|third|threshold|ceiling|known|declared|file|right|benefit|card|meals?"
)
UNSPEAKABLE = r"[<>=≤≥{}_|\[\]]"
# The other fields, with values beyond all that the usual files hold.
FORBIDDEN = {
    "depenses_bancaires": (0, 10**6),
    "demenagements": (0, 60),
    "code_postal": ("", "97600"),
    "nationalite": ("FR", "inconnue"),
}
CASE = dict[str, Any]
THIRDS, CROWD = 150, 5000
"""Rents around a third of the income, and files of the longest night."""
DEAREST, AMOUNTS = 2000, 400
"""The largest amount, tens of euros, and how many are tried of those that the code names."""


def cents(euros: float) -> int:
    """An amount in cents: fractions of a machine are not those of people."""
    return round(100 * euros)


def entitled(case: CASE) -> set[str]:
    """The rights whose condition is met, on known values."""
    age, children, income, rent = case["age"], case["enfants"], case["revenu"], case["loyer"]
    met = {
        "aide-solidaire": income is not None and income < 650,
        "aide-logement": income is not None and rent is not None and 3 * cents(rent) > cents(income),
        "aide-cantine": income is not None and income < 1200 and bool(children),
        "carte-bus": age is not None and age >= 65,
    }
    return {right for right, is_met in met.items() if is_met}


def wanted(case: CASE) -> set[str]:
    """The rights to offer."""
    return set() if case["refuse_les_propositions"] else entitled(case) - set(case["aides_versees"])


def of_any_size(answer: Answer) -> Iterator[tuple[float, float]]:
    """Incomes and rents from ten euros to those of palaces, then each amount that the code names, the one before and the one
    after: as a rent that is much, just more than a third, a third, less; and as an income."""
    draw = answer.random
    drawn = [round(10 * DEAREST ** draw.random(), draw.choice((0, 2))) for _ in range(THIRDS)]
    named = sorted(around(one for one in named_in(answer.folder, draw).numbers if 1 <= one < 10 * DEAREST))
    for rent in (*drawn, *draw.sample(named, min(len(named), AMOUNTS))):
        yield draw.choice((0, rent, 2 * rent, round(2.9 * rent, 2))), rent
        yield (3 * cents(rent) + draw.randrange(-1, 2)) / 100, rent
        yield rent, round(rent * draw.choice((0.2, 0.4, 1)), 2)


def cases(answer: Answer) -> list[CASE]:
    """Invented files: every edge of every condition, then a crowd."""
    draw = answer.random
    edges = [
        {"age": age, "enfants": children, "revenu": income, "loyer": rent}
        for age in (64, 65, None)
        for children in (0, 1, None)
        for income, rent in (
            (649, 100),
            (650, 217),
            (1199, 399),
            (1200, 401),
            (900, 300),
            (None, 900),
            (600, None),
            (0, 0),
            (0, 300),
            (649.5, 216),
            (649.99, 216.75),
            (1199.99, 399),
            (1200.5, 400),
            (900, 300.25),
            (1000, 333.25),
            (1000, 333.5),
        )
    ]
    # A loss is an income too; nobody's rent is below nothing.
    edges += [
        {"age": age, "enfants": children, "revenu": income, "loyer": rent}
        for age, children in ((40, 0), (65, 0), (40, 2))
        for income, rent in ((-1, 300), (-200, 300.5), (-15_000, 400), (12_000, 4_000.01), (99_999.99, 300))
    ]
    # To the cent: just under each limit, at it, just over.
    close = [(100 * limit + step, 0) for limit in (650, 1200) for step in (-1, 0, 1)]
    rents = [draw.randrange(1000, 60_000) for _ in range(THIRDS)]
    close += [(3 * rent + step, rent) for rent in rents for step in (-1, 0, 1)]
    edges += [{"age": 40, "enfants": 1, "revenu": income / 100, "loyer": rent / 100} for income, rent in close]
    edges += [
        {"age": 40, "enfants": draw.choice((0, 2)), "revenu": income, "loyer": rent}
        for income, rent in of_any_size(answer)
    ]
    met = [
        {"age": age, "enfants": children, "revenu": income, "loyer": rent}
        for age, (children, (income, rent)) in zip(
            crowd.AGES,
            itertools.cycle(itertools.product(crowd.CHILDREN, ((1100, 350), (620, 300), (None, 500)))),
            strict=False,
        )
    ]
    met += [
        {
            "age": draw.choice([None, *crowd.AGES]),
            "enfants": draw.choice([None, 0, 0, 0, *crowd.CHILDREN]),
            "revenu": draw.choice([None, *range(0, 2600, 7)]),
            "loyer": draw.choice([None, 0, *range(150, 900, 11)]),
        }
        for _ in range(300)
    ]
    files = []
    for number, known in enumerate([*edges, *met], 1):
        files.append(
            {
                "numero": numbered(number, draw.randrange(len(KINDS))),
                **known,
                "aides_versees": [right for right in RIGHTS if number > len(edges) and draw.random() < 0.3]
                + (draw.sample(OTHERS, draw.choice((1, 2, 5, len(OTHERS)))) if draw.random() < 0.3 else []),
                "refuse_les_propositions": number > len(edges) and draw.random() < 0.2,
                "depenses_bancaires": draw.randrange(200, 3000),
                "demenagements": draw.randrange(4),
                "code_postal": draw.choice(["99100", "99200"]),
                "nationalite": draw.choice(["FR", "VN", "SN"]),
            }
        )
    return files


def run(answer: Answer, files: Sequence[CASE]) -> dict[str, Any]:
    """What the campaign returns: its offers and the files."""
    result = answer.map(FILE, "campagne", [[list(files)]])[0]
    if "raised" in result:
        raise Failed(
            fr="La campagne s’arrête sur une erreur : personne n’est appelé.",
            en="The campaign stops on an error: nobody is called.",
            expected=Text(fr="des propositions", en="offers"),
            actual=f"{result['raised'][0]}: {result['message']}",
            try_=Text(
                fr="Une donnée peut valoir None, ou 0 ; un champ hors de la liste peut ne pas exister.",
                en="A value may be None, or 0; a field outside the list may not exist.",
            ),
        )
    value = result["value"]
    offers = value.get("propositions") if isinstance(value, dict) else None
    if not isinstance(offers, list) or not all(
        isinstance(one, dict) and {"numero", "droit", "motif"} <= set(one) for one in offers
    ):
        raise Failed(
            fr="La campagne ne rend pas ses propositions comme le demande l’énoncé.",
            en="The campaign does not return its offers as the brief asks.",
            expected='{"propositions": [{"numero": …, "droit": …, "motif": …}], "dossiers": …}',
            actual=repr(value)[:200],
        )
    return dict(value)


def nights(answer: Answer) -> list[dict[str, Any]]:
    """The campaign on all the invented files, two nights in a row."""
    if "nights" not in answer.kept:
        answer.kept["nights"] = [run(answer, cases(answer)) for _ in range(2)]
    found = answer.kept["nights"]
    assert isinstance(found, list)
    return found


def night(answer: Answer) -> dict[str, Any]:
    """The first of them."""
    return nights(answer)[0]


def pairs(result: dict[str, Any]) -> list[tuple[str, str]]:
    """Who is offered what."""
    return sorted((str(one["numero"]), str(one["droit"])) for one in result["propositions"])


def queues(result: dict[str, Any]) -> dict[str, list[str]]:
    """For each right, the people in the order of their offers."""
    return {right: [str(one["numero"]) for one in result["propositions"] if one["droit"] == right] for right in RIGHTS}


def awaited(answer: Answer) -> list[CASE]:
    """Files that an answer may be waiting for: each text that it names is the number of one, and a benefit that another receives."""
    draw = answer.random
    texts = [one for one in dict.fromkeys(named_in(answer.folder, draw).texts) if one == one.strip()]
    owed = [case for case in ({**one, "aides_versees": []} for one in cases(answer)) if wanted(case)]
    people = itertools.cycle(draw.sample(owed, len(owed)))
    others = [one for one in texts if one.casefold() not in RIGHTS]
    return [
        *({**next(people), "numero": text} for text in texts),
        # No text that is named is written as these numbers are.
        *(
            {**next(people), "numero": numbered(10**7 + at, 2), "aides_versees": [text]}
            for at, text in enumerate(others)
        ),
    ]


def crowds(answer: Answer) -> list[tuple[set[tuple[str, str]], Counter[tuple[str, str]], bool]]:
    """Nights of as many files as an answer may be waiting for, and of those that it names: the offers to be made, those
    made, whether files are intact."""
    if "crowds" not in answer.kept:
        files, done = cases(answer), []
        sizes = sizes_in(answer.folder, answer.random, least=1, most=CROWD, budget=3 * CROWD)
        for crowd_of in (
            awaited(answer),
            *([{**files[at % len(files)], "numero": numbered(at, at // 7)} for at in range(size)] for size in sizes),
        ):
            result = run(answer, crowd_of)
            owing = {(case["numero"], right) for case in crowd_of for right in wanted(case)}
            done.append((owing, Counter(pairs(result)), result.get("dossiers") == crowd_of))
        answer.kept["crowds"] = done
    found = answer.kept["crowds"]
    assert isinstance(found, list)
    return found


def told(case: CASE) -> str:
    """The useful part of a file, on one line."""
    return ", ".join(
        f"{name}: {case[name]}" for name in ("numero", "age", "enfants", "revenu", "loyer", "aides_versees")
    )


def in_common(missed: list[CASE], owed: list[CASE]) -> Text | None:
    """What those who are forgotten share, and that should change nothing for them."""
    if all(set(case["aides_versees"]) & set(OTHERS) for case in missed):
        return Text(
            fr="Toutes les personnes oubliées touchent une autre aide, hors des quatre : elle ne leur retire aucun droit. Comparez "
            "« aides_versees » au seul droit que vous proposez.",
            en="All those who are forgotten receive another benefit, none of the four: it takes no right away from them. Compare "
            "“aides_versees” with the very right that you offer.",
        )
    forms = {looks(case) for case in missed}
    if len(forms) == 1 and len(missed) == sum(looks(case) in forms for case in owed) < len(owed):
        return Text(
            fr="Toutes les personnes oubliées ont un numéro de même forme : il ne dit rien d’elles, et personne ne choisit le sien.",
            en="All those who are forgotten have a number of the same form: it says nothing of them, and nobody chooses theirs.",
        )
    return None


def looks(case: CASE) -> str:
    """The form of the number of a file."""
    return re.sub(r"[^\W\d]+", "A", re.sub(r"\d+", "1", case["numero"]))


@check(points=5, fr="Les droits connus sont trouvés", en="Known rights are found")
def known_rights_found(answer: Answer) -> None:
    offered = set(pairs(night(answer)))
    files = cases(answer)
    for right in RIGHTS:
        owed = [case for case in files if right in wanted(case)]
        missed = [case for case in owed if (case["numero"], right) not in offered]
        if missed:
            raise Failed(
                fr=f"Le droit « {right} » est proposé à {len(owed) - len(missed)} personnes sur {len(owed)}.",
                en=f"The right “{right}” is offered to {len(owed) - len(missed)} people out of {len(owed)}.",
                expected=Text(
                    fr="toutes les personnes qui remplissent la condition", en="everyone who meets the condition"
                ),
                actual=Text(fr=f"oubliée : {told(missed[0])}", en=f"forgotten: {told(missed[0])}"),
                try_=in_common(missed, owed),
            )
    first, second = map(pairs, nights(answer))
    if first != second:
        raise Failed(
            fr="La deuxième nuit, avec les mêmes dossiers, les propositions ne sont plus les mêmes.",
            en="On the second night, with the same files, the offers are no longer the same.",
            expected=Text(fr=f"{len(first)} propositions", en=f"{len(first)} offers"),
            actual=Text(fr=f"{len(second)} propositions", en=f"{len(second)} offers"),
            try_=Text(
                fr="Créez la liste des propositions dans la fonction : chaque nuit repart de zéro.",
                en="Make the list of offers inside the function: each night starts afresh.",
            ),
        )
    for rank, (owing, found, _) in enumerate(crowds(answer)):
        if missed := sorted(owing - found.keys()):
            numbers = {number for number, _ in owing}
            longer = Text(
                fr=f"Une nuit plus longue, où l’on doit appeler {len(numbers)} personnes, en oublie.",
                en=f"A longer night, when {len(numbers)} people are to be called, forgets some.",
            )
            by_name = Text(
                fr="Une personne est oubliée parce que son numéro, ou une autre aide qu’elle touche, est dans votre code.",
                en="Somebody is forgotten because their number, or another benefit that they receive, stands in your code.",
            )
            said = longer if rank else by_name
            raise Failed(
                fr=said.fr,
                en=said.en,
                expected=Text(fr=f"{len(owing)} propositions", en=f"{len(owing)} offers"),
                actual=Text(fr=f"il en manque {len(missed)}", en=f"{len(missed)} are missing"),
            )


@check(points=3, fr="Personne n’est appelé pour rien", en="Nobody is called for nothing", after=known_rights_found)
def nobody_else_called(answer: Answer) -> None:
    offers = pairs(night(answer))
    files = {case["numero"]: case for case in cases(answer)}
    useless = [
        (files[number], right)
        for number, right in offers
        if number in files and right not in entitled(files[number]) - set(files[number]["aides_versees"])
    ]
    if useless:
        case, right = useless[0]
        raise Failed(
            fr=f"Propositions qui ne correspondent à aucune condition remplie : {len(useless)}.",
            en=f"Offers that match no condition that is met: {len(useless)}.",
            expected=Text(
                fr="un droit non touché, dont la condition est remplie",
                en="a right not received, whose condition is met",
            ),
            actual=Text(fr=f"« {right} » pour {told(case)}", en=f"“{right}” for {told(case)}"),
            try_=Text(
                fr="Un tiers juste n’est pas plus d’un tiers : comptez en centimes, que la machine ne déforme pas.",
                en="An exact third is no more than a third: count in cents, which the machine does not bend.",
            )
            if right == "aide-logement"
            else None,
        )
    more = [(len(owing), sorted((found - Counter(owing)).elements())) for owing, found, _ in crowds(answer)]
    if extra := next((one for one in more if one[1]), None):
        raise Failed(
            fr=f"Une nuit plus longue appelle des gens pour rien, ou deux fois : {len(extra[1])}.",
            en=f"A longer night calls people for nothing, or twice: {len(extra[1])}.",
            expected=Text(fr=f"{extra[0]} propositions", en=f"{extra[0]} offers"),
            actual=", ".join(extra[1][0]),
        )
    strangers = [number for number, _ in offers if number not in files]
    repeated = [f"{number}, {right}" for (number, right), times in Counter(offers).items() if times > 1]
    if strangers or repeated:
        raise Failed(
            fr="Une même proposition est faite deux fois, ou à quelqu’un qui n’a pas de dossier.",
            en="The same offer is made twice, or to someone who has no file.",
            expected=Text(fr="une seule fois par personne et par droit", en="once for each person and each right"),
            actual=(strangers + repeated)[0],
        )


@check(points=4, fr="Rien n’est lu hors de la liste", en="Nothing is read beyond the list", after=known_rights_found)
def only_listed_data(answer: Answer) -> None:
    usual, again = nights(answer)
    files = cases(answer)
    # An answer that draws its order at random is not held to it.
    is_ordered = queues(usual) == queues(again)
    bare = [{name: value for name, value in case.items() if name not in FORBIDDEN} for case in files]
    draw = answer.random
    extreme = [{**case, **{name: draw.choice(values) for name, values in FORBIDDEN.items()}} for case in files]
    named = named_in(answer.folder, draw)
    held = {name: named.numbers if isinstance(one[0], int) else named.texts for name, one in FORBIDDEN.items()}
    # Each value that the answer names, in some file of some night.
    waited_for = {name: itertools.cycle(draw.sample(values, len(values)) or [0]) for name, values in held.items()}
    sought = [
        [{**case, **{name: next(values) for name, values in waited_for.items()}} for case in files]
        for _ in range(math.ceil(max(map(len, held.values())) / len(files)) + 1)
    ]
    for changed in (extreme, *sought, bare):
        result = run(answer, changed)
        offers, before = (sorted(map(str, one["propositions"])) for one in (result, usual))
        if offers != before:
            message = Text(
                fr="Les propositions changent avec des données qui ne sont pas dans la liste.",
                en="The offers change with data that is not in the list.",
            )
        elif is_ordered and queues(result) != queues(usual):
            message = Text(
                fr="L’ordre des appels change avec des données qui ne sont pas dans la liste.",
                en="The order of the calls changes with data that is not in the list.",
            )
        else:
            continue
        raise Failed(
            fr=message.fr,
            en=message.en,
            expected=Text(fr="les mêmes propositions sans ces champs", en="the same offers without those fields"),
            actual=", ".join(FORBIDDEN),
        )


@check(points=3, fr="Les dossiers restent intacts", en="The files stay untouched", after=known_rights_found)
def files_untouched(answer: Answer) -> None:
    before, after = cases(answer), night(answer).get("dossiers")
    if after != before or not all(intact for *_, intact in crowds(answer)):
        changed = next(
            (
                f"{old['numero']}: {name}"
                for old, new in zip(before, after if isinstance(after, list) else [], strict=False)
                if isinstance(new, dict)
                for name in sorted({*old, *new})
                if old.get(name) != new.get(name) or (name in old) != (name in new)
            ),
            "dossiers",
        )
        raise Failed(
            fr="La campagne a écrit dans les dossiers, ou ne les rend pas tous.",
            en="The campaign wrote to the files, or does not return them all.",
            expected=Text(
                fr="les dossiers reçus, dans l’ordre, sans un changement", en="the files received, in order, unchanged"
            ),
            actual=changed,
        )


@check(points=3, fr="Un non est un non", en="A no is a no", after=known_rights_found)
def no_means_no(answer: Answer) -> None:
    refusing = {case["numero"] for case in cases(answer) if case["refuse_les_propositions"]}
    called = refusing & {number for number, _ in pairs(night(answer))}
    if called:
        raise Failed(
            fr=f"{len(called)} personnes qui ont refusé les propositions sont appelées quand même.",
            en=f"{len(called)} people who refused offers are called all the same.",
            expected=Text(fr="aucune proposition", en="no offer"),
            actual=", ".join(sorted(called)[:5]),
        )


def is_told(right: str, reason: str, case: CASE) -> bool:
    """Whether the sentence gives the figure of the condition, or the person's own."""
    own = [case[name] for name in OWN.get(right, ()) if case.get(name) is not None]
    own = sorted({str(form(value)) for value in own for form in (str, int, round)})
    quotes = [FIGURES.get(right, r"\d"), *(rf"\b{value}\b" for value in own)]
    if right == "aide-cantine" and not re.search(rf"{CHILDREN}|\b{case['enfants']}\b", reason):
        return False
    return any(re.search(quote, reason) for quote in quotes)


def written(case: CASE) -> list[str]:
    """The amounts of a person, as a sentence may write them, the longest first."""
    values = [case[name] for name in ("revenu", "loyer") if case[name] is not None]
    forms = {form(value) for value in values for form in (str, "{:.2f}".format, "{:g}".format)}
    return sorted({*forms, *(one.replace(".", ",") for one in forms), "…"}, key=len, reverse=True)


def parts(reason: str) -> list[str]:
    """What a sentence says, one thing after another; a comma between figures parts nothing."""
    return [one for one in re.split(PARTS, reason) if one and len(re.findall(r"[^\W\d]{2,}", one)) > 2]


def is_true(right: str, reason: str, case: CASE) -> bool:
    """Whether the sentence keeps to this person: no condition that they do not meet, no age or children of another."""
    own = {str(value) for value in case.values()}
    # Of 133.33 €, no part is the figure of a third.
    others = re.sub(rf"(?<![\d.,])(?:{'|'.join(map(re.escape, written(case)))})(?![.,]?\d)", "…", reason)
    for other in set(RIGHTS) - entitled(case):
        if any(found not in own for found in re.findall(FIGURES[other], others)):
            return False
    for number, what in re.findall(r"\b(?:vous avez|you have|you are) (\d+) (ans|years|enfants?|child)", reason):
        if int(number) not in ((case["age"], 65) if what in ("ans", "years") else (case["enfants"], 1)):
            return False
    if not all(any(abs(number - one) <= 1 for one in reckoned(right, case)) for number in measured(reason)):
        return False
    clauses = [one for one in re.split(CLAUSES, " ".join(reason.split())) if one]
    return all(is_on_its_side(right, clause, case) and is_monthly(right, clause, case) for clause in clauses)


def is_on_its_side(right: str, clause: str, case: CASE) -> bool:
    """Whether what a clause says of the figure of a right is true of this person: under it, at least, exactly, no child."""
    if re.search(NO_CHILD, clause) and case["enfants"] != 0:
        return False
    if right == "carte-bus" and (re.search(NOT_YET, clause) or (re.search(AGED, clause) and case["age"] != 65)):
        return False
    said = [(*one, sides(right, one[1], case)) for one in comparisons(clause, FIGURES[right])]
    if right == "aide-cantine":
        said += [(*one, (case["enfants"], 1)) for one in comparisons(clause, ONE_CHILD)]
    if "revenu" in OWN[right] and right != "aide-logement" and not re.search(CEILING, clause):
        said += [
            ("=", one, sides(right, one, case)) for one in re.findall(rf"{EARNS}€? ?((?:{FIGURES[right]}))", clause)
        ]
    return all(HOLDS[kind](*held) for kind, _, held in said)


def sides(right: str, figure: str, case: CASE) -> tuple[float, float]:
    """What a sentence compares with the figure of a right, and that figure, for this person; in cents where they are euros."""
    if right == "carte-bus":
        return case["age"], 65
    if right == "aide-logement":
        rents, income = 3 * cents(case["loyer"]), cents(case["revenu"])
        # « Votre revenu est inférieur à trois fois votre loyer ».
        return (income, rents) if re.search("fois|times", figure) else (rents, income)
    return cents(case["revenu"]), cents(650 if right == "aide-solidaire" else 1200)


def is_monthly(right: str, clause: str, case: CASE) -> bool:
    """Whether the amounts that a clause gives are those of a month, as in the files: neither the limit nor the person’s by the year."""
    own = [rf"(?<![\d.,]){re.escape(one)}(?= ?(?:€|euro))" for one in written(case) if one not in ("…", "0")]
    limit = [FIGURES[right]] if right in ("aide-solidaire", "aide-cantine") else []
    return not any(is_by(clause, figure, "month") for figure in (*limit, *own))


def measured(reason: str) -> Iterator[float]:
    """The amounts, ages and numbers of children that a sentence gives."""
    for name, figure in NUMBERS.items():
        reason = re.sub(
            rf"(?<!-)(?<!soixante )(?<!sixty )\b{name}\b(?= (?:{CHILDREN}|euros?|ans|years))", figure, reason
        )
    for found in re.finditer(rf"{AMOUNT} ?(?:€|euros?\b|ans\b|years\b|{CHILDREN})|(?:€ ?|{OF_WHAT}){AMOUNT}", reason):
        yield float(next(filter(None, found.groups())).replace(",", "."))


def reckoned(right: str, case: CASE) -> set[float]:
    """What a true sentence may count: the person's values, the limits, and what simple sums make of both."""
    # A sentence may call a loss by its sum.
    own = {abs(float(case[name])) for name in ("age", "enfants", "revenu", "loyer") if case[name] is not None}
    given = own | LIMITS[right]
    sums = {abs(one - other) for one in given for other in given} | {one + other for one in own for other in own}
    shares = {100 * one / other for one in own for other in own if other}
    return given | sums | shares | {one * times for one in own | LIMITS[right] for times in (1 / 3, 3, 12)}


@check(points=2, fr="Chaque proposition dit sa raison", en="Each offer tells its reason", after=known_rights_found)
def reason_told(answer: Answer) -> None:
    files = {case["numero"]: case for case in cases(answer)}
    for offer in night(answer)["propositions"]:
        right, motive = str(offer["droit"]), as_seen(FILE, offer["motif"])
        case = files.get(str(offer["numero"]))
        if case is None or right not in entitled(case):
            continue  # an offer made for nothing is another check's
        reason = re.sub(r"(?<=\d)[\s,.](?=\d{3}\b)", "", str(motive)).casefold().replace("\u2019", "'")
        is_sentence = len(re.findall(r"[^\W\d]+", reason)) >= 3 and not re.search(UNSPEAKABLE, reason)
        if not isinstance(motive, str) or not is_sentence or not is_told(right, reason, case):
            raise Failed(
                fr=f"Le motif de « {right} » ne dit pas la condition remplie, avec son chiffre.",
                en=f"The reason for “{right}” does not say the condition that is met, with its figure.",
                expected=Text(
                    fr="une phrase qu’un agent peut lire au téléphone",
                    en="a sentence that an officer can read on the phone",
                ),
                actual=str(motive),
            )
        astray = next((one for one in parts(reason) if not re.search(MEASURED, one)), "") or harsh(motive)
        if astray:
            raise Failed(
                fr=f"Le motif de « {right} » dit autre chose que la condition remplie.",
                en=f"The reason for “{right}” says something else than the condition that is met.",
                expected=Text(
                    fr="ce qui est compté, et rien sur ce que vaut la personne",
                    en="what is counted, and nothing of what the person is worth",
                ),
                actual=f"{motive}\n{astray}",
            )
        if not is_true(right, reason, case):
            raise Failed(
                fr=f"Le motif de « {right} » dit à la personne une chose qui n’est pas vraie pour elle.",
                en=f"The reason for “{right}” tells people something that is not true of them.",
                expected=Text(
                    fr=f"la condition que remplit la personne : {told(case)}",
                    en=f"the condition that this person meets: {told(case)}",
                ),
                actual=motive,
            )
