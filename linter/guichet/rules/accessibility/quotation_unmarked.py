"""A quotation that only its look sets apart."""

import re
from collections.abc import Iterator

from guichet.core.findings import Certainty, Family, Hit, Severity, Text
from guichet.reading.templates.element import IN_LINE, Element
from guichet.reading.templates.masking import is_dynamic
from guichet.reading.templates.page import Page
from guichet.rulebook.rule import Bad, Good, element_rule
from guichet.seen.visibility import is_excluded

UNMARKED = Text(
    fr="Ce texte a l’air d’une citation et n’en est pas une. Si quelqu’un parle ici, mettez ses mots dans <blockquote>.",
    en="This text looks like a quotation and is not one. If someone speaks here, put their words in <blockquote>.",
)

_SAID = re.compile(r"[«“\"]\s*([^«»“”\"]{60,})[»”\"]\s*(?:[—–-]\s*.{2,80})?[.,]?")
_CLASS = re.compile(
    r"(?:block-?quote|pull-?quote|quotation|citation|verbatim|testimonial|t[ée]moignage)(?:[-_]+(?:text|texte|body))?",
    re.I,
)
_RUNS = IN_LINE | {"a", "br"}


@element_rule(
    "p", "div", "li",
    name="quotation-unmarked",
    code="W9662",
    family=Family.ACCESSIBILITY,
    severity=Severity.MINOR,
    title=Text(fr="Citation non balisée", en="Quotation not marked up"),
    harms=Text(
        fr="Les personnes aveugles : les paroles d’une autre personne passent pour celles du service.",
        en="People who are blind: the words of someone else pass for those of the service.",
    ),
    instead=Text(
        fr="Mettez les paroles dans <blockquote>, ou dans <q> au fil d’une phrase.",
        en="Put the words in <blockquote>, or in <q> within a sentence.",
    ),
    wrong_when=Text(
        fr="Les guillemets entourent un exemple de phrase, pas les paroles de quelqu’un.",
        en="The quotation marks are around a sample sentence, not around someone's words.",
    ),
    refs=("rgaa 9.4", "wcag 1.3.1"),
    lesson="04-accessibility/02-headings-landmarks-links",
    bad=(
        Bad('<p>« Je n’avais plus d’adresse depuis l’été, et la mairie m’a inscrite sans délai. »</p>', UNMARKED, at="<p>", review=True),
        Bad('<div>“I had lost my papers and nobody at the café could tell me whom to ask for help.” — A user</div>', UNMARKED, at="<div>", review=True),
        Bad('<p class="citation">Personne ne m’avait dit que je pouvais venir sans rendez-vous l’été.</p>', UNMARKED, at='<p class="citation">', review=True),
        Bad('<ul><li>"We waited for the whole summer at that café before anyone opened the letter."</li></ul>', UNMARKED, at="<li>", review=True),
    ),
    good=(
        Good('<blockquote><p>« Je n’avais plus d’adresse depuis l’été, et la mairie m’a inscrite sans délai. »</p></blockquote>'),
        Good('<p><q>Je n’avais plus d’adresse depuis l’été, et la mairie m’a inscrite sans délai.</q></p>'),
        Good('<p>Cliquez sur « Été ».</p>'),
        Good('<p>« Été », « Hiver » et « Je ne sais pas encore » sont les trois réponses possibles à cette question.</p>'),
        Good('<div class="citation"><blockquote>Personne ne m’avait dit que je pouvais venir l’été.</blockquote></div>'),
        Good('<pre>"Une ligne de configuration longue, entre guillemets droits, pour l’été et l’hiver."</pre>'),
    ),
)  # fmt: skip
def quotation_unmarked(block: Element, page: Page) -> Iterator[Hit]:
    """Report a block whose whole text is between quotation marks, or that is classed as a quotation, outside one."""
    if any(isinstance(one, Element) and one.name not in _RUNS for one in block.descendants):
        return
    if page.is_email or block.closest("blockquote", "q", "pre", "code", "label") is not None:
        return
    text = block.text
    classed = len(text) > 30 and any(_CLASS.fullmatch(word) for word in block.token_list("class"))
    said = _SAID.fullmatch(text) if text[:1] in '«“"' and len(text) > 60 else None
    spoken = said is not None and not is_dynamic(text) and said[1].count(" ") >= 8
    if (classed or spoken) and not is_excluded(block, page):
        yield Hit(block.span, UNMARKED, {}, Certainty.REVIEW)
