"""A coloured mark that says in which state a thing is, and no word for it."""

import re
from collections.abc import Iterator

from guichet.core.findings import Certainty, Family, Hit, Severity, Text
from guichet.reading.scripts.pages import scripts_on
from guichet.reading.styles.values import layers
from guichet.reading.templates.element import Element
from guichet.reading.templates.masking import is_dynamic
from guichet.reading.templates.page import Page
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
_TAG = re.compile(r"\{%-?\s*(?:if|elif|else|switch|case|match|when)\b|<%-?\s*(?:if|elsif|else|case|when|unless)\b")
_TOLD = re.compile(r"statu[st]|state|[ée]tat|display|label|libell[ée]|word|mot|text|titre|title", re.I)
_PRINTED = re.compile(r"\{\{([^{}]{0,300})\}\}|<%=([^%]{0,300})%>")
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
    ),
    good=(
        Good('<html lang="fr"><style>.ok { background: #1d7a2b } .ko { background: #b01c1c }</style><ul><li>{{ été.nom }} <span class="{% if o %}ok{% else %}ko{% endif %}"></span> {% if o %}Ouvert{% else %}Fermé{% endif %}</li></ul></html>'),
        Good('<html lang="fr"><style>.ok { background: #1d7a2b } .ko { background: #b01c1c }</style><ul><li>{{ été.nom }} : {{ été.statut }} <span class="{% if o %}ok{% else %}ko{% endif %}"></span></li></ul></html>'),
        Good('<html lang="fr"><style>.ok { background: #1d7a2b } .ko { background: #b01c1c }</style><ul><li>{{ été.nom }} <span class="{% if o %}ok{% else %}ko{% endif %}" role="img" aria-label="{{ mot }}"></span></li></ul></html>'),
        Good('<html lang="fr"><style>.ok::before { content: "✓" } .ok { color: green } .ko { color: red }</style><ul><li>{{ été.nom }} <span class="{% if o %}ok{% else %}ko{% endif %}"></span></li></ul></html>'),
        Good('<html lang="fr"><style>.pair { background: #eee } .impair { background: #fff }</style><ul><li class="{% cycle \'pair\' \'impair\' %}">Été</li></ul></html>'),
    ),
)  # fmt: skip
def state_colour_only(mark: Element, page: Page) -> Iterator[Hit]:
    """Report an empty mark whose classes change with a state and only change its colour, in an item that says it in no word."""
    if mark.text.strip() or mark.inside() or any(name in mark.attrs for name in _NAMES) or mark.has_unknown_attributes:
        return
    if not is_dynamic(mark.attr("class") or "") or page.is_email or is_hidden(mark, page):
        return
    turned = _turned(mark, page)
    item = mark.closest(*_BOXES)
    if (
        item is None
        or len(turned) < 2
        or _is_told(item, mark)
        or any(one in each.text for each in scripts_on(page) for one in turned)
    ):
        return
    yield Hit(
        mark.span,
        COLOURED,
        certainty=Certainty.VIOLATION
        if styles_of(page).is_complete and not _goes_by_colour(mark)
        else Certainty.REVIEW,
    )


def _turned(mark: Element, page: Page) -> dict[str, str]:
    """Return the classes that a mark has in one case or another and that only give it a colour, each another one."""
    by_colour = _goes_by_colour(mark)
    known = classes_in_turn(mark)
    found: dict[str, str] = {}
    for sheet in styles_of(page).sheets:
        for rule in sheet.sheet.rules:
            for selector in rule.selectors:
                own = selector.compounds[0] if selector.compounds else None
                names = own.classes if own is not None and (by_colour or not known.isdisjoint(own.classes)) else ()
                if any(one.name in _SHAPE for one in rule.declarations) and selector.pseudo_element and names:
                    return {}
                drawn = next((one.value for one in rule.declarations if one.name in _GROUND), None)
                is_plain = len(names) == 1 == len(selector.compounds) and not (
                    selector.pseudo_element or selector.states
                )
                is_flat = drawn is not None and len(list(layers(drawn))) == 1 and "url(" not in drawn
                if drawn is not None and is_plain and is_flat and (by_colour or names[0] in known):
                    found[names[0]] = drawn
    static = set(mark.token_list("class"))
    colours = {name: value for name, value in found.items() if name not in static}
    return colours if len(set(colours.values())) > 1 else {}


def _goes_by_colour(mark: Element) -> bool:
    """Whether what is printed is called a colour: it may be that of a kind, which the item names, and not of a state."""
    span = mark.value_span("class")
    raw = mark.template.source.text[span.start : span.end]
    return any(_BY_COLOUR.search(match[1] or match[2] or "") for match in _PRINTED.finditer(raw))


def _is_told(item: Element, mark: Element) -> bool:
    """Whether an item says its state in words: another part under a condition, or a name that is printed for that."""
    source = item.template.source.text
    around = f"{source[item.start : mark.start]}{source[mark.open_end : item.extent.end]}"
    printed = (match[1] or match[2] or "" for match in _PRINTED.finditer(around))
    return _TAG.search(around) is not None or any(_TOLD.search(one) for one in printed)
