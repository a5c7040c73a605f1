"""Two figures."""


def same_year(one, other):
    if one["year"] != other["year"]:
        raise ValueError(f"{one['year']} et {other['year']} : deux années différentes")


def held_back(offline, lacking):
    same_year(offline, lacking)
    if offline["of"] != "everyone":
        raise ValueError(f"population : {offline['of']}")
    if lacking["of"] == "everyone":
        return offline["share"] + lacking["share"]
    if lacking["of"] == "online":
        return offline["share"] + (1 - offline["share"]) * lacking["share"]
    raise ValueError(f"population : {lacking['of']}")


def not_claiming(entitled, claiming):
    same_year(entitled, claiming)
    if not 0 <= claiming["people"] <= entitled["people"] or not entitled["people"]:
        raise ValueError("Ce calcul est impossible, merci de recommencer plus tard.")
    return 1 - claiming["people"] / entitled["people"]
