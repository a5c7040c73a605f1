"""What a learner is told when a sentence takes back what another gives."""

from __future__ import annotations

from collections.abc import Iterator

from bs4 import Tag

from grading.checks import Failed
from grading.document import Document
from grading.facts.pages import lines
from grading.facts.said import Said
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
    must_hold(*denied_since(lines(before), lines(after), "\n".join(map(after.text, _by_fields(after)))))


def _by_fields(page: Document) -> Iterator[Tag]:
    """What stands by the fields of a page: their labels, what describes them, the links that lead to them."""
    for field in page.controls():
        yield from page.labels(field)
        for name in f"{field.get('aria-describedby', '')} {field.get('aria-errormessage', '')}".split():
            yield from page.soup.find_all(id=name, limit=1)
        if field.has_attr("id"):
            yield from page.soup.find_all("a", href=f"#{field['id']}")
