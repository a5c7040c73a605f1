"""Dashes and line breaks that look like a list: nobody hears one."""

import re
from collections.abc import Iterator
from itertools import pairwise

from guichet.core.findings import Family, Hit, Severity, Text
from guichet.core.markup import unescape
from guichet.core.numbers import count
from guichet.reading.templates.element import Element
from guichet.reading.templates.page import Page
from guichet.rulebook.rule import Bad, Good, element_rule
from guichet.seen.visibility import is_excluded

FAKED = Text(
    fr="Cette suite de « {mark} » a l’air d’une liste sans l’être : à l’oreille, tout se suit sans pause ni nombre d’éléments. Écrivez <ul> et <li>.",
    en='This run of "{mark}" looks like a list and is not one: by ear, all runs together, with no number of items. Write <ul> and <li>.',
)

NUMBERED = Text(
    fr="Cette suite de lignes numérotées a l’air d’une liste sans l’être : à l’oreille, tout se suit sans pause ni nombre d’éléments. Écrivez <ol> et <li>.",
    en="These numbered lines look like a list and are not one: by ear, all runs together, with no number of items. Write <ol> and <li>.",
)

_BREAK = re.compile(r"<br\b[^<>]*>", re.I)
_TAG = re.compile(r"<[^<>]*>")
_MARK = re.compile(r"(?:\s|&nbsp;|&#160;)*+(-|–|—|•|·|●|▪|◦|\*|&bull;|&ndash;|&mdash;)(?:\s|&nbsp;)*+(?=[^\W\d_])")

_NUMBER = re.compile(r"(?:\s|&nbsp;|&#160;)*+(\d{1,2})\s?[.)](?:\s|&nbsp;)++(?=[^\W\d_])")

_TO_FILL = re.compile(r"[☐□▢❏]|_{4}|\.{8}|…{3}|<(?:input|select|textarea)\b", re.I)
"""A place to answer: what is numbered before it is a question, and no item."""


@element_rule(
    "p", "div", "td", "dd",
    name="list-faked",
    code="W9667",
    family=Family.ACCESSIBILITY,
    severity=Severity.MINOR,
    title=Text(fr='Fausse liste', en='Fake list'),
    harms=Text(fr='Les personnes aveugles : ni « liste de 4 éléments », ni saut d’un élément à l’autre.', en='People who are blind: no "list of 4 items", no jump from one to the next.'),
    instead=Text(fr='Écrivez <ul> et <li> ; les puces viennent d’elles-mêmes.', en='Write <ul> and <li>; the bullets come by themselves.'),
    wrong_when=Text(fr='Les tirets marquent un dialogue, ou un titre suivi de son sous-titre ; les nombres, des questions auxquelles on répond sur place.', en='The dashes mark a dialogue, or a title and its subtitle; the numbers, questions answered on the spot.'),
    refs=("rgaa 9.3", "wcag 1.3.1"),
    lesson="04-accessibility/02-headings-landmarks-links",
    mentions=("<br", "<p", "<div"),
    bad=(
        Bad('<p>Apportez :<br>- le livret de famille<br>- le carnet de santé<br>- une photo d’été</p>', FAKED, at='<p>'),
        Bad('<p>Comment faire :<br>1. Écrivez votre nom<br>2. Datez<br>3. Signez avant l’été</p>', NUMBERED, at='<p>'),
        Bad('<p class="é">• Livret de famille</p><p>• Carnet de santé</p><p>• Photo d’été</p>', FAKED, at='<p class="é">'),
        Bad('<p class="é">1) Écrivez votre nom</p><p>2) Datez</p><p>3) Signez</p>', NUMBERED, at='<p class="é">'),
        Bad('<td>• Été<br/>• Hiver<br/></td>', FAKED, at='<td>'),
        Bad('<div class="é">&bull; <a href="/a">Été</a><br>&bull; <a href="/b">Hiver</a></div>', FAKED, at='<div class="é">'),
        Bad('<div class="l"><div>– École de l’Été</div><div>– École du Pont</div><div>– <a href="/m">École Jean Moulin</a></div></div>', FAKED, at='<div class="l">'),
    ),
    good=(
        Good('<div class="l"><div>– Bonjour, Madame.</div><div>– Bonjour.</div><div>– Vous venez pour l’été ?</div></div>'),
        Good('<p>Apportez :</p><ul><li>le livret de famille</li><li>une photo d’été</li></ul>'),
        Good('<p>12, rue de l’Été<br>61000 Alençon<br>Lundi - vendredi</p>'),
        Good('<p>– Bonjour.</p><p>– Bonjour.</p><p>– Il fait été.</p><p>1. L’été</p><p>Juin.</p><p>2. L’hiver</p>'),
        Good('<p>- 5 degrés l’été<br>- 3 degrés l’hiver</p>'),
        Good('<p>1. Nom de l’été · ☐ j’hésite</p><p>2. Adresse · ☐ j’hésite</p><p>3. Nationalité · ☐ j’hésite</p>'),
        Good('<div>1. Nom <input name="é"><br>2. Prénom <input name="b"><br>3. Rue <input name="c"></div>'),
        Good('<p>Été - les horaires<br>- sauf le lundi</p>'),
        Good('<div role="list">- Été<br>- Hiver</div>'),
    ),
)  # fmt: skip
def list_faked(block: Element, page: Page) -> Iterator[Hit]:
    """Report a block whose lines, cut by `<br>`, begin at least twice in a row with the same dash or bullet, or count to three."""
    run = _run_of(block) if block.name == "p" and "role" not in block.attrs and not page.is_email else None
    if run is not None and not is_excluded(block, page):
        yield run
        return
    if (held := _held_in(block)) is not None and not page.is_email and not is_excluded(block, page):
        yield held
        return
    if not block.inside("br") or block.inside("p", "div", "td", "ul", "ol", "pre", "table", "dd"):
        return
    if "role" in block.attrs or page.is_email or is_excluded(block, page):
        return
    text = block.template.masked.text[block.open_end : block.extent.end]
    lines = [_TAG.sub("", line) for line in _BREAK.split(text)]
    marks = [match[1] if (match := _MARK.match(line)) else "" for line in lines if line.strip()]
    for one, after in pairwise(marks):
        if one and one == after and not {"«", "“"} & set(text):
            yield Hit(block.span, FAKED, {"mark": unescape(one)})
            return
    if _TO_FILL.search(text):
        return
    numbers = [count(match[1]) if (match := _NUMBER.match(line)) else 0 for line in lines if line.strip()]
    if any(numbers[at : at + 3] == [1, 2, 3] for at in range(len(numbers))):
        yield Hit(block.span, NUMBERED)


_BULLETS = frozenset({"•", "·", "●", "▪", "◦", "*", "&bull;"})
"""Marks that stand for an item and nothing else: a dash also opens a line of dialogue."""


def _start_of(line: object) -> str:
    """Return the bullet, or the number, that a paragraph begins with."""
    if not isinstance(line, Element) or line.name != "p":
        return ""
    held = line.template.masked.text[line.open_end : line.extent.end]
    text = _TAG.sub("", held)
    mark, number = _MARK.match(text), _NUMBER.match(text)
    if mark is not None:
        return mark[1] if mark[1] in _BULLETS else ""
    return number[1] if number is not None and not _TO_FILL.search(held) else ""


def _held_in(block: Element) -> Hit | None:
    """Return what is wrong with a box that holds nothing but lines which all begin with the same mark, none of which is a sentence said aloud."""
    held = [one for one in block.children if isinstance(one, Element)]
    if (
        len(held) < _LEAST
        or "role" in block.attrs
        or any(one.name != "div" or one.inside("div", "p", "br") for one in held)
    ):
        return None
    texts = [_TAG.sub("", one.template.masked.text[one.open_end : one.extent.end]) for one in held]
    marks = {match[1] if (match := _MARK.match(one)) is not None else "" for one in texts}
    said = any(one.strip().endswith((".", "!", "?", "…")) for one in texts)
    mark = marks.pop() if len(marks) == 1 else ""
    return Hit(block.span, FAKED, {"mark": unescape(mark)}) if mark and not said else None


_LEAST = 3


def _run_of(first: Element) -> Hit | None:
    """Return what is wrong with three paragraphs in a row that begin as the items of a list, from the first of them."""
    mark = _start_of(first)
    if not mark or (mark in _BULLETS and _start_of(first.preceding) == mark):
        return None
    after = first.following
    starts = [mark, _start_of(after), _start_of(after.following) if isinstance(after, Element) else ""]
    if mark in _BULLETS:
        return Hit(first.span, FAKED, {"mark": unescape(mark)}) if len(set(starts)) == 1 else None
    return Hit(first.span, NUMBERED) if starts == ["1", "2", "3"] else None
