"""An entry of a menu, a tab list or a tree without a name."""

from collections.abc import Iterator

from guichet.core.findings import Family, Hit, Severity, Text
from guichet.heard.names import accessible_name, is_empty
from guichet.heard.roles import written_role
from guichet.reading.scripts.inline import is_scripted
from guichet.reading.templates.element import Element
from guichet.reading.templates.page import Page
from guichet.rulebook.rule import Bad, Good, element_rule
from guichet.seen.visibility import certainty_if_shown, is_excluded

EMPTY = Text(
    fr="{what} n’a pas de nom : un lecteur d’écran dit « {spoken} » et rien de plus. Écrivez-y ce que c’est, ou nommez-le avec « aria-label ».",
    en='{what} has no name: a screen reader says "{spoken}" and nothing more. Write in it what it is, or name it with "aria-label".',
)
_ENTRIES = {
    "menuitem": (Text("Cet élément de menu", "This menu item"), Text("élément de menu", "menu item")),
    "tab": (Text("Cet onglet", "This tab"), Text("onglet", "tab")),
    "treeitem": (Text("Cet élément d’arborescence", "This tree item"), Text("élément d’arborescence", "tree item")),
}


@element_rule(
    "[role]",
    name="menuitem-name-missing",
    code="W9176",
    family=Family.ACCESSIBILITY,
    severity=Severity.SERIOUS,
    title=Text(fr='Élément de menu ou onglet sans nom', en='Menu item or tab without a name'),
    harms=Text(fr='Les personnes aveugles : « élément de menu », sans savoir lequel.', en='People who are blind: "menu item", with no clue which.'),
    instead=Text(fr='Écrivez le nom dans l’entrée, ou dans « aria-label ».', en='Write the name in the entry, or in "aria-label".'),
    wrong_when=Text(fr='Un script pose le nom.', en='A script sets the name.'),
    refs=("rgaa 7.1", "wcag 4.1.2", "act m6b1q3"),
    lesson="04-accessibility/07-aria",
    bad=(
        Bad('<div role="menu"><button role="menuitem"><img src="é.png" alt=""></button></div>', EMPTY, at='<button role="menuitem">'),
        Bad('<ul role="menu"><li role="menuitem"></li></ul>', EMPTY, at='<li role="menuitem">'),
        Bad('<div role="menubar"><span role="menuitem" class="été" aria-label=" "></span></div>', EMPTY, at='<span role="menuitem" class="été" aria-label=" ">'),
        Bad('<div role="tablist"><button role="tab" aria-labelledby="é"></button></div><p id="é"></p>', EMPTY, at='<button role="tab" aria-labelledby="é">'),
        Bad('<div role="tree" aria-label="É"><div role="treeitem"><i class="é"></i></div></div>', EMPTY, at='<div role="treeitem">'),
    ),
    good=(
        Good('<div role="menu"><button role="menuitem">Été</button></div>'),
        Good('<div role="menu"><button role="menuitem" aria-label="Été"><img src="é.png" alt=""></button></div>'),
        Good('<div role="tablist"><button role="tab">Été</button></div>'),
        Good('<div role="tree" aria-label="É"><div role="treeitem">{{ é }}</div></div>'),
        Good('<div role="menu"><a role="menuitem" href="/é">{{ nom }}</a></div>'),
    ),
)  # fmt: skip
def menuitem_name_missing(entry: Element, page: Page) -> Iterator[Hit]:
    """Report an entry that assistive technology gets and that has no name."""
    said = _ENTRIES.get(written_role(entry) or "")
    if said is None or is_excluded(entry, page) or is_scripted(entry, page):
        return
    if is_empty(accessible_name(entry, page)):
        what, spoken = said
        yield Hit(entry.span, EMPTY, {"what": what, "spoken": spoken}, certainty_if_shown(entry, page))
