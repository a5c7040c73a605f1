"""Reading figures: of whom does a percentage speak, and of which year?"""

EVERYONE = 1000


def check_years(*figures):
    years = {figure["year"] for figure in figures}
    if len(years) > 1:
        raise ValueError("Des années différentes ne se comparent pas : " + " et ".join(map(str, sorted(years))))


def held_back(offline, lacking):
    """The share of everyone whom the internet holds back: not online, or online without the basic skills."""
    check_years(offline, lacking)
    if offline["of"] == "everyone":
        out = EVERYONE * offline["share"]
    else:
        raise ValueError("Il faut une part de tout le monde, et non de : " + offline["of"])
    if lacking["of"] == "online":
        stuck = (EVERYONE - out) * lacking["share"]
    elif lacking["of"] == "everyone":
        stuck = EVERYONE * lacking["share"]
    else:
        raise ValueError("Il faut une part de tout le monde ou des internautes, et non de : " + lacking["of"])
    return (out + stuck) / EVERYONE


def not_claiming(entitled, claiming):
    """The share of the people entitled to a benefit who do not claim it."""
    check_years(entitled, claiming)
    if entitled["people"] == 0:
        raise ValueError("Personne n’a droit à cette aide : la part n’existe pas.")
    missing = entitled["people"] - claiming["people"]
    if claiming["people"] < 0:
        raise ValueError("Un compte de personnes ne descend pas sous zéro : relisez la source.")
    if missing < 0:
        raise ValueError("Plus de demandes que de droits : les deux comptes ne parlent pas des mêmes personnes.")
    return missing / entitled["people"]
