"""What a learner is told when a sentence takes back what another gives."""

from __future__ import annotations

from grading.checks import Failed
from grading.facts.reading import Said
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
