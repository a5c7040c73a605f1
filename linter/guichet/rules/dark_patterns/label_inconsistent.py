"""One destination, several names: people think these are different things."""

import re
from collections.abc import Iterator
from itertools import product

from guichet.core.findings import Family, Hit, Severity, Text
from guichet.core.memo import memo
from guichet.done.people.consent import words_of
from guichet.reading.templates.element import Element
from guichet.reading.templates.masking import is_dynamic
from guichet.reading.templates.page import Page
from guichet.reading.templates.template import Template
from guichet.rulebook.rule import Bad, Good, page_rule
from guichet.told.language.word_lists import lowered

CHANGES = Text(
    fr="« {label} » mène au même endroit que « {other} » : qui lit avec peine ou écoute la page cherche la différence. Gardez un seul nom pour une action.",
    en='"{label}" leads to the same place as "{other}": people who read with difficulty or listen to the page look for the difference. Keep one name for one action.',
)
_SYNONYMS = (
    re.compile(r"^(?:se connecter|s'identifier|s'authentifier|ouvrir une session|log ?in|sign ?in)$"),
    re.compile(r"^(?:se déconnecter|quitter la session|fermer la session|log ?out|sign ?out)$"),
    re.compile(r"^(?:s'inscrire|créer (?:un|mon) compte|ouvrir un compte|sign ?up|register|create (?:an )?account)$"),
    re.compile(
        r"^(?:prendre (?:un )?rendez-vous|réserver (?:un )?créneau|choisir (?:un )?créneau|demander (?:un )?rendez-vous|book (?:an )?appointment|make (?:an )?appointment)$"
    ),
    re.compile(
        r"^(?:(?:faire|déposer|commencer|envoyer) (?:une|ma|la) demande|nouvelle demande|démarrer|start now|apply(?: now)?|make a claim)$"
    ),
)


@page_rule(
    name="label-inconsistent",
    code="W9327",
    family=Family.DARK_PATTERNS,
    severity=Severity.MINOR,
    title=Text(fr="Une action, plusieurs noms", en="One action, several names"),
    harms=Text(
        fr="Les personnes qui lisent dans une langue apprise, qui ont des troubles cognitifs, ou qu’on guide par téléphone : « cliquez sur… quel bouton ? ».",
        en="People who read in a second language, have cognitive disabilities, or are guided by phone: “click on… which button?”.",
    ),
    instead=Text(fr="Choisissez un verbe par action et gardez-le partout.", en="Choose one verb for each action and keep it everywhere."),
    wrong_when=Text(fr="Les deux liens, malgré la même adresse, ouvrent deux choses différentes.", en="The two links, in spite of the same address, open two different things."),
    refs=("wcag 3.2.4",),
    lesson="08-deceptive-interfaces/03-sludge",
    bad=(
        Bad('<a href="/compte/">Se connecter</a><p>Déjà venu ? <a href="/compte/">S’identifier</a></p>', CHANGES, at='<a href="/compte/">'),
        Bad('<nav><a href="/rdv">Prendre rendez-vous</a></nav><p>À bientôt</p><a class="b" href="/rdv">Réserver un créneau</a>', CHANGES, at='<a class="b" href="/rdv">'),
        Bad("<a href=\"{% url 'demande' %}\">Déposer une demande</a><a class=\"x\" href=\"{% url 'demande' %}\">Démarrer</a>", CHANGES, at="<a class=\"x\" href=\"{% url 'demande' %}\">"),
    ),
    good=(
        Good('<a href="/compte/">Se connecter</a><p>Déjà venu ? <a href="/compte/">Se connecter</a></p>'),
        Good('<a href="/rdv">Prendre rendez-vous</a><a href="/suivi">Réserver un créneau à la médiathèque</a>'),
        Good('<a href="/">Accueil</a><a href="/">Retour à l’accueil</a>'),
    ),
)  # fmt: skip
def label_inconsistent(page: Page) -> Iterator[Hit]:
    """Report the second of two links with one address whose labels are different names of one action."""
    named: dict[tuple[str, int], tuple[str, Element]] = {}
    found = [one for template in page.composition.templates for one in _named(template)]
    for said, number, link in found if len(found) > 1 else ():
        span = link.value_span("href")
        address = link.template.source.text[span.start : span.end]
        first = named.setdefault((address, number), (said, link))
        if address.strip("#") and first[0] != said and _stand_together(first[1], link, page):
            facts = {"label": words_of(link), "other": words_of(first[1])}
            yield Hit(link.span, CHANGES, facts, path=link.template.path, page=page.path)


def _stand_together(one: Element, other: Element, page: Page) -> bool:
    """Whether two links can be in one output of the page, the branches around their includes among its conditions."""
    placed = [[here for here in page.placed("a") if here.element is each] for each in (one, other)]
    pairs = list(product(*placed))
    return any(page.can_coexist(*pair) for pair in pairs) if pairs else page.can_coexist(one, other)


@memo
def _named(template: Template) -> list[tuple[str, int, Element]]:
    """Return the links of a template whose label is a known name of an action, with the action's number."""
    found: list[tuple[str, int, Element]] = []
    for link in template.by_name.get("a", ()):
        said = lowered(words_of(link)).strip(" .!›»→") if "href" in link.attrs else ""
        if said and len(said) <= 40 and not is_dynamic(said):
            found.extend((said, number, link) for number, names in enumerate(_SYNONYMS) if names.match(said))
    return found
