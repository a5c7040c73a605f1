"""E12: the page is used in a real browser, with the keyboard alone."""

from __future__ import annotations

import itertools
from base64 import b64encode
from typing import TYPE_CHECKING, Any

from grading import Answer, Failed, Text, check
from grading.browser import LIGHT
from grading.devices import CONDITIONS, conditions
from grading.document import plain_words, squash
from grading.painted import widths
from grading.text import count_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page

FILE = "page.html"
OPENER, CLOSER, PANEL_TITLE = "Nous joindre", "Fermer", "La mairie"
STOPS = 12
LATER = 60_000
"""Milliseconds for which somebody may read the panel."""
# What a browser announces as a button that opens something: a button, or the summary of a details element.
BUTTONS = ("button", "DisclosureTriangle", "DisclosureTriangleGrouped")
FOCUSED = """() => {
  const one = document.activeElement;
  if (!one || one === document.body) return null;
  let inFlow = true;
  for (let holder = one; holder; holder = holder.parentElement) {
    const {position, float} = getComputedStyle(holder);
    inFlow = inFlow && ["static", "relative"].includes(position) && float === "none";
  }
  const {left, top, right, bottom} = one.getBoundingClientRect();
  return {text: String(one.innerText || one.value || "").slice(0, 5000), source: one.cloneNode(false).outerHTML.slice(0, 5000), inFlow,
    box: [left, top, right, bottom], order: [...document.querySelectorAll("*")].indexOf(one)};
}"""
CONTROLS = """() => [...document.querySelectorAll("*")].map((one, order) => ({one, order}))
  .filter(({one}) => one.matches("a[href], button, summary, input, select, textarea") && !one.disabled)
  .filter(({one}) => one.checkVisibility({visibilityProperty: true}))
  .map(({one, order}) => ({order, source: one.cloneNode(false).outerHTML}))"""
# For each stop: pixels that the focus changes by 3 to 1, and pixels still readable in what has the focus.
COMPARE = (
    f"async (stops) => {{{LIGHT}"
    + """
  const pen = Object.assign(document.createElement("canvas"), {width: innerWidth, height: innerHeight})
    .getContext("2d", {willReadFrequently: true});
  const images = await Promise.all(stops.map(async ({shot}) => {
    const image = Object.assign(new Image(), {src: "data:image/png;base64," + shot});
    await image.decode();
    return image;
  }));
  const lights = (image, [left, top, right, bottom], margin) => {
    const x = Math.max(0, Math.floor(left - margin)), y = Math.max(0, Math.floor(top - margin));
    const width = Math.max(1, Math.ceil(right + margin) - x), height = Math.max(1, Math.ceil(bottom + margin) - y);
    pen.drawImage(image, 0, 0);
    const {data} = pen.getImageData(x, y, width, height), found = [];
    for (let at = 0; at < data.length; at += 4) {
      found.push(light(data[at], data[at + 1], data[at + 2]));
    }
    return found;
  };
  const differ = (one, other) => contrast(one, other) >= 3;
  return stops.map(({box}, rank) => {
    const here = lights(images[rank], box, 6);
    const elsewhere = lights(images[rank + 1] || images[rank - 1] || images[rank], box, 6);
    const inside = lights(images[rank], box, 0), counts = new Map();
    for (const light of inside) counts.set(light, (counts.get(light) || 0) + 1);
    const [ground] = [...counts].sort((one, other) => other[1] - one[1])[0];
    return {changed: here.filter((light, at) => differ(light, elsewhere[at])).length,
      readable: inside.filter((light) => differ(light, ground)).length};
  });
}"""
)
FEW_PIXELS = 20
AT_THE_TOP = """() => {
  document.body.tabIndex = -1;
  document.body.focus();
  document.body.blur();
  document.body.removeAttribute("tabindex");
}"""
"""Make the next Tab lead to the first stop of the page."""

LISTEN = """() => {
  const links = [...document.querySelectorAll("a[href]")].filter((one) => one.checkVisibility()), heard = new Map(), met = new Set();
  // Behind a dialog, a link waits.
  addEventListener("focusin", (event) => met.add(event.target));
  addEventListener("click", (event) => heard.set(event.target.closest("a[href]"), event), true);
  window.unheard = () => links.filter((one) => met.has(one)).filter((one) => {
    const event = heard.get(one), inside = one.getAttribute("href").startsWith("#");
    // A script may lead to a place of the page in its own way.
    return !event || (event.defaultPrevented && !inside);
  }).map((one) => one.cloneNode(false).outerHTML);
}"""
"""Note which links that are shown are followed from now on."""


def focused(page: Page) -> dict[str, Any] | None:
    """The element that has the focus, its words and where it stands; None when nothing has it."""
    found = page.evaluate(FOCUSED)
    assert found is None or isinstance(found, dict)
    return found


def heard(page: Page) -> list[dict[str, Any]]:
    """All that the browser tells a screen reader: role, name and properties of each thing."""
    nodes = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    return [
        {
            "role": node["role"]["value"],
            "name": squash(str(node.get("name", {}).get("value", ""))),
            **{one["name"]: one["value"].get("value") for one in node.get("properties", [])},
        }
        for node in nodes
        if not node["ignored"]
    ]


def buttons(page: Page, name: str) -> list[dict[str, Any]]:
    """The buttons of that name, as a screen reader hears them."""
    return [one for one in heard(page) if one["role"] in BUTTONS and plain_words(one["name"]) == plain_words(name)]


def is_on(page: Page, name: str) -> bool:
    """Whether the focus is on the control of that name, for the ear and for the eye."""
    found = focused(page)
    here = [one["name"] for one in heard(page) if one.get("focused")]
    seen = found is not None and plain_words(name) in plain_words(str(found["text"]))
    return seen and plain_words(name) in map(plain_words, here)


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


def walk(page: Page) -> list[dict[str, Any]]:
    """What Tab goes through from here, each with what is then on screen, until it leaves the page or turns round."""
    stops: list[dict[str, Any]] = []
    for _ in range(STOPS):
        page.keyboard.press("Tab")
        stop = focused(page)
        if stop is None or any(stop["order"] == one["order"] for one in stops):
            break
        stops.append(stop | {"shot": b64encode(page.screenshot(animations="disabled")).decode()})
    return stops


def panel_is_open(page: Page, answer: Answer) -> bool:
    """Whether people can see the phone number."""
    return page.get_by_text(answer.variant["phone"]).first.is_visible()


def shown(page: Page) -> str:
    """All the text that can be seen, on one line."""
    return squash(page.locator("body").inner_text())


def told(expanded: bool | None) -> str:
    """What the button says of its state, as the attribute writes it."""
    return "–" if expanded is None else str(expanded).lower()


def open_by_keyboard(page: Page, key: str = "Enter") -> None:
    """Go to the button and press it."""
    go_to(page, OPENER)
    page.keyboard.press(key)
    page.wait_for_timeout(50)


@check(points=2, fr="La page garde tout ce qu’elle disait", en="The page keeps all that it said")
def nothing_lost(answer: Answer) -> None:
    answer.keeps(FILE)
    positive = [one for one in answer.page(FILE).select("[tabindex]") if count_of(one["tabindex"])]
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
        stops: dict[str, bool] = {}
        while len(stops) < STOPS and not is_on(page, OPENER):
            page.keyboard.press("Tab")
            if where(page) in stops:
                break
            stops[where(page)] = is_on(page, OPENER)
        reached, seen = any(stops.values()), ", ".join(stops)
        count = len(buttons(page, OPENER))
        if not reached or count != 1:
            raise Failed(
                fr=f"Avec la seule touche Tab, on n’atteint pas un bouton nommé « {OPENER} ».",
                en=f"With the Tab key alone, no button called “{OPENER}” is reached.",
                expected=Text(fr=f"un bouton « {OPENER} »", en=f"a button “{OPENER}”"),
                actual=Text(
                    fr=f"atteint : {seen} ; boutons de ce nom : {count}",
                    en=f"reached: {seen}; buttons of that name: {count}",
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
        page.clock.install()
        for key, name in (("Enter", Text(fr="Entrée", en="Enter")), ("Space", Text(fr="Espace", en="Space"))):
            # The second time on a phone, or in a window enlarged four times.
            page.set_viewport_size({"width": 1280 if key == "Enter" else 320, "height": 800})
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
                        fr="Un panneau rendu transparent, ou poussé hors de l’écran, se lit et se traverse encore : "
                        "hidden le ferme pour tout le monde.",
                        en="A panel made transparent, or pushed off screen, is still read and still takes Tab: hidden "
                        "closes it for everyone.",
                    )
                    if before
                    else Text(
                        fr="Un vrai bouton répond aux deux touches ; un <div>, à aucune.",
                        en="A real button answers both keys; a <div>, neither.",
                    ),
                )
            facts = (PANEL_TITLE, answer.variant["phone"], answer.variant["address"], CLOSER)
            lost = [fact for fact in facts if fact not in shown(page)]
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
            page.clock.fast_forward(LATER)
            page.evaluate("() => document.getAnimations().forEach((one) => one.finish())")
            if not panel_is_open(page, answer) or not is_on(page, CLOSER):
                raise Failed(
                    fr="Le panneau se referme seul, ou perd le focus, pendant qu’une personne le lit.",
                    en="The panel closes by itself, or loses the focus, while somebody reads it.",
                    expected=Text(
                        fr=f"un panneau ouvert, et le focus sur « {CLOSER} », une minute plus tard",
                        en=f"an open panel, and the focus on “{CLOSER}”, a minute later",
                    ),
                    actual=where(page),
                    try_=Text(
                        fr="Cherchez un minuteur : on lit, on note un numéro, on répond à la porte.",
                        en="Look for a timer: people read, write down a number, answer the door.",
                    ),
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
    # A button of the browser waits until Space is let go: whoever cannot let go at once finds the panel open all the same.
    for times in (2, 5):
        with answer.browser(FILE) as page:
            seen = held(page, answer, times)
        if not seen[-1] or False in seen[seen.index(True) :]:
            raise Failed(
                fr="Une touche Espace tenue un instant ouvre et referme le panneau.",
                en="A Space held for a moment opens and closes the panel.",
                expected=Text(fr="un panneau ouvert, une fois", en="a panel open, once"),
                actual=" → ".join("1" if one else "0" for one in seen),
                try_=Text(
                    fr="Une main qui tremble tient la touche : le clavier la répète. L’événement click d’un <button> "
                    "n’arrive qu’une fois ; keydown arrive à chaque répétition (event.repeat).",
                    en="A hand that shakes holds the key: the keyboard repeats it. The click event of a <button> comes "
                    "once; keydown comes at each repeat (event.repeat).",
                ),
            )


def held(page: Page, answer: Answer, times: int) -> list[bool]:
    """Whether the panel is open at each repeat of a Space held on the button, and once it is let go."""
    go_to(page, OPENER)
    found = []
    for _ in range(times):
        page.keyboard.down("Space")
        found.append(panel_is_open(page, answer))
    page.keyboard.up("Space")
    page.wait_for_timeout(50)
    return [*found, panel_is_open(page, answer)]


@check(points=2, fr="L’état du panneau se dit", en="The state of the panel is told", after=keys_operate, browser=True)
def state_is_told(answer: Answer) -> None:
    def state() -> bool | None:
        return next((one.get("expanded") for one in buttons(page, OPENER)), None)

    with answer.browser(FILE) as page:
        before = state()
        open_by_keyboard(page)
        after = state()
        said = plain_words(" ".join(one["name"] for one in heard(page) if one["role"] == "StaticText"))
        facts = (answer.variant["phone"], answer.variant["address"])
        silent = [fact for fact in facts if plain_words(fact) not in said]
        if silent:
            raise Failed(
                fr="Le panneau s’ouvre pour l’œil seul : à l’oreille, il ne dit rien.",
                en="The panel opens for the eye alone: to the ear, it says nothing.",
                expected=", ".join(silent),
                actual="–",
                try_=Text(fr="Cherchez un aria-hidden qui reste.", en="Look for an aria-hidden that stays."),
            )
        dialog = page.evaluate("() => Boolean(document.activeElement.closest('dialog, [role=dialog]'))")
        if not dialog and (before, after) != (False, True):
            raise Failed(
                fr="Rien ne dit, à l’oreille, si le panneau est ouvert ou fermé.",
                en="Nothing tells the ear whether the panel is open or closed.",
                expected=Text(
                    fr="un bouton annoncé « réduit » puis « développé » (aria-expanded), ou une boîte de dialogue qui "
                    "prend le focus",
                    en="a button announced “collapsed” then “expanded” (aria-expanded), or a dialog that takes focus",
                ),
                actual=f"{told(before)} → {told(after)}",
            )
        for name in (Text(fr="Échap", en="Escape"), Text(fr=f"« {CLOSER} »", en=f"“{CLOSER}”")):
            if name.en == "Escape":
                page.keyboard.press("Escape")
            else:
                open_by_keyboard(page)
                if not is_on(page, CLOSER):
                    go_to(page, CLOSER)
                page.keyboard.press("Enter")
            page.wait_for_timeout(50)
            if state() and not panel_is_open(page, answer):
                raise Failed(
                    fr=f"Après {name.fr}, le panneau est fermé et le bouton dit encore qu’il est ouvert.",
                    en=f"After {name.en}, the panel is closed and the button still says that it is open.",
                    expected="aria-expanded: false",
                    actual="aria-expanded: true",
                    try_=Text(
                        fr="Une seule fonction ferme le panneau et change l’état ; tous les chemins l’appellent.",
                        en="One function closes the panel and changes the state; every way calls it.",
                    ),
                )


@check(points=2, fr="Échap referme", en="Escape closes", after=keys_operate, browser=True)
def escape_closes(answer: Answer) -> None:
    places = (
        (0, Text(fr="dès l’ouverture", en="as soon as it is open")),
        (1, Text(fr="une fois dans le panneau", en="once in the panel")),
    )
    with answer.browser(FILE) as page:
        for presses, place in places:
            open_by_keyboard(page)
            for _ in range(presses):
                page.keyboard.press("Tab")
            page.keyboard.press("Escape")
            page.wait_for_timeout(50)
            if panel_is_open(page, answer):
                raise Failed(
                    fr=f"La touche Échap, {place.fr}, laisse le panneau ouvert.",
                    en=f"The Escape key, {place.en}, leaves the panel open.",
                    try_=Text(
                        fr="Dans un événement, elle s’appelle « Escape ». Écoutez-la dans toute la page, chaque fois.",
                        en="In an event, it is called “Escape”. Listen to it in the whole page, each time.",
                    ),
                )
        page.keyboard.press("Escape")
        page.wait_for_timeout(50)
        if panel_is_open(page, answer):
            raise Failed(
                fr="Sur un panneau fermé, la touche Échap l’ouvre.",
                en="On a closed panel, the Escape key opens it.",
                expected=Text(fr="un panneau qui reste fermé", en="a panel that stays closed"),
                actual=Text(fr="un panneau ouvert", en="an open panel"),
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
                "() => String(document.activeElement.innerText || '').slice(0, 5000)"
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
        stops, controls = walk(page), page.evaluate(CONTROLS)
        views = page.evaluate(COMPARE, stops)
        skipped = [one["source"] for one in controls if one["order"] not in [stop["order"] for stop in stops]]
        if skipped:
            raise Failed(
                fr="La touche Tab n’atteint pas tous les liens et boutons.",
                en="The Tab key does not reach every link and button.",
                expected="\n".join(skipped),
                actual="\n".join(str(stop["source"]) for stop in stops),
            )
        open_by_keyboard(page)
        if panel_is_open(page, answer):
            more = walk(page)
            views += page.evaluate(COMPARE, more) if len(more) > 1 else []
        else:
            more = []
        was_open = panel_is_open(page, answer)
        page.evaluate(LISTEN)
        for rank in range(page.locator("a[href]:visible").count()):
            page.locator("a[href]:visible").nth(rank).focus()
            page.keyboard.press("Enter")
        page.wait_for_timeout(50)
        dead = page.evaluate("() => window.unheard()")
        # Less movement, a finger, more contrast, each width: the focus is seen under all that the styles ask for.
        for _ in settings(page):
            if was_open and not panel_is_open(page, answer):
                raise Failed(
                    fr="Le panneau ouvert ne se voit pas sur tous les écrans.",
                    en="The open panel is not seen on every screen.",
                    expected=answer.variant["phone"],
                    actual=shown(page),
                    try_=Text(
                        fr="Cherchez @media : un doigt au lieu d’une souris, un écran étroit, un réglage de contraste.",
                        en="Look for @media: a finger instead of a mouse, a narrow screen, a setting of contrast.",
                    ),
                )
            page.evaluate(AT_THE_TOP)
            again = walk(page)
            met = [stop["order"] for stop in again]
            unmet = [one["source"] for one in page.evaluate(CONTROLS) if one["order"] not in met]
            if unmet and not page.locator("dialog[open], [role=dialog]:visible, [role=alertdialog]:visible").count():
                raise Failed(
                    fr="Le panneau ouvert retient la touche Tab : le reste de la page se voit, et ne s’atteint plus.",
                    en="The open panel holds the Tab key: the rest of the page is seen, and no longer reached.",
                    expected="\n".join(unmet),
                    actual="\n".join(str(stop["source"]) for stop in again),
                    try_=Text(
                        fr="Seule une boîte de dialogue garde le focus, et elle le dit. Un panneau le laisse passer.",
                        en="A dialog alone keeps the focus, and says so. A panel lets it through.",
                    ),
                )
            more, views = [*more, *again], views + (page.evaluate(COMPARE, again) if len(again) > 1 else [])
    if dead:
        raise Failed(
            fr="Un lien a le focus, et la touche Entrée ne le suit pas.",
            en="A link has the focus, and the Enter key does not follow it.",
            expected=Text(fr="un lien que l’on suit sans souris", en="a link that is followed without a mouse"),
            actual="\n".join(dead),
        )
    for stop, view in zip((*stops, *more), views, strict=False):
        if min(view["changed"], view["readable"]) < FEW_PIXELS:
            raise Failed(
                fr="Un élément a le focus, et rien ne le montre à l’écran.",
                en="An element has the focus, and nothing shows it on screen.",
                expected=Text(
                    fr="un contour bien visible autour de lui, contrasté, qui reste",
                    en="a plain outline around it, contrasted, that stays",
                ),
                actual=str(stop["source"]),
                try_=Text(
                    fr="Le navigateur dessine un contour tout seul : il suffit de ne pas l’effacer, et de ne rien "
                    "poser dessus.",
                    en="The browser draws an outline by itself: do not erase it, and lay nothing over it.",
                ),
            )
    orders = [int(stop["order"]) for stop in stops]
    if orders != sorted(orders) or any(goes_up(*pair) for pair in itertools.pairwise(stops)):
        raise Failed(
            fr="Le focus ne suit pas l’ordre de la page.",
            en="The focus does not follow the order of the page.",
            actual="\n".join(str(stop["source"]) for stop in stops),
        )


def settings(page: Page) -> Iterator[None]:
    """A page that is open, at each width at which its styles change, then under each setting that they ask for."""
    for width in widths("screen", page.evaluate(CONDITIONS)):
        page.set_viewport_size({"width": width, "height": 800})
        yield
    yield from conditions(page)


def goes_up(one: dict[str, Any], following: dict[str, Any]) -> bool:
    """Whether Tab goes back up the page, or back along a line, as the eye sees it; placed boxes stand anywhere."""
    left, top, right, bottom = one["box"]
    next_left, next_top, next_right, next_bottom = following["box"]
    above = next_bottom <= top and next_left < right
    before = next_right <= left and next_top < bottom and top < next_bottom
    return bool(one["inFlow"] and following["inFlow"] and (above or before))


@check(
    points=1, fr="Le linter guichet n’a rien à redire", en="The guichet linter has nothing to say", after=nothing_lost
)
def linter_is_silent(answer: Answer) -> None:
    answer.lint(FILE, "widget.css", "widget.js")
