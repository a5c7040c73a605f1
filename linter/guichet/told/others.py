"""Whether a message kept alone tells of others than its reader: what the law has for an offence, for firms, for a trade, for the parties to a contract."""

from __future__ import annotations

import re

from guichet.reading.texts.document import Prose
from guichet.told.addressee import TO_READER

_OTHERS = re.compile(
    r"\b(?:emprisonnement|délits?|infractions?|crimes?|contraventions?|récidive|imprisonment|offences?)\b"
    r"|\b(?:une?|le|la|les|l'|des|du|aux?|tout|toute|chaque|cet|cette|ces|ce|son|sa|leur) ?(?:\w+ ){0,2}?(?:procureurs?|juges?|tribuna(?:l|ux)|auteurs?|victimes?|coupables?|personnes? (?:physiques?|morales?|qui|coupable|condamnée|responsable|concernée|placée|hospitalisée|protégée|décédée)"
    r"|mineurs?|employeurs?|loueurs?|propriétaires?|bailleurs?|locataires?|débiteurs?|créanciers?|directeurs?|associations?|syndics?|syndicats?|exploitants?|professionnels?|travailleurs?|salariés?|fonctionnaires?|contractuels?|sociétés?|entreprises?|vendeurs?|acquéreurs?"
    r"|assureurs?|héritiers?|artistes?|détenus?|éditeurs?|époux|conjoints?|actionnaires?|associés?|commerçants?|agriculteurs?|organisateurs?|participants?|préfets?|maires?|députés?|titulaires?|copropriétaires?|armateurs?|médecins?|débits?)\b"
    r"|\bagente?s? (?:publi\w+|contractuel\w*|titulaires?|de l'état|territoria\w+)\b|(?:^|[.;] )(?:l'|un )agent\b"
    r"|\b(?:an?|the|any|each|every|this|these|their|his|her) (?:\w+ ){0,2}?(?:offenders?|victims?|employers?|landlords?|debtors?|creditors?|compan(?:y|ies)|businesses|traders?|owners?|persons? who|organi[sz]ers?|maintainers?|contributors?|copyright holders?|licensors?|licensees?)\b"
)
"""Who is spoken of by what they are, and the names that the law has for what they did."""
_HERE = re.compile(r"\b(?:nous|notre|nos|on|votre|vos|we|our|us)\b")
"""Who writes: a service that says what it does says it to whoever reads."""


_PENAL = re.compile(
    r"\b(?:puni(?:e|s|es|t|ssable|ssables)?|passibles?|peines?|pénale?s?|pénaux|amendes?|prison|sanctionnée?s? (?:par|de|d')|sous peine de (?:nullité|sanction|poursuites)|encour\w+|mesures? alternatives?|fourrière|nullité|majorations?|résilié|statut\w*|circulaire|décret)\b"
)
"""What a law has in store for whoever does not keep it."""


def is_of_others(prose: Prose) -> bool:
    """Whether a message kept alone speaks of others by what they are, and neither to its reader nor of those who write it."""
    return _is_to_nobody(prose) and prose.holds(_OTHERS)


def tells_law(prose: Prose) -> bool:
    """Whether a message kept alone says what the law has in store for anyone, or speaks of others: nothing is held over its reader."""
    return _is_to_nobody(prose) and (prose.holds(_OTHERS) or prose.holds(_PENAL))


def _is_to_nobody(prose: Prose) -> bool:
    return not prose.document.is_sequence and not prose.holds(_HERE) and not TO_READER.search(prose.plain)
