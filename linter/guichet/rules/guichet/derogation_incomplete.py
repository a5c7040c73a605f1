"""A derogation that does not say why and who decided is not one."""

from collections.abc import Iterator

from guichet.accepted.derogations import Derogation
from guichet.core.findings import Family, Hit, Severity, Text
from guichet.rulebook.rule import Bad, Good, engine_rule

SYNTAX = Text(
    fr='Cette dérogation ne se lit pas. Écrivez : guichet: ignore[nom-de-la-règle] reason="…" owner="…".',
    en='This derogation cannot be read. Write: guichet: ignore[rule-name] reason="…" owner="…".',
)
REASON = Text(
    fr='Cette dérogation ne dit pas pourquoi. Ajoutez reason="…" : la personne laissée dehors a droit à un motif.',
    en='This derogation does not say why. Add reason="…": the person left outside is owed one.',
)
OWNER = Text(
    fr='Cette dérogation ne dit pas qui a décidé. Ajoutez owner="…" : une fonction ou un service, pas un nom de personne.',
    en='This derogation does not say who decided. Add owner="…": a role or a department, not a person’s name.',
)
UNTIL = Text(
    fr="La date « until » de cette dérogation ne se lit pas : elle s’écrit année-mois-jour, et ce jour doit exister. Écrivez-la ainsi : until=2027-03-31.",
    en='The "until" date of this derogation cannot be read: it is written year-month-day, and that day must exist. Write it like this: until=2027-03-31.',
)

_MESSAGES = {"syntax": SYNTAX, "reason": REASON, "owner": OWNER, "until": UNTIL}


@engine_rule(
    name="derogation-incomplete",
    code="W9002",
    family=Family.GUICHET,
    severity=Severity.SERIOUS,
    title=Text(fr="Dérogation incomplète", en="Incomplete derogation"),
    harms=Text(
        fr="Les personnes laissées dehors : personne ne peut répondre de la décision.",
        en="The people left outside: nobody can answer for the decision.",
    ),
    instead=Text(
        fr="Donnez un motif et une fonction responsable ; ajoutez une date de fin si vous le pouvez.",
        en="Give a reason and a responsible role; add an end date if you can.",
    ),
    wrong_when=Text(
        fr="Jamais : une dérogation sans motif ne compte pas.",
        en="Never: a derogation without a reason does not count.",
    ),
    refs=("guichet-guide",),
    lesson="10-deciding/01-who-decided",
    bad=(
        Bad(
            '{# guichet: ignore[img-alt-missing] owner="direction de l’accueil" #}\n<img src="plan.png">\n',
            REASON,
            at='{# guichet: ignore[img-alt-missing] owner="direction de l’accueil" #}',
        ),
        Bad(
            '{# guichet: ignore[img-alt-missing] reason="plan décoratif" #}\n<img src="plan.png">\n',
            OWNER,
            at='{# guichet: ignore[img-alt-missing] reason="plan décoratif" #}',
        ),
        Bad(
            '{# guichet: ignore[img-alt-missing] reason="to write: why, and what the person can do" owner="accueil" #}\n<img src="plan.png">\n',
            REASON,
            at='{# guichet: ignore[img-alt-missing] reason="to write: why, and what the person can do" owner="accueil" #}',
        ),
        Bad("<!-- guichet: ignore -->\n<p>Déjà vu</p>\n", SYNTAX, at="<!-- guichet: ignore -->"),
    ),
    good=(
        Good(
            '{# guichet: ignore[img-alt-missing] reason="plan décrit plus bas" owner="direction de l’accueil" #}\n<img src="plan.png">\n'
        ),
    ),
)
def derogation_incomplete(derogation: Derogation, problem: str) -> Iterator[Hit]:
    """Report a derogation that lacks its reason, its owner or a real date."""
    if problem:
        yield Hit(derogation.span, _MESSAGES[problem])
