"""A score that makes poverty look like fraud."""


def suspicion_score(file):
    """Return a number between 0 and 1: the higher, the more suspicious."""
    score = 0.1
    if file["rsa"]:
        score += 0.4
    if file["demenagements"] and int(file["demenagements"]) > 2:
        score += 0.3
    return score
