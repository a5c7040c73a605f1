"""No way to jump over the menu with the keyboard."""

import re
from collections.abc import Iterator

from guichet.core.findings import Family, Hit, Severity, Text
from guichet.heard.jump_ends import SKIPS, may_be_somewhere
from guichet.heard.landmarks import (
    Region,
    first_main_offset,
    has_own_content,
    holds_menu,
    is_to_be_passed,
    is_whole_page,
    order,
    repeated_blocks,
    skip_targets,
    stops_in,
)
from guichet.heard.names import accessible_name
from guichet.reading.scripts.pages import has_unread, scripts_on
from guichet.reading.templates.brought import is_brought
from guichet.reading.templates.element import Element
from guichet.reading.templates.masking import is_dynamic
from guichet.reading.templates.page import Page
from guichet.rulebook.rule import Bad, Good, page_rule
from guichet.seen.cascade import styles_in, styles_of
from guichet.seen.visibility import is_hidden
from guichet.seen.where import placed

NONE = Text(
    fr="Aucun lien ne saute au contenu : au clavier, il faut traverser tout le menu à chaque page. Mettez d’abord un lien « Aller au contenu ».",
    en='No link jumps to the content: with a keyboard, people cross the whole menu on every page. Put a "Skip to content" link first.',
)
LINKS = Text(
    fr="Aucun lien ne saute au contenu : au clavier, il faut traverser les mêmes liens à chaque page. Mettez d’abord un lien « Aller au contenu ».",
    en='No link jumps to the content: with a keyboard, people cross the same links on every page. Put a "Skip to content" link first.',
)
BROKEN = Text(
    fr="Ce lien d’évitement mène à « #{target} », qui n’existe pas : la touche Entrée ne fait rien. Donnez cet identifiant au contenu.",
    en='This skip link leads to "#{target}", which does not exist: the Enter key does nothing. Give that id to the content.',
)
CLOSED = Text(
    fr="Ce lien d’évitement mène à « #{target} », qui est caché : la touche Entrée ne fait rien. Visez le contenu lui-même.",
    en='This skip link leads to "#{target}", which is hidden: the Enter key does nothing. Aim at the content itself.',
)
UNREACHED = Text(
    fr="Ce lien d’évitement, absent sans le focus, ne peut jamais le recevoir : la touche Tab passe outre. Sortez-le de l’écran, sans le retirer de la page.",
    en="This skip link, absent without the focus, can never get it: the Tab key passes it over. Move it off the screen, without taking it out of the page.",
)
SHORT = Text(
    fr="Ce lien d’évitement s’arrête avant le contenu : il reste des blocs à traverser. Visez le contenu lui-même.",
    en="This skip link stops before the content: blocks remain to be crossed. Aim at the content itself.",
)


@page_rule(
    name="skip-link-missing",
    code="W9131",
    family=Family.ACCESSIBILITY,
    severity=Severity.SERIOUS,
    title=Text(fr='Lien d’évitement absent ou cassé', en='Skip link missing or broken'),
    harms=Text(fr='Les personnes qui naviguent au clavier : elles traversent tout le menu, à chaque page.', en='People who use the keyboard: they cross the whole menu on every page.'),
    instead=Text(fr='Mettez en premier un lien « Aller au contenu » vers l’identifiant du contenu.', en='Put first a "Skip to content" link to the id of the content.'),
    wrong_when=Text(fr='Le lien est ajouté par un script, ou la page n’a rien à sauter.', en='The link is added by a script, or the page has nothing to skip.'),
    refs=("rgaa 12.7", "wcag 2.4.1", "act ye5d6e"),
    lesson="04-accessibility/02-headings-landmarks-links",
    bad=(
        Bad({"p.html": '<html lang="fr"><link rel="stylesheet" href="s.css"><a class="s" href="#c">Aller au contenu</a><main id="c">Été</main></html>', "s.css": ".s { display: none } .s:focus { display: block }"}, UNREACHED, at="display: none", path="s.css"),
        Bad('<html lang="fr"><body><header><a href="/"><img src="a.svg" alt="Mairie"></a><a href="/é"><img src="b.svg" alt="Agence d’été"></a><a href="/plan">Plan</a><a href="/aide">Aide</a></header><main><h1>Été</h1></main></body></html>', LINKS, at='<body>', severity=Severity.MINOR),
        Bad('<html lang="fr"><body><nav><a href="/a">Démarches</a><a href="/b">Horaires</a></nav><main id="contenu"><h1>Été</h1></main></body></html>', NONE, at='<body>'),
        Bad('<html lang="fr"><body><a href="#contenue">Aller au contenu</a><nav><a href="/a">Démarches</a></nav><main id="contenu"><h1>Été</h1></main></body></html>', BROKEN, at='href="#contenue"'),
        Bad('<html lang="fr"><body><a href="#menu">Aller au contenu</a><nav><p id="menu">Menu</p><a href="/a">Démarches</a></nav><main id="contenu"><h1>Été</h1></main></body></html>', SHORT, at='href="#menu"'),
        Bad(
            {
                "app/views/layouts/a.html.erb": '<html lang="fr"><body><a href="#contenu">Aller au contenu</a><nav><a href="/a">Été</a></nav><main id="page"><%= yield %></main></body></html>',
                "app/views/e/b.html.erb": "<h1>Aller au contenu</h1>",
            },
            BROKEN, at='href="#contenu"', path="app/views/layouts/a.html.erb",
        ),
        Bad('<html lang="fr"><body><a href="#contenu">Aller au contenu</a><main id="page"><h1>Été</h1></main></body></html>', BROKEN, at='href="#contenu"'),
        Bad('<html lang="fr"><body><a href="#é">Aller au contenu</a><p id="é" hidden>Été</p><main><h1>Août</h1></main></body></html>', CLOSED, at='href="#é"'),
    ),
    good=(
        Good({"p.html": '<html lang="fr"><link rel="stylesheet" href="s.css"><a class="s" href="#c">Aller au contenu</a><main id="c">Été</main></html>', "s.css": ".s { position: absolute; left: -999em } .s:focus { left: 0; display: block }"}),
        Good('<html lang="fr"><body><header><a href="/">Mairie</a></header><nav><a href="/é">Retour aux fiches d’été</a></nav><main><h1>Été</h1></main></body></html>'),
        Good('<html lang="fr"><body><header><a href="/">Mairie</a></header><nav aria-label="Fil d’Ariane"><a href="/">Accueil</a><a href="/é" aria-current="page">Été</a></nav><main><h1>Été</h1></main></body></html>'),
        Good('<html lang="fr"><body><header><a href="/">Mairie</a><a href="/aide">Aide</a></header><main><h1>Page introuvable cet été</h1></main></body></html>'),
        Good(
            {
                "app/views/layouts/a.html.erb": '<html lang="fr"><body><a href="#contenu">Aller au contenu</a><nav><a href="/a">Été</a></nav><main id="page"><%= yield %></main></body></html>',
                "app/views/e/b.html.erb": '<%= tag.div id: "contenu" do %><h1>Été</h1><% end %>',
            },
            path="app/views/layouts/a.html.erb",
        ),
        Good('<html lang="fr"><body><a href="#contenu">Aller au contenu</a><nav><a href="/a">Démarches</a></nav><main id="contenu"><h1>Été</h1></main></body></html>'),
        Good('<html lang="fr"><body><header><a href="/">La mairie vous accueille tout l’été</a></header><main><h1>Été</h1></main></body></html>'),
        Good('<html lang="fr"><body><main id="contenu"><h1>Été</h1></main></body></html>'),
        Good('<html lang="fr"><body>{% include "evitement.html" %}<nav><a href="/a">Démarches</a></nav><main><h1>Été</h1></main></body></html>'),
        Good('<nav><a href="/a">Démarches</a></nav><main><h1>Un fragment</h1></main>'),
        Good('<html lang="fr"><body><a href="#contenu">Aller au contenu</a><a name="contenu"></a><main><h1>Été</h1></main></body></html>'),
    ),
)  # fmt: skip
def skip_link_missing(page: Page) -> Iterator[Hit]:
    """Report a whole page whose shared blocks come before its content, without a working jump over them."""
    yield from _never_reached(page)
    if not page.is_document:
        yield from _to_the_top(page)
    if not page.is_document or page.is_email:
        return
    if page.has_unknown_markup:
        yield from _leads_nowhere(page)
        return
    main = first_main_offset(page)
    blocks = [one for one in repeated_blocks(page) if main is not None and one.at < main]
    if main is None or not blocks:
        yield from _broken(page)
        return
    ranks = order(page)
    last = max(_after(one.element, ranks) for one in blocks)
    jumps = [(link, target) for link, target in skip_targets(page) if ranks.get(id(link), main + 1) < last]
    ends: list[tuple[Element, str, int]] = []
    works = False
    for link, target in jumps:
        end = page.by_id(target, link)
        if is_dynamic(target) or (end is None and not page.has_every_id):
            return
        if end is not None and ranks.get(id(end), main) >= min(last, main) and not _is_in_blocks(end, blocks):
            works = True
            continue
        ends.append((link, target, -1 if end is None else ranks.get(id(end), -1)))
    named = [one for one in ends if SKIPS.search(accessible_name(one[0], page))]
    if works:
        named = [one for one in named if one[2] == -1]
    if named:
        link, target, rank = named[-1]
        if rank == -1 or last <= main or rank < main:
            at = link.attribute_span("href")
            yield Hit(at, BROKEN if rank == -1 else SHORT, {"target": target}, path=link.template.path, page=page.path)
    elif not works and (
        is_whole_page(page)
        and has_own_content(page)
        and any(is_to_be_passed(one, page) and stops_in(one, page) != 1 for one in blocks)
    ):
        body = next(iter(page.find("body")), page.placed("html")[0].element)
        is_menu = any(map(holds_menu, blocks))
        message, harm = (NONE, None) if is_menu else (LINKS, Severity.MINOR)
        yield Hit(body.span, message, path=body.template.path, page=page.path, severity=harm)


def _broken(page: Page) -> Iterator[Hit]:
    """Report a link that says it skips to the content, in a page that holds all of its ids and not this one."""
    for link, target in skip_targets(page) if page.has_every_id else ():
        if is_dynamic(target) or target == "top" or not _SKIPS.search(accessible_name(link, page)):
            continue
        named = any(one.attr("name") == target for one in page.find("a"))
        end, at = page.by_id(target, link), link.attribute_span("href")
        if end is None and not named and not _is_written(target, page):
            yield Hit(at, BROKEN, {"target": target}, path=link.template.path, page=page.path)
            return
        if end is not None and is_hidden(end, page) and not _is_written(target, page):
            yield Hit(at, CLOSED, {"target": target}, path=link.template.path, page=page.path)
            return


def _never_reached(page: Page) -> Iterator[Hit]:
    """Report a jump that styles take out of the page until it has the focus."""
    for link, target in skip_targets(page):
        for one in (link, *link.ancestors) if not is_dynamic(target) else ():
            before = styles_of(page).of(one)
            gone = next(
                ((before[name], name) for name, out in _TAKES_OUT if name in before and before[name].value == out), None
            )
            if gone is None or not gone[0].certain or gone[0].declaration is None or has_unread(page):
                continue
            after = styles_in(page, _FOCUSED).of(one).get(gone[1])
            if after is not None and after.value != gone[0].value:
                at, path = placed(gone[0].declaration, gone[0].path, one)
                yield Hit(at, UNREACHED, path=path, page=page.path)
                return


_FOCUSED = frozenset({"focus", "focus-visible", "focus-within"})
_TAKES_OUT = (("display", "none"), ("visibility", "hidden"))


def _is_written(target: str, page: Page) -> bool:
    """Whether a script of the page may make what bears an id."""
    return has_unread(page) or any(target in one.text for one in scripts_on(page))


_SKIPS = re.compile(
    r"\b(?:skip|jump) (?:to|past|over|the|navigation|nav)\b|\b(?:aller|passer|acc[ée]der|acc[èe]s) (?:directement )?au (?:contenu|menu)\b|\béviter? (?:le menu|la navigation)\b",
    re.I,
)
"""The words of a link that is there to pass over something."""


def _to_the_top(page: Page) -> Iterator[Hit]:
    """Report the skip link of a part of a page whose address holds no id once all that it is given is known."""
    for link in page.template.by_name.get("a", ()):
        is_bare = link.attr("href") in ("#", "#undefined") and not _ANSWERS & link.attrs.keys()
        if is_bare and not link.has_unknown_attributes and _JUMPS.match(accessible_name(link, page)):
            yield Hit(link.attribute_span("href"), BROKEN, {"target": ""}, path=link.template.path, page=page.path)


_ANSWERS = frozenset({"onclick", "@click", "v-on:click", "(click)", "on:click", "role"})
_JUMPS = re.compile(
    r"(?:skip to|jump to|aller au|passer au|accéder au)\s+(?:the\s+)?(?:main\s+)?(?:conten|footer|pied|navigation)",
    re.I,
)


def _leads_nowhere(page: Page) -> Iterator[Hit]:
    """Report the skip link of a layout whose target no file of the project holds, while its main part bears another name."""
    mains = [one for one, _ in page.placed("main")]
    written_in = page.placed("html")[0].element.template
    is_own = written_in is page.template or is_brought(written_in)
    if not is_own or not page.is_complete or len(mains) != 1:
        return
    own = mains[0].attr("id")
    if own is None or is_dynamic(own):
        return
    for link, target in skip_targets(page):
        is_read = not is_dynamic(target) and page.by_id(target, link) is None
        if is_read and SKIPS.search(accessible_name(link, page)) and not may_be_somewhere(target, page.project):
            at = link.attribute_span("href")
            yield Hit(at, BROKEN, {"target": target}, path=link.template.path, page=page.path)
            return


def _is_in_blocks(end: Element, blocks: list[Region]) -> bool:
    """Whether a jump ends on words that still belong to a shared block."""
    around = [end, *end.ancestors]
    return bool(end.text) and any(one is block.element for block in blocks for one in around)


def _after(block: Element, ranks: dict[int, int]) -> int:
    inside = block.inside()
    return max((ranks.get(id(one), 0) for one in inside), default=ranks[id(block)])
