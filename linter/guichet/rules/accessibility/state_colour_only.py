"""A coloured mark that says in which state a thing is, and no word for it."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from guichet.core.findings import Certainty, Family, Hit, Severity, Text
from guichet.core.memo import memo
from guichet.reading.scripts.pages import scripts_on
from guichet.reading.styles.values import layers
from guichet.reading.templates.branches import CONDITIONS
from guichet.reading.templates.element import Element
from guichet.reading.templates.masking import Kind, is_dynamic
from guichet.reading.templates.page import Page
from guichet.reading.templates.printed import printed_in, states_printed
from guichet.reading.templates.template import Template
from guichet.rulebook.rule import Bad, Good, element_rule
from guichet.seen.cascade import styles_of
from guichet.seen.found import classes_in_turn
from guichet.seen.visibility import is_hidden

COLOURED = Text(
    fr="Seule la couleur de cette marque dit l’état : qui ne voit pas les couleurs, ou écoute la page, ne l’a pas. Écrivez-le en toutes lettres à côté.",
    en="Only the colour of this mark tells the state: people who do not see colours, or who listen to the page, do not get it. Write it in words beside it.",
)

_BOXES = ("li", "tr", "article", "dd", "p", "section")
_NAMES = ("aria-label", "aria-labelledby", "title", "role", "data-icon")
_GROUND = frozenset({"background", "background-color", "color", "border-color"})
_SHAPE = frozenset({"content", "background-image", "mask", "mask-image", "clip-path", "transform", "width", "height"})
_CASES = CONDITIONS | frozenset("elif elseif elsif else match when".split())
_BY_COLOUR = re.compile(r"colou?r|couleur|teinte", re.I)


@element_rule(
    "span", "i", "b", "div", "td",
    name="state-colour-only",
    code="W9709",
    family=Family.ACCESSIBILITY,
    severity=Severity.SERIOUS,
    title=Text(fr="État donné par la couleur seule", en="State given by colour alone"),
    harms=Text(
        fr="Les personnes aveugles, daltoniennes, ou qui impriment la page en noir : elles ne savent pas ce qui est ouvert, payé ou en retard.",
        en="People who are blind or colour-blind, or who print the page in black: they do not know what is open, paid or late.",
    ),
    instead=Text(fr="Écrivez l’état en toutes lettres ; la couleur le rappelle.", en="Write the state in words; the colour repeats it."),
    wrong_when=Text(fr="Le texte voisin dit déjà l’état.", en="The text beside it already tells the state."),
    refs=("rgaa 3.1", "wcag 1.4.1", "wcag 1.1.1"),
    lesson="04-accessibility/04-contrast-and-zoom",
    since="0.1.0",
    bad=(
        Bad('<html lang="fr"><style>.r { width: 1rem; height: 1rem } .ok { background: #1d7a2b } .ko { background: #b01c1c }</style><ul>{% for é in étés %}<li>{{ é.nom }} <span class="r {% if é.ouvert %}ok{% else %}ko{% endif %}"></span></li>{% endfor %}</ul></html>', COLOURED, at="""<span class="r {% if é.ouvert %}ok{% else %}ko{% endif %}">"""),
        Bad("<html lang=\"fr\"><style>.vert { background-color: green } .rouge { background-color: red }</style><ul><li>{{ été.nom }} <i class=\"{{ 'vert' if été.ok else 'rouge' }}\"></i></li></ul></html>", COLOURED, at="<i class=\"{{ 'vert' if été.ok else 'rouge' }}\">"),
        Bad('<html lang="fr"><style>.vert { background: green } .rouge { background: red }</style><ul><li>{{ ligne.été }} <span class="rond {{ ligne.couleur }}" aria-hidden="true"></span></li></ul></html>', COLOURED, at='<span class="rond {{ ligne.couleur }}" aria-hidden="true">', review=True),
        Bad('<html lang="fr"><style>.ok { background: #1d7a2b } .ko { background: #b01c1c }</style><ul><li>Été <span class="<?php if ($ouvert): ?>ok<?php else: ?>ko<?php endif ?>"></span></li></ul></html>', COLOURED, at='<span class="<?php if ($ouvert): ?>ok<?php else: ?>ko<?php endif ?>">', path="é.php"),
        Bad('<html lang="fr"><style>.ok { background: #1d7a2b } .ko { background: #b01c1c }</style><ul><li>Été <span class="{% if a %}ok{% elif b != "%}" %}ko{% endif %}"></span></li></ul></html>', COLOURED, at='<span class="{% if a %}ok{% elif b != "%}" %}ko{% endif %}">'),
    ),
    good=(
        Good('<html lang="fr"><style>.ok { background: #1d7a2b } .ko { background: #b01c1c }</style><ul><li>Été <?= $statut ?> <span class="<?php if ($ouvert): ?>ok<?php else: ?>ko<?php endif ?>"></span></li></ul></html>', path="é.php"),
        Good('<html lang="fr"><style>.ok { background: #1d7a2b } .ko { background: #b01c1c }</style><ul><li>{{ été.nom }} <span class="{% if o %}ok{% else %}ko{% endif %}"></span> {% if o %}Ouvert{% else %}Fermé{% endif %}</li></ul></html>'),
        Good('<html lang="fr"><style>.ok { background: #1d7a2b } .ko { background: #b01c1c }</style><ul><li>{{ été.nom }} : {{ été.statut }} <span class="{% if o %}ok{% else %}ko{% endif %}"></span></li></ul></html>'),
        Good('<html lang="fr"><style>.ok { background: #1d7a2b } .ko { background: #b01c1c }</style><ul><li>{{ été.nom }} <span class="{% if o %}ok{% else %}ko{% endif %}" role="img" aria-label="{{ mot }}"></span></li></ul></html>'),
        Good('<html lang="fr"><style>.ok::before { content: "✓" } .ok { color: green } .ko { color: red }</style><ul><li>{{ été.nom }} <span class="{% if o %}ok{% else %}ko{% endif %}"></span></li></ul></html>'),
        Good('<html lang="fr"><style>.pair { background: #eee } .impair { background: #fff }</style><ul><li class="{% cycle \'pair\' \'impair\' %}">Été</li></ul></html>'),
    ),
)  # fmt: skip
def state_colour_only(mark: Element, page: Page) -> Iterator[Hit]:
    """Report an empty mark whose classes change with a state and only change its colour, in an item that says it in no word."""
    if not is_dynamic(mark.attr("class") or "") or any(name in mark.attrs for name in _NAMES):
        return
    if mark.inside() or mark.text.strip() or mark.has_unknown_attributes or page.is_email or is_hidden(mark, page):
        return
    item = mark.closest(*_BOXES)
    if item is None or not _is_turned(mark, page) or _is_told(item, mark):
        return
    yield Hit(
        mark.span,
        COLOURED,
        certainty=Certainty.VIOLATION
        if styles_of(page).is_complete and not _goes_by_colour(mark)
        else Certainty.REVIEW,
    )


class _Colours(NamedTuple):
    """What the rules of a page draw with one class alone."""

    drawn: dict[str, str]
    """The colour that each class gives, and nothing else."""
    kinds: Counter[str]
    """How many classes give each colour."""
    shaped: frozenset[str]
    """The classes that draw a shape or a sign too."""
    named: frozenset[str]
    """Those of the first that a script of the page names."""


@memo
def _colours(page: Page) -> _Colours:
    drawn: dict[str, str] = {}
    shaped: set[str] = set()
    for rule in (each for one in styles_of(page).sheets for each in one.sheet.rules):
        value = next((one.value for one in rule.declarations if one.name in _GROUND), None)
        is_flat = value is not None and len(list(layers(value))) == 1 and "url(" not in value
        has_shape = any(one.name in _SHAPE for one in rule.declarations)
        for selector in rule.selectors:
            names = selector.compounds[0].classes if selector.compounds else ()
            if has_shape and selector.pseudo_element:
                shaped.update(names)
            is_plain = len(names) == 1 == len(selector.compounds) and not (selector.pseudo_element or selector.states)
            if value is not None and is_flat and is_plain:
                drawn[names[0]] = value
    scripts = "\n".join(dict.fromkeys(one.text for one in scripts_on(page)))
    return _Colours(
        drawn, Counter(drawn.values()), frozenset(shaped), frozenset(one for one in drawn if one in scripts)
    )


def _is_turned(mark: Element, page: Page) -> bool:
    """Whether a mark has, in one case or another, classes that only give it a colour, each another one, and that no script puts."""
    known, static, rules = classes_in_turn(mark), set(mark.token_list("class")), _colours(page)
    if _goes_by_colour(mark):  # any of them may be printed
        always = Counter(rules.drawn[one] for one in static if one in rules.drawn)
        kinds = len(rules.kinds) - sum(times == rules.kinds[value] for value, times in always.items())
        return kinds > 1 and not rules.shaped and rules.named <= static
    turned = [one for one in known if one in rules.drawn and one not in static]
    has_two = len({rules.drawn[one] for one in turned}) > 1
    return has_two and rules.shaped.isdisjoint(known) and rules.named.isdisjoint(turned)


def _goes_by_colour(mark: Element) -> bool:
    """Whether what is printed is called a colour: it may be that of a kind, which the item names, and not of a state."""
    return any(map(_BY_COLOUR.search, printed_in(mark, "class")))


def _is_told(item: Element, mark: Element) -> bool:
    """Whether an item says its state in words: another part under a condition, or a name that is printed for that."""
    places = _tellings(item.template)
    told = bisect_left(places, item.extent.end) - bisect_left(places, item.start)
    return told > bisect_left(places, mark.open_end) - bisect_left(places, mark.start)


@memo
def _tellings(template: Template) -> list[int]:
    """Where a file begins a condition, or prints something that may be called a state."""
    cases = (one.start for one in template.masked.tokens if one.kind is Kind.TAG and one.name in _CASES)
    return sorted((*cases, *states_printed(template)))
