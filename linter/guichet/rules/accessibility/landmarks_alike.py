"""Two landmarks of one kind that nothing tells apart by ear."""

import re
from collections.abc import Iterator

from guichet.core.findings import Certainty, Family, Hit, Related, Severity, Text
from guichet.core.memo import memo
from guichet.core.pairs import among
from guichet.heard.landmarks import around
from guichet.heard.names import accessible_name, is_empty, is_unknown
from guichet.heard.roles import role_of, written_role
from guichet.reading.templates.composition import Placed, apart, may_both_appear, surely_together
from guichet.reading.templates.element import Element
from guichet.reading.templates.page import Page
from guichet.rulebook.rule import Bad, Good, page_rule
from guichet.seen.replaced import may_be_hidden_by_class
from guichet.seen.visibility import is_excluded, is_for_some_widths, may_be_hidden

UNNAMED = Text(
    fr="Cette page a {n} {kind} sans nom : dans la liste des régions, on ne sait pas laquelle ouvrir. Nommez chacune avec « aria-label ».",
    en='This page has {n} {kind} without a name: in the list of landmarks, one cannot tell which to open. Name each with "aria-label".',
)
ALIKE = Text(
    fr="Cette page a {n} {kind} de même nom, « {name} » : dans la liste des régions, on ne sait pas laquelle ouvrir. Donnez-leur des noms différents.",
    en='This page has {n} {kind} of the same name, "{name}": in the list of landmarks, one cannot tell which to open. Give them different names.',
)
TOO_MANY = Text(
    fr="Cette page a {n} {kind} : un lecteur d’écran ne sait pas lequel est celui du site. Gardez-en un, ou mettez chaque autre dans la partie qu’il introduit ou conclut.",
    en="This page has {n} {kind}: a screen reader cannot tell which is that of the site. Keep one, or put each other in the part that it opens or closes.",
)
NESTED = Text(
    fr='role="{role}" est celui de la page entière, et ceci est dans <{around}> : qui saute aux régions croit sortir de cette partie. Retirez le rôle, ou sortez l’élément.',
    en='role="{role}" is that of the whole page, and this is inside <{around}>: those who jump to landmarks think they leave that part. Remove the role, or move the element out.',
)
OTHER = Text(fr="Une autre que rien n’en distingue.", en="Another that nothing tells apart from it.")
_TWO = Text("deux", "two")
_KINDS = {
    "banner": Text("en-têtes de page", "page banners"),
    "contentinfo": Text("pieds de page", "page footers"),
    "navigation": Text("zones de navigation", "navigation landmarks"),
    "complementary": Text("zones complémentaires", "complementary landmarks"),
    "search": Text("zones de recherche", "search landmarks"),
    "form": Text("zones de formulaire", "form landmarks"),
    "region": Text("régions", "regions"),
    "toolbar": Text("barres d’outils", "toolbars"),
}
_ONLY = frozenset({"banner", "contentinfo"})
_SCOPED = frozenset({"aside", "footer", "header"})
_SECTIONS = frozenset({"article", "aside", "main", "nav", "section"})
_NAMED = frozenset({"form", "region"})
"""Landmarks only once they have a name (WAI-ARIA 1.2, ARIA in HTML)."""
_TOLD_BY_PLACE = frozenset({"complementary", "search"})
"""What people often tell apart by its place alone."""


@page_rule(
    name="landmarks-alike",
    code="W9109",
    family=Family.ACCESSIBILITY,
    severity=Severity.MINOR,
    title=Text(fr="Régions de la page que rien ne distingue", en="Landmarks that nothing tells apart"),
    harms=Text(
        fr="Les personnes aveugles : leur liste des régions dit deux fois la même chose.",
        en="People who are blind: their list of landmarks says the same thing twice.",
    ),
    instead=Text(
        fr="Donnez à chaque <nav>, <aside> ou région un « aria-label » qui dit ce qu’elle contient.",
        en='Give each <nav>, <aside> or region an "aria-label" that says what it holds.',
    ),
    wrong_when=Text(fr="Les deux ne sont jamais affichées ensemble.", en="The two are never shown together."),
    refs=("rgaa 9.2", "wcag 1.3.1"),
    lesson="04-accessibility/02-headings-landmarks-links",
    bad=(
        Bad({"templates/base.html": '<html lang="fr"><body>{% if ouvert %}<header>Été</header>{% endif %}{% block b %}{% endblock %}</body></html>', "templates/é.html": '{% extends "base.html" %}{% block b %}<header>Agents</header><h1>Été</h1>{% endblock %}'}, TOO_MANY, at='<header>', path="templates/é.html", review=True),
        Bad({"templates/é.html": '<html lang="fr"><head><link rel="stylesheet" href="/bâti.css"></head><body><header role="banner">Été</header><header role="banner" class="tête-fixe">Été</header></body></html>', "src/é.css": "@media (max-width: 20em) { .tête-fixe { display: none } }"}, TOO_MANY, at='<header role="banner">', path="templates/é.html"),
        Bad({"templates/base.html": '<html lang="fr"><body>{% if not agent %}{% include "entete.html" %}{% endif %}{% block b %}{% endblock %}</body></html>', "templates/entete.html": '<header>Été</header>', "templates/page.html": '{% extends "base.html" %}{% block b %}<header class="à">Agents</header><main><h1>Été</h1></main>{% endblock %}'}, TOO_MANY, at='<header class="à">', path="templates/page.html", review=True),
        Bad('<html lang="fr"><body><nav><a href="/é">Été</a></nav><nav class="b"><a href="/a">Aide</a></nav></body></html>', UNNAMED, at='<nav>'),
        Bad('<html lang="fr"><body><nav aria-label="Menu"><a href="/é">Été</a></nav><div role="navigation" aria-label="menu">À</div></body></html>', ALIKE, at='<nav aria-label="Menu">'),
        Bad('<html lang="fr"><body><section aria-label="Été">9 h</section><section aria-labelledby="t"><h2 id="t">Été</h2></section></body></html>', ALIKE, at='<section aria-label="Été">'),
        Bad('<html lang="fr"><body><footer>Été</footer><div role="contentinfo">Aide</div></body></html>', TOO_MANY, at='<footer>'),
        Bad('<html lang="fr"><body><div role="toolbar"><button>Été</button></div><div role="toolbar" class="b"><button>Aide</button></div></body></html>', UNNAMED, at='<div role="toolbar">'),
        Bad('<html lang="fr"><body><aside>Été</aside><aside class="b">Aide</aside></body></html>', UNNAMED, at='<aside>', review=True),
        Bad('<html lang="fr"><body><main><aside aria-label="À lire">Été</aside><aside aria-label="À lire" class="b">Hiver</aside></main></body></html>', ALIKE, at='<aside aria-label="À lire">'),
        Bad('<html lang="fr"><body><main><h1>Été</h1><div role="banner">Août</div></main></body></html>', NESTED, at='<div role="banner">', severity=Severity.MINOR),
    ),
    good=(
        Good({"templates/base.html.twig": '<html lang="fr"><body>{% if "back_" not in app.request.attributes.get("_route") %}<header>Été</header>{% endif %}{% block b %}{% endblock %}</body></html>', "templates/é.html.twig": '{% extends "base.html.twig" %}{% block b %}<header>Agents</header><h1>Été</h1>{% endblock %}'}, path="templates/é.html.twig"),
        Good({"templates/base.html": '<html lang="fr"><body>{% if request.resolver_match.url_name != "été" %}<footer>Été</footer>{% endif %}{% block b %}{% endblock %}</body></html>', "templates/é.html": '{% extends "base.html" %}{% block b %}<h1>Été</h1><footer>Bas</footer>{% endblock %}'}, path="templates/é.html"),
        Good({"templates/é.html": '<html lang="fr"><body>{% if clos %}<div role="region" aria-labelledby="a"><h2 id="a">Important</h2><h3>Le guichet est fermé l’été</h3></div>{% endif %}{% if plein %}<div role="region" aria-labelledby="b"><h2 id="b">Important</h2><h3>Tout est complet</h3></div>{% endif %}</body></html>'}),
        Good({"templates/é.html": '<html lang="fr"><head><link rel="stylesheet" href="/bâti.css"></head><body><header role="banner">Été</header><header role="banner" class="tête tête-fixe">Été</header></body></html>', "src/é.scss": ".tête {\n  &.tête-fixe {\n    position: fixed;\n    visibility: hidden;\n    &.montrée { visibility: visible; }\n  }\n}\n"}, path="templates/é.html"),
        Good({"templates/é.html": '<html lang="fr"><head><link rel="stylesheet" href="/bâti.css"></head><body><footer role="contentinfo">Été</footer><footer role="contentinfo" class="bas-caché">Été</footer></body></html>', "src/é.css": ".bas-caché { display: none }"}, path="templates/é.html"),
        Good('<html lang="fr"><body><div role="tabpanel" aria-label="Été"><form role="search" aria-label="Été">É</form></div><div role="tabpanel" aria-label="À" hidden><form role="search" aria-label="Été">À</form></div></body></html>'),
        Good('<html lang="fr"><body><nav aria-label="Menu">É</nav><nav aria-label="Fil d’Ariane">É</nav></body></html>'),
        Good('<html lang="fr"><body><nav>É</nav><nav aria-label="{{ nom }}">É</nav><article><aside>É</aside></article><aside>É</aside></body></html>'),
        Good('<html lang="fr"><body>{% if é %}<nav>É</nav>{% else %}<nav>À</nav>{% endif %}</body></html>'),
        Good('<html lang="fr"><body><nav class="d-md-none">É</nav><nav class="nav-desktop">É</nav></body></html>'),
        Good('<html lang="fr"><body><form>É</form><form>À</form><section>É</section><section>À</section></body></html>'),
        Good({"templates/page.html": '{% extends "a.html" %}{% block é %}<header>À</header>{% endblock %}', "templates/a.html": '<html lang="fr"><body><header>É</header><main>{% block é %}{% endblock %}</main></body></html>'}),
        Good('<html lang="fr"><body><header>É</header><main><article><header>À</header></article></main></body></html>'),
        Good('<html lang="fr"><body><div role="banner">Août</div><main><h1>Été</h1><header>Juin</header></main></body></html>'),
    ),
)  # fmt: skip
def landmarks_alike(page: Page) -> Iterator[Hit]:
    """Report once the landmarks of a kind shown together whose name, or absence of one, is the same: at the first of their file."""
    if not page.is_document or page.is_email:
        return
    alike: dict[tuple[str, str], list[Placed]] = {}
    for placed in page.placed("nav", "aside", "header", "footer", "section", "form", "search", "[role]"):
        if (key := _told_by(placed, page)) is not None:
            alike.setdefault(key, []).append(placed)
    for placed in page.placed("[role]"):
        one = placed.element
        inside = _part_around(placed) if written_role(one) in _ONLY and not is_excluded(one, page) else None
        if inside is not None:
            facts = {"role": written_role(one) or "", "around": inside.name}
            yield Hit(one.span, NESTED, facts, path=one.template.path, page=page.path, severity=Severity.MINOR)
    for (role, name), found in alike.items():
        met = [
            (one, other)
            for rank, other in enumerate(found)
            for one in among(found[:rank])
            if one.element is not other.element
            and may_both_appear(one, other)
            and not _are_tabs_apart(other.element, one.element)
            and not _are_of_other_pages(one, other)
        ]
        if met and not _have_titles_of_their_own(role, met):
            yield _said_of(role, name, met, page)


_ADDRESS = re.compile(
    r"(?<![a-z])(?:_?route|route_?name|url_name|resolver_match|path|path_?info|pathname|full_?path|request_?uri|current_(?:page|route|url)|(?:controller|action)_name)(?![a-z])",
    re.I,
)


def _are_of_other_pages(one: Placed, other: Placed) -> bool:
    """Whether a layout shows one of two parts on the pages of some addresses, and other files bring the other: it is kept from those that have theirs."""
    if one.element.template is other.element.template or surely_together(one, other):
        return False
    steps = (step for path in apart(one, other) for step in path if step.block.is_condition)
    return any(_ADDRESS.search(step.condition) for step in steps)


def _have_titles_of_their_own(role: str, met: list[tuple[Placed, Placed]]) -> bool:
    """Whether parts named alike, by the kind of message that they are, may meet and each open with a title that no other has."""
    if role != "region" or any(surely_together(*pair) for pair in met):
        return False
    found = {id(each.element): _title_inside(each.element) for pair in met for each in pair}
    return all(found.values()) and len(set(found.values())) == len(found)


def _title_inside(region: Element) -> str:
    """The first heading of a part that does not name it, "" where there is none."""
    named = region.token_list("aria-labelledby")
    own = (one for one in region.inside("h1", "h2", "h3", "h4", "h5", "h6") if one.attr("id") not in named)
    return next((one.text for one in own), "") if named else ""


def _part_around(placed: Placed) -> Element | None:
    """Return the part of a page, in the same file, that what belongs to the whole page stands in; None where it stands in none."""
    parts = (up for up in placed.element.ancestors if up.name in _SECTIONS and written_role(up) is None)
    return next((up for up in parts if role_of(up) not in {"", "generic"}), None)


def _may_be_away(one: Element, page: Page) -> bool:
    """Whether a stylesheet, of this page or of another, may keep a landmark from being there with its twin."""
    return may_be_hidden(one, page) or any(may_be_hidden_by_class(each, page) for each in (one, *one.ancestors))


def _told_by(placed: Placed, page: Page) -> tuple[str, str] | None:
    """Return the kind and the name by which a landmark is told from others, None for what is none, or may not be shown."""
    one = placed.element
    role = role_of(one)
    if role not in _KINDS or is_excluded(one, page) or _may_be_away(one, page) or _is_for_one_width(one):
        return None
    named = one.name == "aside" and bool({"aria-label", "aria-labelledby"}.intersection(one.attrs))
    if one.name in _SCOPED and not named and any(up.name in _SECTIONS for up in around(placed)):
        return None  # it belongs to a part of the page, which may be in another file
    name = accessible_name(one, page)
    if is_unknown(name) or (role in _NAMED and is_empty(name)):
        return None
    return role, "" if role in _ONLY else name.lower()


def _said_of(role: str, name: str, met: list[tuple[Placed, Placed]], page: Page) -> Hit:
    """Return what is said of landmarks that are met by two."""
    first, second = (each.element for each in met[0])
    place = first if first.template is second.template else second
    named = accessible_name(place, page) if name else ""
    all_of = list(dict.fromkeys(each.element for pair in met for each in pair))
    others = tuple(Related(each.template.path, each.span, OTHER) for each in all_of if each is not place)
    sure = (named or role not in _TOLD_BY_PLACE) and any(surely_together(*pair) for pair in met)
    certainty = Certainty.VIOLATION if sure else Certainty.REVIEW
    message = TOO_MANY if role in _ONLY else ALIKE if named else UNNAMED
    facts = {"kind": _KINDS[role], "n": _TWO if len(all_of) == _PAIR else len(all_of), "name": named}
    return Hit(place.span, message, facts, certainty, place.template.path, page.path, related=others)


_PAIR = 2


def _are_tabs_apart(one: Element, other: Element) -> bool:
    """Whether two elements stand in panels of tabs, of which one shows at a time."""
    panels = _panel_of(one), _panel_of(other)
    return None not in panels and panels[0] is not panels[1]


@memo
def _panel_of(element: Element) -> Element | None:
    return next((up for up in element.ancestors if up.attr("role") == "tabpanel"), None)


@memo
def _is_for_one_width(element: Element) -> bool:
    """Whether a landmark is a copy for some windows, or stands in a dialog: never read beside its twin."""
    chain = (element, *element.ancestors)
    if any(one.name == "dialog" or one.attr("role") in {"dialog", "alertdialog"} for one in chain):
        return True
    return is_for_some_widths(element)
