"""Rights that people may have and do not receive."""

from decimal import Decimal

INFINI = float("inf")


def solidaire(revenu=INFINI, **_):
    return revenu < 650 and "le revenu que nous connaissons est inférieur à six cent cinquante euros"


def logement(revenu=INFINI, loyer=0, **_):
    return Decimal(str(loyer)) * 3 > Decimal(str(revenu)) and "le loyer prend plus du tiers du revenu"


def cantine(revenu=INFINI, enfants=0, **_):
    return enfants > 0 and revenu < 1200 and "un enfant au moins, un revenu sous 1200 euros"


def bus(age=0, **_):
    return age >= 65 and "les personnes de 65 ans et plus y ont droit"


DROITS = {"aide-solidaire": solidaire, "aide-logement": logement, "aide-cantine": cantine, "carte-bus": bus}


def campagne(dossiers):
    propositions = []
    for dossier in dossiers:
        connu = {nom: dossier[nom] for nom in ("age", "enfants", "revenu", "loyer") if dossier[nom] is not None}
        for droit in set(DROITS) - set(dossier["aides_versees"]):
            motif = DROITS[droit](**connu)
            if motif and not dossier["refuse_les_propositions"]:
                propositions.append(dict(numero=dossier["numero"], droit=droit, motif=motif))
    return {"propositions": propositions, "dossiers": dossiers}
