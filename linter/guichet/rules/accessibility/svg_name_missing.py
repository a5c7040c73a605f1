"""A drawing that says it is an image and has no name."""

from collections.abc import Iterator

from guichet.core.findings import Family, Hit, Severity, Text
from guichet.heard.focus import in_tab_order
from guichet.heard.names import accessible_name, is_empty
from guichet.heard.roles import written_role
from guichet.reading.templates.element import Element
from guichet.reading.templates.page import Page
from guichet.rulebook.rule import Bad, Good, element_rule
from guichet.seen.visibility import certainty_if_shown, is_excluded

UNNAMED = Text(
    fr='Ce dessin porte role="{role}" et n’a pas de nom : un lecteur d’écran annonce « image » et rien de plus. Nommez-le avec « aria-label » ou <title>.',
    en='This drawing carries role="{role}" and has no name: a screen reader says "graphic" and nothing more. Name it with "aria-label" or <title>.',
)

STOPPED = Text(
    fr="Le clavier s’arrête sur ce dessin et il n’a pas de nom : qui écoute ne sait pas où il est. Nommez-le avec « aria-label », ou retirez « tabindex ».",
    en='The keyboard stops on this drawing and it has no name: those who listen do not know where they are. Name it with "aria-label", or remove "tabindex".',
)

_ROLES = frozenset({"img", "graphics-document", "graphics-symbol"})


@element_rule(
    "svg",
    "[role]",
    name="svg-name-missing",
    code="W9104",
    family=Family.ACCESSIBILITY,
    severity=Severity.SERIOUS,
    title=Text(fr='Image vectorielle sans nom', en='Vector image without a name'),
    harms=Text(fr='Les personnes aveugles : leur lecteur d’écran annonce « image » et rien de plus.', en='People who are blind: their screen reader says "graphic" and nothing more.'),
    instead=Text(fr='Donnez-lui un « aria-label » ou un <title> non vide ; aria-hidden="true" si elle décore.', en='Give it an "aria-label" or a <title> that is not empty; aria-hidden="true" if it decorates.'),
    wrong_when=Text(fr='Le nom est posé par un script.', en='The name is set by a script.'),
    refs=("rgaa 1.1", "wcag 1.1.1", "act 7d6734"),
    lesson="04-accessibility/03-images",
    bad=(
        Bad('<svg role="img"><circle r="4"/></svg>', UNNAMED, at='<svg role="img">'),
        Bad('<svg role="img"><title></title><path d="M0 0"/></svg>', UNNAMED, at='<svg role="img">'),
        Bad('<svg><circle role="graphics-symbol" r="4"/><text>Été</text></svg>', UNNAMED, at='<circle role="graphics-symbol" r="4"/>'),
        Bad('<p>Suivi : <svg role="graphics-symbol" class="étape"><path d="M0 0"/></svg></p>', UNNAMED, at='<svg role="graphics-symbol" class="étape">'),
        Bad('<svg tabindex="0" class="été"><path d="M0 0"/></svg>', STOPPED, at='tabindex="0"'),
    ),
    good=(
        Good('<svg tabindex="0" aria-label="Plan de l’été"><path d="M0 0"/></svg><svg tabindex="-1"><path d="M0 0"/></svg>'),
        Good('<svg role="img" aria-label="Étape 2 sur 4"><circle r="4"/></svg>'),
        Good('<svg role="img"><title>Étape 2 sur 4</title><circle r="4"/></svg>'),
        Good('<svg aria-hidden="true" role="img"><circle r="4"/></svg>'),
        Good('<svg role="img" aria-labelledby="t-{{ id }}"><title id="t-{{ id }}">{{ titre }}</title></svg>'),
    ),
)  # fmt: skip
def svg_name_missing(drawing: Element, page: Page) -> Iterator[Hit]:
    """Report a drawing without a name that says it is an image, or on which the keyboard stops."""
    if drawing.name != "svg" and drawing.closest("svg") is None:
        return
    role = written_role(drawing)
    if role in _ROLES and is_empty(accessible_name(drawing, page)) and not is_excluded(drawing, page):
        yield Hit(drawing.span, UNNAMED, {"role": role}, certainty_if_shown(drawing, page))
    elif drawing.name == "svg" and "tabindex" in drawing.attrs and "role" not in drawing.attrs:
        is_bare = in_tab_order(drawing) and not drawing.has_unknown_attributes and not drawing.text.strip()
        if is_bare and is_empty(accessible_name(drawing, page)) and not is_excluded(drawing, page):
            yield Hit(drawing.attribute_span("tabindex"), STOPPED, {}, certainty_if_shown(drawing, page))
