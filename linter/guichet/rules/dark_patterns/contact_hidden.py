"""A way to reach someone, or to leave, that is written but cannot be seen."""

import re
from collections.abc import Iterator

from guichet.core.findings import Family, Hit, Severity, Text
from guichet.done.people.consent import words_of
from guichet.reading.templates.element import Element
from guichet.reading.templates.masking import is_dynamic
from guichet.reading.templates.page import Page
from guichet.rulebook.rule import Bad, Good, element_rule
from guichet.seen.faintness import faintness_of
from guichet.told.language.word_lists import lowered

UNSEEN = Text(
    fr="« {link} » est là mais ne se voit pas ({how}) : la personne croit qu’il n’y a personne à joindre ou pas de sortie. Affichez-le comme le reste du texte.",
    en='"{link}" is there but cannot be seen ({how}): people believe there is nobody to reach or no way out. Show it like the rest of the text.',
)
_HREF = re.compile(
    r"^(?:tel:|mailto:(?!\?))|contact|unsubscribe|desabonn|desinscri|opt-?out|supprimer-(?:mon-)?compte|delete-?account",
    re.I,
)
_SAID = re.compile(
    r"\bcontact|nous (?:joindre|écrire|appeler)|\b(?:se |me )?désabonn|\b(?:se |me )?désinscri|unsubscribe|opt out|\b(?:supprimer|fermer|clôturer) (?:mon|votre|le) compte|"
    r"(?:delete|close) (?:my|your) account|résili|retirer (?:mon|votre) (?:consentement|accord)|withdraw (?:my|your) consent|réclamation|recours|complain|appeal\b|tout refuser|refuse all|reject all"
)


@element_rule(
    "a", "button",
    name="contact-hidden",
    code="W9328",
    family=Family.DARK_PATTERNS,
    severity=Severity.SERIOUS,
    title=Text(fr="Contact ou sortie caché", en="Contact or way out hidden"),
    harms=Text(
        fr="Les personnes qui ont besoin de parler à quelqu’un, qui veulent arrêter des messages ou fermer un compte, et qui ne trouvent pas comment.",
        en="People who need to speak to someone, want messages to stop or to close an account, and cannot find how.",
    ),
    instead=Text(
        fr="Un lien lisible, de la taille du texte, à sa place habituelle : téléphone, courriel, désabonnement.",
        en="A readable link, the size of the text, in its usual place: phone, email, unsubscribe.",
    ),
    wrong_when=Text(
        fr="Le même lien est visible ailleurs dans la page, ou un script le montre quand il devient utile.",
        en="The same link is visible elsewhere on the page, or a script shows it when it becomes useful.",
    ),
    refs=("gdpr-7-3", "gdpr-12-2", "mathur-2019"),
    lesson="08-deceptive-interfaces/03-sludge",
    bad=(
        Bad('<p style="display:none"><a href="/contact">Nous écrire à la mairie</a></p>', UNSEEN, at='<a href="/contact">'),
        Bad('<a href="{{ lien }}" style="font-size:5px">Se désabonner</a>', UNSEEN, at='<a href="{{ lien }}" style="font-size:5px">'),
        Bad('<p style="background:#fff"><a href="tel:+33123456789" style="color:white">Numéro d’accueil</a></p>', UNSEEN, at='<a href="tel:+33123456789" style="color:white">'),
        Bad('<style>.fin { opacity: 0.1 }</style><p>Été</p><span style="opacity:.05"><a href="mailto:accueil@ville.example">Écrire</a></span>', UNSEEN, at='<a href="mailto:accueil@ville.example">'),
    ),
    good=(
        Good('<p>Téléphone : <a href="tel:+33123456789">01 23 45 67 89</a></p>'),
        Good('<button aria-controls="menu">Menu</button><ul id="menu" hidden><li><a href="/contact">Contact à l’accueil</a></li></ul>'),
        Good('<a href="#contact" style="position:absolute;left:-9999px">Aller au contact</a><p>Été</p>'),
        Good('<p style="display:none"><a href="/contact">Écrire</a></p><p><a href="/contact">Écrire à la mairie</a></p>'),
        Good('<div {% if not ouvert %}hidden{% endif %}><a href="tel:+33123456789">Numéro d’accueil</a></div>'),
    ),
)  # fmt: skip
def contact_hidden(link: Element, page: Page) -> Iterator[Hit]:
    """Report a link or button to someone, or to the way out, that styles keep from being seen."""
    href = link.attr("href") or ""
    if href.startswith("#") or link.inside("img", "svg"):
        return
    static = "" if is_dynamic(href) else href
    said = words_of(link)
    if not _HREF.search(static) and not _SAID.search(lowered(said)) and not _is_way_out(link):
        return
    how = faintness_of(link, page)
    if not how:
        return
    same = (
        other
        for other in link.template.by_name.get(link.name, ())
        if other is not link and href and other.attr("href") == href
    )
    if not any(not faintness_of(other, page) for other in same):
        yield Hit(
            link.span, UNSEEN, {"link": said[:60] if said and not is_dynamic(said) else static or link.name, "how": how}
        )


def _is_way_out(link: Element) -> bool:
    """Whether the short sentence around a link ("to unsubscribe, click here") says that it leads out."""
    around = link.closest("p", "li", "td", "span", "small")
    return around is not None and len(around.text) < 160 and bool(_SAID.search(lowered(around.text)))
