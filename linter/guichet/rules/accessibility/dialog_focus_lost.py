"""A box laid over the page that focus never enters: the keyboard wanders behind it."""

import re
from collections.abc import Iterator

from guichet.core.findings import Certainty, Family, Hit, Severity, Text
from guichet.heard.focus import in_tab_order
from guichet.reading.templates.element import Element
from guichet.reading.templates.page import Page
from guichet.rulebook.rule import Bad, Good, template_rule
from guichet.seen.cascade import Style, styles_of

LOST = Text(
    fr="Cette fenêtre s’ouvre par-dessus la page et aucun script n’y met le focus : au clavier, on continue derrière elle. Utilisez <dialog> et showModal().",
    en="This box opens over the page and no script puts focus in it: keyboard users carry on behind it. Use <dialog> and showModal().",
)


_FOCUSES = re.compile(r"\.focus\b|showModal|focus[-_]?trap|\.modal\(|\binert\b|autofocus", re.I)


@template_rule(
    name="dialog-focus-lost",
    code="W9640",
    family=Family.ACCESSIBILITY,
    severity=Severity.CRITICAL,
    title=Text(fr='Fenêtre superposée où le focus n’entre pas', en='Overlay that focus never enters'),
    harms=Text(fr='Les personnes qui naviguent au clavier ou avec un lecteur d’écran : elles restent derrière la fenêtre.', en='People who use a keyboard or a screen reader: they stay behind the box.'),
    instead=Text(fr='Utilisez <dialog> et showModal(), qui placent et gardent le focus.', en='Use <dialog> and showModal(), which put and keep focus.'),
    wrong_when=Text(fr='Un script d’un autre fichier place le focus.', en='A script in another file puts focus there.'),
    refs=("rgaa 7.1", "wcag 2.4.3", "wcag 2.1.1"),
    lesson="04-accessibility/05-keyboard-and-focus",
    bad=(
        Bad('<html lang="fr"><style>.boite { position: fixed; top: 20%; width: 400px } .cache { display: none }</style><div class="boite cache"><a href="/é">Été</a> <button type="button">Fermer</button></div><script>document.querySelector(\'.boite\').classList.remove(\'cache\')</script></html>', LOST, at='<div class="boite cache">'),
        Bad('<html lang="fr"><div id="fenetre" hidden style="position: fixed; left: 0; width: 50%"><a href="/é">Été</a></div><script>document.getElementById(\'fenetre\').hidden = false</script></html>', LOST, at='<div id="fenetre" hidden style="position: fixed; left: 0; width: 50%">'),
        Bad('<html lang="fr"><style>#m { position: absolute; z-index: 9; display: none; width: 30em }</style><div id="m"><button type="button">Fermer l’été</button></div><script>m.style.display = \'block\'; document.getElementById(\'m\').title = \'m\'</script></html>', LOST, at='<div id="m">'),
    ),
    good=(
        Good('<html lang="fr"><dialog id="d"><button type="button">Fermer l’été</button></dialog><script>d.showModal()</script></html>'),
        Good('<html lang="fr"><div id="fenetre" hidden style="position: fixed; width: 50%"><a href="/é">Été</a></div><script>fenetre.hidden = false; fenetre.focus()</script></html>'),
        Good('<html lang="fr"><div id="f" hidden style="position: fixed; width: 50%"><a href="/é">Été</a></div><script src="/app.js"></script></html>'),
        Good('<html lang="fr"><style>.m { position: absolute; display: none }</style><ul class="m"><li><a href="/é">Été</a></li></ul></html>'),
    ),
)  # fmt: skip
def dialog_focus_lost(page: Page) -> Iterator[Hit]:
    """Report a hidden overlay with controls that the page’s own scripts open, when none of them moves focus."""
    scripts = page.find("script") if "script" in page.template.by_name else []
    if not scripts or any("src" in one.attrs for one in scripts):
        return
    code = "".join(one.template.masked.text[one.inner_span.start : one.inner_span.end] for one in scripts)
    if _FOCUSES.search(code) or not ("classList" in code or "style" in code or "hidden" in code):
        return
    styles = styles_of(page)
    for box in page.template.elements:
        if box.name not in {"div", "section", "aside", "form"} or not _is_mentioned(box, code):
            continue
        if (
            _is_overlay(styles.of(box), box)
            and any(in_tab_order(one) for one in box.inside())
            and "tabindex" not in box.attrs
        ):
            yield Hit(box.span, LOST, certainty=Certainty.VIOLATION if styles.is_complete else Certainty.REVIEW)


def _is_mentioned(box: Element, code: str) -> bool:
    names = [box.attr("id") or "", *box.token_list("class")]
    return any(name and re.search(rf"[.#'\"]{re.escape(name)}\b", code) for name in names)


def _is_overlay(style: Style, box: Element) -> bool:
    """Whether a box is laid over the page and starts hidden."""
    value = {name: one.value for name, one in style.items()}
    over = value.get("position") == "fixed" or (value.get("position") == "absolute" and "z-index" in value)
    return over and "width" in value and (value.get("display") == "none" or "hidden" in box.attrs)
