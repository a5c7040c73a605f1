"""A part of a component without the component."""

from collections.abc import Iterator

from guichet.core.findings import Family, Hit, Severity, Text
from guichet.core.memo import keyed_memo
from guichet.heard.owned import component_of, is_component, may_be_owned_elsewhere
from guichet.heard.roles import implicit_role, role_facts, role_of, written_role
from guichet.reading.templates.element import Element
from guichet.reading.templates.page import Page
from guichet.rulebook.rule import Bad, Good, element_rule
from guichet.seen.visibility import is_excluded

ORPHAN = Text(
    fr='role="{role}" n’a de sens que dans {parents} : seul, un lecteur d’écran ne sait pas l’annoncer. Ajoutez le parent.',
    en='role="{role}" only makes sense in {parents}: alone, a screen reader cannot announce it. Add the parent.',
)

BETWEEN = Text(
    fr='Un <{between}> se tient entre role="{role}" et son parent : un lecteur d’écran ne les relie pas. Ajoutez role="presentation" à ce <{between}>.',
    en='A <{between}> stands between role="{role}" and its parent: a screen reader does not tie them together. Add role="presentation" to that <{between}>.',
)


@element_rule(
    "[role]",
    name="aria-parent-missing",
    code="W9172",
    family=Family.ACCESSIBILITY,
    severity=Severity.SERIOUS,
    title=Text(fr='Composant ARIA incomplet : parent absent', en='Incomplete ARIA component: parent missing'),
    harms=Text(fr='Les personnes aveugles : « élément de liste », sans liste, sans nombre, sans ordre.', en='People who are blind: "list item", with no list, no count, no order.'),
    instead=Text(fr='Mettez l’élément dans son parent : role="listitem" dans role="list"…', en='Put the element in its parent: role="listitem" in role="list"…'),
    wrong_when=Text(fr='Le parent est dans la page qui inclut ce fragment.', en='The parent is in the page that includes this fragment.'),
    refs=("rgaa 7.1", "wcag 1.3.1", "wcag 4.1.2", "act ff89c9"),
    lesson="04-accessibility/07-aria",
    bad=(
        Bad('<div><div role="listitem">Été</div></div>', ORPHAN, at='role="listitem"'),
        Bad('<html lang="fr"><body><div role="treeitem">Été</div></body></html>', ORPHAN, at='role="treeitem"'),
        Bad('<ul role="tablist"><li><a role="tab" href="#é">Été</a></li></ul>', BETWEEN, at='role="tab"'),
        Bad('<ul role="tablist"><li><a role="tab" href="#é" id="é">Été</a></li><li><a role="tab" href="#h">Hiver</a></li></ul>', BETWEEN, at='role="tab"'),
        Bad('<ul role="tablist"><li role="presentation"><a role="tab" href="#é">Été</a></li><li><a role="tab" href="#h" class="h">Hiver</a></li></ul>', BETWEEN, at='role="tab"'),
        Bad('<ul role="tablist"><li><span role="img" aria-label="É">☀</span></li><li><a role="tab" href="#h">Hiver</a></li></ul>', BETWEEN, at='role="tab"'),
        Bad('<nav><ul><li><a role="tab" href="#é">Été</a></li></ul></nav>', ORPHAN, at='role="tab"'),
        Bad('<div role="menu" aria-label="É"><div role="menuitem">Été<div role="group"><div role="menuitem">Juin</div></div></div></div>', ORPHAN, at='role="menuitem"', ),
        Bad('<html lang="fr"><body><div role="group"><div role="treeitem">Été</div></div></body></html>', ORPHAN, at='role="treeitem"'),
        Bad('<html lang="fr"><body><p role="option">Été</p></body></html>', ORPHAN, at='role="option"'),
        Bad('<html lang="fr"><body><ol role="none"><li role="listitem">Été</li></ol></body></html>', ORPHAN, at='role="listitem"'),
        Bad('<html lang="fr"><body><table role="presentation"><tr role="row"><td>Été</td></tr></table></body></html>', ORPHAN, at='role="row"'),
    ),
    good=(
        Good('<html lang="fr"><body><ul><li role="listitem">Été</li></ul><table><tr role="row"><td role="cell">Été</td></tr></table></body></html>'),
        Good('<html lang="fr"><body><div role="list"><ul role="none"><li role="listitem">Été</li></ul></div></body></html>'),
        Good({"app/views/é.html.erb": '<main><%= render MenuComponent.new do |menu| %><% menu.with_item do %><a href="/" role="menuitem">Été</a><% end %><% end %></main>'}),
        Good('<div role="list"><div role="listitem">Été</div></div>'),
        Good('<ul><div role="listitem">Été</div></ul>'),
        Good('<div role="tree" aria-label="É"><div role="treeitem">Été<div role="group"><div role="treeitem">Juin</div></div></div></div>'),
        Good('<div role="list" aria-owns="é"></div><div id="é"><div role="listitem">Été</div></div>'),
        Good('<div role="listbox" aria-label="É"><div role="group"><p role="option">Été</p></div></div>'),
        Good('<div role="listitem">Un fragment d’été</div>'),
        Good('<div role="list" aria-owns="é"></div><div><p role="listitem" id="é">Été</p></div>'),
        Good('<div role="tablist"><div role="presentation"><button role="tab">Été</button></div></div>'),
    ),
)  # fmt: skip
def aria_parent_missing(element: Element, page: Page) -> Iterator[Hit]:
    """Report a role that needs a parent, when what it belongs to is something else."""
    wanted = _wanted(element, page)
    if not wanted or may_be_owned_elsewhere(page):
        return
    nearest = component_of(element, page)
    if nearest is None and not page.is_document and (element.above is None or page.is_shared):
        return
    if nearest is not None and (role_of(nearest) in wanted - {"group"} or not is_component(nearest)):
        return
    role = written_role(element)
    holder = _beyond(nearest, wanted)
    if nearest is not None and holder is not None:
        if _first_between(holder, page) is nearest:
            yield Hit(element.attribute_span("role"), BETWEEN, {"role": role, "between": nearest.name})
        return
    around = nearest.start if nearest is not None and nearest in element.ancestors else 0
    if not element.template.branches.is_written_in(element.start, around):
        return
    parents = ", ".join(f'role="{name}"' for name in sorted(wanted))
    yield Hit(element.attribute_span("role"), ORPHAN, {"role": role, "parents": parents})


def _wanted(element: Element, page: Page) -> frozenset[str]:
    """The roles in one of which the role of an element has to be; none when it needs no parent, or nobody meets it."""
    role = written_role(element)
    if role is None or role not in role_facts() or not role_facts()[role].context:
        return frozenset()
    if role == implicit_role(element) and not _is_left_alone(element):
        return frozenset()
    if is_excluded(element, page) or element.closest("template") is not None:
        return frozenset()
    return role_facts()[role].context


def _beyond(nearest: Element | None, wanted: frozenset[str]) -> Element | None:
    """The component that an element belongs to, past the item that stands between them."""
    if nearest is None or nearest.name != "li":
        return None
    return next((one for one in nearest.ancestors if role_of(one) in wanted), None)


@keyed_memo
def _first_between(holder: Element, page: Page) -> Element | None:
    """Return the first item of a component that stands between it and what it owns: what is so of one is so of all."""
    return next(_between(holder, page), None)


def _between(holder: Element, page: Page) -> Iterator[Element]:
    for one in holder.inside():
        if role_of(holder) in (wanted := _wanted(one, page)):
            nearest = component_of(one, page)
            cuts = nearest is not None and role_of(nearest) not in wanted - {"group"} and is_component(nearest)
            if nearest is not None and cuts and _beyond(nearest, wanted) is holder:
                yield nearest


_HOLDERS = ("menu", "ol", "table", "ul")


def _is_left_alone(element: Element) -> bool:
    """Whether an item, a row or a cell says its role in a list or a table of which `role="none"` takes the role away."""
    holder = element.closest(*_HOLDERS) if element.name in _HELD else None
    return holder is not None and role_of(holder) == "none"


_HELD = frozenset({"li", "tbody", "td", "tfoot", "th", "thead", "tr"})
