"""How a sentence compares something with a figure: under, at least, no more than, exactly; in French or in English."""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Iterator, Mapping

HOLDS: Mapping[str, Callable[[float, float], bool]] = {
    "<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge, "=": operator.eq, "!=": operator.ne,
}  # fmt: skip
"""What each comparison asks of two numbers."""
DENIED = {"<": ">=", "<=": ">", ">": "<=", ">=": "<", "=": "!=", "!=": "="}
_BEFORE = {
    "<=": r"au (?:plus|maximum)|(?:au |un )?maximum(?: de)?|jusqu'(?:à|au)|inférieure?s? ou égale?s? (?:à|au)|plafonnée?s? à"
    r"|at (?:the )?most|up to|(?:less|lower) than or equal to|a maximum of",
    ">=": r"au (?:moins|minimum)|(?:au |un )?minimum(?: de)?|à (?:partir|compter) de|dès|supérieure?s? ou égale?s? (?:à|au)|attein\w+"
    r"|at least|from|(?:more|greater) than or equal to|a minimum of|reach(?:es|ed)?",
    "<": r"sous|(?:en |au[ -]?)?dessous d[eu']|en deçà d[eu']|moins d[eu']|inférieure?s? (?:à|au)|plus (?:bas|faible|petit)e?s? qu[e']"
    r"|under|below|(?:less|lower|fewer|smaller) than",
    ">": r"(?:dépass|excéd|excèd)\w*|(?:au[ -]?)?dessus d[eu']|au[ -]delà d[eu']|(?<!au )plus d[eu']|supérieure?s? (?:à|au)"
    r"|plus (?:haut|élevé|fort|grand)e?s? qu[e']|above|over|beyond|exceed\w*|(?:more|greater|higher) than",
    "=": r"exactement|précisément|tout juste|égale?s? (?:à|au)|pile|exactly|precisely|equal to|equals",
}  # fmt: skip
_AFTER = {
    ">=": r"(?:ou|et) (?:plus|davantage|au[ -]delà|au[ -]dessus)(?! d[eu'])|au (?:moins|minimum)|minimum|révolus?|passés?"
    r"|(?:or|and) (?:more|over|above|older|up)(?! than)|at least",
    "<=": r"(?:ou|et) (?:moins|en dessous|au[ -]dessous)(?! d[eu'])|au (?:plus|maximum)|maximum"
    r"|(?:or|and) (?:less|under|below|younger|fewer)(?! (?:than|[€\d]))|at (?:the )?most",
    "=": r"(?:exactement|tout juste|pile|exactly)",
}  # fmt: skip
_NO = r"(?:\b(?:ne|not|never|cannot|sans|without|pas|jamais)\b|\bn'|n't\b)(?: ?[^\s,;]+){0,3} ?$|\b(?:non|no|not) $"
_BETWEEN = (
    r"(?: ?(?:(?:le|la|les|l'|un|une|d'|de|du|des|à|au|the|an?|one|€|pas|jamais|point)(?: |(?<=')|(?<=€))"
    r"|(?:plafond|seuil|limite|barre|montant|somme|ceiling|threshold|limit|cap)(?: [^\W\d]+){0,2}? (?:de|d'|of) ?))*"
)
_UNIT = r"(?: ?(?:€|euros?|ans|years(?: old)?|%|par mois|a month|per month|/ ?mois|enfants?|child(?:ren)?|(?:de |d'|of )(?:votre |vos |son |le |your |the )?(?:revenus?|income)))*"


def comparisons(clause: str, figure: str) -> Iterator[tuple[str, str]]:
    """Each comparison that a clause makes with a figure (a regular expression), denials read, and the figure as it is written."""
    words = " ".join(clause.casefold().replace("’", "'").split())
    for found in re.finditer(figure, words):
        before, after = words[: found.start()], words[found.end() :]
        said = [
            (len(one[0]), kind, one)
            for kind, pattern in _BEFORE.items()
            if (one := re.search(rf"(?:(?<!\w)(?:{pattern}))(?P<between> ?{_BETWEEN} ?)$", before))
        ]
        if said:
            # « supérieur ou égal à » says more than « égal à ».
            _, kind, one = max(said, key=lambda some: some[0])
            no = re.search(_NO, before[: one.start()]) or re.search(r"\b(?:pas|jamais|point)\b", one["between"])
            yield (DENIED[kind] if no else kind), found[0]
        for kind, pattern in _AFTER.items():
            if re.match(rf"{_UNIT} ?(?:{pattern})\b", after):
                yield kind, found[0]


def is_by(clause: str, figure: str, period: str) -> bool:
    """Whether a clause counts a figure by another period than that one: « 650 € par an », « un revenu annuel de 650 € »."""
    words = " ".join(clause.casefold().replace("’", "'").split())
    others = [pattern for name, pattern in _PERIODS.items() if name != period]
    each = rf"(?:{figure}) ?(?:€|euros?)? ?(?:nets? |bruts? )?(?:par|chaque|tous les|toutes les|à l'|l'|a|an|per|each|every|/) ?(?:{'|'.join(others)})\b"
    adjective = rf"\b(?:{'|'.join(_ADJECTIVES[name] for name in _PERIODS if name != period)})\b"
    # « Votre revenu annuel, divisé par douze » is counted by the month again.
    again = rf"\b(?:{_PERIODS[period]}|{_ADJECTIVES[period]})\b|divis|douz|/ ?12"
    told = re.search(adjective, words) and re.search(figure, words) and not re.search(again, words)
    return bool(re.search(each, words) or told)


_PERIODS = {
    "year": r"ans?|années?|years?", "month": r"mois|months?", "week": r"semaines?|weeks?", "day": r"jours?|journées?|days?",
    "quarter": r"trimestres?|quarters?",
}  # fmt: skip
_ADJECTIVES = {
    "year": r"annuel\w*|annual\w*|yearly", "month": r"mensuel\w*|monthly", "week": r"hebdomadaires?|weekly",
    "day": r"quotidien\w*|journali\w+|daily", "quarter": r"trimestriel\w*|quarterly",
}  # fmt: skip
