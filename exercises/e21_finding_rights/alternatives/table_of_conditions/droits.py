"""Rights that people may have and do not receive."""

import copy


def cents(euros):
    return round(euros * 100)


def under(ceiling):
    return lambda d: d["revenu"] < ceiling


CONDITIONS = {
    "aide-solidaire": (("revenu",), under(650), "Your known income, {revenu} euros, is under €650 a month"),
    "aide-logement": (("revenu", "loyer"), lambda d: 3 * cents(d["loyer"]) > cents(d["revenu"]), "Rent is {loyer} euros out of {revenu}"),
    "aide-cantine": (
        ("revenu", "enfants"),
        lambda d: d["enfants"] >= 1 and under(1200)(d),
        "You have {enfants} at home and less than €1,200 a month",
    ),
    "carte-bus": (("age",), lambda d: d["age"] > 64, "You are {age} years old"),
}


def campagne(dossiers):
    offers = [
        {"numero": d["numero"], "droit": right, "motif": words.format(**d)}
        for right, (needed, test, words) in CONDITIONS.items()
        for d in dossiers
        if not d.get("refuse_les_propositions")
        and right not in d.get("aides_versees", [])
        and all(d.get(name) is not None for name in needed)
        and test(d)
    ]
    return {"dossiers": copy.deepcopy(dossiers), "propositions": offers}
