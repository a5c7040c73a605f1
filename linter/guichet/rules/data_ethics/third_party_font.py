"""A font fetched from another company at each visit."""

import re
from collections.abc import Iterator

from guichet.core.findings import Family, Hit, Severity, Span, Text
from guichet.core.uncommented import without_comments
from guichet.done.parties.hosts import ALLOWED, service_at
from guichet.done.parties.scripts import uses_in
from guichet.reading.project.project import Project
from guichet.reading.scripts.javascript import Script
from guichet.reading.templates.element import Element
from guichet.reading.templates.page import Page
from guichet.reading.templates.site import STYLE_SUFFIXES
from guichet.rulebook.rule import Bad, Check, Good, Subject, element_rule

FONT = Text(
    fr="La police vient de {service} : l’adresse de chaque visiteur part chez cette entreprise. Copiez le fichier de police sur votre serveur.",
    en="The font comes from {service}: each visitor’s address goes to that company. Copy the font file to your own server.",
)
_URL = re.compile(r"""(?:@import\s+|url\(\s*)(?:url\(\s*)?["']?((?:https?:)?//[^"')\s]{4,400})""", re.I)
_STYLES = frozenset({"stylesheet", "preload", "alternate stylesheet", "prefetch"})


def _scripts(script: Script) -> Iterator[Hit]:
    for use in uses_in(script, "font", allowed=script.project.config.option("third-party-font", "allowed-hosts")):
        yield Hit(script.span(use.node), FONT, {"service": use.service.name})
        return


def _stylesheets(project: Project) -> Iterator[Hit]:
    allowed = project.config.option("third-party-font", "allowed-hosts")
    for path in project.paths:
        if path.endswith(STYLE_SUFFIXES):
            text = project.text(path)
            for hit in _in_styles(path, text, 0, allowed) if "//" in text else ():
                yield Hit(hit.span, hit.message, hit.facts, path=path)


def _in_styles(path: str, text: str, start: int, allowed: list[str]) -> Iterator[Hit]:
    for match in _URL.finditer(without_comments(path, text)):
        service = service_at(match[1], "font", allowed=allowed)
        if service is not None:
            yield Hit(Span(start + match.start(1), start + match.end(1)), FONT, {"service": service.name})
            return


@element_rule(
    "link",
    "style",
    "script",
    name="third-party-font",
    code="W9421",
    family=Family.DATA_ETHICS,
    severity=Severity.SERIOUS,
    title=Text(fr="Police chargée chez une autre entreprise", en="Font loaded from a third party"),
    harms=Text(
        fr="Chaque personne qui ouvre la page : une entreprise reçoit son adresse IP et l’heure, sans raison.",
        en="Everyone who opens the page: a company receives their IP address and the time, for no reason.",
    ),
    instead=Text(
        fr="Hébergez la police, ou utilisez celles de l’appareil : la page sera aussi plus rapide.",
        en="Host the font, or use those of the device: the page will be faster too.",
    ),
    wrong_when=Text(
        fr="Un accord écrit encadre cet hébergeur : déclarez-le dans `allowed-hosts`.",
        en="A written agreement covers this host: declare it in `allowed-hosts`.",
    ),
    refs=("cnil-developers-16", "gdpr-5-1-c"),
    lesson="09-data-and-scores/05-third-party-tools",
    options=(ALLOWED,),
    also=(
        Check(Subject.SCRIPT, (), ("fonts.", "webfont", "typekit", "fontawesome"), _scripts),
        Check(Subject.PROJECT, (), (), _stylesheets),
    ),
    bad=(
        Bad(
            '<link rel="stylesheet" href="https://fonts.googleapis.com/css2?family=Lora"><p>Né le…</p>',
            FONT, at='href="https://fonts.googleapis.com/css2?family=Lora"',
        ),
        Bad(
            '<style>@import url("https://fonts.googleapis.com/css?family=Été");</style>',
            FONT, at="https://fonts.googleapis.com/css?family=Été",
        ),
        Bad(
            '<script src="https://use.typekit.net/abc.js"></script>', FONT, at='src="https://use.typekit.net/abc.js"',
        ),
        Bad(
            {"static/site.css": "/* é */\n@font-face { src: url(https://fonts.gstatic.com/s/a.woff2); }\n"},
            FONT, at="https://fonts.gstatic.com/s/a.woff2", path="static/site.css",
        ),
    ),
    good=(
        Good('<link rel="stylesheet" href="/static/polices.css">'),
        Good('<style>@font-face { src: url("/static/marianne.woff2"); }</style>'),
        Good("<p>N’utilisez pas https://fonts.googleapis.com/css2.</p>"),
        Good({"static/site.scss": "// @import url(https://fonts.googleapis.com/css?family=A);\n$é: 1px;\n"}),
        Good({"static/site.css": "/* @import url(https://fonts.googleapis.com/css?family=A); */\n"}),
    ),
)  # fmt: skip
def third_party_font(element: Element, page: Page) -> Iterator[Hit]:
    allowed = page.option("third-party-font", "allowed-hosts")
    if element.name == "style":
        inner = element.inner_span
        yield from _in_styles(".css", element.template.masked.text[inner.start : inner.end], inner.start, allowed)
        return
    name = "href" if element.name == "link" else "src"
    if element.name == "link" and (element.attr("rel") or "").strip().lower() not in _STYLES:
        return
    service = service_at(element.attr(name), "font", allowed=allowed)
    if service is not None:
        yield Hit(element.attribute_span(name), FONT, {"service": service.name})
