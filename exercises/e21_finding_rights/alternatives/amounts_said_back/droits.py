"""Rights that people may have and do not receive."""

from decimal import Decimal


def centimes(montant):
    return int(round(Decimal(str(montant)) * 100))


def euros(montant):
    signe = "-" if centimes(montant) < 0 else ""
    entiers, reste = divmod(abs(centimes(montant)), 100)
    return f"{signe}{entiers},{reste:02} €" if reste else f"{signe}{entiers} €"


def droits(dossier):
    """The rights whose condition is met, each with its reason."""
    age, enfants = dossier["age"], dossier["enfants"]
    revenu, loyer = dossier["revenu"], dossier["loyer"]
    if revenu is not None and centimes(revenu) < 65000:
        yield "aide-solidaire", f"Le revenu, {euros(revenu)} par mois, est inférieur à 650 €."
    if revenu is not None and loyer is not None and 3 * centimes(loyer) > centimes(revenu):
        yield "aide-logement", f"Le loyer, {euros(loyer)} par mois, dépasse le tiers du revenu, {euros(revenu)} par mois."
    if enfants is not None and revenu is not None and enfants >= 1 and centimes(revenu) < 120000:
        combien = "un enfant" if enfants == 1 else f"{enfants} enfants"
        yield "aide-cantine", f"Le foyer compte {combien}, et son revenu, {euros(revenu)} par mois, est inférieur à 1 200 €."
    if age is not None and age >= 65:
        yield "carte-bus", f"L’âge, {age} ans, est d’au moins 65 ans."


def campagne(dossiers):
    """The offers of the night, and the files."""
    propositions = [
        {"numero": dossier["numero"], "droit": droit, "motif": motif}
        for dossier in dossiers
        if not dossier["refuse_les_propositions"]
        for droit, motif in droits(dossier)
        if droit not in dossier["aides_versees"]
    ]
    return {"propositions": propositions, "dossiers": dossiers}
