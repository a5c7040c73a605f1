"""What a learner is told when a sentence takes back what another gives."""

from __future__ import annotations

from grading.checks import Failed
from grading.document import Document
from grading.facts.pages import lines
from grading.facts.reading import Said
from grading.facts.told import denied_since
from grading.text import Text


def must_hold(*taken_back: Said | None) -> None:
    """Fail on the first place that takes back what the text gives, and show its sentence."""
    for said in taken_back:
        if said:
            raise Failed(
                fr="Une phrase reprend ce que le texte donne : la personne n’a plus rien.",
                en="A sentence takes back what the text gives: the person is left with nothing.",
                actual=said.text,
                try_=Text(
                    fr="Ce qui est dit vaut-il encore, pour la personne qui lit, sans écran ni condition ?",
                    en="Does what is said still hold, for the person who reads, without a screen or a condition?",
                ),
            )


def must_still_hold(before: Document, after: Document) -> None:
    """Fail on the first sentence of a page that denies the doors of the page that it comes from."""
    must_hold(*denied_since(lines(before), lines(after)))
