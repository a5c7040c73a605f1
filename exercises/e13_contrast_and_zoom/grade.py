"""E13: contrasts are computed from the tokens and measured on the page, then the page is enlarged and narrowed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import tinycss2
from guichet.reading.styles.colour import Colour, parse_colour
from guichet.seen.contrast import is_large, ratio

from grading import Answer, Failed, Text, check
from grading.browser import LIGHT, picture
from grading.devices import CONDITIONS, conditions
from grading.document import plain_words
from grading.painted import WIDTHS, widths

if TYPE_CHECKING:
    from playwright.sync_api import Page

PAGE, SHEET = "page.html", "style.css"
PAIRS = (
    ("--text", "--page", 4.5),
    ("--muted", "--page", 4.5),
    ("--link", "--page", 4.5),
    ("--title", "--page", 3.0),
    ("--on-alert", "--alert", 4.5),
    ("--on-action", "--action", 4.5),
)
TOKENS = sorted({name for front, back, _ in PAIRS for name in (front, back)})
THEMES = {"light": Text(fr="clair", en="light"), "dark": Text(fr="sombre", en="dark")}
STATES = (
    "", "visited", "hover", "focus", "focus-visible", "focus-within", "active", "target", "target-within",
    ":selection", ":target-text",
)  # fmt: skip
"""What people do to a page; a second colon: to the words themselves, which they select or follow a link to."""
# What each text is made of, at rest or in a state that a rule of the sheet speaks of, which is then put on everything.
TEXTS = """(state) => {
  const words = state.startsWith(":") ? ":" + state : null;
  const called = new RegExp(":" + state + "(?![\\\\w-])", "g"), changed = [];
  const put = (rules) => {
    for (const rule of rules) {
      const selector = rule.selectorText || "", wider = selector.replace(called, words ? "" : ":nth-child(n)");
      if (state && wider !== selector) {
        changed.push([rule, selector]);
        if (!words) rule.selectorText = wider;
      }
      if (rule.cssRules) put(rule.cssRules);
    }
  };
  const still = document.head.appendChild(document.createElement("style"));
  still.textContent = "* { transition: none !important; }";
  for (const sheet of document.styleSheets) put(sheet.cssRules);
  if (state && !changed.length) return [];
  const pen = Object.assign(document.createElement("canvas"), {width: 1, height: 1}).getContext("2d");
  const paint = (colours) => {
    pen.clearRect(0, 0, 1, 1);
    for (const [colour, opacity] of colours) {
      pen.globalAlpha = opacity; pen.fillStyle = colour; pen.fillRect(0, 0, 1, 1);
    }
    return [...pen.getImageData(0, 0, 1, 1).data].slice(0, 3);
  };
  const canvas = document.body.appendChild(document.createElement("i"));
  canvas.style.backgroundColor = "Canvas";
  const blank = getComputedStyle(canvas).backgroundColor;
  canvas.remove();
  const found = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const text = walker.currentNode.data.trim(), holder = walker.currentNode.parentElement;
    if (!text || !holder.checkVisibility()) continue;
    const behind = [];
    let opacity = 1;
    for (let one = holder; one; one = one.parentElement) {
      opacity *= Number(getComputedStyle(one).opacity);
      behind.unshift([getComputedStyle(one).backgroundColor, 1]);
    }
    behind.unshift([blank, 1]);
    const style = getComputedStyle(holder), chosen = getComputedStyle(holder, words);
    if (words) behind.push([chosen.backgroundColor, opacity]);
    found.push({text, back: paint(behind), front: paint([...behind, [chosen.color, opacity]]),
      size: parseFloat(style.fontSize), bold: Number(style.fontWeight) >= 700});
  }
  for (const [rule, selector] of changed) rule.selectorText = selector;
  return found;
}"""
# The tokens that change no colour of the page when they change.
UNUSED = """(names) => {
  const root = document.documentElement;
  const still = document.head.appendChild(document.createElement("style"));
  still.textContent = "* { transition: none !important; }";
  const painted = ["color", "-webkit-text-fill-color", "background-color", "background-image", "fill", "stroke", "box-shadow",
    "border-top-color", "border-bottom-color", "outline-color", "text-decoration-color"];
  const sides = [null, "::before", "::after", "::first-line", "::marker"];
  const looks = () => [...document.querySelectorAll("html, body, body *")]
    .flatMap((one) => sides.map((side) => getComputedStyle(one, side)))
    .map((style) => painted.map((name) => style.getPropertyValue(name)).join()).join();
  const unused = names.filter((name) => {
    const own = root.style.getPropertyValue(name);
    const [one, other] = ["rgb(1, 2, 3)", "rgb(3, 2, 1)"].map((colour) => {
      root.style.setProperty(name, colour, "important");
      return looks();
    });
    own ? root.style.setProperty(name, own) : root.style.removeProperty(name);
    return one === other;
  });
  still.remove();
  return unused;
}"""
# What each line of text looks like once painted: its most frequent colour, and the colour furthest from it.
LINES = (
    f"async ([shot, scale]) => {{{LIGHT}"
    + """
  const image = Object.assign(new Image(), {src: "data:image/png;base64," + shot});
  await image.decode();
  const pen = Object.assign(document.createElement("canvas"), {width: image.width, height: image.height})
    .getContext("2d", {willReadFrequently: true});
  pen.drawImage(image, 0, 0);
  const parts = (colour) => [colour >> 16, colour >> 8 & 255, colour & 255];
  const apart = (one, other) => contrast(light(...parts(one)), light(...parts(other)));
  const found = [], walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const text = walker.currentNode.data.trim(), holder = walker.currentNode.parentElement;
    if (!text || !holder.checkVisibility()) continue;
    const range = document.createRange(), style = getComputedStyle(holder);
    range.selectNodeContents(walker.currentNode);
    for (const {left, top, width, height} of range.getClientRects()) {
      const box = [(left + scrollX) * scale, (top + scrollY) * scale, width * scale, height * scale].map(Math.floor);
      if (box[2] < 9 || box[3] < 9 || box[0] < 0 || box[0] + box[2] > image.width) continue;
      const {data} = pen.getImageData(...box), counts = new Map();
      for (let at = 0; at < data.length; at += 4) {
        const colour = data[at] << 16 | data[at + 1] << 8 | data[at + 2];
        counts.set(colour, (counts.get(colour) || 0) + 1);
      }
      const colours = [...counts].sort((one, other) => other[1] - one[1]).filter(([, count]) => count > 5);
      if (!colours.length) continue;
      const back = colours[0][0];
      const front = colours.reduce((best, [colour]) => apart(colour, back) > apart(best, back) ? colour : best, back);
      found.push({text, back: parts(back), front: parts(front),
        size: parseFloat(style.fontSize), bold: Number(style.fontWeight) >= 700});
    }
  }
  return found;
}"""
)
# Shades of what is drawn a little soften the edge of a letter; less than that, nobody sees a letter.
SOFT, UNSEEN = 0.95, 1.05
SMALLEST = 12
DOUBLE = """() => {
  const sizes = [...document.querySelectorAll("body, body *")].map((one) => [one, getComputedStyle(one).fontSize]);
  for (const [one, size] of sizes) one.style.setProperty("font-size", 2 * parseFloat(size) + "px", "important");
}"""
CUT = """() => {
  const cut = [], tiny = [], spoken = [], pieces = [], round = (rect) => rect.width > 0 && rect.height > 0;
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode, holder = node.parentElement, range = document.createRange();
    if (!node.data.trim()) continue;
    range.selectNodeContents(node);
    let heard = false;
    for (let one = holder; one && one !== document.body; one = one.parentElement) {
      const {width, height} = one.getBoundingClientRect();
      heard = heard || (width <= 2 && height <= 2 && getComputedStyle(one).overflow !== "visible");
    }
    if (heard) { spoken.push(node.data.trim()); continue; }
    for (const rect of [...range.getClientRects()].filter(round)) pieces.push({rect, holder, text: node.data.trim()});
  }
  const wide = document.documentElement.scrollWidth > innerWidth + 1;
  for (const {rect, holder, text} of pieces) {
    let lost = rect.right > innerWidth + 1 || rect.left < -1;
    for (let one = holder; one && !lost; one = one.parentElement) {
      const style = getComputedStyle(one), box = one.getBoundingClientRect(), root = one.matches("html, body");
      const hides = (way) => ["hidden", "clip"].includes(style["overflow" + way]);
      const clear = /^rgba.*[ ,/]0\\)$|transparent/.test(style.backgroundColor);
      const filled = !root && !clear && style.display !== "inline";
      const scrolls = ["auto", "scroll"].includes(style.overflowY);
      lost = ((hides("Y") || (filled && !scrolls)) && (rect.bottom > box.bottom + 3 || rect.top < box.top - 3))
        || ((hides("X") || scrolls || filled) && (rect.right > box.right + 2 || rect.left < box.left - 2));
      if (scrolls) break;
    }
    lost = lost || pieces.some((other) => {
      // Lines of one text may brush against one another, as tight lines do; two texts may not.
      const kin = other.holder.contains(holder) || holder.contains(other.holder);
      return other.rect !== rect
        && Math.min(rect.right, other.rect.right) - Math.max(rect.left, other.rect.left) > 3
        && Math.min(rect.bottom, other.rect.bottom) - Math.max(rect.top, other.rect.top) > (kin ? rect.height / 3 : 4);
    });
    const small = rect.height < SMALLEST || parseFloat(getComputedStyle(holder).fontSize) < SMALLEST;
    if (small && !tiny.includes(text)) tiny.push(text);
    if (lost && !cut.includes(text)) cut.push(text);
  }
  if (wide && !cut.length) cut.push("↔ " + document.documentElement.scrollWidth + " px");
  return {cut, tiny, spoken};
}""".replace("SMALLEST", str(SMALLEST))
WAYS = (
    (Text(fr="dans une fenêtre de 320 pixels", en="in a window of 320 pixels"), 320, False),
    (Text(fr="au zoom de 200 %", en="at a zoom of 200%"), 640, False),
    (Text(fr="avec un texte agrandi à 200 %", en="with text enlarged to 200%"), 1280, True),
    (
        Text(
            fr="avec un texte agrandi à 200 %, dans une fenêtre de 640 pixels",
            en="with text enlarged to 200%, in a window of 640 pixels",
        ),
        640,
        True,
    ),
)


def declared(nodes: list[Any], theme: str, weight: int = 0) -> list[tuple[int, str, str]]:
    """The custom properties of the root that apply in that theme: weight of the selector, name, value."""
    found: list[tuple[int, str, str]] = []
    for node in nodes:
        if node.type == "declaration" and node.name.startswith("--") and weight:
            found.append((weight + 10 * bool(node.important), node.name, tinycss2.serialize(node.value).strip()))
        elif node.type == "qualified-rule":
            selectors = [one.strip() for one in tinycss2.serialize(node.prelude).split(",")]
            weights = [1 + one.count(":") for one in selectors if re.fullmatch(r"(html)?(:root)?|&", one)]
            if weights:
                inner = tinycss2.parse_blocks_contents(node.content, skip_comments=True, skip_whitespace=True)
                found += declared(inner, theme, max(weights))
        elif node.type == "at-rule" and node.content and applies(node, theme):
            inner = tinycss2.parse_blocks_contents(node.content, skip_comments=True, skip_whitespace=True)
            found += declared(inner, theme, weight)
    return found


def applies(rule: Any, theme: str) -> bool:
    """Whether an at-rule holds on a screen with that theme."""
    if rule.lower_at_keyword != "media":
        return rule.lower_at_keyword in ("layer", "supports")
    query = tinycss2.serialize(rule.prelude).lower()
    wanted = re.search(r"prefers-color-scheme\s*:\s*([\w-]+)", query)
    met = wanted is None or (wanted.group(1) == theme) != query.strip().startswith("not")
    return met and "print" not in query


def tokens(answer: Answer, theme: str) -> dict[str, str]:
    """The value of each custom property in that theme, references followed."""
    nodes = tinycss2.parse_stylesheet(answer.text(SHEET), skip_comments=True, skip_whitespace=True)
    values = {name: value for _, name, value in sorted(declared(nodes, theme), key=lambda one: one[0])}

    def followed(value: str, depth: int = 0) -> str:
        value = re.sub(
            r"var\(\s*(--[\w-]+)\s*(?:,([^()]*))?\)",
            lambda match: values.get(match[1], match[2] or ""),
            value,
        )
        value = re.sub(
            r"light-dark\(((?:[^(),]|\([^)]*\))+),((?:[^(),]|\([^)]*\))+)\)",
            lambda match: match[1 if theme == "light" else 2].strip(),
            value,
        )
        return followed(value, depth + 1) if "var(" in value and depth < 9 else value.strip()

    return {name: followed(value) for name, value in values.items()}


def figure(value: float, least: float = 0) -> Text:
    """A ratio with two decimals, never rounded up to the least that was asked."""
    cut = f"{value:.2f}" if value >= least or round(value, 2) < least else f"{int(value * 100) / 100:.2f}"
    return Text(fr=cut.replace(".", ","), en=cut)


def is_near(one: Colour, other: Colour) -> bool:
    """Whether two colours differ by their rounding alone."""
    return all(
        abs(left - right) < 0.01
        for left, right in ((one.red, other.red), (one.green, other.green), (one.blue, other.blue))
    )


def read(answer: Answer, theme: str) -> None:
    """Fail when a pair of tokens is too pale in that theme."""
    values, called = tokens(answer, theme), THEMES[theme]
    for front, back, least in PAIRS:
        colours = [parse_colour(values.get(name, "").lower()) for name in (front, back)]
        unread = [name for name, colour in zip((front, back), colours, strict=True) if colour is None]
        if unread or colours[0] is None or colours[1] is None:
            raise Failed(
                fr=f"Thème {called.fr} : on ne peut pas lire la couleur {unread[0]}.",
                en=f"{called.en.capitalize()} theme: the colour {unread[0]} cannot be read.",
                expected=Text(
                    fr="#rrggbb, rgb(), hsl() ou un nom de couleur", en="#rrggbb, rgb(), hsl() or a colour name"
                ),
                actual=values.get(unread[0], "–"),
            )
        measured = ratio(colours[0].over(colours[1]), colours[1])
        if measured < least:
            raise Failed(
                fr=f"Thème {called.fr} : {front} sur {back} n’est pas assez contrasté.",
                en=f"{called.en.capitalize()} theme: {front} on {back} has too little contrast.",
                expected=Text(fr=f"{figure(least).fr} pour 1 au moins", en=f"{figure(least).en} to 1 at least"),
                actual=Text(
                    fr=f"{figure(measured, least).fr} pour 1 : {values[front]} sur {values[back]}",
                    en=f"{figure(measured, least).en} to 1: {values[front]} on {values[back]}",
                ),
                try_=Text(
                    fr="Éloignez la couleur de son fond, plus sombre ou plus claire, et mesurez encore.",
                    en="Move the colour away from its background, darker or lighter, and measure again.",
                ),
            )


def lines(page: Page, scale: int) -> list[dict[str, Any]]:
    """The lines of text of the page, as they are painted."""
    shot = picture(page, full_page=True, animations="disabled")
    found = page.evaluate(LINES, [shot, scale]) if shot else []
    assert isinstance(found, list)
    return found


def colours_of(text: dict[str, Any]) -> tuple[Colour, Colour]:
    """The colour of a text, and that of its background."""
    front, back = (Colour(*(part / 255 for part in text[side])) for side in ("front", "back"))
    return front, back


def drawn(answer: Answer, theme: str) -> None:
    """Fail when a text of the page is too pale in that theme, or when a token colours nothing."""
    called = THEMES[theme]
    declared_colours = {name: parse_colour(value.lower()) for name, value in tokens(answer, theme).items()}
    with answer.browser(PAGE, color_scheme=theme, device_scale_factor=3) as page:
        for width in widths("screen", page.evaluate(CONDITIONS)):
            page.set_viewport_size({"width": width, "height": 800})
            at_rest = refuse_pale_ones(page, called)
            seen = {colour for text in at_rest for colour in colours_of(text)}
            idle = [
                name
                for name, colour in declared_colours.items()
                if name in TOKENS and colour and not any(is_near(colour, one) for one in seen)
            ]
            idle = idle or page.evaluate(UNUSED, TOKENS)
            if idle:
                raise Failed(
                    fr=f"Thème {called.fr} : des jetons ne colorent plus rien, dans {width} pixels de large.",
                    en=f"{called.en.capitalize()} theme: some tokens no longer colour anything, {width} pixels wide.",
                    expected=Text(
                        fr="chaque couleur de la charte à sa place", en="each colour of the style guide in its place"
                    ),
                    actual=", ".join(idle),
                )
        # A finger, a wish for more contrast: colours may then be others, and are read all the same.
        for _ in conditions(page):
            for width in WIDTHS["screen"]:
                page.set_viewport_size({"width": width, "height": 800})
                refuse_pale_ones(page, called)


def refuse_pale_ones(page: Page, called: Text) -> list[dict[str, Any]]:
    """The texts of a page at rest; fail when one of them is too pale, at rest or in a state."""
    painted = [one for one in lines(page, 3) if ratio(*colours_of(one)) >= UNSEEN]
    at_rest, *touched = (page.evaluate(TEXTS, state) for state in STATES)
    faults = [(text, 1.0) for text in sum(touched, at_rest)] + [(text, SOFT) for text in painted]
    for text, share in faults:
        refuse_pale(text, share, called)
    return list(at_rest)


def refuse_pale(text: dict[str, Any], share: float, called: Text) -> None:
    """Fail when that text has less than that share of the contrast that it needs."""
    front, back = colours_of(text)
    measured, least = ratio(front, back), 3.0 if is_large(text["size"], text["bold"]) else 4.5
    if measured < least * share:
        raise Failed(
            fr=f"Thème {called.fr} : à l’écran, un texte est trop pâle.",
            en=f"{called.en.capitalize()} theme: on screen, a text is too pale.",
            expected=Text(fr=f"{figure(least).fr} pour 1 au moins", en=f"{figure(least).en} to 1 at least"),
            actual=Text(
                fr=f"« {text['text']} » : {figure(measured, least).fr} pour 1, {front.hex} sur {back.hex}",
                en=f"“{text['text']}”: {figure(measured, least).en} to 1, {front.hex} on {back.hex}",
            ),
            try_=Text(
                fr="Cherchez ce qui s’ajoute à la couleur : une opacité, un filtre, une image de fond, une autre "
                "règle, un état (:hover, :visited), une largeur d’écran.",
                en="Look for what comes on top of the colour: an opacity, a filter, a background image, another rule, "
                "a state (:hover, :visited), a width of screen, a setting (@media).",
            ),
        )


@check(points=4, fr="Le thème clair se lit", en="The light theme can be read")
def light_theme_is_readable(answer: Answer) -> None:
    read(answer, "light")


@check(points=4, fr="Le thème sombre se lit", en="The dark theme can be read")
def dark_theme_is_readable(answer: Answer) -> None:
    values = tokens(answer, "dark"), tokens(answer, "light")
    read(answer, "dark")
    same = values[0].get("--page") == values[1].get("--page")
    page = parse_colour(values[0].get("--page", "").lower())
    if same or page is None or page.luminance > 0.18:
        raise Failed(
            fr="Il n’y a plus de thème sombre : le fond reste clair.",
            en="There is no dark theme any more: the background stays light.",
            expected=Text(
                fr="un fond sombre quand la personne le demande", en="a dark background when people ask for it"
            ),
            actual=f"--page: {values[0].get('--page')}",
        )


@check(
    points=2,
    fr="À l’écran, le thème clair tient ses couleurs",
    en="On screen, the light theme keeps its colours",
    after=light_theme_is_readable,
    browser=True,
)
def light_theme_is_drawn(answer: Answer) -> None:
    drawn(answer, "light")


@check(
    points=2,
    fr="À l’écran, le thème sombre tient ses couleurs",
    en="On screen, the dark theme keeps its colours",
    after=dark_theme_is_readable,
    browser=True,
)
def dark_theme_is_drawn(answer: Answer) -> None:
    drawn(answer, "dark")


@check(
    points=4, fr="Rien n’est coupé à 200 % ni à 320 pixels", en="Nothing is cut at 200% or at 320 pixels", browser=True
)
def nothing_is_cut(answer: Answer) -> None:
    assert answer.start
    said = plain_words(Answer(answer.start).page(PAGE).text())
    if not answer.page(PAGE).text():
        raise Failed(fr="La page n’a plus de texte à lire.", en="The page has no text left to read.")
    for way, width, enlarged in WAYS:
        with answer.browser(PAGE, viewport={"width": width, "height": 800}) as page:
            if enlarged:
                page.evaluate(DOUBLE)
            found = page.evaluate(CUT)
            unseen = [one["text"] for one in lines(page, 1) if ratio(*colours_of(one)) < UNSEEN]
        cut = found["cut"] + [text for text in found["spoken"] if plain_words(text) in said] or unseen
        if cut:
            raise Failed(
                fr=f"Une partie du texte se perd {way.fr}.",
                en=f"Part of the text is lost {way.en}.",
                expected=Text(
                    fr="tout le texte, sans défiler de côté", en="the whole text, without scrolling sideways"
                ),
                actual="\n".join(cut),
                try_=Text(
                    fr="Une hauteur ou une largeur fixe ne grandit pas avec le texte. Faut-il la donner ?",
                    en="A fixed height or width does not grow with the text. Need it be given?",
                ),
            )
        if found["tiny"]:
            raise Failed(
                fr=f"Le texte tient, {way.fr}, mais si petit qu’on ne le lit plus.",
                en=f"The text fits, {way.en}, but so small that nobody can read it.",
                expected=Text(fr=f"{SMALLEST} pixels au moins", en=f"{SMALLEST} pixels at least"),
                actual="\n".join(found["tiny"]),
                try_=Text(
                    fr="Laissez le texte passer à la ligne plutôt que de le rapetisser.",
                    en="Let the text wrap rather than shrink it.",
                ),
            )


@check(points=1, fr="La balise viewport laisse grossir", en="The viewport tag lets people enlarge")
def zoom_is_allowed(answer: Answer) -> None:
    metas = answer.page(PAGE).select("meta[name=viewport i]")
    content = str(metas[0].get("content", "")).lower() if metas else ""
    settings = dict(re.findall(r"([\w-]+)\s*=\s*([\w.-]+)", content))
    scale = settings.get("maximum-scale", "10")
    blocked = settings.get("user-scalable", "yes") in ("no", "0") or (
        re.fullmatch(r"\d+(\.\d+)?", scale) is None or float(scale) < 2
    )
    if len(metas) != 1 or settings.get("width") != "device-width" or blocked:
        raise Failed(
            fr="Sur un téléphone, écarter deux doigts ne grossit pas la page jusqu’à 200 %.",
            en="On a phone, spreading two fingers does not enlarge the page to 200%.",
            expected=Text(
                fr="une balise viewport à la largeur de l’écran, sans limite au zoom",
                en="a viewport tag of the width of the screen, with no limit to zoom",
            ),
            actual="\n".join(answer.page(PAGE).source(one) for one in metas) or "–",
        )


@check(
    points=1,
    fr="Deux doigts grossissent la page",
    en="Two fingers enlarge the page",
    after=zoom_is_allowed,
    browser=True,
)
def fingers_enlarge(answer: Answer) -> None:
    phone = {"viewport": {"width": 360, "height": 640}, "is_mobile": True, "has_touch": True}
    with answer.browser(PAGE, **phone) as page:
        touch = page.context.new_cdp_session(page)
        for gap in range(30, 170, 10):
            places = [{"x": 180 + side * gap, "y": 300, "id": max(side, 0)} for side in (-1, 1)]
            kind = "touchStart" if gap == 30 else "touchMove"
            touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": places})
        touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
        page.wait_for_timeout(100)
        scale = page.evaluate("() => visualViewport.scale")
    if scale < 2:
        raise Failed(
            fr="Sur un téléphone, on écarte deux doigts et rien ne grossit.",
            en="On a phone, two fingers are spread and nothing grows.",
            expected=Text(fr="une page deux fois plus grande au moins", en="a page at least twice as large"),
            actual=f"× {scale:.1f}",
            try_=Text(
                fr="Cherchez une propriété touch-action, ou un script qui retient le geste.",
                en="Look for a touch-action property, or a script that holds the gesture back.",
            ),
        )


@check(
    points=1,
    fr="Le linter guichet n’a rien à redire",
    en="The guichet linter has nothing to say",
    after=zoom_is_allowed,
)
def linter_is_silent(answer: Answer) -> None:
    answer.lint(PAGE)


@check(points=1, fr="Rien de la page n’est perdu", en="Nothing of the page is lost", after=zoom_is_allowed)
def nothing_lost(answer: Answer) -> None:
    answer.keeps(PAGE)
