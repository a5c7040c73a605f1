"""A control inside a control: it can be reached, and does not exist."""

from collections.abc import Iterator

from guichet.core.findings import Family, Hit, Severity, Text
from guichet.heard.focus import in_tab_order, is_focusable, tab_index
from guichet.heard.roles import role_facts, role_of
from guichet.reading.templates.element import Element
from guichet.reading.templates.page import Page
from guichet.rulebook.rule import Bad, Good, element_rule
from guichet.seen.visibility import is_aria_hidden, is_excluded, is_hidden

INSIDE = Text(
    fr="Ce {tag} est dans un élément « {role} », lu comme du texte : on l’atteint au clavier et rien n’est annoncé. Sortez-le.",
    en='This {tag} is inside a "{role}", which is read as text: the keyboard reaches it and nothing is announced. Take it out.',
)

IN_LINK = Text(
    fr="Ce {tag} est dans un lien : deux commandes en une, deux arrêts au clavier, et selon le navigateur l’une des deux n’ouvre rien. Gardez le lien, ou la commande.",
    en="This {tag} is inside a link: two controls in one, two stops for the keyboard, and in some browsers one of them opens nothing. Keep the link, or the control.",
)

HEADING = Text(
    fr="Ce {tag} est dans un bouton : qui parcourt les titres ne le trouvera pas. Mettez le bouton dans le titre.",
    en="This {tag} is inside a button: those who go through the headings will not find it. Put the button inside the heading.",
)


@element_rule(
    "a", "button", "option", "[role]",
    name="presentational-child-focusable",
    code="W9174",
    family=Family.ACCESSIBILITY,
    severity=Severity.SERIOUS,
    title=Text(fr='Commande ou titre dans une commande', en='Control or heading inside a control'),
    harms=Text(fr='Les personnes aveugles : le focus arrive sur rien, ou la commande du dedans reste introuvable.', en='People who are blind: focus lands on nothing, or the inner control cannot be found.'),
    instead=Text(fr='Sortez la commande intérieure, à côté de l’autre ; mettez le bouton dans le titre.', en='Take the inner control out, beside the other; put the button inside the heading.'),
    wrong_when=Text(fr='Un script retire l’élément intérieur de l’ordre de tabulation.', en='A script takes the inner element out of the tab order.'),
    refs=("rgaa 7.1", "wcag 4.1.2", "act 307n5z"),
    lesson="04-accessibility/07-aria",
    bad=(
        Bad('<a href="/é"><button>Été</button></a>', IN_LINK, at='<button>'),
        Bad('<button>Enregistré <span role="button" tabindex="0">plus</span></button>', INSIDE, at='<span role="button" tabindex="0">'),
        Bad('<div role="tab"><a href="#é">Été</a></div>', INSIDE, at='<a href="#é">'),
        Bad('<div role="radio"><button tabindex="-1">Été</button></div>', INSIDE, at='<button tabindex="-1">'),
        Bad('<button aria-expanded="false"><h3>Horaires d’été</h3></button>', HEADING, at='<h3>', severity=Severity.MINOR),
        Bad('<span role="img" aria-label="Un dessin">Été <a href="/é">voir</a></span>', INSIDE, at='<a href="/é">'),
        Bad('<svg role="img" aria-label="Été"><a href="/é"><text>Juin</text></a></svg>', INSIDE, at='<a href="/é">'),
    ),
    good=(
        Good('<button>Enregistrer l’été</button><button>Plus</button>'),
        Good('<td><a href="/é">Été</a></td>'),
        Good('<h3><button aria-expanded="false">Horaires d’été</button></h3><a href="/é"><h3>Été</h3></a><details><summary><h3>Été</h3></summary>É</details><button><h3 aria-hidden="true">Été</h3></button>'),
        Good('<button><a>Été</a></button>'),
        Good('<div role="tab"><a href="#é" tabindex="-1">Été</a></div>'),
        Good('<a href="/é"><input type="checkbox" tabindex="-1" aria-hidden="true">Été</a>'),
        Good('<button><span tabindex="-1">Été</span></button><a href="/é"><b>Été</b></a>'),
        Good('<a href="/é"><svg><a><text>Été</text></a></svg></a><svg><a href="/é"><text>Juin</text></a></svg>'),
    ),
)  # fmt: skip
def presentational_child_focusable(element: Element, page: Page) -> Iterator[Hit]:
    """Report the first control inside an element whose children are presentational, or inside a link (HTML, content model)."""
    role = role_of(element)
    facts = role_facts().get(role)
    if (
        facts is None
        or not (facts.children_presentational or (element.name == "a" and role == "link"))
        or element.name in {"input", "select"}
        or is_excluded(element, page)
    ):
        return
    drawn = element.closest("svg") if element.name != "svg" else element
    for inner in element.inside():
        if _is_control(inner, in_link=role == "link") and not is_hidden(inner, page) and inner.closest("svg") is drawn:
            message = IN_LINK if role == "link" else INSIDE
            yield Hit(inner.span, message, {"tag": f"<{inner.name}>", "role": role})
            return
    title = next(iter(element.inside(*_HEADINGS)), None) if role == "button" else None
    if title is not None and role_of(title) == "heading" and title.text and not is_excluded(title, page):
        yield Hit(title.span, HEADING, {"tag": f"<{title.name}>"}, severity=Severity.MINOR)


def _is_control(inner: Element, *, in_link: bool) -> bool:
    """Whether people may operate an element: `tabindex="-1"` takes a button from the Tab key alone, and hides it from nobody."""
    if tab_index(inner) == -1 and is_aria_hidden(inner):
        return False  # drawn like a control, and given to nobody
    return (in_tab_order(inner) and not in_link) or (
        inner.name in _OPERATED and is_focusable(inner) and inner.attr("type") != "hidden"
    )


_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_OPERATED = frozenset({"button", "input", "select", "textarea"})
