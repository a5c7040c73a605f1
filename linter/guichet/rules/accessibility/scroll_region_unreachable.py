"""A region that scrolls and that the keyboard cannot enter: its end is for the mouse alone."""

from collections.abc import Iterator

from guichet.core.findings import Family, Hit, Severity, Text
from guichet.heard.focus import in_tab_order, tab_index
from guichet.heard.roles import role_of
from guichet.reading.styles.media import DESKTOP
from guichet.reading.templates.element import Element
from guichet.reading.templates.masking import OUTPUT
from guichet.reading.templates.page import Page
from guichet.rulebook.rule import Bad, Good, template_rule
from guichet.seen.boxes import boxes, holds_larger, overflows
from guichet.seen.cascade import styles_of
from guichet.seen.where import place_of

UNREACHABLE = Text(
    fr='Cette zone défile et rien n’y prend le focus : sans souris, on n’en lit pas la fin. Ajoutez tabindex="0", un rôle et un nom.',
    en='This region scrolls and nothing in it takes focus: without a mouse its end cannot be read. Add tabindex="0", a role and a name.',
)

_SCROLLS = frozenset({"auto", "scroll"})


@template_rule(
    name="scroll-region-unreachable",
    code="W9606",
    family=Family.ACCESSIBILITY,
    severity=Severity.SERIOUS,
    title=Text(fr="Zone défilante hors d’atteinte du clavier", en="Scrollable region that the keyboard cannot reach"),
    harms=Text(
        fr="Les personnes qui naviguent au clavier, avec des navigateurs qui ne donnent pas le focus aux zones défilantes.",
        en="People who use a keyboard, in browsers that do not focus scrollable regions.",
    ),
    instead=Text(
        fr="Rendez la zone atteignable (tabindex=\"0\", role=\"region\", un nom), ou laissez-la prendre sa hauteur.",
        en='Make the region reachable (tabindex="0", role="region", a name), or let it take its own height.',
    ),
    wrong_when=Text(fr="Un script donne le focus à la zone.", en="A script puts focus on the region."),
    refs=("wcag 2.1.1", "act 0ssw9k"),
    lesson="04-accessibility/05-keyboard-and-focus",
    bad=(
        Bad('<div style="width: 300px; overflow-y: auto"><p>Été</p><img src="plan.png" alt="Plan d’été" width="600" height="600"></div>', UNREACHABLE, at="overflow-y: auto"),
        Bad(
            '<div style="height: 40px; width: 200px; overflow-y: scroll">Les conditions d’accès au dispositif d’hébergement d’été sont fixées par la commune et affichées en mairie, à l’accueil, avec les horaires.</div>',
            UNREACHABLE,
            at="overflow-y: scroll",
        ),
        Bad(
            '<section style="overflow: auto; max-height: 3em; width: 20em"><p>Le règlement de la cantine s’applique à tous les enfants inscrits, l’été comme l’hiver, dans les écoles des Lilas et de la Préfecture.</p></section>',
            UNREACHABLE,
            at="overflow: auto",
        ),
        Bad(
            '<html lang="fr"><style>.c { overflow: auto; height: 30px; width: 250px }</style><p class="c">Article premier. Le présent règlement intérieur concerne l’accueil du public en été, tous les jours ouvrés, et les files d’attente.</p></html>',
            UNREACHABLE,
            at="overflow: auto",
        ),
        Bad('<div tabindex="-1" style="block-size: 60px; overflow: auto"><div style="height: 900px">Été</div></div>', UNREACHABLE, at="overflow: auto"),
    ),
    good=(
        Good('<div style="height: 40px; overflow: auto"><p style="height: 20px">Été</p><img style="position: absolute" height="600" src="é.png" alt=""></div>'),
        Good('<div style="height: 40px; overflow: auto" role="listbox" aria-label="É"><p style="height: 90px" role="option">Été</p></div>'),
        Good('<div tabindex="0" style="height: 40px; overflow: scroll">Les conditions d’accès au dispositif d’hébergement d’été sont fixées par la commune.</div>'),
        Good('<div style="height: 40px; width: 200px; overflow: auto">Été</div>'),
        Good('<div style="height: 20px; width: 200px; overflow: auto"><a href="/a">Les conditions d’accès au dispositif d’hébergement</a> d’été sont fixées par la commune.</div>'),
        Good('<div style="height: 400px; overflow: auto">{{ conditions }}</div>'),
        Good('<div role="dialog" aria-label="É" tabindex="-1" style="height: 60px; overflow: auto"><div style="height: 900px">Été</div></div>'),
    ),
)  # fmt: skip
def scroll_region_unreachable(page: Page) -> Iterator[Hit]:
    """Report a box that scrolls, whose content is certainly larger, and that holds nothing focusable."""
    styles = styles_of(page)
    for box in boxes(page, _SCROLLS, DESKTOP):
        element = box.element
        larger = overflows(element, styles, DESKTOP) or holds_larger(element, styles, DESKTOP)
        if _is_reachable(element) or _is_listed(element) or not (larger or _pictures_overflow(element, page)):
            continue
        span, path = place_of(box.overflow, element)
        yield Hit(span, UNREACHABLE, path=path, page=page.path)


def _is_reachable(box: Element) -> bool:
    """Whether something takes focus in the box, or the template may print such a thing there."""
    inside = box.inside()
    return (
        _may_take_focus(box)
        or box.has_unknown_attributes
        or OUTPUT in box.text
        or any(in_tab_order(one) or one.name == "iframe" for one in inside)
        or box.closest("a", "button", "select", "pre") is not None
    )


def _may_take_focus(box: Element) -> bool:
    """Whether focus may come to the box itself: by the Tab key, or by a script, as where a dialog opens."""
    if "tabindex" not in box.attrs or tab_index(box) != -1:
        return "tabindex" in box.attrs
    opened = any(one.name == "dialog" or "dialog" in role_of(one) for one in (box, *box.ancestors))
    return opened or bool(box.attr("id") or box.attr("class")) or box.has_unknown_attributes


def _is_listed(box: Element) -> bool:
    """Whether a box is what a combobox opens: its arrow keys scroll it."""
    return any(role_of(one) == "combobox" for one in box.ancestors) or role_of(box) == "listbox"


def _pictures_overflow(box: Element, page: Page) -> bool:
    """Whether pictures of a known width, on one line, are wider than the box."""
    styles = styles_of(page)
    style = styles.of(box)
    if "white-space" not in style or style["white-space"].value != "nowrap":
        return False
    from guichet.reading.styles.values import pixels

    total = 0.0
    for image in box.inside("img"):
        width = styles.of(image).get("width")
        total += (pixels(width.value) if width else None) or 0
    room = pixels(style["width"].value) if "width" in style else None
    return room is not None and total > room
