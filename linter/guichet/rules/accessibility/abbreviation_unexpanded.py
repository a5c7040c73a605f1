"""An abbreviation marked as such and never spelled out."""

import re
from collections.abc import Iterator

from guichet.core.findings import Family, Hit, Severity, Text
from guichet.reading.templates.element import Element
from guichet.reading.templates.page import Page
from guichet.rulebook.rule import Bad, Good, element_rule

SHORT = Text(
    fr="<abbr> marque « {name} » sans le développer. La page ne le dit nulle part. Écrivez le nom entier à la première fois.",
    en='<abbr> marks "{name}" without saying what it means. The page says it nowhere. Write the full name the first time.',
)


@element_rule(
    "abbr", "acronym",
    name="abbreviation-unexpanded",
    code="W9646",
    family=Family.ACCESSIBILITY,
    severity=Severity.MINOR,
    title=Text(fr='Abréviation jamais développée', en='Abbreviation never spelled out'),
    harms=Text(fr='Les personnes qui ne connaissent pas le service, apprennent la langue ou ont une déficience intellectuelle.', en='People who do not know the service, are learning the language or have a learning disability.'),
    instead=Text(fr='Écrivez le nom entier à la première fois, puis l’abréviation entre parenthèses.', en='Write the full name the first time, then the abbreviation in brackets.'),
    wrong_when=Text(fr='Tout le monde connaît l’abréviation mieux que son développé.', en='Everyone knows the abbreviation better than its long form.'),
    refs=("wcag 3.1.4",),
    lesson="05-plain-language/02-jargon",
    bad=(
        Bad('<p>La <abbr>CAF</abbr> verse l’aide d’été.</p>', SHORT, at='<abbr>'),
        Bad('<p>Le <abbr class="s">CCAS</abbr> ouvre l’été.</p>', SHORT, at='<abbr class="s">'),
        Bad('<p>The <abbr>GDS</abbr> été team.</p>', SHORT, at='<abbr>'),
    ),
    good=(
        Good('<p>La Caisse d’allocations familiales (<abbr>CAF</abbr>) verse l’aide d’été.</p>'),
        Good('<p>La <abbr title="Caisse d’allocations familiales">CAF</abbr></p>'),
        Good('<p>La <abbr>CAF</abbr> (Caisse d’allocations familiales) d’été</p>'),
        Good('<p><abbr {{ attrs }}>CAF</abbr> d’été</p>'),
        Good('<abbr>{{ sigle }}</abbr>'),
    ),
)  # fmt: skip
def abbreviation_unexpanded(short: Element, page: Page) -> Iterator[Hit]:
    """Report the first mark of an abbreviation without `title` when the page never puts it beside a long form in brackets."""
    name = short.text
    if not name.isalnum() or not short.lacks("title") or "aria-label" in short.attrs or len(name) < 2:
        return
    first = next(one for one in page.template.by_name[short.name] if one.text == name)
    if first is not short or any(one.text == name and "title" in one.attrs for one in page.find("abbr", "acronym")):
        return
    quoted = re.escape(name)
    if not re.search(rf"\(\s*{quoted}\s*\)|\b{quoted}\s*\(", page.text):
        yield Hit(short.span, SHORT, {"name": name})
