"""The same share, with its population said out loud."""

NON_USAGERS = 0.15  # of people surveyed in 2019
COMPETENCE_MANQUANTE = 0.38  # of internet users surveyed in 2019


def part_empechee() -> float:
    usagers = 1 - NON_USAGERS
    # 38 % of the 85 % who go online is about 32 % of everyone.
    return NON_USAGERS + COMPETENCE_MANQUANTE * usagers
