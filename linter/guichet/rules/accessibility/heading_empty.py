"""A heading with nothing in it: a stop on the way, and no sign."""

from collections.abc import Iterator

from guichet.core.findings import Certainty, Family, Hit, Severity, Span, Text
from guichet.heard.names import accessible_name, is_empty, speaks_plainly
from guichet.heard.roles import written_role
from guichet.reading.scripts.inline import is_looked_up, is_scripted, loads_script, names_looked_up
from guichet.reading.templates.element import Element
from guichet.reading.templates.page import Page
from guichet.reading.written.written import Written
from guichet.rulebook.rule import Bad, Good, element_rule
from guichet.seen.design_systems import is_of_one
from guichet.seen.visibility import certainty_if_shown, is_excluded

EMPTY = Text(
    fr="Ce titre est vide pour un lecteur d’écran : on l’annonce et il ne dit rien. Remplissez-le ou retirez-le.",
    en="This heading is empty for a screen reader: it is announced and says nothing. Fill it or remove it.",
)

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


@element_rule(
    "h1", "h2", "h3", "h4", "h5", "h6", "[role]",
    name="heading-empty",
    code="W9127",
    family=Family.ACCESSIBILITY,
    severity=Severity.SERIOUS,
    title=Text(fr='Titre vide', en='Empty heading'),
    harms=Text(fr='Les personnes aveugles, qui parcourent les titres : une étape muette.', en='People who are blind and go through the headings: a silent stop.'),
    instead=Text(fr='Remplissez le titre, ou retirez-le ; pour un espace, utilisez la feuille de style.', en='Fill the heading, or remove it; for space, use the stylesheet.'),
    wrong_when=Text(fr='Un script remplit le titre.', en='A script fills the heading.'),
    refs=("rgaa 9.1", "wcag 1.3.1", "wcag 2.4.6", "act ffd0e9"),
    lesson="04-accessibility/02-headings-landmarks-links",
    bad=(
        Bad({"templates/é.html": '<html lang="fr"><body><footer><h2 class="govuk-footer__heading govuk-heading-m"></h2><p>Été</p></footer><script src="é.js"></script></body></html>', "static/é.js": "document.querySelector('.menu-été').focus();\n"}, EMPTY, at='<h2 class="govuk-footer__heading govuk-heading-m">'),
        Bad('<h2 class="fr-h3"></h2><p>Été</p>{% include "suite.html" %}', EMPTY, at='<h2 class="fr-h3">', review=True),
        Bad({"templates/é.html": '<h2 class="compte"></h2>', "static/é.js": "document.querySelector('.compte-été').textContent = '3 demandes';\n"}, EMPTY, at='<h2 class="compte">', review=True),
        Bad('<h2></h2><p>Horaires d’été</p>', EMPTY, at='<h2>'),
        Bad('<h1><img src="logo.svg" alt=""></h1>', EMPTY, at='<h1>'),
        Bad('<h3 class="espace">&nbsp;</h3>', EMPTY, at='<h3 class="espace">'),
        Bad('<div role="heading" aria-level="2"><span aria-hidden="true">Été</span></div>', EMPTY, at='<div role="heading" aria-level="2">'),
    ),
    good=(
        Good({"templates/é.html": '<h2 class="fr-h3"></h2><p>Été</p>', "static/é.js": "const titre = document.querySelector('h2.fr-h3');\ntitre.textContent = 'Été';\n"}),
        Good({"templates/é.html": '<h2 class="compte-été"></h2>', "static/é.js": "const titre = document.querySelector('.compte-été');\ntitre.textContent = '3 demandes';\n"}),
        Good('<h2>Horaires d’été</h2>'),
        Good('<h1><img src="logo.svg" alt="Mairie"></h1>'),
        Good('<h2>{{ titre }}</h2>'),
        Good('<h2 id="titre-modale"></h2><script>document.getElementById("titre-modale").textContent = "Été"</script>'),
        Good('<h2>{% block titre %}{% endblock %}</h2>'),
    ),
)  # fmt: skip
def heading_empty(heading: Element, page: Page) -> Iterator[Hit]:
    """Report a heading that assistive technology gets and that has no name."""
    if heading.name not in _HEADINGS and heading.attr("role") != "heading":
        return
    if heading.name in _HEADINGS and implicit_heading_is_undone(heading):
        return
    if speaks_plainly(heading):
        return
    if heading.inside("a", "button"):
        return  # the link that it holds has no name either: that is the flaw, said there
    if is_empty(accessible_name(heading, page)) and not is_excluded(heading, page):
        if is_scripted(heading, page) or (not heading.contents and is_looked_up(heading, page)):
            return
        is_open = _may_be_filled(heading, page) and not _is_left_empty(heading)
        certainty = Certainty.REVIEW if is_open else certainty_if_shown(heading, page)
        yield Hit(heading.span, EMPTY, {}, certainty)


def _is_left_empty(heading: Element) -> bool:
    """Whether a template prints something in a heading, which a call gives nothing: it was to say that, and nothing else fills it."""
    written = heading.template
    return (
        isinstance(written, Written)
        and bool(heading.end)
        and written.is_altered(Span(heading.open_end - 1, heading.end))
    )


def _may_be_filled(heading: Element, page: Page) -> bool:
    """Whether a script that is not in the page may fill a heading that holds nothing and has a name to be found by."""
    if page.is_rendered:
        return False
    return (
        _has_a_handle(heading, page)
        and not heading.contents
        and (loads_script(page) or not page.is_document or page.has_unknown_markup)
    )


def _has_a_handle(heading: Element, page: Page) -> bool:
    """Whether a script may find a heading by its id or by a class: one of a design system says how it looks, where the scripts that are here look for others."""
    if "id" in heading.attrs or not all(map(is_of_one, heading.token_list("class"))):
        return True
    return "class" in heading.attrs and not names_looked_up(page.project)


def implicit_heading_is_undone(heading: Element) -> bool:
    """Whether another role replaces the heading's own."""
    written = written_role(heading)
    if written in {"none", "presentation"}:
        return "aria-label" not in heading.attrs
    return written not in (None, "heading")
