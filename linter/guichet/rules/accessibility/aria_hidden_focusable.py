"""Something that the keyboard reaches and that screen readers do not see, up to the whole page."""

import re
from collections.abc import Iterator
from typing import Any

from guichet.core.findings import Family, Hit, Severity, Text
from guichet.heard.focus import in_tab_order
from guichet.heard.roles import written_role
from guichet.heard.traps import moves_focus_away
from guichet.heard.written_on import written_on
from guichet.reading.scripts.handles import handles
from guichet.reading.scripts.javascript import Script
from guichet.reading.scripts.pages import scripts_on
from guichet.reading.scripts.settings import settings
from guichet.reading.scripts.syntax import function_around
from guichet.reading.templates.element import Element
from guichet.reading.templates.page import Page
from guichet.rulebook.rule import Bad, Check, Good, Subject, element_rule
from guichet.seen.visibility import is_hidden, may_be_hidden

REACHED = Text(
    fr="La touche Tab atteint ce {tag}, que cache aria-hidden : le focus tombe dans le vide. Retirez l’un ou l’autre.",
    en="The Tab key reaches this {tag}, which aria-hidden hides: focus falls into the void. Remove one or the other.",
)

WHOLE = Text(
    fr="aria-hidden est sur <{tag}> : toute la page se tait pour les lecteurs d’écran. Retirez-le.",
    en="aria-hidden is on <{tag}>: the whole page is silent for screen readers. Remove it.",
)

SHUT_IN = Text(
    fr="« {attribute} » cache aussi la boîte de dialogue qui s’ouvre : elle est dans cette partie de la page. Sortez-la de là, ou cachez le reste seul.",
    en='"{attribute}" hides the dialog that opens too: it is in that part of the page. Take it out of there, or hide the rest alone.',
)


def _is_closed(box: Element) -> bool:
    """Whether a box is not shown, nor reached, until somebody opens it (HTML, `dialog` and `popover`)."""
    return "popover" in box.attrs or (box.name == "dialog" and "open" not in box.attrs)


def _is_away(inner: Element, page: Page) -> bool:
    """Whether what hides an element from the ear hides it from the eye and the keyboard too, by a class known for that."""
    return is_hidden(inner, page) or may_be_hidden(inner, page)


_TOGGLED = re.compile(
    r"(?:^|[-_ ])(?:modal|popup|drawer|offcanvas|collapse|dropdown|menu|panel|overlay|tab-?pane|accordion|tooltip|popover|carousel|slide|lightbox|toast|sidebar|nav)(?:$|[-_ ])",
    re.I,
)


def _in_script(script: Script) -> Iterator[Hit]:
    """Report a part of the page with something to reach that a script hides from screen readers and never shows them again."""
    for one in settings(script):
        if one.name != "aria-hidden" or one.words() != ["true"]:
            continue
        for page, elements in written_on(one):
            reached = next((inner for each in elements if (inner := _reached_in(each, page))), None)
            if reached is not None and not _comes_back(page):
                yield Hit(script.span(one.node), REACHED, {"tag": f"<{reached.name}>"}, page=page.path)
                break


def _hides_what_it_opens(script: Script) -> Iterator[Hit]:
    """Report a script that opens a dialog and, in the same gesture, hides from screen readers a part of the page that holds it."""
    for one in settings(script):
        if one.name not in ("aria-hidden", "inert") or one.words() not in (["true"], [""]):
            continue
        opened = _opened_in(function_around(one.node), script)
        for page, elements in written_on(one) if opened else ():
            if any(_is_dialog(inner, opened) for each in elements for inner in each.inside()):
                yield Hit(script.span(one.node), SHUT_IN, {"attribute": one.name}, page=page.path)
                break


def _opened_in(function: Any, script: Script) -> set[str]:
    """The selectors of what a function takes out of hiding."""
    shown = [one for one in settings(script) if one.name == "hidden" and one.words() == ["false"]]
    nodes = [one.target for one in shown if function is not None and function_around(one.node) == function]
    return {selector for node in nodes for selector in handles(node, script)}


def _is_dialog(element: Element, opened: set[str]) -> bool:
    if written_role(element) not in ("dialog", "alertdialog"):
        return False
    names = {f"#{element.attr('id')}", *(f".{one}" for one in element.token_list("class"))}
    return not names.isdisjoint(opened)


def _reached_in(holder: Element, page: Page) -> Element | None:
    parts = (holder, *holder.inside()) if holder.name not in {"body", "html", "main"} else ()
    return next((one for one in parts if in_tab_order(one) and not is_hidden(one, page)), None)


def _comes_back(page: Page) -> bool:
    """Whether some script writes another value, takes the attribute off, or takes the part out of the keyboard's way."""
    for script in scripts_on(page):
        if re.search(r"removeAttribute\(\s*['\"]aria-hidden|inert|tabindex|\.hidden\b|display", script.text, re.I):
            return True
        if any(one.name == "aria-hidden" and one.words() != ["true"] for one in settings(script)):
            return True
    return False


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
    also=(
        Check(Subject.SCRIPT, (), ("aria-hidden", "ariahidden"), _in_script),
        Check(Subject.SCRIPT, (), ("aria-hidden", "ariahidden", "inert"), _hides_what_it_opens, ("hidden",)),
    ),
    bad=(
        Bad('<html lang="fr"><body><div id="a"><div id="d" role="dialog" aria-label="Été" hidden><p>É</p></div></div><script>function ouvre() { document.getElementById("d").hidden = false; document.getElementById("a").setAttribute("aria-hidden", "true"); }</script></body></html>', SHUT_IN, at='document.getElementById("a").setAttribute("aria-hidden", "true")'),
        Bad({"page.html": '<div class="s"><a href="/é">Été</a></div><script src="é.js"></script>', "é.js": 'document.querySelector(".s").setAttribute("aria-hidden", "true")'}, REACHED, at='document.querySelector(".s").setAttribute("aria-hidden", "true")', path="é.js"),
        Bad('<div aria-hidden="true"><a href="/é">Été</a></div>', REACHED, at='<a href="/é">'),
        Bad('<html lang="fr"><body aria-hidden="true"><p>Été</p></body></html>', WHOLE, at='aria-hidden="true"'),
        Bad('<button aria-hidden="true">Été</button>', REACHED, at='<button aria-hidden="true">'),
        Bad('<section aria-hidden="true"><p>Été</p><input name="é"></section>', REACHED, at='<input name="é">'),
        Bad('<div aria-hidden="true" style="visibility: hidden"><a href="/é" style="visibility: visible">Été</a></div>', REACHED, at='<a href="/é" style="visibility: visible">'),
        Bad({"src/É.jsx": 'export function É() { return <div aria-hidden><a href="/é">Été</a></div> }'}, REACHED, at='<a href="/é">', path="src/É.jsx"),
    ),
    good=(
        Good('<html lang="fr"><body><div id="a">É</div><div id="d" role="dialog" aria-label="Été" hidden><p>É</p></div><script>function ouvre() { document.getElementById("d").hidden = false; document.getElementById("a").setAttribute("aria-hidden", "true"); }</script></body></html>'),
        Good({"page.html": '<div class="s"><a href="/é">Été</a></div><script src="é.js"></script>', "é.js": 'const s = document.querySelector(".s"); s.ariaHidden = "true"; function montrer() { s.removeAttribute("aria-hidden") }'}),
        Good('<div aria-hidden="true"><a href="/é" tabindex="-1">Été</a></div>'),
        Good('<p aria-hidden="true">Été</p>'),
        Good('<div aria-hidden="{{ x }}"><a href="/é">Été</a></div>'),
        Good('<div class="modal" role="dialog" aria-hidden="true"><button>Fermer l’été</button></div>'),
        Good('<div aria-hidden="true" style="display:none"><button>Été</button></div>'),
        Good('<link rel="stylesheet" href="dsfr.css"><div id="é" class="fr-hidden fr-my-3w" aria-hidden="true"><a href="/é">Été</a></div><div aria-hidden="true"><div id="b" class="d-none"><button>Été</button></div></div>'),
        Good('<dialog aria-hidden="true"><button>Été</button></dialog><div popover aria-hidden="true"><a href="/é">Été</a></div>'),
    ),
)  # fmt: skip
def aria_hidden_focusable(holder: Element, page: Page) -> Iterator[Hit]:
    """Report the first element that Tab reaches in what aria-hidden takes away, unless a script brings it back."""
    if (holder.attr("aria-hidden") or "").strip().lower() != "true" or page.is_conditional(holder, "aria-hidden"):
        return
    if holder.name in {"body", "html", "main"}:
        yield Hit(holder.attribute_span("aria-hidden"), WHOLE, {"tag": holder.name})
        return
    if any(one is not holder and (one.attr("aria-hidden") or "") == "true" for one in holder.ancestors):
        return
    if any(map(_is_closed, (holder, *holder.ancestors))):
        return  # what opens it takes the attribute off
    if _TOGGLED.search(f"{holder.attr('class') or ''} {holder.attr('id') or ''}") or holder.attr("role") in {
        "dialog",
        "tabpanel",
    }:
        return
    for inner in (holder, *holder.inside()):
        if in_tab_order(inner) and not _is_away(inner, page) and not moves_focus_away(inner, page):
            yield Hit(inner.span, REACHED, {"tag": f"<{inner.name}>"})
            return
