"""What makes a question of a flaw that a rule is sure of: what is known of the whole page, text or script that it stands in."""

from __future__ import annotations

from dataclasses import replace

from guichet.core.findings import Certainty, Hit, Text, typeset

PRINTED = Text(
    fr="Cette feuille est-elle seulement imprimée ? Alors personne ne l’entend.",
    en="Is this sheet only printed? Then nobody hears it.",
)
POURED = Text(
    fr="Ce texte a été versé une fois : est-ce encore lui que les gens lisent ?",
    en="This text was poured once: is it still the one that people read?",
)
FILLED = Text(
    fr="Un script écrit ici autre chose ensuite : l’ajoute-t-il ?",
    en="A script writes more here afterwards: does it add it?",
)
ALONE = Text(
    fr="Ce qui entoure ces mots à l’écran ne se voit pas d’ici : une autre voie y est-elle dite ?",
    en="What stands around these words on the screen is not seen from here: is another way given there?",
)
DOUBTS = (PRINTED, POURED, FILLED, ALONE)


def in_doubt(hit: Hit, doubt: Text) -> Hit:
    """Return what a rule yields as a review, which ends by asking what makes it doubtful."""
    message = typeset(f"{hit.message.fr} {doubt.fr}", f"{hit.message.en} {doubt.en}")
    return replace(hit, message=message, certainty=Certainty.REVIEW)
