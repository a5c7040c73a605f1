"""A title that could be that of any page."""

import re
from collections.abc import Iterator

from guichet.core.findings import Certainty, Family, Hit, Severity, Span, Text
from guichet.heard.landmarks import blocks_around, is_scripted_shell
from guichet.reading.language.words import plain, words_of
from guichet.reading.scripts.titles import are_never_named, are_set
from guichet.reading.templates.element import Element
from guichet.reading.templates.masking import is_dynamic
from guichet.reading.templates.page import Page
from guichet.rulebook.rule import Bad, Good, page_rule
from guichet.told.language.words import word_list

GENERIC = Text(
    fr="Le titre « {title} » ne dit pas quelle est cette page. Nommez la page, puis le service.",
    en='The title "{title}" does not say which page this is. Name the page, then the service.',
)
TWO = Text(
    fr="Cette page a deux <title> : seul le premier, « {title} », sera lu. Gardez celui qui décrit la page.",
    en='This page has two <title>s: only the first, "{title}", will be read. Keep the one that describes the page.',
)
SITE = Text(
    fr="Le titre « {title} » nomme le site et pas cette page : dans dix onglets, on ne la retrouve pas. Mettez d’abord le nom de la page.",
    en='The title "{title}" names the site and not this page: among ten tabs, nobody can find it. Put the name of the page first.',
)
CONSTANT = Text(
    fr="Ce titre est le même pour toutes les pages de cette maquette : on ne sait jamais laquelle est ouverte. Mettez-y un bloc que chaque page remplit.",
    en="This title is the same for every page of this layout: nobody can tell which one is open. Put a block there for each page to fill.",
)
LOST = Text(
    fr="Cette page remplit un bloc « {block} » que sa maquette n'a pas : son titre reste « {title} », comme celui des autres. Remplissez « {expected} ».",
    en='This page fills a block "{block}" that its layout does not have: its title stays "{title}", like that of the others. Fill "{expected}".',
)


@page_rule(
    name="page-title-uninformative",
    code="W9113",
    family=Family.ACCESSIBILITY,
    severity=Severity.SERIOUS,
    title=Text(fr='Titre de page qui ne dit pas où l’on est', en='Page title that does not say where one is'),
    harms=Text(fr='Les personnes aveugles, ou qui ont du mal à se concentrer : chaque page s’annonce pareil.', en='People who are blind, or who find it hard to focus: every page announces itself the same way.'),
    instead=Text(fr='Mettez en tête ce que cette page a de propre : « Justificatifs – Refaire sa carte – Mairie ».', en='Put first what this page has of its own: "Documents – Renew your card – Town hall".'),
    wrong_when=Text(fr='Le site n’a qu’une page.', en='The site has only one page.'),
    refs=("rgaa 8.6", "wcag 2.4.2", "act c4a8a4"),
    lesson="04-accessibility/02-headings-landmarks-links",
    bad=(
        Bad('<html lang="fr"><head><title>Document</title></head><body></body></html>', GENERIC, at='<title>'),
        Bad('<html lang="fr"><head><title>été.html</title></head><body></body></html>', GENERIC, at='<title>'),
        Bad('<html lang="fr"><head><title>Été App</title></head><body><div id="app"></div></body></html>'.replace("Été", "Vite"), GENERIC, at='<title>', review=True),
        Bad({"index.html": '<html lang="fr"><head><title>React App</title></head><body><div id="root"></div><script type="module" src="/src/main.jsx"></script></body></html>', "src/main.jsx": 'createRoot(document.getElementById("root")).render(<Suivi />)\n', "src/Suivi.jsx": "export function Suivi() { return <h1>Suivi d’été</h1> }\n"}, GENERIC, at='<title>', path="index.html"),
        Bad({"src/index.html": '<html lang="fr"><head><title>App</title></head><body><app-root></app-root></body></html>', "src/app/routes.ts": 'export const routes = [{ path: "", component: Suivi }, { path: "été", component: Fin }];\n', "src/app/suivi.ts": "export class Suivi {}\n"}, GENERIC, at='<title>', path="src/index.html"),
        Bad({"src/index.html": '<html lang="fr"><head><title>App</title></head><body><app-root></app-root></body></html>', "src/app/routes.ts": 'export const routes = [{ path: "", title: "Été", component: Suivi }];\n', "src/app/suivi.ts": "export class Suivi {}\n"}, GENERIC, at='<title>', path="src/index.html", review=True),
        Bad({"index.html": '<html lang="fr"><head><title>Vue App</title></head><body><div id="app"></div></body></html>', "src/routes.js": 'export const routes = [{ path: "/", meta: { title: "Été" }, component: Suivi }];\n', "src/main.js": "monter(routes)\n"}, GENERIC, at='<title>', path="index.html", review=True),
        Bad('<html lang="fr"><head><title>Sans titre</title></head></html>', GENERIC, at='<title>'),
        Bad('<html><head><title>Mairie d’Été</title></head><body><h1>Refaire sa carte à la Mairie d’Été</h1></body></html>', SITE, at='<title>'),
        Bad(
            {
                "templates/base.html": '<html lang="fr"><head><title>{% block titre %}Été{% endblock %}</title></head><body>{% block b %}{% endblock %}</body></html>',
                "templates/a.html": '{% extends "base.html" %}{% block title %}Refaire sa carte{% endblock %}{% block b %}<h1>Refaire sa carte</h1>{% endblock %}',
            },
            LOST,
            at='{% block title %}',
            path="templates/a.html",
        ),
        Bad('<html><head><title>Modèle à garder</title><title>Refaire sa carte</title></head></html>', TWO, at='<title>'),
    ),
    good=(
        Good({"index.html": '<html lang="fr"><head><title>React App</title></head><body><div id="root"></div></body></html>', "src/pages.js": "export const nommer = (route) => { document.title = `${route.été} – Mairie` }\n"}, path="index.html"),
        Good({"index.html": '<html lang="fr"><head><title>Vite App</title></head><body><div id="app"></div></body></html>', "src/App.vue": "<script setup>\nuseHead({ title: () => route.meta.été })\n</script>\n<template><router-view /></template>"}, path="index.html"),
        Good({"index.html": '<html lang="fr"><head><title>App</title></head><body><div id="app"></div></body></html>', "src/Été.svelte": "<svelte:head><title>{été} – Mairie</title></svelte:head><h1>{été}</h1>"}, path="index.html"),
        Good(
            {
                "templates/base.html": '<html lang="fr"><head><title>{% block titre %}Été{% endblock %}</title></head><body>{% block b %}{% endblock %}</body></html>',
                "templates/a.html": '{% extends "base.html" %}{% block titre %}Refaire sa carte{% endblock %}{% block subtitle %}Juin{% endblock %}',
            }
        ),
        Good('<html><head><title>Refaire sa carte – Mairie</title></head></html>'),
        Good('<html><head><title>{% block t %}{% endblock %} – Mairie</title></head></html>'),
        Good('<html><head><title>Refaire sa carte</title></head><body><svg><title>Une clé</title></svg></body></html>'),
        Good('<html><head>{% if a %}<title>Écrire</title>{% else %}<title>Lire</title>{% endif %}</head></html>'),
    ),
)  # fmt: skip
def page_title_uninformative(page: Page) -> Iterator[Hit]:
    """Report the first title when it is a placeholder, hides a second one, or is shared by all pages of a layout."""
    if not page.is_document or page.is_email:
        return
    titles = [one for one in page.placed("title") if not one.element.closest("svg", "template", "noscript")]
    title = page.text_of(titles[0]) if titles else ""
    if not title or is_dynamic(title):
        return
    lost = _lost_block(page, titles[0].element) if title == titles[0].element.text else None
    if lost is not None:
        yield lost
        return
    first = titles[0].element
    facts: dict[str, object] = {"title": title}
    path = first.template.path
    if plain(title) in word_list("accessibility/names.toml", "titles") or _FILE.fullmatch(title.strip()):
        if is_scripted_shell(page) and are_set(page.project):
            return  # it lasts until the scripts that fill the page have come
        is_open = is_scripted_shell(page) and not are_never_named(page.project)
        certainty = Certainty.REVIEW if is_open else Certainty.VIOLATION
        yield Hit(first.span, GENERIC, facts, certainty, path=path, page=page.path)
    elif any(
        page.text_of(one) not in ("", title) and page.can_coexist(first, one.element) and one.element.closest("head")
        for one in titles[1:]
    ):
        yield Hit(first.span, TWO, facts, path=path, page=page.path)
    elif _names_the_site_only(title, page):
        yield Hit(first.span, SITE, facts, path=path, page=page.path)
    elif first.template is not page.template and len(page.project.users.get(first.template.path, ())) > 1:
        blocks = first.template.blocks.values()
        if not any(
            first.start < block.start < first.end or block.start < first.start < block.end for block in blocks
        ) and not page.is_conditional(first):
            yield Hit(first.span, CONSTANT, facts, path=path, page=page.path)


_FILE = re.compile(r"[\w-]+\.(?:html?|php\d?|aspx?|jsp|cfm|xhtml)", re.I)
"""The name of the file, which an editor puts there."""
_TITLE = re.compile(
    r"(?:(?:html|head|meta|seo|page|document|site)[_-]?)?(?:title|titre)(?:[_-](?:page|tag|html))?", re.I
)


def _lost_block(page: Page, title: Element) -> Hit | None:
    """The block that a page fills with its title, when no layout shows it while the one that would is left as it is."""
    own, expected = page.template.blocks, blocks_around(title)
    if not expected or not page.is_complete or title.template is page.template or own.keys() & set(expected):
        return None
    shown = {name for one in page.composition.templates if one is not page.template for name in one.blocks}
    for name, block in own.items():
        if _TITLE.fullmatch(name) and name not in shown and block.parent is None:
            facts = {"block": name, "title": title.text, "expected": expected[-1]}
            return Hit(Span(block.start, block.starts[0]), LOST, facts, path=page.path, page=page.path)
    return None


_BEFORE_SITE = frozenset({"at", "of", "on", "from", "by", "a", "la", "le", "de", "du", "des", "sur", "au", "the", "l"})


def _names_the_site_only(title: str, page: Page) -> bool:
    """Whether the main heading says more than the title, which only repeats the site's name at its end."""
    heading = next(iter(page.placed("h1")), None)
    text = page.text_of(heading) if heading is not None else ""
    if is_dynamic(text):
        return False
    said, named = words_of(text), words_of(title)
    at = len(said) - len(named)
    return at > 2 and said[at:] == named and said[at - 1] in _BEFORE_SITE
