"""Points, each with its reason."""


def points_et_motifs(demande: object) -> list[tuple[str, int]]:
    return [("deux parents au travail", 3)]
