"""A menu entry without a name."""

from collections.abc import Iterator

from guichet.core.findings import Family, Hit, Severity, Text
from guichet.heard.names import accessible_name, is_empty
from guichet.heard.roles import written_role
from guichet.reading.templates.element import Element
from guichet.reading.templates.page import Page
from guichet.rulebook.rule import Bad, Good, element_rule
from guichet.seen.visibility import certainty_if_shown, is_excluded

EMPTY = Text(
    fr="Cette entrée de menu n’a pas de nom : un lecteur d’écran dit « élément de menu » et rien de plus. Nommez-la.",
    en='This menu entry has no name: a screen reader says "menu item" and nothing more. Name it.',
)


@element_rule(
    "[role]",
    name="menuitem-name-missing",
    code="W9176",
    family=Family.ACCESSIBILITY,
    severity=Severity.SERIOUS,
    title=Text(fr='Entrée de menu sans nom', en='Menu entry without a name'),
    harms=Text(fr='Les personnes aveugles : « élément de menu », sans savoir lequel.', en='People who are blind: "menu item", with no clue which.'),
    instead=Text(fr='Écrivez le nom dans l’entrée, ou dans « aria-label ».', en='Write the name in the entry, or in "aria-label".'),
    wrong_when=Text(fr='Un script pose le nom.', en='A script sets the name.'),
    refs=("rgaa 7.1", "wcag 4.1.2", "act m6b1q3"),
    lesson="04-accessibility/07-aria",
    bad=(
        Bad('<div role="menu"><button role="menuitem"><img src="é.png" alt=""></button></div>', EMPTY, at='<button role="menuitem">'),
        Bad('<ul role="menu"><li role="menuitem"></li></ul>', EMPTY, at='<li role="menuitem">'),
        Bad('<div role="menubar"><span role="menuitem" class="été" aria-label=" "></span></div>', EMPTY, at='<span role="menuitem" class="été" aria-label=" ">'),
    ),
    good=(
        Good('<div role="menu"><button role="menuitem">Été</button></div>'),
        Good('<div role="menu"><button role="menuitem" aria-label="Été"><img src="é.png" alt=""></button></div>'),
        Good('<div role="menu"><a role="menuitem" href="/é">{{ nom }}</a></div>'),
    ),
)  # fmt: skip
def menuitem_name_missing(entry: Element, page: Page) -> Iterator[Hit]:
    """Report a menu entry that assistive technology gets and that has no name."""
    if written_role(entry) == "menuitem" and is_empty(accessible_name(entry, page)) and not is_excluded(entry, page):
        yield Hit(entry.span, EMPTY, {}, certainty_if_shown(entry, page))
