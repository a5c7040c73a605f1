"""What a text holds over the person who reads it: force, what asking costs them, a delay that is said to be harmless, favours
for others, a price, a name that is not from here. Each is known by what two ideas of a sentence make together."""

from __future__ import annotations

from collections.abc import Iterator

from grading.facts.reading import Reading
from grading.facts.said import Said


def by_force(text: Reading) -> Said | None:
    """The first place that brings in those who take people by force, whether they are said to come or only known to be told."""
    return next((one for one in text.mentions("forces") if not _in_clause(text, "spares_force", one)), None)


def reprisal(text: Reading) -> Said | None:
    """The first place where whoever asks or contests is worse off for it: told on, set back, noted down."""
    for asking in text.mentions("dares"):
        here = asking.sentence
        told_on = [one for one in text.says("tells_on", here) if any(text.mentions("has_power", here))]
        days = [*text.mentions("until", here), *text.mentions("since", here)]
        for harm in (*text.says("set_back", here), *told_on):
            # A last day to contest takes nothing from those who do; « après les autres » gives none.
            is_dated = any(one.clause is not harm.clause or not harm.first <= one.first < harm.last for one in days)
            if not is_dated and not harm.text.endswith("?") and not harm.is_possible_only:
                return harm
    return None


def unhurried(text: Reading) -> Said | None:
    """The first place that says that a day which counts does not: that nothing presses, that a delay costs nothing."""
    for said in text.mentions("no_hurry"):
        if said.is_affirmed and not said.text.endswith("?"):
            return said
    for said in text.mentions("late"):
        if any(text.mentions("no_matter", said.sentence)) and not said.text.endswith("?"):
            return said
    return None


def favours(text: Reading) -> Iterator[Said]:
    """What keeps places from the rule: for those who decide and theirs, or aside, at somebody’s hand."""
    for said in text.mentions("places"):
        here = said.sentence
        # A place given back waits for the next round, and is given by the rule then.
        waits = any(text.mentions("given_back", here)) and any(text.mentions("next_round", here))
        yield from (*text.says("cronies", here), *(() if waits else text.says("kept_back", here)))
    yield from text.says("first_served")


def charged(text: Reading) -> Said | None:
    """The first place that has people pay, with no sum: a stamp, fees, a cheque."""
    return next((one for one in text.says("charges") if not one.is_supposed and not one.text.endswith("?")), None)


def not_from_here(text: Reading) -> Said | None:
    """The first place that tells people that their name, or they themselves, should be from here."""
    return next(iter(text.mentions("from_here")), None)


def keeps_away(text: Reading) -> Said | None:
    """The first place that gives the wish to keep people away as a purpose."""
    return next((one for one in text.says("deters")), None)


def _in_clause(text: Reading, family: str, said: Said) -> bool:
    return any(one.clause is said.clause for one in text.mentions(family, said.sentence))
