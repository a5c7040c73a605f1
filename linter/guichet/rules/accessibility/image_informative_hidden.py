"""An image that carries information and that assistive technology is told to skip."""

import re
from collections.abc import Iterator
from itertools import islice

from guichet.core.findings import Certainty, Family, Hit, Severity, Text
from guichet.heard.names import accessible_name, is_empty
from guichet.heard.roles import has_global_attribute, written_role
from guichet.reading.language.words import plain, words_of
from guichet.reading.templates.element import Element
from guichet.reading.templates.masking import is_dynamic
from guichet.reading.templates.page import Page
from guichet.rulebook.rule import Bad, Good, element_rule
from guichet.seen.visibility import is_aria_hidden, is_hidden

IGNORED = Text(
    fr="Un attribut cache cette image et son texte, « {alt} » : personne ne l’entendra. Retirez l’un ou l’autre.",
    en='An attribute hides this image and its text, "{alt}": nobody will hear it. Remove one or the other.',
)
LOGO = Text(
    fr="Rien dans la page ne nomme « {brand} », que montre ce logo : qui ne voit pas ignore de qui vient la page. Nommez-le dans « alt ».",
    en='Nothing on the page names "{brand}", which this logo shows: someone who does not see it cannot tell whose page this is. Name it in "alt".',
)
PAINTED = Text(
    fr="Un script peint du texte dans ce canevas : les lecteurs d’écran n’en liront rien. Écrivez le même texte entre ses balises.",
    en="A script paints text in this canvas: screen readers will read none of it. Write the same text between its tags.",
)
ANNOUNCED = Text(
    fr="Le texte « {text} » annonce ce dessin, qui n’a pas de nom : qui écoute la page n’aura que l’annonce. Nommez le dessin.",
    en='The text "{text}" announces this drawing, which has no name: someone who listens gets only the announcement. Name the drawing.',
)
REFERRED = Text(
    fr="Le texte renvoie à cette image (« {text} ») sans texte de remplacement : qui ne la voit pas n’a que le renvoi. Écrivez dans « alt », ou à côté, ce qu’elle apprend.",
    en='The text refers to this image ("{text}") without a text alternative: someone who does not see it gets only the reference. Write in "alt", or beside it, what it tells.',
)
TITLED = Text(
    fr="Un titre annonce cette image (« {text} »), sans texte de remplacement : qui ne la voit pas n’a que le titre. Écrivez dans « alt », ou à côté, ce qu’elle apprend.",
    en='A heading announces this picture ("{text}"), without a text alternative: someone who does not see it only gets the heading. Write in "alt", or beside it, what it tells.',
)
_REFERENCE = re.compile(
    r"\b(?:(?:affiche|carte|plan|sch[ée]ma|image|photo|tableau|graphique|infographie|organigramme|courbe|frise|figure|calendrier|"
    r"map|chart|poster|diagram|picture|graph|table|timeline|drawing|calendar)s?\b[^.!?]{0,30}\b(?:ci-dessous|ci-contre|suivante?|below|opposite)"
    r"|(?:below|following) (?:map|chart|poster|diagram|picture|graph|timeline|drawing)s?)\b",
    re.I,
)
"""A text that sends to the picture after it."""

_LOGO_FILE = re.compile(r"^(?:logo[-_]([a-z0-9]{2,12})|([a-z0-9]{2,12})[-_]logo)$", re.I)
_KINDS = frozenset(
    "white black dark light small big large blanc noir footer header site main svg png full new color mini "
    "img image images logo icon icone pic photo picture alt default text texte nav navbar menu home print mobile".split()
)


@element_rule(
    "img", "canvas", "svg",
    name="image-informative-hidden",
    code="W9106",
    family=Family.ACCESSIBILITY,
    severity=Severity.SERIOUS,
    title=Text(fr='Image porteuse d’information, cachée aux lecteurs d’écran', en='Informative image hidden from screen readers'),
    harms=Text(fr='Les personnes aveugles : l’information n’existe que pour qui voit.', en='People who are blind: the information exists only for those who see.'),
    instead=Text(fr='Donnez l’information en texte, ou laissez l’image visible aux lecteurs d’écran avec son nom.', en='Give the information as text, or leave the image to screen readers with its name.'),
    wrong_when=Text(fr='Le texte voisin dit déjà la même chose, ou l’image est décorative.', en='The text beside it already says the same, or the image is decoration.'),
    refs=("rgaa 1.1", "rgaa 1.2", "wcag 1.1.1", "act e88epe"),
    lesson="04-accessibility/03-images",
    bad=(
        Bad('<p>Les lieux sont sur la carte ci-dessous.</p><div><img src="/é/plan.png" alt=""></div>', REFERRED, at='<img src="/é/plan.png" alt="">'),
        Bad('<p>See the chart of été figures below.</p><img src="chart.png" alt="">', REFERRED, at='<img src="chart.png" alt="">'),
        Bad('<main><h1>Carte des crues</h1><p>Voyez où l’eau est montée cet été.</p><img src="carte-crues.png" alt=""></main>', TITLED, at='<img src="carte-crues.png" alt="">', review=True),
        Bad('{% extends "été.html" %}{% block page %}<h1>Flood map</h1><p>See where the river rose.</p><img src="{% static \'flood-map.png\' %}" alt="">{% endblock %}', TITLED, at='<img src="{% static \'flood-map.png\' %}" alt="">'),
        Bad('<p>Bonjour</p><img src="img/caf-logo.png" alt="Logo CAF" role="none">', IGNORED, at='alt="Logo CAF"'),
        Bad('<p>Bonjour</p><img src="img/dila-logo.png" alt="">', LOGO, at='<img src="img/dila-logo.png" alt="">'),
        Bad('<canvas id="a"></canvas><script>const c = document.querySelector("#a").getContext("2d"); c.fillText("Fermé", 1, 1)</script>', PAINTED, at='<canvas id="a">'),
        Bad('<p>Bonjour</p><img src="fée.jpg" alt="Courbe des délais" aria-hidden="true">', IGNORED, at='alt="Courbe des délais"', review=True),
        Bad('<p>Le nouveau logo :</p><svg viewBox="0 0 9 9"><path d="M0 0"/></svg>', ANNOUNCED, at='<svg viewBox="0 0 9 9">'),
    ),
    good=(
        Good('<div><div><h2>Les marchés d’été</h2></div><div><img src="marches.svg" alt="Marchés d’été" aria-hidden="true"></div></div>'),
        Good('<p>Les lieux sont sur la carte ci-dessous.</p><p>Juin, été.</p><img src="filet.png" alt=""><p>Le plan</p><img src="plan.png" alt="">'),
        Good('<p>Les lieux sont sur la carte ci-dessous.</p><img src="/é/plan.png" alt="Plan des huit lieux">'),
        Good('<main><h1>Carte des crues</h1><img src="carte.png" alt=""><ul><li>Rue de l’été : un mètre</li></ul></main>'),
        Good('<main><h1>Carte d’identité</h1><img src="photo-été.png" alt=""></main>'),
        Good('<img src="img/dila-logo.png" alt="DILA">'),
        Good('<p>Site de la DILA</p><img src="img/dila-logo.png" alt="">'),
        Good('<img src="filet.png" alt="" role="none">'),
        Good('<canvas id="a">Fermé</canvas><script>c.fillText("Fermé", 1, 1)</script>'),
        Good('<p>Téléphone : <svg class="icône"><path d="M0 0"/></svg> 01 99 00 00 00</p>'),
    ),
)  # fmt: skip
def image_informative_hidden(image: Element, page: Page) -> Iterator[Hit]:
    """Report an image with an alternative that nobody hears, a nameless logo, text painted in a canvas."""
    if is_hidden(image, page):
        return
    if image.name == "canvas":
        if (
            not image.text
            and is_empty(accessible_name(image, page))
            and not is_aria_hidden(image)
            and _is_painted(image)
        ):
            yield Hit(image.span, PAINTED)
    elif image.name == "svg":
        text = _announcement(image)
        if text and is_empty(accessible_name(image, page)) and "role" not in image.attrs and not is_aria_hidden(image):
            yield Hit(image.span, ANNOUNCED, {"text": text})
    else:
        yield from _image(image, page)


def _image(image: Element, page: Page) -> Iterator[Hit]:
    alt, name = image.template.value_of(image, "alt"), _file_name(image)
    hidden = written_role(image) in {"none", "presentation"} or image.attr("aria-hidden") == "true"
    if alt and alt.strip() and hidden and not page.is_conditional(image, "alt") and not has_global_attribute(image):
        if image.closest("a", "button") is not None or _is_said_beside(alt, image):
            return
        same = bool(set(words_of(alt)) & {word for word in words_of(name) if len(word) > 2} - {"logo", "image", "icon"})
        certainty = Certainty.VIOLATION if same else Certainty.REVIEW
        yield Hit(image.attribute_span("alt"), IGNORED, {"alt": alt.strip()}, certainty)
    elif alt == "" and (text := _reference_before(image)):
        yield Hit(image.span, REFERRED, {"text": text})
    elif alt == "" and (text := _title_of(image)):
        # A card and a scheme have the same names as a map in French.
        certainty = Certainty.REVIEW if _MAY_BE_A_CARD.search(text) else Certainty.VIOLATION
        yield Hit(image.span, TITLED, {"text": text}, certainty)
    elif alt == "" and not hidden and "title" not in image.attrs and image.closest("a", "button", "figure") is None:
        logo = _LOGO_FILE.match(name)
        brand = (logo[1] or logo[2]).lower() if logo else ""
        if brand and not brand.isdigit() and brand not in _KINDS and page.is_document and not page.has_unknown_markup:
            if brand not in plain(page.text).replace(" ", ""):
                yield Hit(image.span, LOGO, {"file": name, "brand": brand})
        elif brand and not page.is_document and brand not in _KINDS and brand not in plain(page.text).replace(" ", ""):
            yield Hit(
                image.span,
                LOGO,
                {"file": name, "brand": brand},
                Certainty.VIOLATION if not page.is_shared else Certainty.REVIEW,
            )


def _is_said_beside(alt: str, image: Element) -> bool:
    """Whether a heading around the image says all the words of its alternative: nothing is lost."""
    wanted = set(words_of(alt))
    boxes = islice(image.ancestors, _BOXES)
    headings = (
        one.template.text_of(one) for box in boxes if box.name not in ("body", "html") for one in box.inside(*_HEADINGS)
    )
    return any(wanted <= set(words_of(one)) for one in headings)


_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6", "figcaption")
_BOXES = 4


def _reference_before(image: Element) -> str:
    """Return the words by which the text just before an image, or before the boxes that hold it alone, sends to it."""
    one: Element | None = image
    for _ in range(_BOXES):
        before = one.preceding if one is not None else None
        if one is None or isinstance(before, Element):
            found = _REFERENCE.search(before.text) if isinstance(before, Element) and before.name in _TEXTS else None
            return found[0] if found else ""
        above = one.above
        one = above if above is not None and above.name in {"div", "figure", "p", "a"} and not above.text else None
    return ""


_KIND = re.compile(
    r"\b(?:(?P<place>cartes?|maps?|plans?)|(?P<figures>graph(?:ique|e)?s?|charts?|courbes?|diagram(?:me)?s?|camembert)|(?P<order>sch[ée]mas?|organigrammes?|infographi(?:e|cs?)|timelines?|frises?|flowcharts?))\b",
    re.I,
)
"""The kinds of picture that hold what is told, in a heading or in the name of a file."""
_MAY_BE_A_CARD = re.compile(r"\b(?:carte|plan)s?\b", re.I)
_MORE = ("ul", "ol", "table", "dl", "figcaption", "svg", "iframe", "object", "img")
_FEW_WORDS = 25
"""Words under a heading that do not say what a picture of it shows."""


def _title_of(image: Element) -> str:
    """Return the heading that announces the kind of picture which an image is by its name, where nearly nothing else stands under it."""
    span = image.value_span("src") if "src" in image.attrs else None
    address = image.template.source.text[span.start : span.end] if span is not None else ""
    named = {match.lastgroup for match in _KIND.finditer(re.sub(r"[\W_]+", " ", address.rpartition("/")[2]))}
    around = image.above
    inside = around.inside() if around is not None else image.template.elements
    if not named or image.closest("a", "button", "figure") is not None:
        return ""
    titles = [one for one in inside if one.name in {"h1", "h2", "h3", "h4"}]
    before = [one for one in titles if one.start < image.start]
    after = [one.start for one in titles if one.start > image.start]
    said = _KIND.search(before[-1].text) if before else None
    if said is None or said.lastgroup not in named:
        return ""
    end = after[0] if after else max(one.end for one in inside)
    part = [one for one in inside if before[-1].end <= one.start < end]
    words = sum(len(words_of(one.text)) for one in part if one.name in {"p", "div", "pre"})
    return (
        before[-1].text
        if words < _FEW_WORDS and not any(one.name in _MORE and one is not image for one in part)
        else ""
    )


_TEXTS = frozenset({"p", "div", "li", "ul", "h2", "h3", "h4"})


def _file_name(image: Element) -> str:
    src = image.attr("src") or ""
    return "" if is_dynamic(src) else src.split("?")[0].rsplit("/", 1)[-1].rsplit(".", 1)[0]


def _is_painted(canvas: Element) -> bool:
    for script in canvas.template.by_name.get("script", ()):
        span = script.inner_span
        text = canvas.template.masked.text[span.start : span.end]
        own = canvas.attr("id")
        if ("fillText(" in text or "strokeText(" in text) and (own is None or own in text):
            return True
    return False


def _announcement(drawing: Element) -> str:
    """Return the paragraph that ends in a colon just before a drawing that stands alone."""
    if drawing.closest("a", "button", "label", "li", "span", "p", "summary") is not None:
        return ""
    before = drawing.preceding
    if (
        not isinstance(before, Element)
        or before.name not in {"p", "h2", "h3", "h4", "div"}
        or before.end > drawing.start
    ):
        return ""
    between = drawing.template.masked.text[before.end : drawing.start]
    text = before.text
    return (
        text if text.endswith(":") and not between.strip() and len(text) < 120 and not before.inside("svg", "a") else ""
    )
