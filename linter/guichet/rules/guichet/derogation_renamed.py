"""A derogation that calls a rule by the name that it had still answers, until the old name is given up."""

from collections.abc import Iterator, Sequence

from guichet.accepted.derogations import Derogation
from guichet.core.findings import Certainty, Family, Hit, Severity, Text
from guichet.rulebook.rule import Bad, Good, engine_rule

RENAMED = Text(
    fr="La règle « {old} » s’appelle maintenant « {new} » : cette dérogation répond encore, écrivez le nouveau nom.",
    en='The rule "{old}" is now called "{new}": this derogation still answers, write the new name.',
)


@engine_rule(
    name="derogation-renamed",
    code="W9009",
    family=Family.GUICHET,
    severity=Severity.MINOR,
    title=Text(fr="Dérogation à une règle qui a changé de nom", en="Derogation from a rule that was renamed"),
    harms=Text(
        fr="L’équipe, le jour où l’ancien nom ne dira plus rien à personne.",
        en="The team, on the day when the old name means nothing to anyone.",
    ),
    instead=Text(fr="Écrivez le nom d’aujourd’hui.", en="Write the name of today."),
    wrong_when=Text(
        fr="Le même fichier est aussi vérifié avec une version plus ancienne de guichet.",
        en="The same file is also checked with an older version of guichet.",
    ),
    refs=("guichet-guide",),
    lesson="10-deciding/01-who-decided",
    bad=(
        Bad(
            '{# guichet: ignore[ancien-nom] reason="décor" owner="service accueil" #}\n<p>Été</p>\n',
            RENAMED,
            at='{# guichet: ignore[ancien-nom] reason="décor" owner="service accueil" #}',
            review=True,
        ),
    ),
    good=(
        Good('{# guichet: ignore[img-alt-missing] reason="décor" owner="service accueil" #}\n<img src="été.png">\n'),
    ),
)
def derogation_renamed(derogation: Derogation, renamed: Sequence[tuple[str, str]]) -> Iterator[Hit]:
    """Report each old name, with the one that replaces it."""
    for old, new in renamed:
        yield Hit(derogation.span, RENAMED, {"old": old, "new": new}, Certainty.REVIEW)
