"""The share of people held back online, badly computed."""

NON_USAGERS = 15  # % of the population
COMPETENCE_MANQUANTE = 38  # % of internet users only


def part_empechee() -> int:
    # 15 % of everyone plus 38 % of some: the sum is 53 % of nobody.
    return NON_USAGERS + COMPETENCE_MANQUANTE
