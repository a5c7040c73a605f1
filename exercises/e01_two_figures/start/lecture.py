"""Reading figures: of whom does a percentage speak, and of which year?"""


def held_back(offline, lacking):
    """The share of everyone whom the internet holds back: not online, or online without the basic skills."""
    return offline["share"] + lacking["share"]


def not_claiming(entitled, claiming):
    """The share of the people entitled to a benefit who do not claim it."""
    return (entitled["people"] - claiming["people"]) / claiming["people"]
