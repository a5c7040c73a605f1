"""E21: a campaign on invented files must find every unclaimed right, read little, change nothing and take no for no."""

import copy
import re
from collections.abc import Sequence
from typing import Any

from grading import Answer, Failed, Text, check

FILE = "droits.py"
RIGHTS = ("aide-solidaire", "aide-logement", "aide-cantine", "carte-bus")
# What a sentence must quote for the right to be recognised in it, besides the person's own figures.
FIGURES = {
    "aide-solidaire": r"650",
    "aide-logement": r"tiers|third|33|1 ?/ ?3|trois|three",
    "aide-cantine": r"1 ?200",
    "carte-bus": r"65",
}
OWN = {
    "aide-solidaire": ("revenu",),
    "aide-logement": ("loyer", "revenu"),
    "aide-cantine": ("revenu", "enfants"),
    "carte-bus": ("age",),
}
FORBIDDEN = ("depenses_bancaires", "demenagements", "code_postal", "nationalite")
CASE = dict[str, Any]


def entitled(case: CASE) -> set[str]:
    """The rights whose condition is met, on known values."""
    age, children, income, rent = case["age"], case["enfants"], case["revenu"], case["loyer"]
    met = {
        "aide-solidaire": income is not None and income < 650,
        "aide-logement": income is not None and rent is not None and rent * 3 > income,
        "aide-cantine": income is not None and income < 1200 and bool(children),
        "carte-bus": age is not None and age >= 65,
    }
    return {right for right, is_met in met.items() if is_met}


def wanted(case: CASE) -> set[str]:
    """The rights to offer."""
    return set() if case["refuse_les_propositions"] else entitled(case) - set(case["aides_versees"])


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
        )
    ]
    crowd = [
        {
            "age": draw.choice([None, *range(18, 95)]),
            "enfants": draw.choice([None, 0, 0, 1, 2, 3]),
            "revenu": draw.choice([None, *range(0, 2600, 7)]),
            "loyer": draw.choice([None, 0, *range(150, 900, 11)]),
        }
        for _ in range(300)
    ]
    files = []
    for number, known in enumerate([*edges, *crowd], 1):
        files.append(
            {
                "numero": f"V{number:04d}",
                **known,
                "aides_versees": [right for right in RIGHTS if number > len(edges) and draw.random() < 0.3],
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


def night(answer: Answer) -> dict[str, Any]:
    """The campaign on all the invented files, run once."""
    if "night" not in answer.kept:
        answer.kept["night"] = run(answer, cases(answer))
    found = answer.kept["night"]
    assert isinstance(found, dict)
    return found


def pairs(result: dict[str, Any]) -> list[tuple[str, str]]:
    """Who is offered what."""
    return sorted((str(one["numero"]), str(one["droit"])) for one in result["propositions"])


def told(case: CASE) -> str:
    """The useful part of a file, on one line."""
    return ", ".join(f"{name}: {case[name]}" for name in ("age", "enfants", "revenu", "loyer", "aides_versees"))


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
    if useless or len(set(offers)) < len(offers) or {number for number, _ in offers} - set(files):
        case, right = useless[0] if useless else ({}, "")
        raise Failed(
            fr=f"{len(useless)} propositions ne correspondent à aucune condition remplie, ou sont faites deux fois.",
            en=f"{len(useless)} offers match no condition that is met, or are made twice.",
            expected=Text(
                fr="un droit non touché, dont la condition est remplie",
                en="a right not received, whose condition is met",
            ),
            actual=Text(fr=f"« {right} » pour {told(case)}", en=f"“{right}” for {told(case)}") if case else None,
        )


@check(points=4, fr="Rien n’est lu hors de la liste", en="Nothing is read beyond the list", after=known_rights_found)
def only_listed_data(answer: Answer) -> None:
    usual = night(answer)
    files = cases(answer)
    draw = answer.random
    shuffled = copy.deepcopy(files)
    for name in FORBIDDEN:
        values = [case[name] for case in files]
        draw.shuffle(values)
        for case, value in zip(shuffled, values, strict=True):
            case[name] = value
    bare = [{name: value for name, value in case.items() if name not in FORBIDDEN} for case in files]
    for changed in (shuffled, bare):
        if sorted(map(str, run(answer, changed)["propositions"])) != sorted(map(str, usual["propositions"])):
            raise Failed(
                fr="Les propositions changent avec des données qui ne sont pas dans la liste.",
                en="The offers change with data that is not in the list.",
                expected=Text(fr="les mêmes propositions sans ces champs", en="the same offers without those fields"),
                actual=", ".join(FORBIDDEN),
            )


@check(points=3, fr="Les dossiers restent intacts", en="The files stay untouched", after=known_rights_found)
def files_untouched(answer: Answer) -> None:
    before, after = cases(answer), night(answer).get("dossiers")
    if after != before:
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


@check(points=2, fr="Chaque proposition dit sa raison", en="Each offer tells its reason", after=known_rights_found)
def reason_told(answer: Answer) -> None:
    files = {case["numero"]: case for case in cases(answer)}
    for offer in night(answer)["propositions"]:
        right, reason = str(offer["droit"]), re.sub(r"(?<=\d)[\s\u202f,.](?=\d{3}\b)", "", str(offer["motif"]))
        case = files.get(str(offer["numero"]), {})
        own = [str(case[name]) for name in OWN.get(right, ()) if case.get(name)]
        quoted = re.search(FIGURES.get(right, r"\d"), reason) or any(
            re.search(rf"\b{value}\b", reason) for value in own
        )
        if len(re.findall(r"[^\W\d]+", reason)) < 3 or not quoted:
            raise Failed(
                fr=f"Le motif de « {right} » ne dit pas la condition remplie, avec son chiffre.",
                en=f"The reason for “{right}” does not say the condition that is met, with its figure.",
                expected=Text(
                    fr="une phrase qu’un agent peut lire au téléphone",
                    en="a sentence that an agent can read on the phone",
                ),
                actual=str(offer["motif"]),
            )
