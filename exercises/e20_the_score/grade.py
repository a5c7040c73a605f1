"""E20: two thousand invented files are scored; who is selected, and what is said of it, is measured group by group."""

import re
from typing import Any

from grading import Answer, Failed, Text, check
from grading.document import plain_words

FILE, NOTICE = "score.py", "notice.html"
COUNT, CHOSEN, GAP = 2000, 200, 3.0
FIELDS = ("pieces_contradictoires", "montant_incoherent")
PERSON = ("rsa", "code_postal", "demenagements", "parent_isole", "nationalite")
# Out of a hundred files of each group: contradictory documents, inconsistent amount.
SIGNALS = [(1, False)] * 4 + [(2, False)] * 2 + [(3, True)] + [(0, True)] * 3 + [(0, False)] * 90
CASE = dict[str, Any]


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
                    "code_postal": "99300" if draw.random() < (0.6 if poor else 0.12) else "99100",
                    "demenagements": sum(draw.random() < (0.35 if poor else 0.1) for _ in range(3)),
                    "parent_isole": draw.random() < (0.3 if poor else 0.12),
                    "nationalite": draw.choice(["FR", "FR", "SN", "VN"] if poor else ["FR"] * 9 + ["PT"]),
                    "pieces_contradictoires": documents,
                    "montant_incoherent": amount,
                }
                drawn.append((poor, wrong, case))
        draw.shuffle(drawn)
        self.cases: list[CASE] = [{"numero": f"R{index:04d}", **case} for index, (_, _, case) in enumerate(drawn)]
        self.poor = {f"R{index:04d}" for index, (poor, _, _) in enumerate(drawn) if poor}
        self.exact = {f"R{index:04d}" for index, (_, wrong, _) in enumerate(drawn) if not wrong}


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
        if not isinstance(total, int | float) or not isinstance(parts, dict):
            raise Failed(
                fr="« score » ne rend pas un total et ses parts.",
                en="“score” does not return a total and its parts.",
                expected='{"total": 7, "parts": {"pieces_contradictoires": 4, …}}',
                actual=repr(value) if "value" in result else f"{result['raised'][0]}: {result['message']}",
            )
        found.append((float(total), {str(name): float(points or 0) for name, points in parts.items()}))
    return found


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


@check(points=4, fr="Rien de la personne ne change le score", en="Nothing of the person changes the score")
def person_left_out(answer: Answer) -> None:
    others = {"rsa": True, "code_postal": "99300", "demenagements": 3, "parent_isole": True, "nationalite": "SN"}
    plain = {"rsa": False, "code_postal": "99100", "demenagements": 0, "parent_isole": False, "nationalite": "FR"}
    cases = [
        {"numero": "R1", **plain, **dict(zip(FIELDS, signals, strict=True)), **({name: others[name]} if name else {})}
        for signals in ((0, False), (1, True), (3, False))
        for name in ("", *PERSON)
    ]
    totals = [total for total, _ in scored(answer, cases)]
    for index, case in enumerate(cases):
        usual = totals[index - index % (len(PERSON) + 1)]
        if totals[index] != usual:
            name = PERSON[index % (len(PERSON) + 1) - 1]
            raise Failed(
                fr=f"Le champ « {name} » change le score.",
                en=f"The field “{name}” changes the score.",
                expected=f"{usual:g}",
                actual=f"{totals[index]:g} ({name}: {case[name]})",
            )


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


@check(points=3, fr="L’explication dit ce qui a compté", en="The explanation says what counted", after=equal_chances)
def parts_true(answer: Answer) -> None:
    base = files(answer).cases[0]
    for documents in range(4):
        for amount in (False, True):
            case = {**base, "pieces_contradictoires": documents, "montant_incoherent": amount}
            without = [{**case, "pieces_contradictoires": 0}, {**case, "montant_incoherent": False}]
            (total, parts), *less = scored(answer, [case, *without])
            true = {name: total - rest for name, (rest, _) in zip(FIELDS, less, strict=True)}
            said = {name: parts.get(name, 0.0) for name in {*FIELDS, *parts}}
            wrong = [name for name, points in said.items() if abs(points - true.get(name, 0.0)) > 1e-6]
            if wrong or abs(sum(parts.values()) - total) > 1e-6:
                raise Failed(
                    fr="Les parts ne sont pas celles du calcul, ou leur somme n’est pas le total.",
                    en="The parts are not those of the calculation, or their sum is not the total.",
                    expected=", ".join(f"{name}: {points:g}" for name, points in true.items()),
                    actual=", ".join(f"{name}: {points:g}" for name, points in parts.items()) + f" = {total:g}",
                )


@check(points=2, fr="Le programme ne punit personne", en="The program punishes nobody")
def nobody_punished(answer: Answer) -> None:
    for result in answer.map(FILE, "suite", [[case] for case in files(answer).cases[:400]]):
        value = result.get("value", result.get("message"))
        if not isinstance(value, dict) or value.get("paiement") != "maintenu" or value.get("decision", "") is not None:
            raise Failed(
                fr="Avant toute lecture, le programme touche au paiement ou décide.",
                en="Before anyone has read, the program touches the payment or decides.",
                expected='{"paiement": "maintenu", "decision": None}',
                actual=repr(value),
            )


@check(
    points=2,
    fr="La notice dit le calcul, l’agent et les règles",
    en="The notice tells the calculation, the agent and the rules",
)
def notice_tells(answer: Answer) -> None:
    given = [
        {"pieces_contradictoires": 37},
        {"montant_incoherent": 41, "pieces_contradictoires": 0},
        {FIELDS[0]: 53, FIELDS[1]: 59},
    ]
    for parts, page in zip(given, answer.render(NOTICE, *({"parts": one} for one in given)), strict=True):
        said = plain_words(page.text())
        for name, points in parts.items():
            word = {"pieces_contradictoires": r"contr[ae]di|pi[eè]ces", "montant_incoherent": r"coh[eé]ren|montant"}[
                name
            ]
            if points and not (re.search(word, said) and re.search(rf"\b{points}\b", said)):
                raise Failed(
                    fr="La notice ne montre pas un champ qui a compté, avec ses points.",
                    en="The notice does not show a field that counted, with its points.",
                    expected=f"{name}: {points}",
                    actual=page.text(),
                )
            if not points and re.search(word, said):
                raise Failed(
                    fr="La notice cite un champ qui n’a pas compté.",
                    en="The notice names a field that did not count.",
                    expected=", ".join(one for one, number in parts.items() if number),
                    actual=page.text(),
                    try_=Text(
                        fr="Une part peut valoir 0 : ne la montrez pas.", en="A part may be worth 0: do not show it."
                    ),
                )
        for words, what in (
            (r"(agent|personne|conseill|instruct)\w*.*(d[eé]cid|d[eé]cision|trancher?)", "agent"),
            (r"r[eè]gles", "règles"),
        ):
            if not re.search(words, said):
                raise Failed(
                    fr=f"La notice ne parle pas de ceci : {what}.",
                    en=f"The notice does not mention this: {what}.",
                    expected=Text(
                        fr="un agent qui décide, des règles à demander", en="an agent who decides, rules to ask for"
                    ),
                    actual=page.text(),
                )
        start = Answer(answer.start).page(NOTICE) if answer.start else page
        kept = [plain_words(start.text(one)) for one in start.select("h1, p") if "score" not in start.text(one).lower()]
        lost = [one for one in kept if one not in said]
        if lost or page.lang != "fr" or page.title != start.title or not page.select("a[href^='tel:']"):
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
