"""Arabic, Hebrew or Persian text that does not say which way it reads, or says it in a word that no browser knows."""

import re
from collections.abc import Iterator

from guichet.core.findings import Family, Hit, Severity, Text
from guichet.reading.language.tags import primary_subtag
from guichet.reading.templates.element import Element
from guichet.reading.templates.masking import is_dynamic
from guichet.reading.templates.page import Page
from guichet.rulebook.rule import Bad, Good, element_rule

MISSING = Text(
    fr='Ce passage en « {lang} » ne dit pas son sens de lecture : phrases et chiffres se mélangent. Ajoutez dir="rtl".',
    en='This passage in "{lang}" does not say its reading direction: sentences and figures get mixed up. Add dir="rtl".',
)
INVALID = Text(
    fr='dir="{dir}" n’existe pas : le navigateur l’ignore. Écrivez « ltr », « rtl » ou « auto ».',
    en='dir="{dir}" does not exist: the browser ignores it. Write "ltr", "rtl" or "auto".',
)

_RIGHT_TO_LEFT = frozenset({"ar", "he", "fa", "ur", "yi", "ps", "dv", "ckb"})
_SCRIPT = re.compile(r"[\u0590-\u08ff]")


@element_rule(
    "[lang]", "[dir]",
    name="text-direction-missing",
    code="W9120",
    family=Family.ACCESSIBILITY,
    severity=Severity.MINOR,
    title=Text(fr='Sens de lecture absent', en='Text direction missing'),
    harms=Text(fr='Les personnes qui lisent l’arabe, l’hébreu ou le persan : ponctuation et chiffres se placent à l’envers.', en='People who read Arabic, Hebrew or Persian: punctuation and figures fall in the wrong place.'),
    instead=Text(fr='Ajoutez dir="rtl" à côté de « lang ».', en='Add dir="rtl" beside "lang".'),
    wrong_when=Text(fr='Le sens est posé par la feuille de style ou plus haut.', en='The direction is set by the stylesheet, or further up.'),
    refs=("rgaa 8.10", "wcag 1.3.2"),
    lesson="04-accessibility/02-headings-landmarks-links",
    bad=(
        Bad('<p lang="ar">مرحبا</p>', MISSING, at='lang="ar"'),
        Bad('<span lang="he" class="à-droite">שלום</span>', MISSING, at='lang="he"'),
        Bad('<html lang="fa"><body>سلام</body></html>', MISSING, at='lang="fa"'),
        Bad('<p lang="ar" dir="droite">مرحبا</p>', INVALID, at='dir="droite"'),
        Bad('<bdo dir="right">été</bdo>', INVALID, at='dir="right"'),
    ),
    good=(
        Good('<p lang="ar" dir="rtl">مرحبا</p>'),
        Good('<div dir="rtl"><p lang="ar">مرحبا</p></div>'),
        Good('<p dir="RTL">É</p><p dir="{{ sens }}">É</p><my-dir dir="été"></my-dir><svg><g dir="é"></g></svg>'),
        Good('<a lang="ar" hreflang="ar" href="/ar">AR</a>'),
    ),
)  # fmt: skip
def text_direction_missing(part: Element, page: Page) -> Iterator[Hit]:
    """Report a direction that HTML does not know, and a right-to-left language in its script with no direction on it or around it."""
    if _is_unknown_direction(part):
        yield Hit(part.attribute_span("dir"), INVALID, {"dir": part.attr("dir")})
        return
    lang = part.attr("lang") or ""
    if primary_subtag(lang) not in _RIGHT_TO_LEFT or "-latn" in lang.lower() or part.has_unknown_attributes:
        return
    if any("dir" in one.attrs for one in (part, *part.ancestors)) or not _SCRIPT.search(part.text):
        return
    yield Hit(part.attribute_span("lang"), MISSING, {"lang": lang})


def _is_unknown_direction(part: Element) -> bool:
    """Whether a direction is none that HTML knows; an element of the project's own may mean anything by `dir`."""
    value = (part.attr("dir") or "").strip().lower()
    if not value or value in _DIRECTIONS or is_dynamic(value):
        return False
    return "-" not in part.name and part.closest("svg") is None


_DIRECTIONS = frozenset({"ltr", "rtl", "auto"})
