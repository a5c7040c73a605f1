"""Nothing at all lets people get past the blocks that every page repeats."""

from collections.abc import Iterator

from guichet.core.findings import Family, Hit, Severity, Text
from guichet.heard.landmarks import (
    first_main_offset,
    has_own_content,
    headings,
    in_repeated,
    is_to_be_passed,
    is_whole_page,
    main_regions,
    order,
    repeated_blocks,
    skip_targets,
)
from guichet.reading.templates.element import Element
from guichet.reading.templates.masking import is_dynamic
from guichet.reading.templates.page import Page
from guichet.rulebook.rule import Bad, Good, page_rule

NONE = Text(
    fr="Rien ne permet de passer ce bloc répété : ni <main>, ni titre, ni lien d’évitement, ni bouton pour le replier. Ajoutez-en au moins un.",
    en="Nothing lets people past this repeated block: no <main>, no heading, no skip link, no button to fold it. Add at least one.",
)


@page_rule(
    name="bypass-missing",
    code="W9132",
    family=Family.ACCESSIBILITY,
    severity=Severity.SERIOUS,
    title=Text(fr='Aucun moyen de passer les blocs répétés', en='No way past repeated blocks'),
    harms=Text(fr='Les personnes qui naviguent au clavier ou à l’oreille : tout le menu, à chaque page.', en='People who use the keyboard or listen: the whole menu, on every page.'),
    instead=Text(fr='Ajoutez au moins un moyen : <main>, un titre au début du contenu, un lien d’évitement, ou un bouton qui replie le menu.', en='Add at least one way: <main>, a heading where the content begins, a skip link, or a button that folds the menu.'),
    wrong_when=Text(fr='Un script ajoute un de ces moyens.', en='A script adds one of these ways.'),
    refs=("rgaa 12.6", "rgaa 12.7", "wcag 2.4.1", "act cf77f2", "act 3e12e1"),
    lesson="04-accessibility/02-headings-landmarks-links",
    bad=(
        Bad('<html lang="fr"><body><nav id="menu"><a href="/a">Démarches</a></nav><div id="main"><p>Ouvert l’été.</p></div></body></html>', NONE, at='<nav id="menu">'),
        Bad('<html lang="fr"><body><nav><a href="/a">Démarches</a></nav><p>Ouvert l’été.</p></body></html>', NONE, at='<nav>'),
        Bad('<html lang="fr"><body><aside><h2>À côté</h2><a href="/a">Démarches</a></aside><div id="content"><p>Ouvert l’été.</p></div></body></html>', NONE, at='<aside>'),
    ),
    good=(
        Good('<html lang="fr"><body><nav><a href="/a">Démarches</a></nav><main><p>Ouvert l’été.</p></main></body></html>'),
        Good('<html lang="fr"><body><button onclick="replier(\'menu\')">Menu</button><nav id="menu"><a href="/a">Démarches</a></nav><p>Ouvert l’été.</p></body></html>'),
        Good('<html lang="fr"><body><header><a href="/">Été</a></header><p>Ouvert l’été.</p></body></html>'),
        Good('<html lang="fr"><body><nav><a href="/a">Démarches</a></nav><h1>Été</h1><p>Ouvert.</p></body></html>'),
        Good('<html lang="fr"><body><p>Ouvert l’été.</p><nav><a href="/a">Démarches</a></nav></body></html>'),
    ),
)  # fmt: skip
def bypass_missing(page: Page) -> Iterator[Hit]:
    """Report the first shared block before the content of a whole page when no way past it exists."""
    if not is_whole_page(page) or not has_own_content(page) or main_regions(page):
        return
    main = first_main_offset(page)
    blocks = [one for one in repeated_blocks(page) if main is not None and one.at < main]
    blocks = [one for one in blocks if is_to_be_passed(one, page)]
    if not blocks or main is None or any(not in_repeated(placed) for placed in headings(page)):
        return
    ranks = order(page)
    for link, target in skip_targets(page):
        end = page.by_id(target, link)
        if is_dynamic(target) or (end is not None and ranks.get(id(end), -1) >= main):
            return
    first = blocks[0].element
    if not all(_is_foldable(one.element, page) for one in blocks):
        yield Hit(first.span, NONE, path=first.template.path, page=page.path)


def _is_foldable(block: Element, page: Page) -> bool:
    """Whether a control names the block and does more than hide it from screen readers."""
    if block.closest("details") is not None or block.inside("details"):
        return True
    own = block.attr("id")
    for control in page.find("button", "a", "summary", "input"):
        action = control.attr("onclick") or ""
        if own and (control.attr("aria-controls") == own or (own in action and "aria" not in action.lower())):
            return True
    return False
