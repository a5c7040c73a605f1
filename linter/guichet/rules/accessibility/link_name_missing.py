"""A link with nothing to read: "link", and no word of where it goes."""

import re
from collections.abc import Iterator

from guichet.core.findings import Family, Hit, Severity, Text
from guichet.heard.links import is_link
from guichet.heard.names import accessible_name, is_empty, is_unknown, speaks_plainly
from guichet.reading.scripts.controllers import identifier_of
from guichet.reading.scripts.inline import is_scripted
from guichet.reading.scripts.pages import scripts_on
from guichet.reading.templates.element import Element
from guichet.reading.templates.page import Page
from guichet.rulebook.rule import Bad, Good, element_rule
from guichet.seen.visibility import certainty_if_shown, is_aria_hidden, is_excluded

EMPTY = Text(
    fr="Ce lien n’a pas d’intitulé : un lecteur d’écran dit « lien » et rien de plus. Écrivez-y où il mène.",
    en='This link has no name: a screen reader says "link" and nothing more. Write in it where it leads.',
)
NOWHERE = Text(
    fr="Ce lien n’a ni intitulé ni destination : un lecteur d’écran dit « lien » et rien de plus. Retirez-le, ou donnez-lui les deux.",
    en='This link has no name and leads nowhere: a screen reader says "link" and nothing more. Remove it, or give it both.',
)
IMAGE = Text(
    fr="Ce lien n’a qu’une image sans texte de remplacement : un lecteur d’écran dit « lien » et rien de plus. Dites dans « alt » où il mène.",
    en='This link only holds an image without a text alternative: a screen reader says "link" and nothing more. Say in "alt" where it leads.',
)


@element_rule(
    "a", "area", "[role]",
    name="link-name-missing",
    code="W9135",
    family=Family.ACCESSIBILITY,
    severity=Severity.CRITICAL,
    title=Text(fr='Lien sans intitulé', en='Link without a name'),
    harms=Text(fr='Les personnes aveugles : on leur lit « lien », ou une adresse lettre à lettre.', en='People who are blind: they hear "link", or an address letter by letter.'),
    instead=Text(fr='Mettez un texte dans le lien, ou un « alt » à l’image qui le remplit.', en='Put text in the link, or an "alt" on the image that fills it.'),
    wrong_when=Text(fr='Le texte est posé par un script.', en='The text is set by a script.'),
    refs=("rgaa 6.2", "wcag 2.4.4", "wcag 4.1.2", "act c487ae"),
    lesson="04-accessibility/02-headings-landmarks-links",
    bad=(
        Bad(
            {
                "app/views/é/a.html.erb": '<a href="/été" data-controller="open-now"></a>',
                "app/javascript/controllers/open_now_controller.js": "export default class extends Controller {\n  connect() {\n    this.element.click()\n  }\n}\n",
            },
            EMPTY, at='<a href="/été" data-controller="open-now">', path="app/views/é/a.html.erb", severity=Severity.MINOR,
        ),
        Bad('<p>Été</p><a href=""></a>', NOWHERE, at='<a href="">'),
        Bad('<a href="/horaires"></a>', EMPTY, at='<a href="/horaires">'),
        Bad('<p>Été : <a href="/plan"><img src="plan.png" alt=""></a></p>', IMAGE, at='<a href="/plan">'),
        Bad('<a href="/rss" class="icône"><i class="fa fa-rss" aria-hidden="true"></i></a>', EMPTY, at='<a href="/rss" class="icône">'),
        Bad('<a href="/aide-été" title="?">?</a>', EMPTY, at='<a href="/aide-été" title="?">'),
        Bad('<a href="https://www.example.fr/">.</a>', EMPTY, at='<a href="https://www.example.fr/">'),
    ),
    good=(
        Good('{% set début %}<a href="/été">{% endset %}{% set fin %}</a>{% endset %}{{ début }}Été{{ fin }}'),
        Good('{% setvar début %}<a href="/été">{% endsetvar %}{% setvar fin %}</a>{% endsetvar %}{{ début }}Été{{ fin }}'),
        Good('<a href="/horaires">Horaires d’été</a>'),
        Good('<a href="/plan"><img src="plan.png" alt="Plan d’accès"></a>'),
        Good('<a href="/rss" aria-label="Flux d’actualités"><i class="fa fa-rss"></i></a>'),
        Good('<a href="{{ url }}">{{ titre }}</a>'),
        Good('<a href="/x">{% include "icone.html" %}</a>'),
        Good('<a id="haut"></a>'),
        Good('<a href="/contact" class="é" title="Un problème, une question ?">?</a>'),
        Good('<style>.s::after { content: attr(data-é) }</style><a href="/é" class="s" data-é="Été en ville"></a>'),
    ),
)  # fmt: skip
def link_name_missing(link: Element, page: Page) -> Iterator[Hit]:
    """Report a link that assistive technology gets and that has no word in its name."""
    if (
        (speaks_plainly(link) and len(link.text) > 2)
        or not is_link(link)
        or link.name == "img"  # it lacks its text alternative, and its own rule says so
        or is_excluded(link, page)
        or is_scripted(link, page)
    ):
        return
    name = accessible_name(link, page)
    if link.name == "area" and is_empty(name) and link.attr("href") is not None:
        yield Hit(link.span, EMPTY, {}, certainty_if_shown(link, page))
    elif link.name != "area" and (
        is_empty(name) or (not is_unknown(name) and not _tells(name, link) and len(name) < 3)
    ):
        if is_aria_hidden(link):
            return
        is_bare = (link.attr("href") or "").strip() in ("", "#") and not link.inside() and not link.text.strip()
        pictured = link.inside("img", "svg") and is_empty(name)
        message = IMAGE if pictured else NOWHERE if is_bare else EMPTY
        harm = Severity.MINOR if _clicks_itself(link, page) else None
        yield Hit(link.span, message, {}, certainty_if_shown(link, page), severity=harm)


def _tells(name: str, link: Element) -> bool:
    """Whether a name has a word, or is a sign that a title explains, which is said after it."""
    return _WORD.search(name) is not None or _WORD.search(link.attr("title") or "") is not None


def _clicks_itself(link: Element, page: Page) -> bool:
    """Whether a controller of Stimulus on a link, or in it, clicks it as soon as it is shown: nobody has to choose it."""
    named = {word for one in (link, *link.inside()) for word in one.token_list("data-controller")}
    scripts = [one for one in scripts_on(page) if identifier_of(one.path) in named] if named else []
    return any(_CLICKS.search(one.text) for one in scripts)


_CLICKS = re.compile(r"\bconnect\s*\(\s*\)\s*\{[^}]{0,600}this\.element\.click\(\)")


_WORD = re.compile(r"[^\s.,;:!?·•|/\\_\-–—\u00a0\u200b]")
