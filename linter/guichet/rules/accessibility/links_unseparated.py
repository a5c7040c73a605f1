"""Links side by side with only a space between them: they sound and look like one."""

from collections.abc import Iterator

from guichet.core.findings import Certainty, Family, Hit, Severity, Text
from guichet.reading.templates.element import Element, TextNode
from guichet.reading.templates.page import Page
from guichet.rulebook.rule import Bad, Good, element_rule
from guichet.seen.cascade import styles_of

STUCK = Text(
    fr="{count} liens se suivent sans rien entre eux : on n’entend ni ne voit où l’un finit. Faites-en une liste.",
    en="{count} links follow one another with nothing between them: nobody hears or sees where one ends. Make it a list.",
)


_LEAST = 3


@element_rule(
    "p", "div", "nav", "td",
    name="links-unseparated",
    code="W9650",
    family=Family.ACCESSIBILITY,
    severity=Severity.MINOR,
    title=Text(fr='Liens collés l’un à l’autre', en='Links with nothing between them'),
    harms=Text(fr='Les personnes aveugles ou malvoyantes : les liens se suivent sans que l’on entende ou voie où l’un finit.', en='People who are blind or have low vision: links follow on with no sign of where one ends.'),
    instead=Text(fr='Mettez les liens dans une liste, ou un signe imprimable entre eux.', en='Put the links in a list, or a printable sign between them.'),
    wrong_when=Text(fr='La feuille de style dessine une séparation nette.', en='The stylesheet draws a clear separation.'),
    refs=("rgaa 9.3", "wcag 1.3.1"),
    lesson="04-accessibility/02-headings-landmarks-links",
    bad=(
        Bad('<html lang="fr"><p><a href="a">Été</a> <a href="b">Hiver</a> <a href="c">Aides</a></p></html>', STUCK, at='<a href="a">'),
        Bad('<html lang="fr"><div><a href="a">État civil</a>\n<a href="b">Écoles</a>\n<a href="c">Eau</a></div></html>', STUCK, at='<a href="a">'),
        Bad('<p><a href="a">Été</a> <a href="b">Hiver</a> <a href="c">Aides</a></p>', STUCK, at='<a href="a">', review=True),
        Bad('<html lang="fr"><nav aria-label="Été"><a href="a">Été</a> <a href="b">Hiver</a> <a href="c">Aides</a></nav></html>', STUCK, at='<a href="a">', review=True),
    ),
    good=(
        Good('<ul><li><a href="a">Été</a></li><li><a href="b">Hiver</a></li></ul>'),
        Good('<p><a href="a">Été</a> | <a href="b">Hiver</a> | <a href="c">Aides</a></p>'),
        Good('<p><a class="btn" href="a">Été</a> <a class="btn" href="b">Hiver</a> <a class="btn" href="c">Aides</a></p>'),
        Good('<nav><a href="a"><svg></svg></a> <a href="b"><svg></svg></a> <a href="c"><svg></svg></a></nav>'),
    ),
)  # fmt: skip
def links_unseparated(box: Element, page: Page) -> Iterator[Hit]:
    """Report a run of at least three links of words, without class, border or margin, separated by white space alone."""
    if page.is_email or len(page.template.by_name.get("a", ())) < _LEAST:
        return
    run: list[Element] = []
    for node in box.children:
        if isinstance(node, Element):
            if node.name != "a" or not _is_plain(node, page):
                return
            run.append(node)
        elif type(node) is TextNode and str(node).strip():
            return
    if len(run) >= _LEAST:
        styles = styles_of(page)
        is_sure = styles.is_complete and not styles.of(box) and not _is_of_navigation(box)
        certainty = Certainty.VIOLATION if is_sure else Certainty.REVIEW
        yield Hit(run[0].span, STUCK, {"count": len(run)}, certainty)


def _is_of_navigation(box: Element) -> bool:
    """Whether the links are already told as a group, by the landmark that they stand in."""
    return any(one.name == "nav" or one.attr("role") == "navigation" for one in (box, *box.ancestors))


def _is_plain(link: Element, page: Page) -> bool:
    """Whether nothing but words shows a link: no class, picture, padding or box."""
    if (
        "class" in link.attrs
        or link.inside("img", "svg", "i", "div")
        or not any(char.isalpha() for char in link.text)
        or "href" not in link.attrs
    ):
        return False
    return not any(
        name.startswith(("margin", "padding", "border", "display", "float", "background"))
        for name in styles_of(page).of(link)
    )
