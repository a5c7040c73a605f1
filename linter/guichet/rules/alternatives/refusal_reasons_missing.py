"""A refusal that does not say why."""

from collections.abc import Iterator

from guichet.core.findings import Family, Hit, Severity, Text
from guichet.done.deciding.letters import letters_of
from guichet.reading.texts import Document
from guichet.rulebook.rule import Bad, Good, prose_rule

WHY = Text(
    fr="« {words} », sans dire pourquoi : la personne ne peut ni comprendre ni répondre. Écrivez le motif.",
    en='"{words}", without saying why: the person can neither understand nor answer. Write the reason.',
)


@prose_rule(
    name="refusal-reasons-missing",
    code="W9550",
    family=Family.ALTERNATIVES,
    severity=Severity.CRITICAL,
    title=Text(fr="Refus sans motif", en="Refusal without reasons"),
    harms=Text(
        fr="Les personnes qui ne peuvent ni comprendre, ni corriger, ni contester ce qu’on leur refuse.",
        en="People who can neither understand, nor put right, nor challenge what they are refused.",
    ),
    instead=Text(
        fr="Écrivez le motif, propre à la personne, avant les recours.",
        en="Write the reason, for this very person, before the remedies.",
    ),
    wrong_when=Text(
        fr="Le motif est joint dans une autre pièce, et la lettre le dit.",
        en="The reason is in another enclosed document, and the letter says so.",
    ),
    refs=("ddd-2019",),
    lesson="03-forms/06-receipt-refusal-remedy",
    bad=(
        Bad('<p lang="fr">Madame,</p><p lang="fr">Votre demande d’aide a été refusée.</p><p lang="fr">Cordialement, le service des aides</p>', WHY, at="Votre demande d’aide a été refusée", path="templates/courriers/refus.html"),
        Bad('<p lang="en">Your claim has been rejected.</p><p lang="en">The benefits office</p>', WHY, at="Your claim has been rejected", path="templates/letters/refusal.html"),
        Bad('<p lang="fr">Votre allocation est suspendue.</p><p lang="fr">Vous pouvez former un recours devant le tribunal sous deux mois.</p>', WHY, at="Votre allocation est suspendue", path="templates/courriers/suspension.html"),
    ),
    good=(
        Good('<p lang="fr">Votre demande d’aide a été refusée parce que vos revenus dépassent le plafond.</p>', path="templates/courriers/refus.html"),
        Good('<p lang="fr">Votre demande a été refusée.</p><p lang="fr">Motif : {{ motif }}</p>', path="templates/courriers/refus.html"),
        Good('<p lang="fr">Votre demande d’aide a été acceptée.</p>', path="templates/courriers/accord.html"),
    ),
)  # fmt: skip
def refusal_reasons_missing(document: Document) -> Iterator[Hit]:
    """Report a letter of refusal in which no reason is given, nor printed by the template."""
    for letter in letters_of(document):
        if not letter.gives_reasons:
            yield Hit(letter.span, WHY, {"words": letter.words})
