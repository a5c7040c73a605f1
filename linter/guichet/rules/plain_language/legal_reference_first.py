"""A legal reference before the action: people stop reading before they know what to do."""

import re
from collections.abc import Iterator

from guichet.core.findings import Family, Hit, Severity, Text
from guichet.reading.texts.document import Document, Found
from guichet.rulebook.norms import HARMS_READING
from guichet.rulebook.rule import Bad, Good, prose_rule
from guichet.told.actions import asks
from guichet.told.addressee import TO_READER
from guichet.told.legal import REFERENCE_EN, REFERENCE_FR, is_decision, is_terms

FIRST = Text(
    fr="« {found} » vient avant l’action : beaucoup arrêtent de lire là. Dites d’abord quoi faire ; mettez le texte de loi à la fin, en note ou dans un bloc à ouvrir.",
    en='"{found}" comes before the action: many people stop reading there. Say first what to do; put the law at the end, in a note or a block to open.',
)
_FRENCH = re.compile(
    r"(?:^|(?<=[.!?] ))(?:(?:ainsi|en effet|par ailleurs|de plus|en outre),? )?(?:en application|en vertu|conformément|aux termes|sur le fondement|au titre|en exécution|selon|vu|par application"
    rf"|dans les conditions prévues|comme (?:le )?prév(?:oit|u)|au regard|en référence|considérant|eu égard|compte tenu|par dérogation|sur la base|au visa|suivant|d'après|par arrêté|par délibération|à raison)(?: [^\s.]+){{0,4}}? ?(?:l'|les |la |le |du |des |de |aux? )*{REFERENCE_FR}(?:[^,.\n]|(?<=[ '][lrda])\.){{0,120}}",
    re.M,
)
_ENGLISH = re.compile(
    rf"(?:^|(?<=[.!?] ))(?:pursuant to|under|in accordance with|by virtue of|as required by|according to|for the purposes of|in compliance with|having regard to|as per|further to|in line with|in exercise of|subject to|by order (?:made )?under|by) (?:the )?(?:powers (?:under|in) )?{REFERENCE_EN}[^,.\n]{{0,120}}",
    re.M,
)
_SAYS = re.compile(
    r", (?!(?:sections?|articles?|arts?|alinéas?|paragraphs?|schedules?|regulations?|clauses?|rules?|as (?:amended|set|defined)|and|or|et|ou|de|du|des|modifi\w+|notamment|ensemble|en son|dans sa|in its|chapter|part|titre|[lrd]\.|\d)(?: |\b))"
)
"""The comma after which the sentence says something."""
_AS_SUBJECT = {
    "fr": re.compile(
        rf"^(?:l'|le |la |les ){REFERENCE_FR}(?:[^.;!?\n]|\.(?! [a-zà-ÿ]{{2,}} )){{0,160}}?(?= (?:dispose\w*|prévoi\w+|impose\w*|exige\w*|oblige\w*|fixe\w*|baisse\w*|modifie\w*|interdi\w+|stipule\w*|prescri\w+)\b[^.;!?\n]{{0,60}}\b(?:vous|votre|vos)\b)",
        re.M,
    ),
    "en": re.compile(
        rf"^(?:the )?{REFERENCE_EN}[^.;!?\n]{{0,120}}? (?=(?:requires?|provides?|states?|imposes?|obliges?|sets?|lowers?|changes?|forbids?|prescribes?|demands?|means?|says?)\b[^.;!?\n]{{0,60}}\b(?:you|your)\b)",
        re.M,
    ),
}
"""A text of law that opens a block and does something to the reader."""
_GIVES = re.compile(
    r"\b(?:permet\w*|donne\w*|garanti\w*|protèg\w*|allows?|gives?|lets?|protects?|entitles?|le droit|the right)\b"
)
"""What the law gives is no obstacle to reading on."""
_ASIDE = ("details", "footer", "small", "aside")


@prose_rule(
    name="legal-reference-first",
    code="W9208",
    family=Family.PLAIN_LANGUAGE,
    severity=Severity.MINOR,
    title=Text(fr="La loi avant l’action", en="The law before the action"),
    harms=HARMS_READING,
    instead=Text(fr="L’action d’abord. La référence reste à portée, en note : elle sert à vérifier et à contester.", en="The action first. The reference stays at hand, in a note: it is there to check and to challenge."),
    wrong_when=Text(fr="Le texte est une décision : la référence y est obligatoire.", en="The text is a decision: the reference is required there."),
    refs=("iso-24495", "services-publics-plus"),
    lesson="05-plain-language/02-jargon",
    bad=(
        Bad('<p lang="fr">En application de l’article L. 264-1 du code de l’action sociale et des familles, envoyez-nous votre attestation.</p>', FIRST, at="En application de l’article L. 264-1 du code de l’action sociale et des familles"),
        Bad('<p lang="fr">Bonjour. Conformément à la loi du 6 janvier 1978, vous pouvez corriger vos données à la mairie.</p>', FIRST, at="Conformément à la loi du 6 janvier 1978"),
        Bad('<p lang="fr">Conformément aux dispositions de l’article L. 115-3 du code de l’action sociale et des familles, envoyez votre facture.</p>', FIRST, at="Conformément aux dispositions de l’article L. 115-3 du code de l’action sociale et des familles"),
        Bad('<p lang="en">Under section 12 of the Housing Act, you must tell us about the café.</p>', FIRST, at="Under section 12 of the Housing Act"),
    ),
    good=(
        Good('<p lang="fr">Envoyez-nous votre attestation. L’article L. 264-1 du code de l’action sociale et des familles le prévoit.</p>'),
        Good('<p lang="fr">Selon l’article 1732 du code civil, le locataire répond des dégradations de l’été.</p>'),
        Good('<details lang="fr"><summary>Le texte de loi</summary><p>En application de l’article L. 264-1 du code, la mairie répond.</p></details>'),
        Good({"templates/arrete.html": '<article lang="fr"><p>Vu le code de la route,</p><p>En application de l’article 3 du décret du 2 mai 2020, la rue est fermée.</p></article>'}),
        Good('<p lang="en">You must tell us if you move to Orléans, under section 12 of the Housing Act.</p>'),
    ),
)  # fmt: skip
def legal_reference_first(document: Document) -> Iterator[Hit]:
    """Report a sentence that opens with a legal reference and goes on, outside notes, decisions and terms."""
    if is_decision(document) or is_terms(document):
        return
    for lang, pattern in (("fr", _FRENCH), ("en", _ENGLISH)):
        for found in document.find(pattern, lang):
            end = _end_of_reference(found)
            if end and not _is_aside(found):
                start = found.start
                yield Hit(found.prose.span(start, end), FIRST, {"found": found.prose.text[start:end]})
    for lang, pattern in _AS_SUBJECT.items():
        for found in document.find(pattern, lang):
            if not (_is_aside(found) or _GIVES.search(found.sentence)):
                yield Hit(found.span, FIRST, {"found": found.text})


_ABBREVIATED = re.compile(r"(?:^|[ (])(?:[lrda]|art|s|i|al|n)\.\s*$")
"""What ends no sentence: « les articles L. 262-46 »."""
_NEAR = 8


def _end_of_reference(found: Found) -> int:
    """Where what is said begins after a reference: it asks the reader for something, or tells them; 0 when nothing does."""
    plain = found.prose.plain
    _, last = found.prose.sentence_at(found.start)
    while _ABBREVIATED.search(plain, max(last - _NEAR, 0), last) and last < len(plain):
        _, last = found.prose.sentence_at(last + 1)
    if plain.startswith(",", found.end) and asks(found.prose, found.end + 2, len(plain)):
        return found.end
    said = _SAYS.search(plain, found.start, max(last, found.end))
    return said.start() if said is not None and TO_READER.search(plain, said.start(), last) else 0


def _is_aside(found: Found) -> bool:
    element = found.prose.element
    return element is not None and (element.name in _ASIDE or element.closest(*_ASIDE) is not None)
