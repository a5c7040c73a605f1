"""A derogation past its date no longer counts: someone must decide again."""

from collections.abc import Iterator
from datetime import date

from guichet.accepted.derogations import Derogation
from guichet.core.findings import Family, Hit, Severity, Text
from guichet.rulebook.rule import Bad, Good, engine_rule

EXPIRED = Text(
    fr="Cette dérogation a pris fin le {until:%d/%m/%Y} : ce qu’elle couvrait est de nouveau signalé. Décidez à nouveau, ou corrigez.",
    en="This derogation ended on {until:%Y-%m-%d}: what it covered is reported again. Decide again, or mend.",
)


@engine_rule(
    name="derogation-expired",
    code="W9005",
    family=Family.GUICHET,
    severity=Severity.SERIOUS,
    title=Text(fr="Dérogation échue", en="Expired derogation"),
    harms=Text(
        fr="Les personnes à qui l’on avait promis que ce serait provisoire.",
        en="The people who were promised that it was temporary.",
    ),
    instead=Text(
        fr="Corrigez ce qu’elle couvrait, ou prenez une nouvelle décision datée.",
        en="Mend what it covered, or take a new dated decision.",
    ),
    wrong_when=Text(fr="Jamais : la date est celle que vous avez écrite.", en="Never: the date is the one you wrote."),
    refs=("guichet-guide",),
    lesson="10-deciding/01-who-decided",
    bad=(
        Bad(
            '{# guichet: ignore[img-alt-missing] reason="en attente du plan" owner="service accueil" until=2020-01-31 #}\n<img src="été.png">\n',
            EXPIRED,
            at='{# guichet: ignore[img-alt-missing] reason="en attente du plan" owner="service accueil" until=2020-01-31 #}',
        ),
    ),
    good=(
        Good(
            '{# guichet: ignore[img-alt-missing] reason="en attente du plan" owner="service accueil" until=2999-01-31 #}\n<img src="été.png">\n'
        ),
    ),
)
def derogation_expired(derogation: Derogation, today: date) -> Iterator[Hit]:
    """Report a derogation whose last day is past."""
    if derogation.until is not None and derogation.until < today and not derogation.problem:
        yield Hit(derogation.span, EXPIRED, {"until": derogation.until})
