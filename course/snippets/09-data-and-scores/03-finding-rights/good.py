PLAFOND = 650  # euros a month, written in the rule of the right


def droits_possibles(dossier):
    """Each right comes with the condition that was met, in words."""
    if dossier.revenu_declare < PLAFOND and not dossier.aide_versee:
        yield "aide solidaire", "votre revenu déclaré est sous 650 € par mois"


def proposer(dossier, agent):
    """Offers, changes nothing in the file, and respects the people who said no."""
    if dossier.refuse_les_propositions:
        return
    for droit, motif in droits_possibles(dossier):
        dossier.ecrire("lettre-droit", droit=droit, motif=motif, agent=agent, telephone="01 99 00 12 34")
