"""Which texts are law: decisions, orders, terms. Their wording is often imposed, and judged elsewhere."""

from __future__ import annotations

import re
from functools import lru_cache

from guichet.reading.texts.document import Document
from guichet.told.letter import is_sent

_DECISION_PATH = re.compile(
    r"(?:arr[eê]t[eé]s?|d[eé]cisions?|d[eé]lib[eé]rations?|jugements?|ordonnances?)(?:[._/-]|$)", re.I
)
_TERMS_PATH = re.compile(
    r"(?:cgu|cgv|conditions|mentions?[-_]?(?:legales?|d[-_]?information)|privacy|terms|legal|rgpd|gdpr|confidentialite|politique|accessibilite[-_]?numerique|accessibility[-_]?statement|declaration[-_]?(?:d[-_]?)?accessibilite"
    r"|(?:^|/)accessibili(?:te|ty)(?:[._][^/]*)?$|schema[-_]?pluriannuel|(?:^|[/._-])chart(?:e|er|es)(?=[/._-])|(?:^|[/._-])(?:dpa|sla)(?=[/._-])|cession|(?:^|[/._-])(?:ccap|cctp|ccag|cahier[-_]des[-_](?:charges|clauses)|r[eè]glement[-_]de[-_](?:la[-_])?consultation)(?=[/._-]))",
    re.I,
)
_LICENCE_PATH = re.compile(r"licen[cs]e", re.I)
"""A contract about a program, or what people ask for in order to fish, drive or sell: messages and letters are about the second."""
_PRESCRIBED = re.compile(
    r"\bcette procédure est à utiliser dans le cas suivant\b|\bdéfaut d'accessibilité (?:vous empêchant|qui vous empêche) d'accéder\b|\bayant fait l'objet de la vérification de conformité\b"
    r"|\brendre (?:son|ses|leurs?) [^.]{1,120} accessibles?\b[^.]{0,60}, conformément à l'article 47\b|\bpar voie (?:postale|électronique) ?:"
    r"|\b(?:lack of accessibility|accessibility defect|accessibility problem) (?:that prevents|preventing) you from accessing\b|\bpages of the site (?:which have been )?subject to the (?:compliance|conformity) check\b"
)
"""Sentences that a model imposes word for word: the State's accessibility statement, wherever a project keeps it."""
_SWORN = re.compile(
    r"\bunder (?:the )?penalt(?:y|ies) of perjury,? (?:i|we)\b|\b(?:i|we) (?:declare|certify|affirm|swear),? under (?:the )?penalt(?:y|ies) of perjury\b|\b(?:i|we) (?:do )?(?:hereby )?(?:solemnly|sincerely)(?: and \w+)? (?:swear|declare|affirm)\b"
)
"""What somebody swears, in the words that the law asks for."""
_DECISION = re.compile(
    r"^(?:arrête|décide|ordonne|délibère) ?:|^article (?:1er|premier)\b|^considérant (?:que|ce qui suit)", re.M
)
_NUMBERED = re.compile(r"^(?:article|art\.) ?\d", re.M)
_CITED = re.compile(r"^vu (?:le|la|les|l')", re.M)

REFERENCE_FR = (
    r"(?:articles? (?:[lrda]\.? ?\*?)?\d|art\. ?\d|loi (?:n°|du \d|organique)|décret (?:n°|du \d|en conseil)|code d(?:e |u |es )"
    r"|ordonnance (?:n°|du \d)|arrêté (?:n°|du \d|ministériel|préfectoral|municipal)|règlement \((?:ue|ce)\)|règlement général"
    r"|circulaire (?:n°|du \d)|délibération (?:n°|du \d)|directive (?:n°|\d|europ)|dispositions (?:de l'article|du code|de la loi|légales|réglementaires"
    r"|législatives|en vigueur|de l'arrêté|du décret))"
)
"""A reference to a French text, in plain form."""
REFERENCE_EN = (
    r"(?:sections? \d|articles? \d|(?:regulations? |order (?:made )?under section )\d|paragraphs? \d|schedule \d|clauses? \d|byelaws? \d|rules? \d|s\.?i\.? \d|the [^.,;\n]{1,60} (?:act|regulations|order|code)(?: \d{4})?\b"
    r"|statutory provisions|the provisions of)"
)
"""A reference to a text of law in English, in plain form."""


_REFERENCE = re.compile(rf"{REFERENCE_FR}|\b{REFERENCE_EN}")


_QUOTES = re.compile(
    rf"\b(?:selon|d'après|aux termes d[eu']|(?:as )?(?:stated|set out|laid down) in|according to|under the terms of) ?(?:l'|la |le |les )?{REFERENCE_FR}"
    rf"|(?:as (?:stated|set out|laid down) in|according to|under the terms of) {REFERENCE_EN}"
    r"|\b(?:article|section|loi|décret|code) [^.;!?]{1,60}? (?:dispose|prévoit|précise|énonce|prescrit|provides|states) (?:que|qu'|that)\b"
)


def cites_law(sentence: str) -> bool:
    """Whether a sentence, in plain form, refers to a text of law."""
    return _REFERENCE.search(sentence) is not None


def quotes_law(sentence: str) -> bool:
    """Whether a sentence, in plain form, tells what a text of law says: the words and the order are those of the law."""
    return _QUOTES.search(sentence) is not None


def is_decision(document: Document) -> bool:
    """Whether a file is a legal decision: its path says so, or it cites texts and then orders."""
    text = document.in_lang("fr").text
    if _is_at(_DECISION_PATH, document.path):
        return bool(_CITED.search(text) or _DECISION.search(text) or _NUMBERED.search(text))
    return bool(_CITED.search(text) and _DECISION.search(text))


def is_terms(document: Document) -> bool:
    """Whether a file is a contract or a legal notice, by its path."""
    is_licence = document.is_sequence and not is_sent(document) and _is_at(_LICENCE_PATH, document.path)
    return is_licence or _is_at(_TERMS_PATH, document.path)


def is_prescribed(plain: str) -> bool:
    """Whether a block, in plain form, holds words that the model of an accessibility statement imposes."""
    return _PRESCRIBED.search(plain) is not None


def is_sworn(plain: str) -> bool:
    """Whether words, in plain form, are sworn by whoever signs them."""
    return _SWORN.search(plain) is not None


@lru_cache(maxsize=8)
def _is_at(pattern: re.Pattern[str], path: str) -> bool:
    return pattern.search(path) is not None
