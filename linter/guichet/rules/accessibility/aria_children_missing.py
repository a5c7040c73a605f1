"""A component without its parts."""

from collections.abc import Iterator

from guichet.core.findings import Family, Hit, Severity, Text
from guichet.heard.roles import role_facts, role_of, written_role
from guichet.reading.templates.controls import UNKNOWN
from guichet.reading.templates.element import Element
from guichet.reading.templates.masking import is_dynamic
from guichet.reading.templates.page import Page
from guichet.rulebook.rule import Bad, Good, element_rule
from guichet.seen.visibility import is_excluded

WRONG = Text(
    fr='role="{role}" contient <{tag}> (rôle {child}), qu’il n’admet pas : un lecteur d’écran l’annoncera faux, ou pas du tout. Rôles attendus : {expected}.',
    en='role="{role}" holds <{tag}> (role {child}), which it does not admit: a screen reader will announce it wrongly, or not at all. Expected roles: {expected}.',
)


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
        Bad('<ul role="tablist"><li>Été</li></ul>', WRONG, at='role="tablist"'),
        Bad('<ul role="menu"><li><a href="/é">Été</a></li></ul>', WRONG, at='role="menu"'),
    ),
    good=(
        Good('<div role="list"><div role="listitem">Été</div></div>'),
        Good('<ul role="tablist"><li role="none"><button role="tab">Été</button></li></ul>'),
        Good('<div role="list">{{ éléments }}</div>'),
        Good('<div role="listbox" id="é" aria-label="É"></div>'),
        Good('<ul role="menu" aria-busy="true"><li>Été</li></ul>'),
    ),
)  # fmt: skip
def aria_children_missing(element: Element, page: Page) -> Iterator[Hit]:
    """Report a component whose first meaningful child has a role that it does not admit."""
    role = written_role(element)
    facts = role_facts().get(role or "")
    if facts is None or not facts.owned or element.attr("aria-busy") == "true" or is_excluded(element, page):
        return
    if (
        "aria-owns" in element.attrs
        or element.is_forked
        or is_dynamic(element.template.masked.text[element.open_end : element.end])
    ):
        return
    if element.name in {"table", "tbody", "tr", "thead"} and role in {"table", "grid", "treegrid", "row", "rowgroup"}:
        return
    allowed = (
        set(facts.owned) | ({"group"} if role in {"menu", "menubar", "tree", "listbox"} else set()) | {"none", "script"}
    )
    if role in {"menu", "menubar"}:
        allowed |= {"separator"}
    found = [*_wrong(element, allowed, role or "", page)]
    if found:
        child = found[0]
        expected = ", ".join(sorted(facts.owned))
        yield Hit(
            element.attribute_span("role"),
            WRONG,
            {"role": role, "tag": child.name, "child": role_of(child), "expected": expected},
        )


def _wrong(element: Element, allowed: set[str], role: str, page: Page) -> Iterator[Element]:
    for child in element.find_all(recursive=False):
        if not isinstance(child, Element) or child.name in {"script", "style", "template", "caption", "colgroup"}:
            continue
        if is_excluded(child, page) or "-" in child.name:
            continue
        own = role_of(child)
        if own == "group" and role in {"menu", "menubar", "tree", "listbox"}:
            yield from _wrong(child, (allowed - {"group"}) | ({"group"} if role == "tree" else set()), role, page)
        elif own in {"generic", "none", "presentation", "rowgroup", ""} and (child.inside() or own == "none"):
            yield from _wrong(child, allowed, role, page)
        elif own == "" or own == "generic":
            if child.text and written_role(child) is None:
                yield child
        elif own not in allowed and own != UNKNOWN:
            yield child
