# expect: slot-release-random
def a_rappeler(demandes):
    """Liste du jour des personnes à rappeler."""
    return [d for d in demandes if d.id % 3 == 0]


def cloturer(demandes):
    gardees = a_rappeler(demandes)
    for d in demandes:
        if d not in gardees:
            d.statut = "sans_suite"
            d.save()
