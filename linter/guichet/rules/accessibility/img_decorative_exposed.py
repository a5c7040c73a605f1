"""An element that says both "I mean nothing" and "here is my name": some screen readers read it, some do not."""

from collections.abc import Iterator

from guichet.core.findings import Family, Hit, Severity, Text
from guichet.heard.allowed import is_left_to_none
from guichet.heard.focus import in_tab_order, is_focusable
from guichet.heard.roles import GLOBAL_ATTRIBUTES, implicit_role, is_marked_decorative
from guichet.reading.templates.controls import UNKNOWN
from guichet.reading.templates.element import Element
from guichet.reading.templates.masking import static_part
from guichet.reading.templates.page import Page
from guichet.rulebook.rule import Bad, Good, element_rule
from guichet.seen.visibility import is_excluded

CONTRADICTS = Text(
    fr="Cet élément se dit décoratif et porte « {attribute} » : des lecteurs d’écran l’annonceront quand même. Retirez l’un ou l’autre.",
    en='This element says it is decorative and carries "{attribute}": screen readers will still announce it. Remove one or the other.',
)
FOCUS = Text(
    fr="Cette image se dit décorative et le clavier l’atteint : elle sera annoncée, sans nom. Retirez-la de l’ordre de tabulation, ou nommez-la.",
    en="This image says it is decorative and the keyboard reaches it: it will be announced, without a name. Take it out of the tab order, or name it.",
)
REACHED = Text(
    fr="Le clavier atteint ce <{tag}> qui se dit sans rôle : le navigateur lui rend le sien, et l’annonce. Retirez-le de l’ordre de tabulation, ou retirez ce rôle.",
    en="The keyboard reaches this <{tag}>, said to have no role: the browser gives it its own back, and announces it. Take it out of the tab order, or remove this role.",
)
TITLE = Text(
    fr="Cette image est décorative (alt vide) et porte une infobulle « title » : des lecteurs d’écran la liront. Retirez « title », ou donnez un vrai texte de remplacement.",
    en='This image is decorative (empty alt) and carries a "title": screen readers will read it. Remove "title", or give a real text alternative.',
)

_RESTORING = ("aria-atomic", "aria-current", "aria-description", "aria-details", "aria-live", "aria-relevant")
"""Global attributes of WAI-ARIA 1.2 for which a browser gives an element its own role back (Presentational Roles Conflict Resolution)."""
_LABELS = ("aria-label", "aria-labelledby", "aria-describedby", "aria-braillelabel")


@element_rule(
    "img", "svg", "canvas", "[role]",
    name="img-decorative-exposed",
    code="W9103",
    family=Family.ACCESSIBILITY,
    severity=Severity.SERIOUS,
    title=Text(fr='Image décorative quand même annoncée', en='Decorative image that is still announced'),
    harms=Text(fr='Les personnes qui lisent à l’oreille : du bruit s’ajoute à chaque ligne, ou un nom utile se perd.', en='People who read by ear: noise on every line, or a useful name lost.'),
    instead=Text(fr='Choisissez : un nom et pas de role="none", ou alt="" et rien d’autre.', en='Choose: a name and no role="none", or alt="" and nothing else.'),
    wrong_when=Text(fr='Jamais à notre connaissance : l’élément se contredit.', en='Never that we know of: the element contradicts itself.'),
    refs=("rgaa 1.2", "wcag 1.1.1", "wcag 4.1.2", "act 46ca7f"),
    lesson="04-accessibility/03-images",
    bad=(
        Bad('<img src="filet.png" alt="" aria-label="Filet doré">', CONTRADICTS, at='aria-label="Filet doré"'),
        Bad('<svg role="none" aria-label="Rond jaune"><circle r="4"/></svg>', CONTRADICTS, at='aria-label="Rond jaune"'),
        Bad('<nav role="presentation" aria-label="Démarches"><a href="/">Accueil</a></nav>', CONTRADICTS, at='aria-label="Démarches"'),
        Bad('<img src="é.png" alt="Été" role="none" tabindex="0">', FOCUS, at='role="none"'),
        Bad('<img src="é.png" alt="" tabindex="0">', FOCUS, at='tabindex="0"'),
        Bad('<img src="é.png" alt="" aria-live="polite">', CONTRADICTS, at='aria-live="polite"'),
        Bad('<img src="filet.png" alt="" title="Filet décoratif">', TITLE, at='title="Filet décoratif"'),
        Bad('<h2 role="presentation" tabindex="0">Été</h2>', REACHED, at='role="presentation"'),
        Bad('<table role="presentation" aria-live="polite"><tr><td>Été</td></tr></table>', CONTRADICTS, at='aria-live="polite"'),
        Bad('<ul><li role="none" aria-current="true">Été</li></ul>', CONTRADICTS, at='aria-current="true"'),
    ),
    good=(
        Good('<div role="presentation" aria-live="polite">Été</div><table role="presentation" aria-hidden="false"><tr><td>Juin</td></tr></table>'),
        Good('<img src="filet.png" alt="">'),
        Good('<svg role="none"><circle r="4"/></svg>'),
        Good('<img src="été.png" alt="" title="{{ titre }}">'),
        Good('<img src="photo.jpg" alt="La mairie vue de la place" title="La mairie vue de la place">'),
        Good('<img src="filet.png" alt="" aria-hidden="true">'),
        Good('<div role="presentation" tabindex="0">Été</div><h2 role="none">Été</h2>'),
    ),
)  # fmt: skip
def img_decorative_exposed(element: Element, page: Page) -> Iterator[Hit]:
    """Report a decorative element that a name, a description or focus brings back."""
    if not is_marked_decorative(element) or is_excluded(element, page):
        return
    if (
        element.name == "img"
        and static_part(element.attr("title") or "").strip()  # what the page alone knows may be nothing
        and element.attr("alt") == ""
        and "role" not in element.attrs
    ):
        yield Hit(element.attribute_span("title"), TITLE)
        return
    if is_focusable(element) and element.name in {"img", "svg", "canvas"}:
        yield Hit(element.attribute_span("role" if "role" in element.attrs else "tabindex"), FOCUS)
        return
    if in_tab_order(element) and is_left_to_none(element):
        yield Hit(element.attribute_span("role"), REACHED, {"tag": element.name})
        return
    for name in _exposing(element):
        value = element.attr(name)
        if value and value.strip() and not page.is_conditional(element, name):
            yield Hit(element.attribute_span(name), CONTRADICTS, {"attribute": name})
            return


def _exposing(element: Element) -> tuple[str, ...]:
    """Return the attributes that bring back what means nothing: names, on an image every global one, and on a table or a list those that say something of it."""
    if element.name != "img":
        means = implicit_role(element) not in {"", "generic", "none", UNKNOWN}
        return (*_LABELS, *(one for one in _RESTORING if one in element.attrs)) if means else _LABELS
    others = (one for one in element.attrs if one in GLOBAL_ATTRIBUTES and one not in {"aria-hidden", *_LABELS})
    return (*_LABELS, *others)
