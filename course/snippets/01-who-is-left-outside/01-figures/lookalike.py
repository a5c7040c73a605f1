"""A sum of two shares that is right: same day, same people, nobody counted twice."""

PERSONNES_VENUES = 200
SANS_INTERNET = 30
AVEC_INTERNET_MAIS_BLOQUEES = 64


def part_empechee() -> float:
    return SANS_INTERNET / PERSONNES_VENUES + AVEC_INTERNET_MAIS_BLOQUEES / PERSONNES_VENUES
