PLAFOND = 650  # euros a month, written in the rule of the right


def droits_possibles(dossier):
    """Each right comes with the condition that was met, in words."""
    if dossier.revenu_declare < PLAFOND and not dossier.aide_versee:
        yield "aide solidaire", "votre revenu déclaré est sous 650 € par mois"


def proposer(dossier, agent):
    """Offers, takes nothing away, says how to refuse, and keeps nothing from elsewhere that opens no right."""
    droits = [] if dossier.refuse_les_propositions else list(droits_possibles(dossier))
    if not droits:
        dossier.effacer_ce_qui_vient_d_ailleurs()
    for droit, motif in droits:
        dossier.ecrire("lettre-droit", droit=droit, motif=motif, agent=agent, telephone="01 99 00 12 34",
                       refuser="Vous pouvez dire non, et faire effacer ces données : appelez-nous.")
