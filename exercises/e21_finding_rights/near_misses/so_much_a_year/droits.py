"""Rights that people may have and do not receive."""


def droits_possibles(dossier):
    """Each right comes with the condition that was met, in words."""
    age, enfants, revenu, loyer = (dossier[name] for name in ("age", "enfants", "revenu", "loyer"))
    if revenu is not None and revenu < 650:
        yield "aide-solidaire", "votre revenu connu est sous 650 € par an"
    if revenu is not None and loyer is not None and round(300 * loyer) > round(100 * revenu):
        yield "aide-logement", "votre loyer dépasse un tiers de votre revenu connu"
    if revenu is not None and revenu < 1200 and enfants:
        yield "aide-cantine", "vous avez un enfant et votre revenu connu est sous 1 200 € par mois"
    if age is not None and age >= 65:
        yield "carte-bus", "vous avez 65 ans ou plus"


def campagne(dossiers):
    """The offers of the night, and the files, untouched."""
    propositions = []
    for dossier in dossiers:
        if dossier["refuse_les_propositions"]:
            continue
        for droit, motif in droits_possibles(dossier):
            if droit not in dossier["aides_versees"]:
                propositions.append({"numero": dossier["numero"], "droit": droit, "motif": motif})
    return {"propositions": propositions, "dossiers": dossiers}
