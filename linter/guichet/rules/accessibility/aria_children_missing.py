"""A component without its parts."""

from collections.abc import Iterator

from guichet.core.findings import Family, Hit, Severity, Text
from guichet.heard.owned import is_component, loses_its_list, owned_by, owns_unknown
from guichet.heard.roles import role_facts, role_of, written_role
from guichet.reading.scripts.inline import is_scripted
from guichet.reading.templates.element import Element
from guichet.reading.templates.page import Page
from guichet.rulebook.rule import Bad, Good, element_rule
from guichet.seen.visibility import is_excluded

WRONG = Text(
    fr='role="{role}" contient <{tag}> (rôle {child}), qu’il n’admet pas : un lecteur d’écran l’annoncera faux, ou pas du tout. Rôles attendus : {expected}.',
    en='role="{role}" holds <{tag}> (role {child}), which it does not admit: a screen reader will announce it wrongly, or not at all. Expected roles: {expected}.',
)

EMPTY = Text(
    fr='role="{role}" ne contient rien de ce qu’il annonce : un lecteur d’écran dira un composant vide. Rôles attendus : {expected}.',
    en='role="{role}" holds nothing of what it announces: a screen reader will say an empty component. Expected roles: {expected}.',
)
_NEVER_EMPTY = frozenset({"row", "suggestion"})
"""What means nothing without its parts; a list, a table or a menu may just have none for now."""


@element_rule(
    "[role]",
    name="aria-children-missing",
    code="W9173",
    family=Family.ACCESSIBILITY,
    severity=Severity.SERIOUS,
    title=Text(fr='Composant ARIA incomplet : contenu absent', en='Incomplete ARIA component: content missing'),
    harms=Text(fr='Les personnes aveugles : une liste de zéro élément, un menu sans entrée.', en='People who are blind: a list of no item, a menu without entries.'),
    instead=Text(fr='Donnez aux enfants le rôle attendu, ou utilisez les éléments HTML.', en='Give the children the role that is expected, or use the HTML elements.'),
    wrong_when=Text(fr='Un script remplit le composant.', en='A script fills the component.'),
    refs=("rgaa 7.1", "wcag 1.3.1", "wcag 4.1.2", "act bc4a75"),
    lesson="04-accessibility/07-aria",
    bad=(
        Bad('<div role="list"><span>Été</span></div>', WRONG, at='role="list"'),
        Bad('<ul role="tablist"><li role="tab">À</li><li><a role="link" href="/é">É</a></li></ul>', WRONG, at='role="tablist"'),
        Bad('<div role="list"><div aria-live="polite"><div role="listitem">Été</div></div></div>', WRONG, at='role="list"'),
        Bad('<div role="menu" aria-owns="é"></div><p id="é" role="listitem">Été</p>', WRONG, at='role="menu"'),
        Bad('<div role="table" aria-label="É"><div role="row"></div></div>', EMPTY, at='role="row"'),
        Bad('<div role="tablist"><button>{{ été }}</button></div>', WRONG, at='role="tablist"'),
    ),
    good=(
        Good('<div role="list"><div role="listitem">Été</div></div>'),
        Good('<ul role="tablist"><li role="none"><button role="tab">Été</button></li></ul>'),
        Good('<div role="list" aria-owns="é"></div><div id="é"><p role="listitem">Été</p></div>'),
        Good('<div role="list"><div role="none"><div style="display:none">Juin</div><li>Été</li></div></div>'),
        Good('<div role="radiogroup" aria-label="É"><div role="heading" aria-level="2">Été</div><p role="radio" aria-checked="false">Juin</p></div>'),
        Good('<ul role="menu"><li role="none"><a role="menuitem" href="/é">Été</a><ul role="menu"><li role="menuitem">Juin</li></ul></li></ul>'),
        Good('<div role="list">{{ éléments }}</div>'),
        Good('<div role="listbox" id="é" aria-label="É"></div>'),
        Good('<ul role="menu" aria-busy="true"><li>Été</li></ul>'),
    ),
)  # fmt: skip
def aria_children_missing(element: Element, page: Page) -> Iterator[Hit]:
    """Report the first thing that a component owns and does not admit, or a component that cannot be empty and is."""
    role = written_role(element) or ""
    facts = role_facts().get(role)
    if facts is None or not facts.owned or is_excluded(element, page) or owns_unknown(element):
        return
    if element.name in _TABLE_PARTS and role in _TABLES:
        return
    span, expected = element.attribute_span("role"), ", ".join(sorted(facts.owned))
    owned = list(owned_by(element, page))
    is_busy = element.attr("aria-busy") == "true"
    child = next(_wrong(owned, facts.owned, page), None)
    if child is not None and loses_its_list(child) and not is_busy:
        return  # said of the item itself
    if child is not None and not (is_busy and role_of(child) in _LOADING):
        said = {"role": role, "tag": child.name, "child": role_of(child), "expected": expected}
        yield Hit(span, WRONG, said)
    elif not owned and role in _NEVER_EMPTY and not is_busy and not element.text and not is_scripted(element, page):
        yield Hit(span, EMPTY, {"role": role, "expected": expected})


_TABLE_PARTS = frozenset({"table", "tbody", "thead", "tr"})
_TABLES = frozenset({"grid", "row", "rowgroup", "table", "treegrid"})
_LOADING = frozenset({"", "generic", "listitem", "paragraph", "progressbar", "status"})
"""What a component shows while it is busy."""


def _wrong(owned: list[Element], allowed: frozenset[str], page: Page) -> Iterator[Element]:
    """Yield what is owned and not admitted; a group passes on what its component asks."""
    for child in owned:
        role = role_of(child)
        if role == "group" and "group" in allowed:
            yield from _wrong(list(owned_by(child, page)), allowed, page)
        elif role == "menu" and "menuitem" in allowed:
            continue  # the submenu stands beside the entry that opens it
        elif role not in allowed and is_component(child):
            yield child
