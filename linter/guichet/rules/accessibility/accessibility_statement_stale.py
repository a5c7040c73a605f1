"""A statement older than three years: it no longer holds."""

import re
from collections.abc import Iterator
from datetime import date

from guichet.core.findings import Family, Hit, Severity, Text
from guichet.reading.templates.page import Page
from guichet.rulebook.rule import Bad, Good, page_rule
from guichet.told.language.dates import date_of

STALE = Text(
    fr="Cette déclaration date du {date} : elle vaut trois ans au plus. Refaites l’évaluation et datez la nouvelle.",
    en="This statement dates from {date}: it holds three years at most. Redo the assessment and date the new one.",
)

_HEADING = re.compile(r"déclaration (?:d['’]accessibilité|de conformité)", re.I)
_DATED = re.compile(
    r"(?:établie?|mise? à jour|actualisée?|réalisée?|publiée?|révisée?)\s+le\s+(\d{1,2}(?:er)?\s+[a-zéû]+\s+\d{4}|\d{1,2}/\d{1,2}/\d{4})",
    re.I,
)


@page_rule(
    name="accessibility-statement-stale",
    code="W9187",
    family=Family.ACCESSIBILITY,
    severity=Severity.MINOR,
    title=Text(fr='Déclaration d’accessibilité périmée', en='Accessibility statement out of date'),
    harms=Text(fr='Les personnes handicapées : ce qu’on leur annonce n’a plus été vérifié depuis des années.', en='Disabled people: what they are told has not been checked for years.'),
    instead=Text(fr='Refaites l’évaluation, et datez la déclaration.', en='Redo the assessment, and date the statement.'),
    wrong_when=Text(fr='La date est celle d’un ancien état, cité pour mémoire.', en='The date is that of an earlier state, quoted for the record.'),
    refs=("order-2019-09-20",),
    lesson="04-accessibility/09-statement",
    bad=(
        Bad('<h2>Déclaration d’accessibilité</h2><p>Cette déclaration a été établie le 3 mai 2021.</p>', STALE, at='<p>'),
        Bad('<h1>Déclaration d’accessibilité</h1><p class="é">Établie le 12/02/2020, à la suite d’un audit.</p>', STALE, at='<p class="é">'),
        Bad('<h1>Déclaration d’accessibilité</h1><p id="a">Établie le 12/02/2020.</p><p id="b">Elle a été mise à jour le 3 mai 2021.</p>', STALE, at='<p id="b">'),
        Bad('<h1>Déclaration de conformité RGAA</h1><section><p>Déclaration d’accessibilité mise à jour le 1er décembre 2019.</p></section>', STALE, at='<p>'),
    ),
    good=(
        Good('<h2>Déclaration d’accessibilité</h2><p>Cette déclaration a été établie le {{ date }}.</p>'),
        Good('<h2>Déclaration d’accessibilité</h2><p>Cette déclaration a été établie le 3 mai 2021, et mise à jour le 2 juin 2099.</p>'),
        Good('<h2>Horaires d’été</h2><p>Cette page a été établie le 3 mai 2021.</p>'),
        Good('<h2>Déclaration d’accessibilité</h2><p>Conformément à la loi du 11 février 2005, le site est non conforme.</p>'),
    ),
)  # fmt: skip
def accessibility_statement_stale(page: Page) -> Iterator[Hit]:
    """Report the latest date of a statement when it is more than three years old."""
    template = page.template
    if not template.mentions(("accessibilit", "conformit")):
        return
    titled = any(_HEADING.search(one.text) for name in ("h1", "h2", "title") for one in template.by_name.get(name, ()))
    if not titled:
        return
    dates = [
        (made, match[1], block.span)
        for block in (*template.by_name.get("p", ()), *template.by_name.get("li", ()))
        for match in _DATED.finditer(block.text)
        if (made := date_of(match[1])) is not None
    ]
    latest, said, span = max(dates, key=lambda one: one[0], default=(date.max, "", None))
    if span is not None and (date.today() - latest).days > 3 * 366:
        yield Hit(span, STALE, {"date": said})
