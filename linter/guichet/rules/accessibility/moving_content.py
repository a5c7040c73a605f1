"""Content that blinks or scrolls by itself: some people can read nothing else on the page."""

import re
from collections.abc import Iterator
from typing import Any

from guichet.core.findings import Certainty, Family, Hit, Severity, Text
from guichet.reading.scripts.javascript import Script
from guichet.reading.scripts.pages import has_unread, is_bundle, pages_of, scripts_on
from guichet.reading.scripts.syntax import arguments, field, key_of, text
from guichet.reading.templates.element import Element
from guichet.reading.templates.page import Page
from guichet.rulebook.rule import Bad, Check, Good, Subject, element_rule
from guichet.seen.animation import endless, is_paused, kept_moving, respects_motion
from guichet.seen.cascade import styles_of
from guichet.seen.visibility import is_hidden
from guichet.seen.where import placed

MOVES = Text(
    fr="<{tag}> fait bouger ou clignoter ce texte sans que l’on puisse l’arrêter : des personnes ne pourront plus rien lire autour. Mettez un texte fixe.",
    en="<{tag}> makes this text move or blink and nothing stops it: some people will be able to read nothing around it. Use still text.",
)
CAROUSEL = Text(
    fr="Ces messages défilent tout seuls et aucun bouton ne les arrête : qui lit lentement n’a pas le temps, et le mouvement gêne la lecture du reste. Retirez le défilement, ou ajoutez un bouton qui le met en pause.",
    en="These messages move on by themselves and no button stops them: slow readers have no time, and the motion disturbs reading the rest. Remove the motion, or add a button that pauses it.",
)

ANIMATED = Text(
    fr="« {value} » fait bouger ce texte plus de cinq secondes, sans arrêt : des personnes ne pourront plus rien lire autour. Retirez l’animation, ou ajoutez un bouton qui la met en pause.",
    en='"{value}" moves this text for over five seconds and nothing stops it: some people will be able to read nothing around it. Remove the animation, or add a button that pauses it.',
)
IGNORED = Text(
    fr="« {value} » l’emporte sur la règle qui arrête ce mouvement : qui a demandé moins d’animations sur son appareil n’est pas écouté. Retirez « !important », ou mettez cette règle après.",
    en='"{value}" wins over the rule that stops this motion: whoever asked their device for less animation is not heard. Remove "!important", or put that rule after it.',
)
FILM = Text(
    fr="Ce film démarre seul, recommence sans fin et rien ne l’arrête : des personnes ne pourront plus rien lire autour. Ajoutez « controls », ou un bouton de pause.",
    en='This film starts by itself, for ever, and nothing stops it: some people will be able to read nothing around it. Add "controls", or a pause button.',
)

_RIDES = ("data-bs-ride", "data-ride")
_STOPS = re.compile(r"paus|stop|arrêt|arret|interrompre", re.I)

_SCRIPTED = re.compile(r"animationPlayState|getAnimations|\.pause\(|paus|\bstop|arr[êe]t|-anim", re.I)


def _animated(page: Page) -> Iterator[Hit]:
    """Report what a stylesheet animates for more than five seconds, when neither a rule nor a script stops it."""
    for one in endless(page):
        styles = styles_of(page)
        if is_paused(one.element, styles) or any(_SCRIPTED.search(each.text) for each in scripts_on(page)):
            continue
        sure = not has_unread(page) and not respects_motion(styles)
        value = f"{one.declaration.name}: {one.declaration.value}"
        certainty = Certainty.VIOLATION if sure else Certainty.REVIEW
        span, path = placed(one.declaration, one.path, one.element)
        yield Hit(span, ANIMATED, {"value": value}, certainty, path, page.path)
    for one in kept_moving(page):
        span, path = placed(one.declaration, one.path, one.element)
        value = f"{one.declaration.name}: {one.declaration.value}"
        yield Hit(span, IGNORED, {"value": value}, path=path, page=page.path)


_CAROUSELS = re.compile(
    r"(?:Swiper|Splide|Glide|Flickity|Carousel|Siema|KeenSlider|tns|slick|owlCarousel|carousel|bxSlider|flickity)$"
)
_AUTOPLAY = frozenset({"autoplay", "autoPlay", "auto"})
_OPTIONS = re.compile(r"\b\w*?pause\w*+(?=\s{0,20}:)|stopOn\w+|pauseOn\w+", re.I)


def _configured(script: Script) -> Iterator[Hit]:
    """Report a carousel that a library is told to move by itself, when nothing in its pages pauses it."""
    for node in script.walk("call_expression", "new_expression") if not is_bundle(script) else ():
        callee = text(field(node, "function") or field(node, "constructor"))
        options = [one for one in arguments(node) if one.type == "object"]
        if not _CAROUSELS.search(callee) or not any(
            _moves_alone(pair) for one in options for pair in one.named_children
        ):
            continue
        others = [one.text for page in pages_of(script) for one in scripts_on(page)] + [script.text]
        pages = [one.source.text for page in pages_of(script) for one in page.composition.templates]
        if not any(_STOPS.search(_OPTIONS.sub("", one)) for one in (*others, *pages)):
            yield Hit(script.span(node), CAROUSEL)


def _moves_alone(pair: Any) -> bool:
    """Whether an option of a carousel makes it go on by itself."""
    key, value = key_of(field(pair, "key")) if pair.type == "pair" else None, text(field(pair, "value"))
    if key in _AUTOPLAY:
        return value not in ("false", "0", "null", "")
    return (key == "ride" and "carousel" in value) or (key == "interval" and value[:1].isdigit() and value != "0")


@element_rule(
    "marquee", "blink", "video", "[data-bs-ride]", "[data-ride]",
    name="moving-content",
    code="W9617",
    family=Family.ACCESSIBILITY,
    severity=Severity.SERIOUS,
    title=Text(fr='Contenu qui bouge ou clignote', en='Content that moves or blinks'),
    harms=Text(fr='Les personnes qui ont un trouble de l’attention ou du langage écrit : elles ne peuvent plus rien lire autour.', en='People with an attention or reading disorder: they can read nothing around it.'),
    instead=Text(fr='Affichez un texte fixe, ou un bouton qui arrête le mouvement.', en='Show still text, or a button that stops the movement.'),
    wrong_when=Text(fr='Le mouvement s’arrête en moins de cinq secondes.', en='The movement stops within five seconds.'),
    refs=("rgaa 13.8", "wcag 2.2.2"),
    lesson="04-accessibility/04-contrast-and-zoom",
    also=(
        Check(Subject.TEMPLATE, (), (), _animated),
        Check(Subject.SCRIPT, (), ("autoplay", "auto:", "interval", "ride"), _configured),
    ),
    bad=(
        Bad({"p.html": '<html lang="fr"><link rel="stylesheet" href="s.css"><link rel="stylesheet" href="t.css"><div class="é">Été</div></html>', "s.css": "@media (prefers-reduced-motion: reduce) { .é { animation: none } }", "t.css": "@keyframes v { to { transform: translateX(9em) } } .é { animation: v 2s infinite !important }"}, IGNORED, at="animation: v 2s infinite !important", path="t.css"),
        Bad('<html lang="fr"><style>:root { --durée: 12s } @keyframes passer { to { margin-left: -50% } } .fil { animation: passer infinite; animation-duration: var(--durée) }</style><p class="fil">Fermé tout l’été</p></html>', ANIMATED, at="animation: passer infinite"),
        Bad('<video src="été.mp4" autoplay loop muted></video>', FILM, at='<video src="été.mp4" autoplay loop muted>'),
        Bad('<div class="swiper"><div class="swiper-slide">Été</div></div><script>new Swiper(".swiper", { loop: true, autoplay: { delay: 3000, pauseOnMouseEnter: true } })</script>', CAROUSEL, at='new Swiper(".swiper", { loop: true, autoplay: { delay: 3000, pauseOnMouseEnter: true } })'),
        Bad({"page.html": '<html lang="fr"><link rel="stylesheet" href="a.css"><div class="fil"><p>Fermé tout l’été, sauf le lundi.</p></div></html>', "a.css": "/* été */ .fil p { animation: glisser 18s linear infinite }\n.fil:hover p { animation-play-state: paused }\n@keyframes glisser { from { transform: translateX(60rem) } to { transform: translateX(-100%) } }\n"}, ANIMATED, at="animation: glisser 18s linear infinite", path="a.css"),
        Bad('<style>@keyframes clignoter { 50% { opacity: 0 } } .à-noter { animation-name: clignoter; animation-duration: 800ms; animation-iteration-count: infinite }</style><p class="à-noter">Fermé tout l’été</p>', ANIMATED, at="animation-name: clignoter"),
        Bad('<style>@keyframes passer { to { left: -50% } } .bande { position: relative; animation: 4s passer 3 } @media (prefers-reduced-motion: reduce) { .bande { animation: none } }</style><p class="bande">Fermé tout l’été</p>', ANIMATED, at="animation: 4s passer 3", review=True),
        Bad('<marquee>Fermé tout l’été</marquee>', MOVES, at='<marquee>'),
        Bad('<p><blink>Fermé tout l’été</blink></p>', MOVES, at='<blink>'),
        Bad('<marquee direction="up" scrollamount="3">Été</marquee>', MOVES, at='<marquee direction="up" scrollamount="3">'),
        Bad('<div class="carousel" data-bs-ride="carousel"><div class="carousel-item">Été</div><div class="carousel-item">Hiver</div></div>', CAROUSEL, at='data-bs-ride="carousel"', review=True),
    ),
    good=(
        Good({"p.html": '<html lang="fr"><link rel="stylesheet" href="t.css"><link rel="stylesheet" href="s.css"><div class="é">Été</div></html>', "s.css": "@media (prefers-reduced-motion: reduce) { .é { animation: none } }", "t.css": "@keyframes v { to { transform: translateX(9em) } } .é { animation: v 2s infinite }"}),
        Good('<video src="été.mp4" autoplay loop muted controls></video>'),
        Good('<video src="été.mp4" autoplay muted></video>'),
        Good('<button id="b">Mettre en pause</button><div class="swiper">Été</div><script>const s = new Swiper(".swiper", { autoplay: true }); b.onclick = () => s.autoplay.stop()</script>'),
        Good('<div class="swiper">Été</div><script>new Swiper(".swiper", { autoplay: false })</script>'),
        Good('<style>@keyframes passer { to { left: -50% } } .bande { animation: passer 9s infinite } .bande.figée { animation-play-state: paused }</style><p class="bande">Fermé tout l’été</p>'),
        Good('<style>@keyframes briller { 50% { opacity: .5 } } .neuf { animation: briller 1s 3 }</style><p class="neuf">Ouvert tout l’été</p>'),
        Good('<style>@keyframes tourner { to { transform: rotate(1turn) } } .attente { animation: tourner 1s infinite }</style><p class="attente">Chargement, même l’été</p>'),
        Good('<style>@keyframes passer { to { left: -50% } } .bande { animation: passer 9s infinite }</style><p class="bande">Fermé tout l’été</p><button id="b">Mettre en pause</button><script>b.onclick = () => bande.style.animationPlayState = "paused"</script>'),
        Good('<p style="display: none"><blink>Été</blink></p>'),
        Good('<div class="carousel" data-bs-ride="carousel" data-bs-interval="false"><div class="carousel-item">Été</div><div class="carousel-item">Hiver</div></div>'),
        Good('<div><button type="button">Mettre en pause</button><div class="carousel" data-bs-ride="carousel"><div class="carousel-item">Été</div><div class="carousel-item">Hiver</div></div></div>'),
        Good('<p>Fermé tout l’été</p>'),
        Good('<p>La balise &lt;marquee&gt; date de l’été 1996.</p>'),
        Good('<p class="blink">Été</p>'),
    ),
)  # fmt: skip
def moving_content(element: Element, page: Page) -> Iterator[Hit]:
    """Report the elements that browsers animate for ever; ask about a carousel that starts alone and has no pause."""
    if element.name == "video":
        yield from _endless_film(element, page)
        return
    if element.name in {"marquee", "blink"}:
        if not is_hidden(element, page):
            yield Hit(element.span, MOVES, {"tag": element.name})
        return
    name = next(one for one in _RIDES if one in element.attrs)
    interval = element.attr(name.replace("ride", "interval"))
    items = [one for one in element.inside() if "carousel-item" in one.token_list("class")]
    if element.attr(name) != "carousel" or interval in {"false", "0"} or element.has_unknown_attributes:
        return
    branches = element.template.branches
    if len(items) < 2 and not any(branches.is_repeated(one.start) for one in items):
        return
    around = element.above or element
    if not _STOPS.search(element.template.source.text[around.start : max(around.extent.end, element.extent.end)]):
        sure = page.is_document and page.is_complete and not has_unread(page) and not _is_stopped(page)
        yield Hit(element.attribute_span(name), CAROUSEL, certainty=Certainty.VIOLATION if sure else Certainty.REVIEW)


def _is_stopped(page: Page) -> bool:
    """Whether something in a page, or in its scripts, is about stopping."""
    controls = (
        f"{one.text} {one.attr('aria-label') or ''} {one.attr('class') or ''}" for one in page.find("button", "a")
    )
    return any(map(_STOPS.search, controls)) or any(_STOPS.search(one.text) for one in scripts_on(page))


def _endless_film(film: Element, page: Page) -> Iterator[Hit]:
    """Report a film that starts by itself, begins again for ever, and has no controls."""
    if not {"autoplay", "loop"} <= film.attrs.keys() or "controls" in film.attrs or film.has_unknown_attributes:
        return
    if any(page.is_conditional(film, name) for name in ("autoplay", "loop")) or is_hidden(film, page):
        return
    if not has_unread(page) and not _is_stopped(page):
        yield Hit(film.span, FILM, certainty=Certainty.VIOLATION if page.is_complete else Certainty.REVIEW)
