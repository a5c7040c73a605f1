"""A page without a title: the first thing a screen reader says is an address."""

from collections.abc import Iterator

from guichet.core.findings import Family, Hit, Severity, Text
from guichet.heard.landmarks import blocks_around
from guichet.reading.templates.masking import OUTPUT
from guichet.reading.templates.page import Page
from guichet.rulebook.rule import Bad, Good, page_rule

NONE = Text(
    fr="Cette page n’a pas de <title> : un lecteur d’écran annonce son adresse. Ajoutez le nom de la page, puis celui du service.",
    en="This page has no <title>: a screen reader reads out its address. Add the name of the page, then that of the service.",
)
EMPTY = Text(
    fr="Le titre de cette page est vide : un lecteur d’écran annonce son adresse. Écrivez le nom de la page, puis celui du service.",
    en="The title of this page is empty: a screen reader reads out its address. Write the name of the page, then that of the service.",
)
UNFILLED = Text(
    fr="Cette page ne remplit pas le bloc « {block} », où sa maquette attend le titre : rien ne dit quelle page est ouverte. Écrivez-y le nom de la page.",
    en='This page does not fill the block "{block}", where its layout expects the title: nothing says which page is open. Write the name of the page in it.',
)


@page_rule(
    name="page-title-missing",
    code="W9112",
    family=Family.ACCESSIBILITY,
    severity=Severity.SERIOUS,
    title=Text(fr='Page sans titre', en='Page without a title'),
    harms=Text(fr='Les personnes aveugles, et toutes celles qui ont dix onglets ouverts : rien ne dit où l’on est.', en='People who are blind, and everyone with ten open tabs: nothing says where one is.'),
    instead=Text(fr='Écrivez dans <title> le nom de la page, puis celui du service.', en='Write in <title> the name of the page, then that of the service.'),
    wrong_when=Text(fr='Le titre est posé par un script.', en='The title is set by a script.'),
    refs=("rgaa 8.5", "wcag 2.4.2", "act 2779a5"),
    lesson="04-accessibility/02-headings-landmarks-links",
    bad=(
        Bad('<!DOCTYPE html><html lang="fr"><head></head><body><p>Bonjour à tous</p></body></html>', NONE, at='<html lang="fr">'),
        Bad('<!DOCTYPE html><html lang="fr"><head><title></title></head><body></body></html>', EMPTY, at='<title>'),
        Bad('<!DOCTYPE html><html><head><title> </title></head><body><title>Démarche</title></body></html>', EMPTY, at='<title>'),
        Bad(
            {
                "templates/base.html": '<html lang="fr"><head><title>{% block titre %}{% endblock %} – Été</title></head><body>{% block b %}{% endblock %}</body></html>',
                "templates/a.html": '{% extends "base.html" %}{% block b %}<h1>Été</h1>{% endblock %}',
            },
            UNFILLED,
            at='{% extends "base.html" %}',
            path="templates/a.html",
        ),
    ),
    good=(
        Good('<!DOCTYPE html><html lang="fr"><head><title>Refaire sa carte – Mairie</title></head></html>'),
        Good('<!DOCTYPE html><html><head><title>{% block titre %}{% endblock %}</title></head></html>'),
        Good('<p>Un fragment sans titre, et c’est normal.</p>'),
        Good('<!DOCTYPE html><html><head>{% include "tête.html" %}</head></html>'),
        Good('<!DOCTYPE html><html><head>{% seo %}</head></html>'),
        Good(
            {
                "templates/base.html": '<html lang="fr"><head><title>{% block titre %}{% endblock %} – Été</title></head><body>{% block b %}{% endblock %}</body></html>',
                "templates/a.html": '{% extends "base.html" %}{% block titre %}{{ titre }}{% endblock %}',
            }
        ),
    ),
)  # fmt: skip
def page_title_missing(page: Page) -> Iterator[Hit]:
    """Report a whole page whose first title is empty, or that has none, once its layout is known."""
    if not page.is_document or page.is_email or _is_filled(page):
        return
    html = page.placed("html")[0].element
    titles = [one for one in page.placed("title") if not one.element.closest("svg", "template", "noscript")]
    if not titles:
        if page.is_complete and not _unknown_head(page):
            yield Hit(html.span, NONE, path=html.template.path, page=page.path)
        return
    first = titles[0].element
    blocks = blocks_around(first)
    if not blocks:
        if not first.text and not page.is_conditional(first):
            yield Hit(first.span, EMPTY, path=first.template.path, page=page.path)
    elif page.template.extends is not None and _is_own(page) and _is_unnamed(page.text_of(titles[0])):
        yield Hit(page.template.extends.span, UNFILLED, {"block": blocks[-1]}, path=page.path, page=page.path)


def _is_own(page: Page) -> bool:
    """Whether a page is whole, and not a layout whose pages are elsewhere: it fills blocks, and leaves none empty."""
    text, blocks = page.template.source.text, page.template.blocks.values()
    return page.is_complete and all(text[one.starts[0] : one.content_end].strip() for one in blocks)


def _is_unnamed(title: str) -> bool:
    """Whether a title is empty, or begins where the name of the page should have ended."""
    return title[:1] in ("", *"-–—|·•:")


def _is_filled(page: Page) -> bool:
    scripts = page.find("script")
    return any("document.title" in one.template.masked.text[one.start : one.end] for one in scripts)


def _unknown_head(page: Page) -> bool:
    """Whether a tag of the head or of the top level may print a title."""
    for frame, token in page.tokens():
        if token.context.name == "TEXT" and token.kind.name != "COMMENT":
            body = next((one for one in frame.template.by_name.get("body", ())), None)
            if (body is None or token.start < body.start) and frame.template.masked.text[token.start] == OUTPUT:
                return True
    return False
