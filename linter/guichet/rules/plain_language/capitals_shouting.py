"""A sentence in capitals: harder to read, and it shouts."""

import re
from collections.abc import Iterator

from guichet.core.findings import Family, Hit, Severity, Text
from guichet.core.words import any_of
from guichet.reading.texts.document import Document, Found
from guichet.rulebook.rule import Bad, Good, prose_rule
from guichet.told.acronyms import is_known
from guichet.told.legal import is_terms
from guichet.told.readers import NAMES
from guichet.told.saying import is_note

SHOUTED = Text(
    fr="« {found} » est écrit en capitales : on lit moins vite, et l’on croit à un reproche. Écrivez en minuscules ; insistez avec <strong>.",
    en='"{found}" is written in capitals: it is slower to read, and sounds like a reproach. Write in small letters; insist with <strong>.',
)
_UPPER = r"[A-ZÀ-ÖØ-ÞŒ]"
_WORD = rf"(?:{_UPPER}['’])?{_UPPER}[A-ZÀ-ÖØ-ÞŒ'’-]*"
_RUN = re.compile(rf"(?<![\w'’-]){_WORD}(?:,? (?:{_WORD}|\d+|À|Y)){{2,}}(?![\w-])")
_LONG = re.compile(rf"{_UPPER}{{4,}}")
_NAMES = re.compile(
    rf"^(?:l['’]|la |le |the )?(?:{any_of('organisations.fr.bodies', 'organisations.en.bodies')}|liberté|liberte)\b",
    re.I,
)
_ARTICLE = re.compile(r"(?:article|section|annexe|titre|chapitre|appendix|part) [\dIVX]+|[\dIVX]+[.)]", re.I)
_LOUD = 3
_SAYING = frozenset(
    "À AU AUX AVEC CE CES CET CETTE D DANS DE DES DU ELLE EN EST ET IL L LA LE LES N NE NON NOS NOTRE NOUS OU PAR PAS POUR QUE QUI SANS SERA SES SI SONT SUR TOUT TOUTE TOUS UN UNE VOS VOTRE VOUS"
    " A ALL AN AND ARE AS AT BE BEFORE BY DO FOR FROM HAVE IF IN IS IT MUST NO NOT OF ON OR OUR SHALL THE THIS TO UNTIL WE WILL WITH WITHOUT YOU YOUR".split()
)
"""Small words of a sentence or a title: without one, capitals are a list of names, of codes or of acronyms."""
_LINKS = frozenset("À AND AU AUX D DE DES DU ET FOR L LA LE LES OF THE".split())
"""Those that a name may hold as well."""
_PARTS = re.compile(r"[^\W\d_]+")


@prose_rule(
    name="capitals-shouting",
    code="W9211",
    family=Family.PLAIN_LANGUAGE,
    severity=Severity.MINOR,
    title=Text(fr="Phrase en capitales", en="Sentence in capitals"),
    harms=Text(fr="Les personnes dyslexiques ou malvoyantes, qui reconnaissent les mots à leur forme, et celles que le ton blesse.", en="People with dyslexia or low vision, who know words by their shape, and those whom the tone hurts."),
    instead=Text(fr="Des minuscules, et <strong> pour insister. Les capitales décoratives se font en CSS.", en="Small letters, and <strong> to insist. Decorative capitals belong in CSS."),
    wrong_when=Text(fr="C’est un nom officiel ou la reproduction d’un document.", en="It is an official name or the copy of a document."),
    refs=("iso-24495", "services-publics-plus"),
    lesson="05-plain-language/01-sentences",
    bad=(
        Bad("SERVICE DE L’ÉTÉ NON OUVERT LE LUNDI\n\nMadame,\n\nVotre rendez-vous est le 3 mai.\n", SHOUTED, at="SERVICE DE L’ÉTÉ NON OUVERT LE LUNDI", path="courriers/lettre.txt"),
        Bad('<p lang="fr">Attention : TOUT DOSSIER INCOMPLET SERA REFUSÉ.</p>', SHOUTED, at="TOUT DOSSIER INCOMPLET SERA REFUSÉ"),
        Bad('<h2 lang="fr">VOTRE DOSSIER DE L’ÉTÉ EST INCOMPLET</h2>', SHOUTED, at="VOTRE DOSSIER DE L’ÉTÉ EST INCOMPLET"),
        Bad('<p lang="en">Please do <b>not</b> send originals. BRING YOUR OWN CAFÉ MUG.</p>', SHOUTED, at="BRING YOUR OWN CAFÉ MUG"),
    ),
    good=(
        Good('{"dossier": {"badge": "EN ATTENTE DE RÉPONSE", "été": "Marquer EN ATTENTE DE RÉPONSE"}}\n', path="locales/fr.json"),
        Good('<h2 lang="fr">PIÈCES À FOURNIR À L’ÉCOLE</h2><p><a href="/suite">ARRÊTER LA PROCÉDURE</a></p>'),
        Good('<p lang="fr">Tout dossier incomplet sera refusé. Envoyez un PDF, un DOCX ou un ODT. C’est GRATUIT.</p>'),
        Good('<p lang="fr">RÉPUBLIQUE FRANÇAISE LIBERTÉ ÉGALITÉ FRATERNITÉ</p>'),
        Good("TRIBUNAL JUDICIAIRE DE L’ÉTANG-D’ÉTÉ\nBUREAU DU SÉJOUR\n\nMadame,\n\nVotre rendez-vous est le 3 mai.\n", path="courriers/lettre.txt"),
        Good({"templates/charte.html": '<h3 lang="fr">ARTICLE 2 : CONDITIONS D’UTILISATION DE LA PISCINE À L’ÉTÉ</h3>'}),
        Good('<p lang="fr">Écrivez à FIMOD MISI RGPD, ou à ASS GEST FOY INSTIT, même l’été.</p>'),
        Good('<p lang="en">Dear Zoé, [IF THE STATEMENT IS MISSING, REMEMBER TO SAVE A COPY]</p>'),
        Good('<p lang="fr" class="majuscules">Pièces à fournir</p>'),
        Good('<p lang="en">Use GET, POST or PUT. The BBC AND ITV are open to Zoé.</p>'),
    ),
)  # fmt: skip
def capitals_shouting(document: Document) -> Iterator[Hit]:
    """Report runs of three words or more in capitals, at least two of them long; names and acronyms are left alone."""
    for found in document.find_written(_RUN):
        long_words = [word for word in _LONG.findall(found.text) if not is_known(word)]
        if (
            len(long_words) >= 2
            and len(found.text.split()) >= _LOUD
            and _says(found)
            and not _is_badge(found)
            and not _is_name(found)
            and not (_is_numbered(found) or _only_names(found))
        ):
            yield Hit(found.span, SHOUTED, {"found": found.text}, once=document.path)


def _is_numbered(found: Found) -> bool:
    """Whether the words are the title of an article in a charter or a contract: a number, and no reproach."""
    return is_terms(found.prose.document) and _ARTICLE.match(found.prose.text) is not None


_ADDRESSED = frozenset(
    "NE N PAS NON VOUS VOTRE VOS TU TON TA TES NOUS NOTRE SERA SERONT DOIT DOIVENT NOT NO YOU YOUR WE OUR MUST SHALL WILL".split()
)
"""What scolds in capitals: somebody is spoken to, something is denied, announced or imposed."""


def _only_names(found: Found) -> bool:
    """Whether the words are the whole of a title, of a button or of a link, and name a thing: a habit of style, no reproach."""
    prose, element = found.prose, found.prose.element
    links = element.inside("a") if element is not None else []
    is_name = (
        prose.kind in NAMES
        or (len(links) == 1 and links[0].text == prose.text)
        or _is_state(found)
        or _is_title(found)
        or _is_called_title(found)
    )
    return is_name and _ADDRESSED.isdisjoint(_PARTS.findall(found.text))


def _is_title(found: Found) -> bool:
    """Whether the words are a whole block of plain text, with no mark at their end: capitals are its only way to set a title."""
    prose = found.prose
    return prose.path.endswith(_UNMARKED) and prose.text.strip(" :") == found.text


def _is_called_title(found: Found) -> bool:
    """Whether the words are the whole of an element whose class says that it is a title."""
    element = found.prose.element
    around = (element, *element.inside("span", "p", "div", "b", "strong")) if element is not None else ()
    return any(_TITLED.search(one.attr("class") or "") and one.text.strip(" :") == found.text for one in around)


_TITLED = re.compile(r"(?:^|[\s_-])(?:sub)?(?:title|heading|titre)s?(?:[\s_-]|$)", re.I)
_UNMARKED = (".txt", ".eml", ".j2")


def _is_state(found: Found) -> bool:
    """Whether a few words stand alone, or are the whole of another message of their catalogue: the name of a state or of a site."""
    prose = found.prose
    if not prose.key or len(found.text.split()) > _STATE:
        return False
    beside = (prose.text[: found.start].rstrip()[-1:], prose.text[found.end :].lstrip()[:1])
    return all(one in _APART for one in beside) or any(one.text == found.text for one in prose.document.said)


_STATE = 4
_APART = frozenset({"", "-", "–", "—", ":", "|", "(", ")"})
_BADGE = re.compile(r"(?:^|[\s_-])(?:badge|tag|chip|pill|label)s?(?:[\s_-]|$)")


def _is_badge(found: Found) -> bool:
    """Whether the words are those of a badge or of a tag, which design systems set in capitals anyway."""
    element = found.prose.element
    around = (element, *element.inside("span", "p", "li")) if element is not None else ()
    return any(_BADGE.search(one.attr("class") or "") and found.text in one.text for one in around)


def _is_name(found: Found) -> bool:
    """Whether the words are a list of names, or the name of a body: nothing is said of it."""
    is_said = not _LINKS.issuperset(_SAYING.intersection(_PARTS.findall(found.text)))
    is_list = found.text.count(",") * 2 >= len(found.text.split()) - 1
    return is_list or (not is_said and _NAMES.match(found.text) is not None)


def _says(found: Found) -> bool:
    """Whether the words make a sentence or a title, said to whoever reads and not to who fills in a model."""
    return not is_note(found) and not _SAYING.isdisjoint(_PARTS.findall(found.text))
