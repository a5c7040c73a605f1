"""A derogation that answers for nothing any more is one line less to carry."""

from collections.abc import Iterator, Sequence

from guichet.accepted.derogations import Derogation
from guichet.core.findings import Family, Hit, Severity, Text
from guichet.rulebook.rule import Bad, Good, engine_rule

USELESS = Text(
    fr="Rien n’est plus signalé ici pour « {names} » : la dérogation est sans objet. Retirez-la.",
    en='Nothing is reported here for "{names}" any more: the derogation is needless. Remove it.',
)


@engine_rule(
    name="derogation-useless",
    code="W9004",
    family=Family.GUICHET,
    severity=Severity.MINOR,
    title=Text(fr="Dérogation sans objet", en="Needless derogation"),
    harms=Text(
        fr="L’équipe : un registre encombré ne se relit plus.", en="The team: a cluttered register is no longer read."
    ),
    instead=Text(
        fr="Retirez la dérogation, ou rapprochez-la de ce qu’elle couvre.",
        en="Remove the derogation, or move it next to what it covers.",
    ),
    wrong_when=Text(
        fr="La règle n’est active que dans une autre configuration.", en="The rule is only on in another configuration."
    ),
    refs=("guichet-guide",),
    lesson="10-deciding/01-who-decided",
    bad=(
        Bad(
            '{# guichet: ignore[img-alt-missing] reason="décor" owner="service accueil" #}\n<img src="été.png" alt="">\n',
            USELESS,
            at='{# guichet: ignore[img-alt-missing] reason="décor" owner="service accueil" #}',
        ),
    ),
    good=(
        Good('{# guichet: ignore[img-alt-missing] reason="décor" owner="service accueil" #}\n<img src="été.png">\n'),
    ),
)
def derogation_useless(derogation: Derogation, names: Sequence[str]) -> Iterator[Hit]:
    """Report the rules that a complete derogation covers for nothing."""
    if names and not derogation.problem:
        yield Hit(derogation.span, USELESS, {"names": ", ".join(names)})
