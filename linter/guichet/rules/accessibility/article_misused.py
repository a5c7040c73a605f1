"""An article that is none: readers who jump between articles land on a menu."""

from collections.abc import Iterator

from guichet.core.findings import Family, Hit, Severity, Text
from guichet.reading.templates.element import Element
from guichet.reading.templates.page import Page
from guichet.rulebook.rule import Bad, Good, element_rule

MENU = Text(
    fr="Cet <article> ne contient qu’un menu : un lecteur d’écran l’annonce comme un article. Utilisez <nav>.",
    en="This <article> only holds a menu: a screen reader announces it as an article. Use <nav>.",
)


_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "header"})


@element_rule(
    "article",
    name="article-misused",
    code="W9653",
    family=Family.ACCESSIBILITY,
    severity=Severity.MINOR,
    title=Text(fr='Élément <article> sans article', en='<article> element without an article'),
    harms=Text(fr='Les personnes aveugles qui passent d’un article à l’autre.', en='People who are blind and move from article to article.'),
    instead=Text(fr='Utilisez <nav>, <aside> ou <section>.', en='Use <nav>, <aside> or <section>.'),
    wrong_when=Text(fr='Le menu fait partie d’un article rempli par un script.', en='The menu is part of an article that a script fills.'),
    refs=("rgaa 9.2", "wcag 1.3.1"),
    lesson="04-accessibility/02-headings-landmarks-links",
    bad=(
        Bad('<article><h2>Ailleurs</h2><nav><ul><li><a href="/é">Été</a></li></ul></nav></article>', MENU, at='<article>'),
        Bad('<article class="x"><nav><a href="/é">Été</a></nav></article>', MENU, at='<article class="x">'),
        Bad('<article><h3>Voir aussi l’été</h3><nav aria-label="Aides"><a href="/a">Aides</a></nav></article>', MENU, at='<article>'),
    ),
    good=(
        Good('<article><h2>Été</h2><p>La mairie ferme.</p><nav><a href="/">Suite</a></nav></article>'),
        Good('<nav><h2>Ailleurs</h2><a href="/é">Été</a></nav>'),
        Good('<article>{{ texte }}<nav><a href="/">Été</a></nav></article>'),
        Good('<article>{% block a %}{% endblock %}<nav><a href="/">Été</a></nav></article>'),
    ),
)  # fmt: skip
def article_misused(article: Element, page: Page) -> Iterator[Hit]:
    """Report an article whose content, headings apart, is only navigation."""
    children = [one for one in article.find_all(True, recursive=False) if isinstance(one, Element)]
    if not any(one.name == "nav" for one in children) or any(one.name not in _HEADINGS | {"nav"} for one in children):
        return
    inside = article.template.tokens_between(article.open_end, article.end)
    if not "".join(
        str(node) for node in article.children if isinstance(node, str) and not isinstance(node, Element)
    ).strip() and not any(token.name in {"include", "block", "embed"} for token in inside):
        yield Hit(article.span, MENU)
