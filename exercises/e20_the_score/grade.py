"""E20: two thousand invented files are scored; who is selected, and what is said of it, is measured group by group."""

import itertools
import math
import random
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from typing import Any

from grading import Answer, Failed, Text, check
from grading.document import plain_words
from grading.facts import Party, Reading, kept_for_others, lines
from grading.named import named_in
from grading.sizes import BEYOND, sizes_in
from grading.wording import numbers_told

FILE, NOTICE = "score.py", "notice.html"
COUNT, CHOSEN, GAP = 2000, 200, 3.0
FIELDS = ("pieces_contradictoires", "montant_incoherent")
PERSON = ("rsa", "code_postal", "demenagements", "parent_isole", "nationalite")
# Out of a hundred files of each group: contradictory documents, inconsistent amount.
SIGNALS = [(1, False)] * 4 + [(2, False)] * 2 + [(3, True)] + [(0, True)] * 3 + [(0, False)] * 90
CASE = dict[str, Any]
# Two people whom everything sets apart; halves of a tie may differ by chance, never by this much.
ONE = {"rsa": False, "code_postal": "99100", "demenagements": 0, "parent_isole": False, "nationalite": "FR"}
OTHER = {"rsa": True, "code_postal": "99300", "demenagements": 12, "parent_isole": True, "nationalite": "SN"}
ROUNDED = 0.05
"""What a notice may round off the points that it shows."""
ALL_SIGNALS = [
    {"pieces_contradictoires": documents, "montant_incoherent": amount}
    for documents in range(4)
    for amount in (False, True)
]
BY_CHANCE = 20.0
# Everywhere that people come from: an answer that knows a few countries knows not which will be asked about.
COUNTRIES = (
    "AD AE AF AG AL AM AO AR AT AU AZ BA BB BD BE BF BG BH BI BJ BN BO BR BS BT BW BY BZ CA CD CF CG CH CI CL CM CN CO CR CU "
    "CV CY CZ DE DJ DK DM DO DZ EC EE EG ER ES ET FI FJ FM FR GA GB GD GE GH GM GN GQ GR GT GW GY HN HR HT HU ID IE IL IN IQ "
    "IR IS IT JM JO JP KE KG KH KI KM KN KP KR KW KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MG MH MK ML MM MN MR MT MU "
    "MV MW MX MY MZ NA NE NG NI NL NO NP NR NZ OM PA PE PG PH PK PL PS PT PW PY QA RO RS RU RW SA SB SC SD SE SG SI SK SL SM "
    "SN SO SR SS ST SV SY SZ TD TG TH TJ TL TM TN TO TR TT TV TZ UA UG US UY UZ VC VE VN VU WS XK YE ZA ZM ZW"
).split()
STRANGERS, PAIRED, SUSPECTS = 400, 600, 8
AMONG, MOST, FEW, SOME = 60, 400, (4, 20), 3
"""Files among which each number of them is asked for, files of the lists that are read closely, and the shares, one in so
many, that are few."""
LONGEST = 5000
"""Files of the longest list: a town, in one night."""

# What a notice may say of each field, of who reads and decides, of the rules; in words without accents.
NAMED = {
    "pieces_contradictoires": r"contradi|piece",
    "montant_incoherent": r"coheren|montant",
}
DONE_TO = (
    r"visit|enquet|domicile|voisin|interrog|convoqu|convocation|surveill|inspect|perquis|prevenir|sanction|penal|radi[ea]"
    r"|proprietaire|bailleur|employeur|controle sur|police|prive[er]?\b|signale?e? (?:aux? (?!agent)|a l|a son|a sa)"
)
"""What an officer may do to somebody, and no program."""
WHO = r"(agente?s?|conseill\w+|instruct\w+|personnes?|quelqu'un|humaine?)"


class Files:
    """The invented files, and what the service does not know: who is poor, which files are exact."""

    def __init__(self, answer: Answer) -> None:
        draw = answer.random
        drawn: list[tuple[bool, bool, CASE]] = []
        for poor, count in ((True, 700), (False, COUNT - 700)):
            for index in range(count):
                documents, amount = SIGNALS[index % 100]
                wrong = draw.random() < (0.6 if documents or amount else 0.02)
                case = {
                    "rsa": poor and draw.random() < 0.6,
                    "code_postal": "99300" if draw.random() < (0.6 if poor else 0.12) else postcode(draw),
                    "demenagements": sum(draw.random() < (0.35 if poor else 0.1) for _ in range(3)),
                    "parent_isole": draw.random() < (0.3 if poor else 0.12),
                    "nationalite": "FR" if draw.random() < (0.5 if poor else 0.9) else draw.choice(COUNTRIES),
                    "pieces_contradictoires": documents,
                    "montant_incoherent": amount,
                }
                drawn.append((poor, wrong, case))
        draw.shuffle(drawn)
        self.cases: list[CASE] = [{"numero": f"R{index:04d}", **case} for index, (_, _, case) in enumerate(drawn)]
        self.poor = {f"R{index:04d}" for index, (poor, _, _) in enumerate(drawn) if poor}
        self.exact = {f"R{index:04d}" for index, (_, wrong, _) in enumerate(drawn) if not wrong}


def postcode(draw: random.Random) -> str:
    """That of somewhere."""
    return f"{draw.randrange(1000, 99999):05}"


def known(answer: Answer) -> dict[str, list[Any]]:
    """What the code of the answer names, and could be waiting for in each field that speaks of the person."""
    named = named_in(answer.folder, answer.random)
    codes = [one for one in named.texts if re.fullmatch(r"\d[\dAB]{0,4}", one, re.ASCII)]
    around = {one + step for one in named.numbers for step in (-1, 0, 1) if 0 <= one + step < 10000}
    return {
        "numero": [one for one in named.texts if one == one.strip()],
        "rsa": [True, False],
        "parent_isole": [True, False],
        "nationalite": [one for one in named.texts if re.fullmatch(r"[^\W\d_]+", one)],
        "code_postal": sorted({side for one in codes for side in (one.ljust(5, "0"), one.rjust(5, "0"))}),
        "demenagements": sorted(around),
    }


def strangers(answer: Answer, count: int, draw: random.Random) -> list[CASE]:
    """People of anywhere, half of whose fields hold what the answer names."""
    named = known(answer)
    usual = {**named, "nationalite": COUNTRIES, "demenagements": [*range(16), 40]}

    def field(name: str) -> Any:
        if named[name] and draw.random() < 0.5:
            return draw.choice(named[name])
        return postcode(draw) if name == "code_postal" else draw.choice(usual[name])

    return [{name: field(name) for name in PERSON} for _ in range(count)]


def files(answer: Answer) -> Files:
    """The files of this answer."""
    if "files" not in answer.kept:
        answer.kept["files"] = Files(answer)
    found = answer.kept["files"]
    assert isinstance(found, Files)
    return found


def chosen(answer: Answer) -> list[str]:
    """The numbers that the answer selects."""
    if "chosen" not in answer.kept:
        numbers = answer.call(FILE, "choisir", files(answer).cases, CHOSEN)
        answer.kept["chosen"] = [str(one) for one in numbers] if isinstance(numbers, list) else []
    found = answer.kept["chosen"]
    assert isinstance(found, list)
    return found


def scored(answer: Answer, cases: list[CASE]) -> list[tuple[float, dict[str, float]]]:
    """Total and parts of each file."""
    found = []
    for result in answer.map(FILE, "score", [[case] for case in cases]):
        value = result.get("value")
        total, parts = (value.get("total"), value.get("parts")) if isinstance(value, dict) else (None, None)
        numbers = [total, *(points or 0 for points in parts.values())] if isinstance(parts, dict) else [None]
        if not all(isinstance(one, int | float) for one in numbers):
            raise Failed(
                fr="« score » ne rend pas un total et ses parts.",
                en="“score” does not return a total and its parts.",
                expected='{"total": 7, "parts": {"pieces_contradictoires": 4, …}}',
                actual=repr(value) if "value" in result else f"{result['raised'][0]}: {result['message']}",
            )
        found.append((float(total), {str(name): float(points or 0) for name, points in parts.items()}))
    return found


def simple(text: str) -> str:
    """The words alone, without accents."""
    return "".join(one for one in unicodedata.normalize("NFD", plain_words(text)) if not unicodedata.combining(one))


def officer_does(text: Reading, deed: str) -> bool:
    """Whether the text promises to everyone that an officer does it."""
    for said in text.says(deed):
        # “Qui décide ? Un agent.”
        following = text.sentences[said.sentence.at + 1 :][:1] if said.text.endswith("?") else []
        named = re.search(rf"\b(?:{WHO}|lui|elle|sienne)\b", " ".join(one.plain for one in (said.sentence, *following)))
        a_person = said.by is Party.SERVICE or ((said.by is Party.UNSAID or following) and named)
        if a_person and not said.is_conditional and not said.is_possible_only:
            return any(re.search(rf"\b{WHO}\b", one.plain) for one in text.sentences)
    return False


def nobody_does(text: Reading, deed: str) -> bool:
    """Whether the text says somewhere that no officer does it, or that a machine does it instead."""
    denied = [one for one in text.denies(deed) if one.by in (Party.SERVICE, Party.NOBODY) and not one.is_supposed]
    by_machine = [one for one in text.says("decide") if one.by is Party.MACHINE and not one.text.endswith("?")]
    signs = [
        one
        for one in text.says("rubber")
        if one.by is Party.SERVICE and any(two.clause is one.clause for two in text.says("result", one.sentence))
    ]
    final = [one for one in text.says("machine_decides") if one.by is Party.MACHINE]
    return bool(denied or by_machine or signs or final)


def unsaid(text: Reading) -> Iterator[Text]:
    """What a notice leaves unsaid, or denies: who reads, who decides, that rules can be asked for."""
    if not officer_does(text, "read") or nobody_does(text, "read"):
        yield Text(fr="qu’un agent lit le dossier", en="that an officer reads the file")
    if not officer_does(text, "decide") or nobody_does(text, "decide"):
        yield Text(fr="qu’un agent décide", en="that an officer decides")
    # A request may come in the next sentence: “Les règles du traitement ? Demandez-les.”
    about = [one for one in text.sentences if any(text.mentions("rules", one))]
    places = [text.sentences[one.at : one.at + 2] for one in about]
    given = any(any(text.says("ask", near) for near in place) for place in places)
    refused = any(text.says("secret", one) or text.denies("ask", one) for one in about)
    if not given or refused or kept_for_others(text, "rules"):
        yield Text(fr="que l’on peut demander les règles du traitement", en="that people can ask for the rules")
    held = [one for one in text.says("hold_back") if any(text.mentions("pay", one.sentence)) and not one.is_supposed]
    if held:
        yield Text(fr="que le paiement continue", en="that the payment continues")


@check(
    points=5, fr="Chaque groupe a la même chance d’être choisi", en="Each group has the same chance of being selected"
)
def equal_chances(answer: Answer) -> None:
    known, selected = files(answer), set(chosen(answer))
    everyone = {case["numero"] for case in known.cases}
    if len(selected) != CHOSEN or selected - everyone or len(chosen(answer)) != CHOSEN:
        raise Failed(
            fr="« choisir » ne rend pas le nombre de dossiers demandé.",
            en="“choisir” does not return as many files as asked.",
            expected=Text(fr=f"{CHOSEN} numéros différents", en=f"{CHOSEN} different numbers"),
            actual=Text(
                fr=f"{len(selected & everyone)} numéros connus", en=f"{len(selected & everyone)} known numbers"
            ),
        )
    for among, what in (
        (everyone, Text(fr="tous les dossiers", en="all files")),
        (known.exact, Text(fr="les dossiers exacts", en="exact files")),
    ):
        poor, other = among & known.poor, among - known.poor
        rates = [100 * len(group & selected) / len(group) for group in (poor, other)]
        if abs(rates[0] - rates[1]) > GAP:
            raise Failed(
                fr=f"Parmi {what.fr}, les personnes pauvres ne sont pas choisies comme les autres.",
                en=f"Among {what.en}, poor people are not selected like the others.",
                expected=Text(fr=f"un écart de {GAP:g} points au plus", en=f"a gap of {GAP:g} points at most"),
                actual=Text(
                    fr=f"personnes pauvres : {rates[0]:.1f} %, autres : {rates[1]:.1f} %",
                    en=f"poor people: {rates[0]:.1f}%, others: {rates[1]:.1f}%",
                ),
                try_=Text(
                    fr="Quel champ en dit long sur la personne, et rien sur le dossier ?",
                    en="Which field says much of the person, and nothing of the file?",
                ),
            )


@check(
    points=4,
    fr="Rien de la personne ne change le score ni le choix",
    en="Nothing of the person changes score or choice",
)
def person_left_out(answer: Answer) -> None:
    together = [*itertools.combinations(PERSON, 1), *itertools.combinations(PERSON, 2), PERSON]
    people = [ONE, *({**ONE, **{name: OTHER[name] for name in names}} for names in together)]
    people += [{**ONE, name: value} for name, values in known(answer).items() for value in values]
    people += strangers(answer, STRANGERS, answer.random)
    cases = [{**person, **signals} for signals in ALL_SIGNALS for person in people]
    cases = [{"numero": f"R{index}", **case} for index, case in enumerate(cases)]
    totals = [total for total, _ in scored(answer, cases)]
    for index, case in enumerate(cases):
        usual = totals[index - index % len(people)]
        if totals[index] != usual:
            apart = [name for name in PERSON if case[name] != ONE[name]] or ["numero"]
            raise Failed(
                fr=f"Ce qui change le score : {', '.join(apart)}.",
                en=f"What changes the score: {', '.join(apart)}.",
                expected=f"{usual:g}",
                actual=f"{totals[index]:g} (" + ", ".join(f"{name}: {case[name]}" for name in apart) + ")",
            )
    draw = answer.random
    people = strangers(answer, 1000, draw)
    tied = [{"numero": f"T{index:04d}", **one, **ALL_SIGNALS[0]} for index, one in enumerate(people)]
    numbers = answer.call(FILE, "choisir", tied, len(tied) // 2)
    selected = {str(one) for one in numbers} if isinstance(numbers, list) else set()
    other_people = [{**case, **person} for case, person in zip(tied, strangers(answer, len(tied), draw), strict=True)]
    again, others = (answer.call(FILE, "choisir", cases, len(tied) // 2) for cases in (tied, other_people))
    # An answer that draws at random is only held to give each group its share.
    if isinstance(others, list) and again == numbers and {str(one) for one in others} != selected:
        raise Failed(
            fr="À score égal, un champ qui parle de la personne change le choix.",
            en="When scores are equal, a field that speaks of the person changes the selection.",
            expected=Text(
                fr="les mêmes numéros, quelles que soient les personnes", en="the same numbers, whoever the people are"
            ),
            actual=Text(
                fr=f"{len(selected - set(map(str, others)))} numéros changent",
                en=f"{len(selected - set(map(str, others)))} numbers change",
            ),
            try_=Text(fr="« choisir » ne trie que par le score.", en="“choisir” sorts by the score alone."),
        )
    few_or_many_alike(answer)
    crowds_alike(answer)
    for name, value in suspects(tied, selected):
        usual = ONE[name] if ONE[name] != value else OTHER[name]
        pair = [{**ONE, name: one} for one in (usual, value) for _ in range(PAIRED // 2)]
        draw.shuffle(pair)
        cases = [{"numero": f"V{index:04d}", **one, **ALL_SIGNALS[0]} for index, one in enumerate(pair)]
        numbers = answer.call(FILE, "choisir", cases, PAIRED // 2)
        selected = {str(one) for one in numbers} if isinstance(numbers, list) else set()
        shares = [
            sum(case[name] == one and case["numero"] in selected for case in cases) * 200 / PAIRED
            for one in (usual, value)
        ]
        if abs(shares[0] - shares[1]) > BY_CHANCE:
            raise Failed(
                fr=f"À score égal, « {name} » change le choix.",
                en=f"When scores are equal, “{name}” changes the selection.",
                expected=Text(fr="le hasard, ou l’ordre des dossiers", en="chance, or the order of the files"),
                actual=f"{usual}: {shares[0]:.0f} %, {value}: {shares[1]:.0f} %",
                try_=Text(
                    fr="« choisir » ne trie que par le score.",
                    en="“choisir” sorts by the score alone.",
                ),
            )


def turned(person: CASE) -> CASE:
    """Somebody whom every field sets apart from that person."""
    return {name: OTHER[name] if person[name] == ONE[name] else ONE[name] for name in PERSON}


def few_or_many_alike(answer: Answer) -> None:
    """Fail when the person changes the choice between equal scores, for some number of files asked for among so many."""
    draw = answer.random
    sizes = sizes_in(answer.folder, draw, least=2, most=MOST, budget=4 * MOST)
    # None, all of them, and more than there are, among the others.
    asked = [(AMONG, many) for many in (*range(AMONG + 2), MOST)] + [(2 * size, size) for size in sizes if size < MOST]
    asked += len(FEW) * [(MOST, MOST // few) for few in FEW]
    asked += [(size, many) for size in sizes for many in sorted({1, size // 20 or 1, size // 2, size - 1})]
    usual = len(asked)
    # Files that are equal at each score, then files of all scores: a tie may be at any of them.
    at_score: list[list[CASE]] = [ALL_SIGNALS[:1]] * usual
    at_score += [[signals] for signals in ALL_SIGNALS[1:] for _ in range(SOME)] + [ALL_SIGNALS] * 2 * SOME
    asked += [(AMONG, draw.randrange(1, AMONG)) for _ in at_score[usual:]]
    lists: list[list[CASE]] = []
    for (size, _), signals in zip(asked, at_score, strict=True):
        people = [{name: draw.choice((ONE, OTHER))[name] for name in PERSON} for _ in range(size)]
        ranks = draw.sample(range(10 * size), size)
        lists.append(
            [{"numero": f"W{rank:05d}", **one, **draw.choice(signals)} for rank, one in zip(ranks, people, strict=True)]
        )
    calls = [
        [cases, many]
        for (_, many), ours in zip(asked, lists, strict=True)
        for cases in (ours, ours, [{**case, **turned(case)} for case in ours])
    ]
    told = [set(map(str, one.get("value") or ())) for one in answer.map(FILE, "choisir", calls)]
    # An answer that draws at random is only held to give each group its share.
    by_lot = any(told[at] != told[at + 1] for at in range(0, len(told), 3))
    for at, (size, many) in enumerate(asked):
        first, _, others = told[3 * at : 3 * at + 3]
        score = of_score(at_score[at])
        if len(first) != min(many, size) or (not by_lot and others != first):
            raise Failed(
                fr=f"À score égal, combien = {many} sur {size} dossiers, et le choix change avec les personnes.",
                en=f"At equal scores, combien = {many} out of {size} files, and the choice changes with the people.",
                expected=Text(
                    fr="autant que demandé, les mêmes quelles que soient les personnes",
                    en="as many as asked for, the same whoever the people are",
                ),
                actual=Text(
                    fr=f"numéros rendus : {len(first)}, et parmi eux ceux qui changent : {len(first - others)}\n{score.fr}",
                    en=f"numbers returned: {len(first)}, and among them those that change: {len(first - others)}\n{score.en}",
                ),
                try_=Text(
                    fr="Deux dossiers de même score se valent, que ce score soit nul ou non : relire d’abord celui qui touche le "
                    "RSA, c’est surveiller la pauvreté. « choisir » ne trie que par le score.",
                    en="Two files of the same score are worth the same, whether that score is zero or not: reading first that of "
                    "people on income support watches poverty. “choisir” sorts by the score alone.",
                )
                if len(first) == min(many, size)
                else None,
            )
    for few in FEW:
        some = [at for at, (size, many) in enumerate(asked[:usual]) if few * many <= size]
        if (apart := pushed([(lists[at], told[3 * at]) for at in some])) is None:
            continue
        raise Failed(
            fr=f"Quand peu de dossiers sont demandés, à score égal, « {apart} » change le choix.",
            en=f"When few files are asked for, at equal scores, “{apart}” changes the choice.",
            expected=Text(fr="le hasard, ou l’ordre des dossiers", en="chance, or the order of the files"),
        )
    if (apart := pushed([(lists[at], told[3 * at]) for at in range(usual, len(asked))])) is not None:
        raise Failed(
            fr=f"À score égal et non nul, « {apart} » change le choix.",
            en=f"At equal scores that are not zero, “{apart}” changes the choice.",
            expected=Text(fr="le hasard, ou l’ordre des dossiers", en="chance, or the order of the files"),
        )


def crowds_alike(answer: Answer) -> None:
    """Fail when the person changes the choice between equal scores, in lists longer than those that are read closely."""
    draw = answer.random
    for size in sizes_in(answer.folder, draw, least=MOST, most=LONGEST, budget=4 * LONGEST):
        # Half of them; then as many as that, among more.
        for count, many in ((size, size // 2), (size + AMONG, size)):
            people = [{name: draw.choice((ONE, OTHER))[name] for name in PERSON} for _ in range(count)]
            cases = [{"numero": f"L{rank:05d}", **one, **ALL_SIGNALS[0]} for rank, one in enumerate(people)]
            other = [{**case, **turned(case)} for case in cases]
            calls = [[one, many] for one in (cases, cases, other)]
            first, again, others = (set(map(str, one.get("value") or ())) for one in answer.map(FILE, "choisir", calls))
            apart = pushed([(cases, first)]) if len(first) == many else None
            if len(first) != many or apart or (again == first != others):
                raise Failed(
                    fr=f"À score égal, combien = {many} sur {count} dossiers, et le choix change avec les personnes.",
                    en=f"At equal scores, combien = {many} out of {count} files, and the choice changes with the people.",
                    expected=Text(
                        fr="autant que demandé, les mêmes quelles que soient les personnes",
                        en="as many as asked for, the same whoever the people are",
                    ),
                    actual=Text(
                        fr=f"numéros rendus : {len(first)}, et parmi eux ceux qui changent : {len(first - others)}",
                        en=f"numbers returned: {len(first)}, and among them those that change: {len(first - others)}",
                    ),
                    try_=Text(
                        fr="Une longue liste se trie comme une courte : par le score seul.",
                        en="A long list is sorted as a short one is: by the score alone.",
                    ),
                )


def of_score(signals: list[CASE]) -> Text:
    """What the files of a list hold that counts."""
    if len(signals) > 1:
        return Text(fr="parmi des dossiers de tous les scores", en="among files of all scores")
    held = ", ".join(f"{name}: {value}" for name, value in signals[0].items())
    return Text(fr=f"parmi des dossiers de même score ({held})", en=f"among files of the same score ({held})")


def pushed(draws: list[tuple[list[CASE], set[str]]]) -> str | None:
    """The field whose people are chosen by no equal chance, over draws by lot."""
    for name in PERSON:
        gap = spread = 0.0
        for cases, selected in draws:
            size, many = len(cases), len(selected)
            share = sum(case[name] == OTHER[name] for case in cases) / size
            gap += sum(case[name] == OTHER[name] for case in cases if case["numero"] in selected) - many * share
            spread += many * share * (1 - share) * (size - many) / (size - 1)
        if abs(gap) > BEYOND * math.sqrt(spread):
            return name
    return None


def suspects(tied: list[CASE], selected: set[str]) -> list[tuple[str, Any]]:
    """The values whose people are selected more, or less, than half of the time: those furthest from chance."""
    found: list[tuple[float, str, Any]] = []
    for name in PERSON:
        for value in {case[name] for case in tied}:
            group = [case["numero"] in selected for case in tied if case[name] == value]
            found.append((abs(2 * sum(group) - len(group)) / math.sqrt(len(group)), name, value))
    found.sort(key=lambda one: (-one[0], one[1], str(one[2])))
    return [(name, value) for _, name, value in found[:SUSPECTS]]


@check(points=3, fr="Ce qui se contredit est relu d’abord", en="What disagrees is read first", after=equal_chances)
def still_useful(answer: Answer) -> None:
    wanted = {case["numero"] for case in files(answer).cases if any(case[name] for name in FIELDS)}
    found = wanted & set(chosen(answer))
    if len(found) < 0.95 * len(wanted):
        raise Failed(
            fr="Le choix passe à côté de dossiers où quelque chose se contredit.",
            en="The selection misses files where something disagrees.",
            expected=Text(fr=f"{len(wanted)} dossiers", en=f"{len(wanted)} files"),
            actual=Text(fr=f"{len(found)} dossiers", en=f"{len(found)} files"),
        )
    for suspect, usual in ((ONE, OTHER), (OTHER, ONE)):
        cases = [{"numero": f"U{index}", **usual, **ALL_SIGNALS[0]} for index in range(12)]
        cases += [{"numero": f"C{index}", **suspect, **signals} for index, signals in enumerate(ALL_SIGNALS[1:])]
        first = answer.call(FILE, "choisir", cases, len(ALL_SIGNALS) - 1)
        found = {str(one) for one in first} if isinstance(first, list) else set()
        if found != {f"C{index}" for index in range(len(ALL_SIGNALS) - 1)}:
            raise Failed(
                fr="Quand seules les mêmes personnes ont un dossier qui se contredit, le choix passe à côté.",
                en="When only the same people have files where something disagrees, the selection misses them.",
                expected=Text(
                    fr="les 7 dossiers qui se contredisent, sur 19", en="the 7 files that disagree, out of 19"
                ),
                actual=Text(
                    fr=f"{len(found)} dossiers, dont {sum(one[0] == 'C' for one in found)} qui se contredisent",
                    en=f"{len(found)} files, {sum(one[0] == 'C' for one in found)} of which disagree",
                ),
                try_=Text(
                    fr="Un quota par groupe ne relit pas mieux : « choisir » rend « combien » dossiers, par score.",
                    en="A quota per group reads no better: “choisir” returns “combien” files, by score.",
                ),
            )

        # Somebody asked for so many: a file where nothing disagrees is read again as well.
        every = answer.call(FILE, "choisir", cases, len(cases) - 2)
        if not isinstance(every, list) or len({str(one) for one in every}) != len(cases) - 2:
            raise Failed(
                fr="« choisir » ne rend pas le nombre de dossiers demandé.",
                en="“choisir” does not return as many files as asked.",
                expected=Text(fr=f"{len(cases) - 2} numéros différents", en=f"{len(cases) - 2} different numbers"),
                actual=str(every),
            )
    no_number_set_apart(answer)


def no_number_set_apart(answer: Answer) -> None:
    """Fail when a file whose number the code names is read before those that disagree, or after those that agree."""
    named = known(answer)["numero"]
    # No text that is named is written as these numbers are.
    others = [f"dossier {at} sans nom" for at in range(len(named))]
    for first, last in ((named, others), (others, named)):
        cases = [{"numero": one, **ONE, **ALL_SIGNALS[0]} for one in last]
        cases += [{"numero": one, **ONE, **ALL_SIGNALS[-1]} for one in first]
        answer.random.shuffle(cases)
        told = answer.call(FILE, "choisir", cases, len(first))
        read = {str(one) for one in told} if isinstance(told, list) else set()
        if astray := sorted(read ^ set(first)):
            raise Failed(
                fr="Le numéro d’un dossier change l’ordre : un autre, où rien ne se contredit, est relu avant.",
                en="The number of a file changes the order: another, where nothing disagrees, is read before.",
                expected=Text(
                    fr="d’abord les dossiers qui se contredisent, quel que soit leur numéro",
                    en="files that disagree first, whatever their number",
                ),
                actual=", ".join(astray[:5]),
            )


@check(points=3, fr="L’explication dit ce qui a compté", en="The explanation says what counted", after=equal_chances)
def parts_true(answer: Answer) -> None:
    counted: list[dict[str, float]] = []
    files = [{"numero": number, **person} for number, person in (("R0001", ONE), ("R22", OTHER))]
    cases = [{**one, **signals} for one in files for signals in ALL_SIGNALS]
    # Whoever has a number that the code names is told as the others are.
    cases += [{"numero": one, **ONE, **ALL_SIGNALS[-1]} for one in known(answer)["numero"]]
    asked = [
        each
        for case in cases
        for each in (case, {**case, "pieces_contradictoires": 0}, {**case, "montant_incoherent": False})
    ]
    told = iter(scored(answer, asked))
    for total, parts in told:
        true = {name: total - next(told)[0] for name in FIELDS}
        said = {name: parts.get(name, 0.0) for name in {*FIELDS, *parts}}
        wrong = [name for name, points in said.items() if abs(points - true.get(name, 0.0)) > 1e-6]
        if wrong or abs(sum(parts.values()) - total) > 1e-6:
            raise Failed(
                fr="Les parts ne sont pas celles du calcul, ou leur somme n’est pas le total.",
                en="The parts are not those of the calculation, or their sum is not the total.",
                expected=", ".join(f"{name}: {points:g}" for name, points in true.items()),
                actual=", ".join(f"{name}: {points:g}" for name, points in parts.items()) + f" = {total:g}",
            )
        if parts not in counted:
            counted.append(parts)
    pages = answer.render(NOTICE, {"parts": {}}, *({"parts": parts} for parts in counted))
    usual = numbers_told(pages[0].text())
    for parts, page in zip(counted, pages[1:], strict=True):
        shown = list((Counter(numbers_told(page.text())) - Counter(usual)).elements())
        for name, points in parts.items():
            if points and not any(one and abs(one - points) <= ROUNDED for one in shown):
                raise Failed(
                    fr="La notice ne montre pas les points que « score » a donnés.",
                    en="The notice does not show the points that “score” gave.",
                    expected=f"{name}: {points:g}",
                    actual=page.text(),
                )


def holds_back(value: CASE) -> bool:
    """Whether another line of the result does something to the person: what follows a score is that an officer reads."""
    others = [f"{name} : {said}" for name, said in value.items() if name not in ("paiement", "decision") and said]
    return any(does_something(simple(one).replace("_", " ")) for one in others)


def does_something(line: str) -> bool:
    """Whether a line does something to somebody, or says nothing of an officer who reads."""
    read = re.search(rf"\b{WHO}\b|\b(?:re)?(?:lire|lit|lu|lue|lecture|examen|examiner)\b|officer|\bread", line)
    return bool(Reading(line).says("hold_back")) or not read or re.search(DONE_TO, line) is not None


@check(points=2, fr="Le programme ne punit personne", en="The program punishes nobody")
def nobody_punished(answer: Answer) -> None:
    people = [ONE, OTHER, *strangers(answer, STRANGERS, answer.random)]
    people += [{**ONE, name: value} for name, values in known(answer).items() for value in values]
    extremes = [{"numero": "R1", **person, **signals} for person in people for signals in ALL_SIGNALS]
    for result in answer.map(FILE, "suite", [[case] for case in extremes + files(answer).cases[:400]]):
        value = result.get("value", result.get("message"))
        if (
            not isinstance(value, dict)
            or value.get("paiement") != "maintenu"
            or value.get("decision", "") is not None
            or holds_back(value)
        ):
            raise Failed(
                fr="Avant toute lecture, le programme touche au paiement ou décide.",
                en="Before anyone has read, the program touches the payment or decides.",
                expected='{"paiement": "maintenu", "decision": None}',
                actual=repr(value),
            )


@check(
    points=2,
    fr="La notice dit le calcul, l’agent et les règles",
    en="The notice tells the calculation, the officer and the rules",
)
def notice_tells(answer: Answer) -> None:
    given = [
        {"pieces_contradictoires": 37},
        {"montant_incoherent": 41, "pieces_contradictoires": 0},
        {FIELDS[0]: 53, FIELDS[1]: 59},
        {FIELDS[0]: 1, FIELDS[1]: 3},
    ]
    bare, *pages = answer.render(NOTICE, *({"parts": one} for one in ({}, *given)))
    for parts, page in zip(given, pages, strict=True):
        said = simple(page.text())
        for name in FIELDS:
            points = parts.get(name, 0)
            # What the notice says whatever the file is no reason given to this person.
            named = len(re.findall(NAMED[name], said)) > len(re.findall(NAMED[name], simple(bare.text())))
            if points and not (named and re.search(rf"\b{points}\b", said)):
                raise Failed(
                    fr="La notice ne montre pas un champ qui a compté, avec ses points.",
                    en="The notice does not show a field that counted, with its points.",
                    expected=f"{name}: {points}",
                    actual=page.text(),
                )
            if not points and named:
                raise Failed(
                    fr="La notice cite un champ qui n’a pas compté.",
                    en="The notice names a field that did not count.",
                    expected=", ".join(one for one, number in parts.items() if number),
                    actual=page.text(),
                    try_=Text(
                        fr="Une part peut valoir 0 : ne la montrez pas.", en="A part may be worth 0: do not show it."
                    ),
                )
    for page in (bare, *pages):
        if missing := next(unsaid(Reading(lines(page))), None):
            raise Failed(
                fr=f"La notice ne dit pas {missing.fr}, ou dit le contraire.",
                en=f"The notice does not say {missing.en}, or says the contrary.",
                expected=missing,
                actual=page.text(),
                try_=Text(
                    fr="Une phrase simple, sans « peut » ni « ne », qui tient dans tous les cas.",
                    en="A plain sentence, without “peut” or “ne”, that holds in every case.",
                ),
            )
        start = Answer(answer.start).page(NOTICE) if answer.start else page
        kept = [plain_words(start.text(one)) for one in start.select("h1, p") if "score" not in start.text(one).lower()]
        lost = [one for one in kept if one not in plain_words(page.text())]
        phones = [
            {re.sub(r"\D", "", str(one["href"]))[-9:] for one in each.select("a[href^='tel:']")}
            for each in (start, page)
        ]
        if lost or page.lang != "fr" or page.title != start.title or phones[0] - phones[1]:
            raise Failed(
                fr="La notice a perdu une phrase, son titre, sa langue ou le lien du téléphone.",
                en="The notice has lost a sentence, its title, its language or the phone link.",
                expected=Text(fr="tout ce qu’elle disait déjà de juste", en="all that it rightly said already"),
                actual=", ".join(lost) or page.title,
            )


@check(
    points=1,
    fr="Le linter guichet n’a rien à redire",
    en="The guichet linter has nothing to say",
    after=notice_tells,
)
def linter_is_silent(answer: Answer) -> None:
    answer.lint(FILE, NOTICE)
