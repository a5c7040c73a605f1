"""A derogation that names a rule that does not exist hides a typing error."""

from collections.abc import Iterator, Sequence

from guichet.accepted.derogations import Derogation
from guichet.core.findings import Family, Hit, Severity, Text
from guichet.rulebook.rule import Bad, Good, engine_rule

UNKNOWN = Text(
    fr="Aucune règle ne s’appelle « {names} » : cette dérogation ne répond de rien. Vérifiez le nom avec « guichet rules ».",
    en='No rule is called "{names}": this derogation answers for nothing. Check the name with "guichet rules".',
)


@engine_rule(
    name="derogation-unknown-rule",
    code="W9003",
    family=Family.GUICHET,
    severity=Severity.SERIOUS,
    title=Text(fr="Dérogation à une règle inconnue", en="Derogation from an unknown rule"),
    harms=Text(
        fr="L’équipe, qui croit avoir tracé une décision.",
        en="The team, which believes that it has recorded a decision.",
    ),
    instead=Text(fr="Corrigez le nom de la règle.", en="Mend the rule’s name."),
    wrong_when=Text(
        fr="La règle vient d’une version plus récente de guichet.", en="The rule comes from a newer version of guichet."
    ),
    refs=("guichet-guide",),
    lesson="10-deciding/01-who-decided",
    bad=(
        Bad(
            '{# guichet: ignore[image-sans-alt] reason="décor" owner="service accueil" #}\n<p>Été</p>\n',
            UNKNOWN,
            at='{# guichet: ignore[image-sans-alt] reason="décor" owner="service accueil" #}',
        ),
    ),
    good=(
        Good('{# guichet: ignore[img-alt-missing] reason="décor" owner="service accueil" #}\n<img src="été.png">\n'),
    ),
)
def derogation_unknown_rule(derogation: Derogation, names: Sequence[str]) -> Iterator[Hit]:
    """Report the names that no rule has."""
    if names:
        yield Hit(derogation.span, UNKNOWN, {"names": ", ".join(names)})
