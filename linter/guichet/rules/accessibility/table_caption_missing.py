"""A table of data without a title: who hears it does not know which one it is."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from guichet.core.findings import Certainty, Family, Hit, Severity, Text
from guichet.heard.names import accessible_name, is_empty
from guichet.heard.tables import Table, table_of
from guichet.reading.scripts.inline import is_scripted
from guichet.reading.templates.element import Element
from guichet.reading.templates.masking import OUTPUT, is_dynamic
from guichet.reading.templates.page import Page
from guichet.reading.written.translation import Transcript
from guichet.reading.written.written import Written
from guichet.rulebook.rule import Bad, Good, element_rule
from guichet.seen.visibility import is_excluded

UNTIED = Text(
    fr="Le titre « {title} » n’est pas relié à ce tableau : un lecteur d’écran annonce le tableau sans lui. Mettez-le dans <caption>, ou utilisez aria-labelledby.",
    en='The title "{title}" is not tied to this table: a screen reader announces the table without it. Put it in <caption>, or use aria-labelledby.',
)
PRINTED = Text(
    fr="Le titre qui précède ce tableau ne lui est pas relié : un lecteur d’écran annonce le tableau sans lui. Mettez-le dans <caption>, ou utilisez aria-labelledby.",
    en="The title before this table is not tied to it: a screen reader announces the table without it. Put it in <caption>, or use aria-labelledby.",
)
NONE = Text(
    fr="Ce tableau de données n’a pas de titre. S’il en faut un pour savoir ce qu’il montre, ajoutez <caption>.",
    en="This data table has no title. If one is needed to know what it shows, add <caption>.",
)

_TITLE = re.compile(r"(?:^|[-_])(?:caption|titre|title|l[ée]gende?)(?:$|[-_])|^(?:table|tableau)(?:title|titre)$", re.I)
_LEADS = re.compile(r"(?:voici|voilà|vous|nous|ci-|here|below|the following|you|we)\b", re.I)
"""How a sentence that leads to a table begins."""
_HEADINGS = ("h1", "h2", "h3", "h4")
_FIELDS = ("input", "select", "textarea", "button")

IN_A_CELL = Text(
    fr="Le titre « {title} » est dans une cellule qui tient toute la largeur : il est lu comme une donnée, ou comme un en-tête de chaque colonne. Mettez-le dans <caption>.",
    en='The title "{title}" is in a cell as wide as the table: it is read as data, or as a header of each column. Put it in <caption>.',
)
EMPTY = Text(
    fr="Ce tableau a une <caption> vide : un lecteur d’écran l’annonce sans titre. Écrivez-y ce que le tableau montre, ou retirez-la.",
    en="This table has an empty <caption>: a screen reader announces it without a title. Write in it what the table shows, or remove it.",
)
REPEATED = Text(
    fr="« summary » répète le titre du tableau : un lecteur d’écran dit deux fois la même chose. Retirez « summary », ou décrivez-y la structure.",
    en='"summary" repeats the title of the table: a screen reader says the same thing twice. Remove "summary", or describe the structure in it.',
)


@element_rule(
    "table",
    name="table-caption-missing",
    code="W9622",
    family=Family.ACCESSIBILITY,
    severity=Severity.MINOR,
    title=Text(fr='Tableau de données sans titre', en='Data table without a title'),
    harms=Text(fr='Les personnes aveugles, qui passent d’un tableau à l’autre et entendent « tableau, 12 lignes » sans savoir lequel.', en='People who are blind: they move from table to table and hear "table, 12 rows" without knowing which one.'),
    instead=Text(fr='Donnez un titre avec <caption>, ou reliez le titre voisin par aria-labelledby.', en='Give a title with <caption>, or tie the nearby title with aria-labelledby.'),
    wrong_when=Text(fr='Le tableau n’a pas besoin de titre, car la page n’a que lui.', en='The table needs no title, as the page has only that.'),
    refs=("rgaa 5.4", "wcag 1.3.1"),
    lesson="04-accessibility/06-tables",
    bad=(
        Bad('<p class="titre-été titre"><b>{{ saison }}</b></p><table><tr><th scope="col">Jour</th><th scope="col">Heures</th></tr><tr><td>Lundi</td><td>9 h</td></tr></table>', PRINTED, at='<table>'),
        Bad('<p><strong>Horaires d’été</strong></p><table><tr><th scope="col">Jour</th><th scope="col">Heures</th></tr><tr><td>Lundi</td><td>9 h</td></tr></table>', UNTIED, at='<table>'),
        Bad('<table><caption>Effectifs d’été</caption><tr><th>A</th><th>B</th></tr><tr><td>1</td><td>2</td></tr></table><p>Voici.</p><table class="t"><tr><th scope="col">Été</th><th scope="col">Hiver</th></tr><tr><td>9 h</td><td>10 h</td></tr></table>', NONE, at='<table class="t">', review=True),
        Bad('<p>Voici :</p><table id="t"><tr><th>Été</th><th>Hiver</th></tr><tr><td>9 h</td><td>10 h</td></tr></table><table><caption>Effectifs d’été</caption><tr><th>A</th><th>B</th></tr><tr><td>1</td><td>2</td></tr></table>', NONE, at='<table id="t">', review=True),
        Bad('<table><caption></caption><tr><th>Jour</th><th>Été</th></tr><tr><td>Lundi</td><td>9 h</td></tr></table>', EMPTY, at='<caption>'),
        Bad('<p class="titre-tableau">Horaires d’été</p><table><tr><th scope="col">Jour</th><th scope="col">Heures</th></tr><tr><td>Lundi</td><td>9 h</td></tr></table>', UNTIED, at='<table>'),
        Bad('<p><b>Horaires d’été</b></p><table><tr><td>Lundi</td><td>9 h</td></tr><tr><td>Mardi</td><td>10 h</td></tr></table>', UNTIED, at='<table>', review=True),
        Bad('<p>Horaires d’été</p><table><tr><td>Lundi</td><td>9 h</td></tr><tr><td>Mardi</td><td>10 h</td></tr></table>', UNTIED, at='<table>', review=True),
        Bad('<p><b>Horaires d’été</b></p><div class="table-responsive"><table><tr><th scope="col">Jour</th><th scope="col">Heures</th></tr><tr><td>Lundi</td><td>9 h</td></tr></table></div>', UNTIED, at='<table>'),
        Bad('<table><tr><th colspan="2">Horaires d’été</th></tr><tr><th>Lundi</th><td>9 h</td></tr><tr><th>Mardi</th><td>9 h</td></tr></table>', IN_A_CELL, at='<table>'),
        Bad('<table summary="Horaires d’été"><caption>Horaires d’été</caption><tr><th>Lundi</th><td>9 h</td></tr></table>', REPEATED, at='summary="Horaires d’été"'),
        Bad({"templates/heures.html": '<table><tr><th>{{ jour }}</th><th>Heure</th></tr><tr><td>Été</td><td>9 h</td></tr></table>', "templates/page.html": '<p><b>Horaires d’été</b></p>{% include "heures.html" with jour="Jour" %}'}, UNTIED, at="<table>", path="templates/heures.html"),
    ),
    good=(
        Good('<div class="carte"><p class="titre">Été</p>{{ champ.description }}<table><tr><th scope="col">Jour</th><th scope="col">Heures</th></tr><tr><td>Lundi</td><td>9 h</td></tr></table></div>'),
        Good('<p><b>Horaires d’été</b></p>Ils changent chaque semaine.<table><tr><th scope="col">Jour</th><th scope="col">Heures</th></tr><tr><td>Lundi</td><td>9 h</td></tr></table>'),
        Good('{% if not demandes %}<p class="vide"><b>Aucune demande cet été</b></p>{% else %}<table><tr><th scope="col">Nom</th><th scope="col">Jour</th></tr><tr><td>Zoé</td><td>3 mai</td></tr></table>{% endif %}'),
        Good('<table><tr><th colspan="2">{{ titre }}</th></tr><tr><th>Lundi</th><td>9 h</td></tr></table>'),
        Good('<p>Voici nos horaires d’été</p><table><tr><td>Lundi</td><td>9 h</td></tr><tr><td>Mardi</td><td>10 h</td></tr></table>'),
        Good('<p>Nous ouvrons aussi l’été.</p><table><tr><td>Lundi</td><td>9 h</td></tr><tr><td>Mardi</td><td>10 h</td></tr></table>'),
        Good('<p><b>Été</b></p><table><tr><td>Nom</td><td><input aria-label="Nom"></td></tr><tr><td>Né le</td><td><input aria-label="Né le"></td></tr></table>'),
        Good('<table><caption>Horaires d’été</caption><tr><th>Jour</th><th>Heures</th></tr><tr><td>Lundi</td><td>9 h</td></tr></table>'),
        Good('<h2 id="h">Été</h2><table aria-labelledby="h"><tr><th>Jour</th><th>Heures</th></tr><tr><td>Lundi</td><td>9 h</td></tr></table>'),
        Good('<table><caption>Effectifs d’été</caption><tr><th>A</th><td>1</td></tr></table><div role="tooltip"><table><tr><th>Été</th><th>Hiver</th></tr><tr><td>9 h</td><td>10 h</td></tr></table></div>'),
        Good('<table role="presentation"><tr><td>Été</td><td>9 h</td></tr><tr><td>a</td><td>b</td></tr></table>'),
        Good('<table {{ attrs }}><tr><th>Jour</th><th>Été</th></tr><tr><td>Lundi</td><td>9 h</td></tr></table>'),
    ),
)  # fmt: skip
def table_caption_missing(element: Element, page: Page) -> Iterator[Hit]:
    """Report a table whose title in bold stands just before it, untied; ask where there is none."""
    table = table_of(element)
    summary, caption = element.attr("summary"), next(iter(element.inside("caption")), None)
    if summary and caption is not None and summary.strip().lower() == caption.text.lower():
        yield Hit(element.attribute_span("summary"), REPEATED)
    if caption is not None and caption.above is element and _is_blank(caption, page):
        yield Hit(caption.span, EMPTY)
        return
    if not table.is_data or table.is_named or page.is_email or is_excluded(element, page):
        return
    across = _title_across(table)
    if across and table.is_static:
        yield _at_table(Hit(element.span, IN_A_CELL, {"title": across}), element, page)
        return
    before = _line_before(element)
    title = before.text if before is not None and _may_be_title(before) else ""
    if not table.headers and (table.has_unknown_rows or element.inside(*_FIELDS) or is_dynamic(element.text)):
        return
    if before is not None and title and (_stands_out(before) or (title[-1].isalnum() and not _LEADS.match(title))):
        sure = _stands_out(before) and table.has_data_marks
        message, facts = (UNTIED, {"title": title}) if title.replace(OUTPUT, "").strip() else (PRINTED, {})
        said = Hit(element.span, message, facts, Certainty.VIOLATION if sure else Certainty.REVIEW)
        yield _at_table(said, element, page) if sure else said
    elif table.headers and (
        not any(one.attr("role") == "tooltip" for one in element.ancestors)  # it is read as one text
        and len(page.template.by_name.get("table", ())) > 1
        and element.closest("table") is None
        and not _follows_heading(element)
    ):
        yield _at_table(Hit(element.span, NONE, certainty=Certainty.REVIEW), element, page)


def _at_table(hit: Hit, table: Element, page: Page) -> Hit:
    """Return what is said of a table at its own tag, which is to mend, wherever a call shows it and with whatever cells."""
    template = table.template
    if not isinstance(template, Written):
        return hit
    path, span, call = template.origin(hit.span)
    if call is None or path == template.path:
        return hit
    origin = page.project.library.template(path)
    if isinstance(origin, Transcript):
        path, span = origin.place_in_files(span)
    return replace(hit, span=span, path=path, page=page.path, is_placed=True)


def _is_blank(caption: Element, page: Page) -> bool:
    """Whether a title certainly says nothing to anyone."""
    excused = is_excluded(caption, page) or is_scripted(caption, page) or page.is_email
    return not excused and is_empty(accessible_name(caption, page))


def _title_across(table: Table) -> str:
    """Return the text of a first cell that is as wide as a table of several columns and rows."""
    first = table.rows[0] if len(table.rows) > 2 else []
    alone = len(first) == 1 and first[0].columns == table.width > 1
    return first[0].element.text if alone and not is_dynamic(first[0].element.text) else ""


def _before(element: Element) -> Iterator[Element]:
    """Yield the elements before another in the same box, nearest first."""
    return (one for one in element.previous_siblings if isinstance(one, Element))


def _just_before(element: Element) -> Element | None:
    """Return the element before another, when no loose text stands between: that is what leads to it."""
    first = next((one for one in element.previous_siblings if isinstance(one, Element) or str(one).strip()), None)
    return first if isinstance(first, Element) else None


def _line_before(table: Element) -> Element | None:
    """Return what stands just before a table, or before the box that holds it alone so that it scrolls."""
    box = table.above
    alone = box is not None and box.name == "div" and sum(isinstance(one, Element) for one in box.children) == 1
    nearest = _just_before(box if box is not None and alone else table)
    is_with = nearest is None or table.template.branches.can_coexist(nearest.start, table.start)
    return nearest if is_with else None


def _may_be_title(before: Element) -> bool:
    """Whether an element is a short line of text."""
    return before.name in {"p", "div"} and 0 < len(before.text) <= 80 and not before.inside("a", *_HEADINGS, *_FIELDS)


def _stands_out(line: Element) -> bool:
    """Whether a line is shown as a title: in bold, or by its class."""
    bold = line.inside("strong", "b")
    return bool(bold and bold[0].text == line.text) or any(_TITLE.search(word) for word in line.token_list("class"))


def _follows_heading(table: Element) -> bool:
    """Whether a heading introduces the table, itself or the box around it."""
    return any(
        before.name in {*_HEADINGS, "h5", "h6", "legend", "summary"} or before.inside(*_HEADINGS)
        for one in (table, *islice(table.ancestors, 2))
        for before in islice(_before(one), 3)
    )
