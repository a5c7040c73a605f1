"""A name or a description that points at nothing."""

from collections.abc import Iterator

from guichet.core.findings import Family, Hit, Severity, Text
from guichet.reading.scripts.inline import is_scripted
from guichet.reading.templates.element import Element
from guichet.reading.templates.masking import is_dynamic
from guichet.reading.templates.page import Page
from guichet.rulebook.rule import Bad, Good, element_rule
from guichet.seen.visibility import is_excluded

BROKEN = Text(
    fr="« {name} » vise « {id} », qui n’existe pas dans la page : ce texte ne sera jamais lu. Corrigez l’identifiant.",
    en='"{name}" points at "{id}", which does not exist on the page: that text will never be read. Correct the id.',
)


@element_rule(
    "[aria-labelledby]", "[aria-describedby]",
    name="aria-reference-broken",
    code="W9191",
    family=Family.ACCESSIBILITY,
    severity=Severity.SERIOUS,
    title=Text(fr='Référence ARIA vers rien', en='ARIA reference to nothing'),
    harms=Text(fr='Les personnes aveugles : le nom ou l’aide promis n’est jamais lu.', en='People who are blind: the promised name or help is never read.'),
    instead=Text(fr='Citez l’identifiant exact d’un élément de la page.', en='Name the exact id of an element of the page.'),
    wrong_when=Text(fr='L’élément est créé par un script.', en='The element is created by a script.'),
    refs=("rgaa 7.1", "rgaa 11.1", "wcag 1.3.1", "wcag 4.1.2"),
    lesson="04-accessibility/07-aria",
    bad=(
        Bad('<html lang="fr"><body><input aria-label="É" aria-describedby="aide"></body></html>', BROKEN, at='aria-describedby="aide"'),
        Bad('<html lang="fr"><body><nav aria-labelledby="titre-é">Été</nav></body></html>', BROKEN, at='aria-labelledby="titre-é"'),
        Bad('<html lang="fr"><body><p id="a">Été</p><section aria-labelledby="b">Juin</section></body></html>', BROKEN, at='aria-labelledby="b"'),
    ),
    good=(
        Good('<html lang="fr"><body><p id="a">Été</p><section aria-labelledby="a">Juin</section></body></html>'),
        Good('<html lang="fr"><body>{% if e %}<p id="é">Erreur</p>{% endif %}<input aria-label="É" aria-describedby="é"></body></html>'),
        Good('<section aria-labelledby="ailleurs">Fragment d’été</section>'),
        Good('<html lang="fr"><body><section aria-labelledby="t-{{ id }}">Juin</section></body></html>'),
    ),
)  # fmt: skip
def aria_reference_broken(element: Element, page: Page) -> Iterator[Hit]:
    """Report a reference none of whose ids can be in the page."""
    for name in ("aria-labelledby", "aria-describedby"):
        value = element.attr(name)
        if not value or not value.strip() or is_dynamic(value) or is_excluded(element, page):
            continue
        words = element.token_list(name)
        if not page.is_document or not page.has_every_id or is_scripted(element, page) or "/" in value:
            continue
        if all(page.by_id(word, element) is None for word in words):
            yield Hit(element.attribute_span(name), BROKEN, {"name": name, "id": " ".join(words)})
