"""A page without a title: the first thing a screen reader says is an address."""

import re
from collections.abc import Iterator
from typing import Any

from guichet.core.findings import Family, Hit, Severity, Span, Text
from guichet.heard.landmarks import blocks_around, is_relay
from guichet.reading.language.words import words_of
from guichet.reading.scripts import titles
from guichet.reading.scripts.javascript import Script
from guichet.reading.scripts.syntax import field, key_of
from guichet.reading.templates.masking import OUTPUT
from guichet.reading.templates.page import Page
from guichet.rulebook.rule import Bad, Check, Good, Subject, page_rule

NONE = Text(
    fr="Cette page n’a pas de <title> : un lecteur d’écran annonce son adresse. Ajoutez le nom de la page, puis celui du service.",
    en="This page has no <title>: a screen reader reads out its address. Add the name of the page, then that of the service.",
)
EMPTY = Text(
    fr="Le titre de cette page est vide : un lecteur d’écran annonce son adresse. Écrivez le nom de la page, puis celui du service.",
    en="The title of this page is empty: a screen reader reads out its address. Write the name of the page, then that of the service.",
)
UNFILLED = Text(
    fr="Cette page laisse vide le bloc « {block} », fait pour le titre : rien ne dit quelle page est ouverte. Écrivez-y le nom de la page.",
    en='This page leaves empty the block "{block}", made for the title: nothing says which page is open. Write the name of the page in it.',
)
REPLACED = Text(
    fr="Cette page remplace le bloc « {block} », où sa maquette écrit le <title> : elle n’en a plus, et un lecteur d’écran annonce son adresse. Écrivez-en un dans ce bloc, ou reprenez celui de la maquette.",
    en='This page replaces the block "{block}", where its layout writes the <title>: it has none left, and a screen reader reads out its address. Write one in that block, or bring back that of the layout.',
)
ROUTE = Text(
    fr="Cette page n’a pas de titre, au contraire des autres : celui de la page d’avant reste, comme si rien n’avait changé. Donnez-lui le sien.",
    en="This page has no title, though the others have one: that of the page before stays, as if nothing had changed. Give it its own.",
)
UNREAD = Text(
    fr="Ces pages ont un titre que rien n’écrit dans le document : l’onglet et le lecteur d’écran gardent le même d’une page à l’autre. Écrivez-le à chaque changement de page.",
    en="These pages have a title that nothing writes in the document: the tab and the screen reader keep the same one from page to page. Write it each time the page changes.",
)
ONCE = Text(
    fr="Le titre n’est écrit qu’une fois : d’une page à l’autre, on entend celui de la première. Récrivez-le quand « {name} » change.",
    en='The title is written once: from page to page, one hears that of the first. Write it again when "{name}" changes.',
)

_SHOWN = frozenset({"component", "loadComponent", "Component", "element", "components"})
"""What a route shows; one that only leads to others has none."""
_LED_ELSEWHERE = frozenset({"redirectTo", "redirect", "children", "loadChildren", "resolve"})
_TITLED = frozenset({"title", "meta", "data", "handle"})
"""What holds the title of a route, or may."""


def _in_routes(script: Script) -> Iterator[Hit]:
    """Report a route that shows a page without a title, among those that have one."""
    for table in script.walk("array"):
        routes = [one for one in map(_entries, table.named_children) if "path" in one and _SHOWN & one.keys()]
        untitled = [one for one in routes if not (_TITLED | _LED_ELSEWHERE) & one.keys()]
        titled = [one for one in routes if "title" in one]
        if untitled and len(untitled) <= len(titled) and not titles.are_set(script.project):
            for one in untitled:
                yield Hit(script.span(field(one["path"], "value").parent.parent), ROUTE)
        if len(routes) > 1 and all(_holds_title(one) for one in routes) and not titles.may_be_set(script.project):
            yield Hit(script.span(field(routes[0]["path"], "value").parent.parent), UNREAD)


def _holds_title(route: dict[str, Any]) -> bool:
    """Whether a route keeps a title in a table of its own, which only code reads: `meta: { title: "…" }`."""
    tables = [field(route[one], "value") for one in ("meta", "data", "handle") if one in route]
    return "title" not in route and any("title" in _entries(one) for one in tables)


def _entries(node: Any) -> dict[str, Any]:
    """The pairs of an object, by their keys."""
    pairs = [one for one in node.named_children if one.type == "pair"] if node.type == "object" else []
    return {key: one for one in pairs if (key := key_of(field(one, "key"))) is not None}


def _once(script: Script) -> Iterator[Hit]:
    """Report the title that a script writes when an application starts, and never again."""
    for node, name in titles.written_once(script):
        yield Hit(script.span(node), ONCE, {"name": name})


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
    also=(
        Check(Subject.SCRIPT, (), ("path",), _in_routes, ("title",)),
        Check(Subject.SCRIPT, (), ("document.title",), _once, ("effect(", "onmount")),
    ),
    bad=(
        Bad({"src/titre.js": "export function useTitre(titre) {\n  useEffect(() => { document.title = `${titre} – Été`; }, []);\n}\n", "src/Cadre.jsx": "export const Cadre = () => { useTitre(titreDe(useLocation())); return <main><Outlet /></main>; };"}, ONCE, at="[]", path="src/titre.js"),
        Bad('<html lang="fr"><head></head><body onload="submitted()"><form action="/é"><label>Été <input name="été"></label></form></body></html>', NONE, at='<html lang="fr">'),
        Bad({"src/routes.ts": 'export const routes: Routes = [\n  { path: "", title: "Été", component: Debut },\n  { path: "fin", component: Fin },\n];\n'}, ROUTE, at='{ path: "fin", component: Fin }', path="src/routes.ts"),
        Bad({"src/routes.js": 'export default [\n  { path: "/", component: Debut, meta: { title: "Été" } },\n  { path: "/fin", component: Fin, meta: { title: "Fin" } },\n];\n', "src/main.js": "createApp(App).use(createRouter({ routes }))"}, UNREAD, at='{ path: "/", component: Debut, meta: { title: "Été" } }', path="src/routes.js"),
        Bad('<!DOCTYPE html><html lang="fr"><head></head><body><p>Bonjour à tous</p></body></html>', NONE, at='<html lang="fr">'),
        Bad({"index.html": '<!DOCTYPE html><html lang="fr"><head></head><body><div id="app"></div><script type="module" src="/src/main.ts"></script></body></html>', "src/main.ts": 'console.log("été")'}, NONE, at='<html lang="fr">', path="index.html"),
        Bad({"index.html": '<!DOCTYPE html><html lang="fr"><head></head><body><p>Bonjour à tous</p></body></html>', "src/main.ts": 'document.title = "Été"'}, NONE, at='<html lang="fr">', path="index.html"),
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
        Bad(
            {
                "templates/base.html": '<html lang="fr"><head>{% block tete %}<title>Été</title>{% endblock %}</head><body><main>{% block b %}{% endblock %}</main></body></html>',
                "templates/a.html": '{% extends "base.html" %}{% block tete %}<meta name="robots" content="none">{% endblock %}{% block b %}<h1>{{ titre }}</h1>{% endblock %}',
            },
            REPLACED,
            at='{% block tete %}',
            path="templates/a.html",
        ),
    ),
    good=(
        Good({"src/titre.js": "export function useTitre(titre) {\n  useEffect(() => { document.title = `${titre} – Été`; }, [titre]);\n}\n", "src/Cadre.jsx": "export const Cadre = () => { useTitre(titreDe(useLocation())); return <main><Outlet /></main>; };"}),
        Good({"src/titre.js": "export function useTitre(titre) {\n  useEffect(() => { document.title = `${titre} – Été`; }, []);\n}\n", "src/Page.jsx": "export const Page = ({ nom }) => { useTitre(nom); return <main>Été</main>; };"}),
        Good('<html lang="fr"><head></head><body style="visibility: hidden"><form action="/é"><input type="hidden" name="été"></form></body></html>'),
        Good({"src/app.html": '<!DOCTYPE html><html lang="fr"><head>%sveltekit.head%</head><body><div>%sveltekit.body%</div></body></html>', "src/routes/+page.svelte": '<svelte:head><title>Été</title></svelte:head><h1>Été</h1>'}, path="src/app.html"),
        Good({"index.html": '<!DOCTYPE html><html lang="fr"><head></head><body><div id="app"></div><script type="module" src="/src/main.ts"></script></body></html>', "src/Ete.vue": '<script setup>useHead({ title: "Été" })</script><template><h1>Été</h1></template>'}, path="index.html"),
        Good(
            {
                "templates/base.html": '<html lang="fr"><head>{% block tete %}<title>Été</title>{% endblock %}</head><body><main>{% block b %}{% endblock %}</main></body></html>',
                "templates/a.html": '{% extends "base.html" %}{% block tete %}{{ block.super }}<meta name="robots" content="none">{% endblock %}{% block b %}<h1>{{ titre }}</h1>{% endblock %}',
            }
        ),
        Good(
            {
                "templates/base.html": '<html lang="fr"><head>{% block tete %}<title>Été</title>{% endblock %}</head><body><main>{% block b %}{% endblock %}</main></body></html>',
                "templates/a.html": '{% extends "base.html" %}{% block tete %}{{ tete }}{% endblock %}{% block b %}<h1>{{ titre }}</h1>{% endblock %}',
            }
        ),
        Good({"src/routes.ts": 'export const routes = [\n  { path: "", title: "Été", component: Debut },\n  { path: "fin", title: "Fin – Été", component: Fin },\n  { path: "**", redirectTo: "" },\n];\n'}, path="src/routes.ts"),
        Good({"src/routes.ts": 'export const routes = [{ path: "", title: "Été", component: Debut }, { path: "fin", component: Fin }];\n', "src/fin.ts": "export class Fin { constructor(titre) { titre.setTitle('Été'); } }\n"}, path="src/routes.ts"),
        Good({"src/routes.js": 'export default [{ path: "/", component: Debut, meta: { title: "Été" } }, { path: "/fin", component: Fin, meta: { title: "Fin" } }];\n', "src/main.js": "router.afterEach((to) => { document.title = to.meta.title })"}, path="src/routes.js"),
        Good({"src/routes.js": 'const routes = [{ path: "/", meta: { title: "Été" }, component: Debut }, { path: "/fin", component: Fin }];\n'}, path="src/routes.js"),
        Good({"src/routes.js": 'const routes = [{ path: "/", component: Debut }, { path: "/été", component: Fin }];\n'}, path="src/routes.js"),
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
    if not page.is_document or page.is_email or is_relay(page) or _is_filled(page):
        return
    html = page.placed("html")[0].element
    found = [one for one in page.placed("title") if not one.element.closest("svg", "template", "noscript")]
    if not found:
        if page.is_complete and not _unknown_head(page) and not (_is_shell(page) and titles.are_set(page.project)):
            replaced = _replaced(page)
            if replaced is not None:
                yield Hit(replaced[1], REPLACED, {"block": replaced[0]}, path=page.path, page=page.path)
            else:
                yield Hit(html.span, NONE, path=html.template.path, page=page.path)
        return
    first = found[0].element
    blocks = blocks_around(first)
    if not blocks:
        if not first.text and not page.is_conditional(first):
            yield Hit(first.span, EMPTY, path=first.template.path, page=page.path)
    elif page.template.extends is not None and _is_own(page) and _is_unnamed(page.text_of(found[0])):
        yield Hit(page.template.extends.span, UNFILLED, {"block": blocks[-1]}, path=page.path, page=page.path)


def _replaced(page: Page) -> tuple[str, Span] | None:
    """The block of a page that takes the place of the one where its layout writes the title, and where it begins."""
    layout = page.placed("html")[0].element.template
    if layout is page.template:
        return None
    for name, block in page.template.blocks.items():
        above = layout.blocks.get(name)
        if above is not None and any(layout.elements_between(above.starts[0], above.content_end, "title")):
            return name, Span(block.start, block.starts[0])
    return None


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


def _is_shell(page: Page) -> bool:
    """Whether a page is only what an application fills: no words but the marks that stand for its parts."""
    return not words_of(_MARK.sub("", page.text))


_MARK = re.compile(r"%[\w.]+%")
"""What SvelteKit and others put in the place of the head and of the body: `%sveltekit.head%`."""


def _unknown_head(page: Page) -> bool:
    """Whether a tag of the head or of the top level may print a title."""
    bodies = {id(frame.template): element.start for element, frame in reversed(page.placed("body"))}
    for frame, token in page.tokens():
        if token.context.name == "TEXT" and token.kind.name != "COMMENT":
            way = list(frame.chain(token.start))
            is_in_body = any(at >= bodies.get(id(one.template), at + 1) for one, at in way)
            if not is_in_body and frame.template.masked.text[token.start] == OUTPUT:
                return True
    return False
