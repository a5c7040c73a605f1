"""A fold without a title."""

from collections.abc import Iterator

from guichet.core.findings import Family, Hit, Severity, Text
from guichet.heard.focus import is_summary
from guichet.heard.names import accessible_name, is_empty
from guichet.reading.templates.element import Element
from guichet.reading.templates.page import Page
from guichet.rulebook.rule import Bad, Good, element_rule
from guichet.seen.visibility import certainty_if_shown, is_excluded

EMPTY = Text(
    fr="Ce <summary> est vide : un lecteur d’écran dit « replié » sans dire quoi. Écrivez ce que l’on trouvera dedans.",
    en='This <summary> is empty: a screen reader says "collapsed" without saying what. Write what is to be found inside.',
)


@element_rule(
    "summary",
    name="summary-name-missing",
    code="W9177",
    family=Family.ACCESSIBILITY,
    severity=Severity.SERIOUS,
    title=Text(fr='Dépliant sans intitulé', en='Fold without a name'),
    harms=Text(fr='Les personnes aveugles : « bouton, replié », sans savoir ce qu’il cache.', en='People who are blind: "button, collapsed", with no clue what it hides.'),
    instead=Text(fr='Écrivez dans <summary> ce que l’on trouvera dedans.', en='Write in <summary> what is to be found inside.'),
    wrong_when=Text(fr='Un script remplit l’intitulé.', en='A script fills the name.'),
    refs=("rgaa 7.1", "wcag 4.1.2", "act 2t702h"),
    lesson="04-accessibility/07-aria",
    bad=(
        Bad('<details><summary></summary><p>Été</p></details>', EMPTY, at='<summary>'),
        Bad('<details><summary><i class="flèche"></i></summary><p>Été</p></details>', EMPTY, at='<summary>'),
        Bad('<details><summary class="é"> </summary><summary>Été</summary></details>', EMPTY, at='<summary class="é">'),
    ),
    good=(
        Good('<details><summary>{% slot summary %}{% endslot %}</summary><p>Été</p></details>'),
        Good('<details><summary>Horaires d’été</summary><p>9 h</p></details>'),
        Good('<details><summary aria-label="Horaires d’été"></summary></details>'),
        Good('<details><summary>{{ titre }}</summary></details>'),
        Good('<details><p>9 h</p></details>'),
    ),
)  # fmt: skip
def summary_name_missing(summary: Element, page: Page) -> Iterator[Hit]:
    """Report the summary of a fold when it has no name."""
    if is_summary(summary) and is_empty(accessible_name(summary, page)) and not is_excluded(summary, page):
        yield Hit(summary.span, EMPTY, {}, certainty_if_shown(summary, page))
