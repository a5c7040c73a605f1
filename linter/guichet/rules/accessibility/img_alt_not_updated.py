"""An image that a script changes while its text alternative stays that of the one before."""

import re
from collections.abc import Iterator

from guichet.core.findings import Certainty, Family, Hit, Severity, Text
from guichet.heard.written_on import written_on
from guichet.reading.scripts.binding import Sort
from guichet.reading.scripts.definitions import bindings
from guichet.reading.scripts.javascript import Script
from guichet.reading.scripts.pages import has_unread, scripts_on
from guichet.reading.scripts.settings import Setting, settings
from guichet.reading.scripts.syntax import NAMES, function_around, text
from guichet.reading.templates.element import Element
from guichet.reading.templates.masking import is_dynamic
from guichet.reading.templates.page import Page
from guichet.rulebook.rule import Bad, Good, script_rule

STALE = Text(
    fr="Ce script change l’image et laisse « {alt} » pour texte de remplacement : qui ne la voit pas en reste à la première. Changez « alt » en même temps.",
    en='This script changes the image and leaves "{alt}" as its text alternative: someone who does not see it is left with the first one. Change "alt" at the same time.',
)

_SAME_PICTURE = re.compile(
    r"dataset\.(?:src|original|lazy)|data-(?:src|original|lazy)|createObjectURL|\.result\b|retina|@2x|captcha", re.I
)
"""The picture that was meant from the start, at another size or at last loaded, or one that the person chose."""


@script_rule(
    name="img-alt-not-updated",
    code="W9690",
    family=Family.ACCESSIBILITY,
    severity=Severity.SERIOUS,
    title=Text(fr='Image changée, texte de remplacement resté', en='Image changed, text alternative left'),
    harms=Text(fr='Les personnes aveugles : on leur lit l’image d’avant.', en='People who are blind: the image before is read to them.'),
    instead=Text(fr='Écrivez le nouveau texte de remplacement dans la fonction qui change l’image.', en='Write the new text alternative in the function that changes the image.'),
    wrong_when=Text(fr='La nouvelle image dit la même chose que la première.', en='The new image says the same thing as the first.'),
    refs=("rgaa 1.3", "wcag 1.1.1"),
    lesson="04-accessibility/03-images",
    mentions=(".src", '"src"', "'src'"),
    bad=(
        Bad({"page.html": '<img id="plan" src="nord.png" alt="Plan du nord"><script src="é.js"></script>', "é.js": 'const plan = document.getElementById("plan"); bouton.addEventListener("click", () => { plan.src = "/été/" + bouton.value })'}, STALE, at='plan.src = "/été/" + bouton.value', path="é.js"),
        Bad('<img class="vue" src="a.png" alt="Façade"><script>function montrer(é) { document.querySelector(".vue").setAttribute("src", é) }</script>', STALE, at='document.querySelector(".vue").setAttribute("src", é)'),
        Bad('<img id="é" src="a.png" alt="Façade"><script>$(".b").on("click", function () { $("#é").attr("src", $(this).data("vue")) })</script>', STALE, at='$("#é").attr("src", $(this).data("vue"))'),
    ),
    good=(
        Good('<img id="é" src="a.png" alt="Façade"><script>function montrer(v) { const i = document.getElementById("é"); i.src = v.src; i.alt = v.texte }</script>'),
        Good('<img id="é" src="a.png" alt=""><script>function montrer(v) { document.getElementById("é").src = v }</script>'),
        Good('<img id="é" src="a.png" alt="Façade"><script>function montrer() { const i = document.getElementById("é"); i.src = i.dataset.src }</script>'),
        Good('<img id="é" src="a.png" alt="Façade"><script>document.getElementById("é").src = "b.png"</script>'),
        Good('<img id="é" src="a.gif" alt="Copié"><script>function rejouer() { const i = document.getElementById("é"); const s = i.src; i.src = ""; i.src = s }</script>'),
        Good('<iframe id="é" src="a.html" title="Été"></iframe><script>function montrer(v) { document.getElementById("é").src = v }</script>'),
    ),
)  # fmt: skip
def img_alt_not_updated(script: Script) -> Iterator[Hit]:
    """Report an image with an alternative that a script replaces after the page has loaded, when none writes the alternative."""
    for one in settings(script):
        if one.name != "src" or function_around(one.node) is None or _is_same_picture(one):
            continue
        for page, elements in written_on(one):
            alt = _alternative(elements)
            if alt and not _writes_alternatives(page):
                certainty = Certainty.REVIEW if has_unread(page) else Certainty.VIOLATION
                yield Hit(script.span(one.node), STALE, {"alt": alt}, certainty, page=page.path)
                break


def _is_same_picture(one: Setting) -> bool:
    written = text(one.value)
    if one.value.type in NAMES:
        written = (
            " ".join(text(each.value) for each in bindings(one.value, one.script) if each.sort is Sort.VALUE) or written
        )
    own = f"{text(one.target)}."
    return not written.strip("\"'`") or bool(_SAME_PICTURE.search(written)) or own in written


def _alternative(elements: list[Element]) -> str:
    """The text alternative that images are left with, "" when one of them is no image or has none."""
    alts = [one.attr("alt") or "" for one in elements if one.name == "img"]
    return alts[0] if len(alts) == len(elements) and all(alts) and not is_dynamic(alts[0]) else ""


def _writes_alternatives(page: Page) -> bool:
    return any(one.name in ("alt", "aria-label") for script in scripts_on(page) for one in settings(script))
