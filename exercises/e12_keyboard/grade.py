"""E12: the page is used in a real browser, with the keyboard alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grading import Answer, Failed, Text, check
from grading.document import plain_words, squash

if TYPE_CHECKING:
    from playwright.sync_api import Page

FILE = "page.html"
OPENER, CLOSER, PANEL_TITLE = "Nous joindre", "Fermer", "La mairie"
STOPS = 12
LOOK = """(one) => {
  const style = getComputedStyle(one);
  const parts = ["boxShadow", "backgroundColor", "borderColor", "borderWidth", "borderStyle", "textDecorationLine"];
  const outline = style.outlineStyle === "none" || style.outlineWidth === "0px" ? "" : style.outline;
  return [outline, ...parts.map((part) => style[part])].join("; ");
}"""
FOCUSED = f"""() => {{
  const one = document.activeElement;
  if (!one || one === document.body) return null;
  return {{text: one.innerText || "", source: one.cloneNode(false).outerHTML, look: ({LOOK})(one),
    order: [...document.querySelectorAll("*")].indexOf(one)}};
}}"""


def focused(page: Page) -> dict[str, object] | None:
    """The element that has the focus, how it looks and where it stands; None when nothing has it."""
    found = page.evaluate(FOCUSED)
    assert found is None or isinstance(found, dict)
    return found


def is_on(page: Page, name: str) -> bool:
    """Whether the focus is on the control of that name."""
    found = focused(page)
    return found is not None and plain_words(name) == plain_words(str(found["text"]))


def where(page: Page) -> str:
    """The start tag that has the focus."""
    found = focused(page)
    return str(found["source"]) if found else "<body>"


def go_to(page: Page, name: str) -> bool:
    """Press Tab until the focus is on the control of that name."""
    for _ in range(STOPS):
        page.keyboard.press("Tab")
        if is_on(page, name):
            return True
    return False


def panel_is_open(page: Page, answer: Answer) -> bool:
    """Whether people can see the phone number."""
    return page.get_by_text(answer.variant["phone"]).first.is_visible()


def shown(page: Page) -> str:
    """All the text that can be seen, on one line."""
    return squash(page.locator("body").inner_text())


def open_by_keyboard(page: Page, key: str = "Enter") -> None:
    """Go to the button and press it."""
    go_to(page, OPENER)
    page.keyboard.press(key)
    page.wait_for_timeout(50)


@check(points=2, fr="La page garde tout ce qu’elle disait", en="The page keeps all that it said")
def nothing_lost(answer: Answer) -> None:
    answer.keeps(FILE)
    positive = [
        one
        for one in answer.page(FILE).select("[tabindex]")
        if str(one["tabindex"]).strip("+ ").isdigit() and int(str(one["tabindex"])) > 0
    ]
    if positive:
        raise Failed(
            fr="Un tabindex positif passe devant toute la page.",
            en="A positive tabindex goes ahead of the whole page.",
            expected=Text(
                fr="l’ordre de la page, sans tabindex positif", en="the order of the page, no positive tabindex"
            ),
            actual="\n".join(answer.page(FILE).source(one) for one in positive),
        )


@check(
    points=3,
    fr="Le bouton s’atteint, avec un nom et un rôle",
    en="The button is reached, with a name and a role",
    browser=True,
)
def button_reached(answer: Answer) -> None:
    with answer.browser(FILE) as page:
        reached = go_to(page, OPENER)
        seen = where(page)
        button = page.get_by_role("button", name=OPENER, exact=True)
        if not reached or button.count() != 1:
            raise Failed(
                fr=f"Avec la seule touche Tab, on n’atteint pas un bouton nommé « {OPENER} ».",
                en=f"With the Tab key alone, no button called “{OPENER}” is reached.",
                expected=Text(fr=f"un bouton « {OPENER} »", en=f"a button “{OPENER}”"),
                actual=Text(
                    fr=f"atteint : {seen} ; boutons de ce nom : {button.count()}",
                    en=f"reached: {seen}; buttons of that name: {button.count()}",
                ),
                try_=Text(
                    fr="<button> donne le focus, le rôle et les touches sans une ligne de script.",
                    en="<button> gives focus, role and keys without a line of script.",
                ),
            )


@check(
    points=4,
    fr="Entrée et Espace ouvrent et referment",
    en="Enter and Space open and close",
    after=button_reached,
    browser=True,
)
def keys_operate(answer: Answer) -> None:
    with answer.browser(FILE) as page:
        for key, name in (("Enter", Text(fr="Entrée", en="Enter")), ("Space", Text(fr="Espace", en="Space"))):
            before = panel_is_open(page, answer)
            open_by_keyboard(page, key)
            opened = panel_is_open(page, answer)
            if before or not opened:
                raise Failed(
                    fr=f"La touche {name.fr} n’ouvre pas le panneau, ou il était déjà ouvert.",
                    en=f"The {name.en} key does not open the panel, or it was open already.",
                    expected=Text(
                        fr="fermé au départ, ouvert après la touche", en="closed at first, open after the key"
                    ),
                    actual=Text(
                        fr=f"{'ouvert' if before else 'fermé'} au départ, {'ouvert' if opened else 'fermé'} après",
                        en=f"{'open' if before else 'closed'} at first, {'open' if opened else 'closed'} after",
                    ),
                    try_=Text(
                        fr="Un vrai bouton répond aux deux touches ; un <div>, à aucune.",
                        en="A real button answers both keys; a <div>, neither.",
                    ),
                )
            lost = [fact for fact in (PANEL_TITLE, *answer.variant.values()) if fact not in shown(page)]
            if lost:
                raise Failed(
                    fr="Le panneau ouvert ne dit plus tout ce qu’il disait.",
                    en="The open panel no longer says all that it said.",
                    expected=", ".join(lost),
                    actual=shown(page),
                )
            if not go_to(page, CLOSER):
                raise Failed(
                    fr=f"Une fois le panneau ouvert, la touche Tab ne mène pas à « {CLOSER} ».",
                    en=f"Once the panel is open, the Tab key does not lead to “{CLOSER}”.",
                    actual=where(page),
                )
            page.keyboard.press(key)
            page.wait_for_timeout(50)
            if panel_is_open(page, answer):
                raise Failed(
                    fr=f"« {CLOSER} » ne répond pas à la touche {name.fr}.",
                    en=f"“{CLOSER}” does not answer the {name.en} key.",
                    expected=Text(fr="un panneau fermé", en="a closed panel"),
                    actual=Text(fr="un panneau ouvert", en="an open panel"),
                )


@check(points=2, fr="L’état du panneau se dit", en="The state of the panel is told", after=keys_operate, browser=True)
def state_is_told(answer: Answer) -> None:
    with answer.browser(FILE) as page:
        button = page.get_by_role("button", name=OPENER, exact=True)
        before = button.get_attribute("aria-expanded")
        open_by_keyboard(page)
        dialog = page.evaluate("() => Boolean(document.activeElement.closest('dialog, [role=dialog]'))")
        after = page.locator("[aria-expanded]").first.get_attribute("aria-expanded") if before else None
        if not dialog and (before, after) != ("false", "true"):
            raise Failed(
                fr="Rien ne dit, à l’oreille, si le panneau est ouvert ou fermé.",
                en="Nothing tells the ear whether the panel is open or closed.",
                expected=Text(
                    fr="aria-expanded « false » puis « true » sur le bouton, ou une boîte de dialogue qui prend le focus",
                    en="aria-expanded “false” then “true” on the button, or a dialog that takes the focus",
                ),
                actual=f"{before} → {after}",
            )


@check(points=2, fr="Échap referme", en="Escape closes", after=keys_operate, browser=True)
def escape_closes(answer: Answer) -> None:
    with answer.browser(FILE) as page:
        open_by_keyboard(page)
        page.keyboard.press("Tab")
        page.keyboard.press("Escape")
        page.wait_for_timeout(50)
        if panel_is_open(page, answer):
            raise Failed(
                fr="La touche Échap laisse le panneau ouvert.",
                en="The Escape key leaves the panel open.",
                try_=Text(fr="Dans un événement, elle s’appelle « Escape ».", en="In an event, it is called “Escape”."),
            )


@check(
    points=3,
    fr="Le focus entre dans le panneau et revient au bouton",
    en="The focus enters the panel and comes back",
    after=escape_closes,
    browser=True,
)
def focus_is_led(answer: Answer) -> None:
    ways = ((Text(fr="Échap", en="Escape"), "Escape"), (Text(fr=f"« {CLOSER} »", en=f"“{CLOSER}”"), "Enter"))
    with answer.browser(FILE) as page:
        for way, key in ways:
            open_by_keyboard(page)
            if not page.evaluate("() => document.activeElement.matches('a[href^=\"tel:\"]')"):
                page.keyboard.press("Tab")
            if answer.variant["phone"] not in page.evaluate(
                "() => document.activeElement.innerText || ''"
            ) and not is_on(page, CLOSER):
                raise Failed(
                    fr="Juste après l’ouverture, la touche Tab ne mène pas dans le panneau.",
                    en="Just after opening, the Tab key does not lead into the panel.",
                    expected=Text(
                        fr="le premier lien ou bouton du panneau", en="the first link or button of the panel"
                    ),
                    actual=where(page),
                )
            if key == "Enter" and not is_on(page, CLOSER):
                go_to(page, CLOSER)
            page.keyboard.press(key)
            page.wait_for_timeout(50)
            if not is_on(page, OPENER):
                raise Failed(
                    fr=f"Après {way.fr}, le focus est perdu : il faut repartir du haut de la page.",
                    en=f"After {way.en}, the focus is lost: people start again from the top of the page.",
                    expected=Text(fr=f"le focus sur « {OPENER} »", en=f"the focus on “{OPENER}”"),
                    actual=where(page),
                    try_=Text(
                        fr="La méthode focus() du bouton qui a ouvert.",
                        en="The focus() method of the button that opened.",
                    ),
                )


@check(
    points=3,
    fr="On voit toujours où l’on est, dans l’ordre",
    en="People always see where they are, in order",
    after=button_reached,
    browser=True,
)
def focus_is_seen(answer: Answer) -> None:
    with answer.browser(FILE) as page:
        stops: list[dict[str, object]] = []
        for _ in range(STOPS):
            page.keyboard.press("Tab")
            stop = focused(page)
            if stop is None or any(stop["order"] == one["order"] for one in stops):
                break
            stops.append(stop)
        page.evaluate("() => document.activeElement.blur()")
        at_rest = page.evaluate(f"() => [...document.querySelectorAll('*')].map(one => ({LOOK})(one))")
        for stop in stops:
            if stop["look"] == at_rest[int(str(stop["order"]))]:
                raise Failed(
                    fr="Un élément a le focus et rien ne le montre.",
                    en="An element has the focus and nothing shows it.",
                    expected=Text(fr="un contour visible autour de lui", en="a visible outline around it"),
                    actual=str(stop["source"]),
                    try_=Text(
                        fr="Le navigateur dessine un contour tout seul : il suffit de ne pas l’effacer.",
                        en="The browser draws an outline by itself: it is enough not to erase it.",
                    ),
                )
        orders = [int(str(stop["order"])) for stop in stops]
        if orders != sorted(orders):
            raise Failed(
                fr="Le focus ne suit pas l’ordre de la page.",
                en="The focus does not follow the order of the page.",
                actual="\n".join(str(stop["source"]) for stop in stops),
            )


@check(
    points=1, fr="Le linter guichet n’a rien à redire", en="The guichet linter has nothing to say", after=nothing_lost
)
def linter_is_silent(answer: Answer) -> None:
    answer.lint(FILE, "widget.css", "widget.js")
