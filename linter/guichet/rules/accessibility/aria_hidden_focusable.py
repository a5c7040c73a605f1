"""Something that the keyboard reaches and that screen readers do not see, up to the whole page."""

import re
from collections.abc import Iterator

from guichet.core.findings import Family, Hit, Severity, Text
from guichet.heard.focus import in_tab_order
from guichet.heard.traps import moves_focus_away
from guichet.reading.templates.element import Element
from guichet.reading.templates.page import Page
from guichet.rulebook.rule import Bad, Good, element_rule
from guichet.seen.visibility import is_hidden

REACHED = Text(
    fr="La touche Tab atteint ce {tag}, et aria-hidden le cache aux lecteurs d’écran : le focus tombe dans le vide. Retirez l’un ou l’autre.",
    en="The Tab key reaches this {tag}, and aria-hidden hides it from screen readers: focus falls into the void. Remove one or the other.",
)

WHOLE = Text(
    fr="aria-hidden est sur <{tag}> : toute la page se tait pour les lecteurs d’écran. Retirez-le.",
    en="aria-hidden is on <{tag}>: the whole page is silent for screen readers. Remove it.",
)

_TOGGLED = re.compile(
    r"(?:^|[-_ ])(?:modal|popup|drawer|offcanvas|collapse|dropdown|menu|panel|overlay|tab-?pane|accordion|tooltip|popover|carousel|slide|lightbox|toast|sidebar|nav)(?:$|[-_ ])",
    re.I,
)


@element_rule(
    "[aria-hidden]",
    name="aria-hidden-focusable",
    code="W9175",
    family=Family.ACCESSIBILITY,
    severity=Severity.SERIOUS,
    title=Text(fr='Élément atteignable mais caché aux lecteurs d’écran', en='Reachable but hidden from screen readers'),
    harms=Text(fr='Les personnes aveugles : le focus disparaît, elles ne savent plus où elles sont.', en='People who are blind: focus vanishes, they no longer know where they are.'),
    instead=Text(fr='Retirez aria-hidden, ou retirez l’élément de l’ordre de tabulation (tabindex="-1").', en='Remove aria-hidden, or take the element out of the tab order (tabindex="-1").'),
    wrong_when=Text(fr='Un script rend l’ensemble inerte au même moment.', en='A script makes the whole inert at the same time.'),
    refs=("rgaa 10.8", "rgaa 7.1", "wcag 4.1.2", "act 6cfa84"),
    lesson="04-accessibility/07-aria",
    bad=(
        Bad('<div aria-hidden="true"><a href="/é">Été</a></div>', REACHED, at='<a href="/é">'),
        Bad('<html lang="fr"><body aria-hidden="true"><p>Été</p></body></html>', WHOLE, at='aria-hidden="true"'),
        Bad('<button aria-hidden="true">Été</button>', REACHED, at='<button aria-hidden="true">'),
        Bad('<section aria-hidden="true"><p>Été</p><input name="é"></section>', REACHED, at='<input name="é">'),
    ),
    good=(
        Good('<div aria-hidden="true"><a href="/é" tabindex="-1">Été</a></div>'),
        Good('<p aria-hidden="true">Été</p>'),
        Good('<div aria-hidden="{{ x }}"><a href="/é">Été</a></div>'),
        Good('<div class="modal" role="dialog" aria-hidden="true"><button>Fermer l’été</button></div>'),
        Good('<div aria-hidden="true" style="display:none"><button>Été</button></div>'),
    ),
)  # fmt: skip
def aria_hidden_focusable(holder: Element, page: Page) -> Iterator[Hit]:
    """Report the first element that Tab reaches in what aria-hidden takes away, unless a script brings it back."""
    if (holder.attr("aria-hidden") or "").strip().lower() != "true" or page.is_conditional(holder, "aria-hidden"):
        return
    if holder.name in {"body", "html", "main"}:
        yield Hit(holder.attribute_span("aria-hidden"), WHOLE, {"tag": holder.name})
        return
    if any(one is not holder and (one.attr("aria-hidden") or "") == "true" for one in holder.ancestors) or is_hidden(
        holder, page
    ):
        return
    if _TOGGLED.search(f"{holder.attr('class') or ''} {holder.attr('id') or ''}") or holder.attr("role") in {
        "dialog",
        "tabpanel",
    }:
        return
    for inner in (holder, *holder.inside()):
        if in_tab_order(inner) and not is_hidden(inner, page) and not moves_focus_away(inner, page):
            yield Hit(inner.span, REACHED, {"tag": f"<{inner.name}>"})
            return
