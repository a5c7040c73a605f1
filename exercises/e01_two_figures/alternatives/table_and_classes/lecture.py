"""Reading figures: of whom does a percentage speak, and of which year?"""

from dataclasses import dataclass
from fractions import Fraction


@dataclass
class Figure:
    share: float
    of: str
    year: int


def to_everyone(figure, online):
    """The figure brought to the whole population."""
    weights = {"everyone": 1, "online": online}
    if figure.of not in weights:
        raise ValueError(f"On ne sait pas ramener « {figure.of} » à toute la population.")
    return figure.share * weights[figure.of]


def held_back(offline, lacking):
    """The share of everyone whom the internet holds back: not online, or online without the basic skills."""
    offline, lacking = Figure(**offline), Figure(**lacking)
    if offline.year != lacking.year:
        raise ValueError(f"Deux années : {offline.year}, {lacking.year}. Cherchez deux chiffres de la même.")
    if offline.of != "everyone":
        raise ValueError(f"Une part de « {offline.of} » ne dit rien de tout le monde.")
    return round(offline.share + to_everyone(lacking, 1 - offline.share), 2)


def not_claiming(entitled, claiming):
    """The share of the people entitled to a benefit who do not claim it."""
    if entitled["year"] != claiming["year"]:
        raise ValueError(f"Deux années : {claiming['year']}, {entitled['year']}. Cherchez deux chiffres de la même.")
    if entitled["people"] <= 0 or claiming["people"] > entitled["people"] or claiming["people"] < 0:
        raise ValueError("Ces deux comptes ne parlent pas des mêmes personnes.")
    return Fraction(entitled["people"] - claiming["people"], entitled["people"])
