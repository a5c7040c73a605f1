"""A heading that goes down two steps at once."""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from guichet.core.findings import Certainty, Family, Hit, Severity, Text
from guichet.heard.announced import is_in_message
from guichet.heard.dialogs import dialog_around
from guichet.heard.landmarks import headings, level_of
from guichet.reading.templates.composition import Placed, can_coexist
from guichet.reading.templates.element import Element
from guichet.reading.templates.masking import Kind
from guichet.reading.templates.page import Page
from guichet.reading.templates.rendering import may_hold_markup
from guichet.reading.templates.silent_tags import SILENT_TAGS
from guichet.rulebook.rule import Bad, Good, page_rule
from guichet.seen.on_paper import is_only_printed

SKIPPED = Text(
    fr="Ce titre de niveau {level} suit un niveau {before} : à l’oreille, il manque une marche. Descendez d’un niveau à la fois.",
    en="This level {level} heading follows a level {before}: by ear, a step is missing. Go down one level at a time.",
)


@page_rule(
    name="heading-level-skipped",
    code="W9128",
    family=Family.ACCESSIBILITY,
    severity=Severity.MINOR,
    title=Text(fr='Niveau de titre sauté', en='Heading level skipped'),
    harms=Text(fr='Les personnes aveugles : elles cherchent le niveau qui manque, et croient avoir perdu une partie.', en='People who are blind: they look for the missing level, and think that they lost a part.'),
    instead=Text(fr='Descendez d’un niveau à la fois ; la taille se règle dans la feuille de style.', en='Go down one level at a time; size is set in the stylesheet.'),
    wrong_when=Text(fr='Le niveau manquant est dans un contenu que guichet ne voit pas.', en='The missing level is in content that guichet does not see.'),
    refs=("rgaa 9.1", "wcag 1.3.1"),
    lesson="04-accessibility/02-headings-landmarks-links",
    bad=(
        Bad('<h1>Mairie</h1><h3>Horaires d’été</h3>', SKIPPED, at='<h3>'),
        Bad('<h2>Démarches</h2><p>Texte</p><h5 class="petit">Pièces à fournir</h5>', SKIPPED, at='<h5 class="petit">'),
        Bad('<html lang="fr"><body><h1>Mairie</h1><h2>Été</h2><h4>Horaires</h4></body></html>', SKIPPED, at='<h4>'),
        Bad('<h1>Mairie</h1><div role="dialog" aria-label="É"><h2>Été</h2></div><h3>Horaires</h3>', SKIPPED, at='<h3>'),
        Bad('<h1>Mairie</h1><div class="fr-alert fr-alert--info"><h3 class="fr-alert__title">Fermé l’été</h3></div>', SKIPPED, at='<h3 class="fr-alert__title">', review=True),
        Bad({"page.html": '<h1>Mairie</h1><div class="papier"><h2>Été</h2></div><h3>Horaires</h3>', "css/p.scss": ".papier { display: none; }\n@media print { .papier { display: block; } }\n"}, SKIPPED, at='<h3>', path="page.html"),
        Bad({"page.html": '<h1>Mairie</h1><div class="tous"><h3>Été</h3></div>', "css/p.scss": ".tous { display: none; }\n@media print, screen { .tous { display: block; } }\n"}, SKIPPED, at='<h3>', path="page.html"),
        Bad('<h1>Mairie</h1><div class="fr-callout"><h3>Fermé l’été</h3></div>', SKIPPED, at='<h3>'),
        Bad('<h1>Mairie</h1><div class="fr-modal"><h2>Été</h2><h4>Horaires</h4></div>', SKIPPED, at='<h4>'),
    ),
    good=(
        Good({"page.html": '<h1>Mairie</h1><div class="papier"><h3>Été</h3></div>', "css/p.scss": ".papier { display: none; }\n@media print { .papier { display: block; } }\n"}, path="page.html"),
        Good('<h1>Mairie</h1><div class="fr-modal"><h3>Horaires d’été</h3></div><div role="dialog" aria-label="É"><h3>Été</h3></div>'),
        Good({"page.html": '<html lang="fr"><h1>Mairie</h1><dialog open>{% include "texte.html" %}</dialog></html>', "texte.html": '<h3>Été</h3>'}),
        Good('<h1>Mairie</h1><h2>Horaires</h2><h3>Été</h3><h2>Accès</h2>'),
        Good('<h3>Un fragment peut commencer ainsi</h3>'),
        Good('<h1>Mairie</h1>{% include "partie.html" %}<h3>Été</h3>'),
        Good('{% if a %}<h1>Mairie</h1>{% endif %}<h2>Été</h2>'),
    ),
)  # fmt: skip
def heading_level_skipped(page: Page) -> Iterator[Hit]:
    """Report a heading more than one level below the one before it, when nothing unknown lies between."""
    told: set[tuple[str, int, int, bool]] = set()
    for ladder in _ladders(page):
        for before, placed in pairwise(ladder):
            last, level = level_of(before.element), level_of(placed.element)
            if last is None or level is None:
                break
            where, in_message = placed.element, is_in_message(placed.element)
            step = (where.template.path, last, level, in_message)
            if level > last + 1 and step not in told and _follows(before, placed):
                told.add(step)
                facts = {"level": level, "before": last}
                certainty = Certainty.REVIEW if in_message else Certainty.VIOLATION
                yield Hit(where.span, SKIPPED, facts, certainty, where.template.path, page.path)


def _ladders(page: Page) -> Iterable[list[Placed]]:
    """Return the headings that are gone through together: those of the page, and those of each of its dialogs; none that paper alone shows."""
    found: dict[Element | None, list[Placed]] = {}
    for placed in headings(page):
        if not is_only_printed(placed.element, page):
            found.setdefault(dialog_around(placed.element, page), []).append(placed)
    return found.values()


def _follows(before: Placed, placed: Placed) -> bool:
    """Whether a heading certainly comes after another, with nothing unknown between them."""
    same = before.frame.template is placed.frame.template
    return same and can_coexist(before, placed) and not _unknown_between(before, placed)


def _unknown_between(one: Placed, other: Placed) -> bool:
    template = one.element.template
    branches = template.branches
    if branches.path(one.element.start) != branches.path(other.element.start)[: len(branches.path(one.element.start))]:
        return True
    return any(
        may_hold_markup(token) or token.name in {"include", "block", "embed"}
        for token in template.tokens_between(one.element.end, other.element.start)
        if token.kind is not Kind.COMMENT
        and (token.kind is Kind.OUTPUT or token.name not in SILENT_TAGS or token.name == "block")
    )
