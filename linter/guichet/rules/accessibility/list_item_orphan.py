"""A list item without its list: nobody hears how many there are."""

from collections.abc import Iterator

from guichet.core.findings import Family, Hit, Severity, Text
from guichet.heard.owned import loses_its_list
from guichet.heard.roles import role_facts, written_role
from guichet.reading.templates.controls import UNKNOWN
from guichet.reading.templates.element import Element
from guichet.reading.templates.page import Page
from guichet.rulebook.rule import Bad, Good, element_rule
from guichet.seen.visibility import is_excluded

ORPHAN = Text(
    fr="Cet élément <{tag}> n’est dans aucune liste : un lecteur d’écran ne l’annonce pas comme tel. Entourez-le de {list}.",
    en="This <{tag}> is in no list: a screen reader does not announce it as an item. Put {list} around it.",
)

MISTAKEN = Text(
    fr="Ce <dd> est écrit à la place de la liste : un lecteur d’écran n’en annonce aucune. Écrivez <dl>.",
    en="This <dd> is written in place of the list: a screen reader announces none. Write <dl>.",
)
TAKEN = Text(
    fr='Ce <{tag}> n’est plus dans une liste : role="{role}", sur <{list}>, la retire. Donnez-lui un rôle que celui-là admet ({owned}), ou retirez ce rôle.',
    en='This <{tag}> is in no list any more: role="{role}", on <{list}>, takes it away. Give it a role that this one admits ({owned}), or remove that role.',
)
DEEP = Text(
    fr="Ce <{tag}> est dans plusieurs <div> : HTML n’en admet qu’un entre <dl> et ce qu’il tient, et des lecteurs d’écran ne voient plus de liste. Retirez les autres.",
    en="This <{tag}> is inside several <div>: HTML allows only one between <dl> and what it holds, and some screen readers no longer see a list. Remove the others.",
)

_LISTS = {"li": ({"ul", "ol", "menu"}, "<ul>"), "dt": ({"dl"}, "<dl>"), "dd": ({"dl"}, "<dl>")}


@element_rule(
    "li", "dt", "dd",
    name="list-item-orphan",
    code="W9133",
    family=Family.ACCESSIBILITY,
    severity=Severity.MINOR,
    title=Text(fr='Élément de liste sans liste', en='List item without a list'),
    harms=Text(fr='Les personnes aveugles : ni « liste de 4 éléments », ni saut d’un élément à l’autre.', en='People who are blind: no "list of 4 items", no jump from one to the next.'),
    instead=Text(fr='Mettez les <li> dans <ul> ou <ol>, les <dt> et <dd> dans <dl>.', en='Put <li> in <ul> or <ol>, <dt> and <dd> in <dl>.'),
    wrong_when=Text(fr='L’élément est un fragment que la page met dans une liste.', en='The element is a fragment that the page puts in a list.'),
    refs=("rgaa 9.3", "wcag 1.3.1"),
    lesson="04-accessibility/02-headings-landmarks-links",
    bad=(
        Bad('<div><li>Pièce d’identité</li></div>', ORPHAN, at='<li>'),
        Bad('<section><dd class="é"><dt>Été</dt><dd>9 h</dd></dd></section>', MISTAKEN, at='<dd class="é">'),
        Bad('<section><dt>Été</dt></section>', ORPHAN, at='<dt>'),
        Bad('<ul role="menu"><li>Été</li><li>Hiver</li></ul>', TAKEN, at='<li>'),
        Bad('<dl role="menubar"><dt>Été</dt></dl>', TAKEN, at='<dt>'),
        Bad('<html lang="fr"><body><li class="x">Été</li></body></html>', ORPHAN, at='<li class="x">'),
        Bad('<div class="menu">{% for é in menu %}<li>{{ é }}</li>{% endfor %}</div>', ORPHAN, at='<li>'),
        Bad('<dl><div role="region" aria-label="É"><dt>Été</dt><dt>Juin</dt></div></dl>', ORPHAN, at='<dt>'),
        Bad('<dl><div><div><dd>Été</dd></div></div></dl>', DEEP, at='<dd>'),
    ),
    good=(
        Good('<div>{% macro é(été) %}<li>{{ été }}</li>{% endmacro %}</div>'),
        Good('{% if été %}<ul>{% else %}<div>{% endif %}<li>Été</li>{% if été %}</ul>{% else %}</div>{% endif %}'),
        Good('<ul><li>Pièce d’identité</li></ul><ul role="none"><li>Été</li></ul><ul role="group"><li>Été</li></ul>'),
        Good('<ul role="tablist"><li><a role="tab" href="#é">Été</a></li></ul><ul role="menu"><li role="menuitem">Été</li>{{ é }}<li>À</li></ul>'),
        Good('<ul role="tablist"><li role="none"><a role="tab" href="#é">Été</a></li><li role="none">Nouveau</li></ul>'),
        Good('<li>Un fragment</li>'),
        Good('<div role="list"><li>Été</li></div>'),
        Good('<{{ balise }}><li>Été</li></{{ balise }}>'),
        Good('<dl><div><dt>Été</dt><dd>9 h</dd></div></dl>'),
    ),
)  # fmt: skip
def list_item_orphan(item: Element, page: Page) -> Iterator[Hit]:
    """Report the first item of a run that stands in another element of its own file than a list."""
    above = item.above
    names, expected = _LISTS[item.name]
    if above is None or "role" in item.attrs or item.closest("template", "noscript"):
        return
    if loses_its_list(item):
        if not _is_after_another_lost(item) and not is_excluded(item, page):
            role = written_role(above) or ""
            owned = ", ".join(sorted(role_facts()[role].owned))
            yield Hit(item.span, TAKEN, {"tag": item.name, "role": role, "list": above.name, "owned": owned})
        return
    if above.name == "div" and _is_too_deep(item):
        if not _is_after_another(item):
            yield Hit(item.span, DEEP, {"tag": item.name})
        return
    if above.name == "div" and above.closest("dl") is not None and _is_something(above):
        if not _is_after_another(item):
            yield Hit(item.span, ORPHAN, {"tag": item.name, "list": expected})
        return
    around = [
        one
        for one in item.ancestors
        if one.name in names or "role" in one.attrs or "-" in one.name or one.name.startswith("x")
    ]
    if around or above.is_forked or not item.template.branches.is_written_in(item.start, above.start):
        return
    if _is_after_another(item):
        return
    if not page.is_email and not item.may_be_in(*names) and not _is_group(above, page):
        yield (
            Hit(item.span, MISTAKEN)
            if _is_mistaken(item)
            else Hit(item.span, ORPHAN, {"tag": item.name, "list": expected})
        )


def _is_mistaken(item: Element) -> bool:
    """Whether a description is closed at once by a term, which cannot be in it: it was written for the list."""
    after = item.following
    return item.name == "dd" and not item.text and isinstance(after, Element) and after.name == "dt"


def _is_group(box: Element, page: Page) -> bool:
    """Whether a fragment is a `<div>` of terms and descriptions, which the page may put in a `<dl>`."""
    if box.name != "div" or box.above is not None or page.is_document or page.template.extends is not None:
        return False
    return {one.name for one in box.find_all(recursive=False)} <= {"dt", "dd", "script", "template"}


def _is_after_another(item: Element) -> bool:
    """Whether the same was said just before: a run is told once, by its first of each name."""
    return any(one.name == item.name or _is_mistaken(one) for one in _run_before(item))


def _run_before(item: Element) -> Iterator[Element]:
    before = item.preceding
    while isinstance(before, Element) and before.name in _LISTS:
        yield before
        before = before.preceding


def _is_after_another_lost(item: Element) -> bool:
    return any(one.name == item.name and loses_its_list(one) for one in _run_before(item))


def _is_too_deep(item: Element) -> bool:
    """Whether more than one plain `<div>` stands between a list and its term or description (HTML, content of `dl`)."""
    boxes: list[Element] = []
    for one in item.ancestors:
        if one.name != "div":
            return one.name == "dl" and len(boxes) > 1 and not any(map(_is_something, boxes))
        boxes.append(one)
    return False


def _is_something(box: Element) -> bool:
    """Whether a box has a role of its own: in a `<dl>`, it then holds no terms (ARIA in HTML, `div`)."""
    return written_role(box) not in {None, UNKNOWN, "none", "presentation", "group", "listitem"}
