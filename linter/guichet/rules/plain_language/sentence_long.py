"""A sentence so long that its beginning is lost before its end."""

import re
from collections.abc import Iterator

from guichet.core.findings import Certainty, Family, Hit, Severity, Text
from guichet.reading.language.sentences import words
from guichet.reading.texts.document import FIELD, QUOTED, Document, Prose
from guichet.rulebook.norms import HARMS_READING
from guichet.rulebook.rule import Bad, Good, Option, prose_rule
from guichet.told.acronyms import PROPER
from guichet.told.actions import asks
from guichet.told.legal import is_decision, is_terms
from guichet.told.letter import is_sent
from guichet.told.readers import is_for_people, speaks_to_reader, stops_somebody

VERY_LONG = Text(
    fr="Cette phrase a {words} mots : on en perd le début avant la fin. Coupez-la, une idée par phrase, sans perdre un fait.",
    en="This sentence has {words} words: its beginning is lost before its end. Cut it, one idea per sentence, without losing a fact.",
)
LONG = Text(
    fr="Cette phrase a {words} mots. Se comprend-elle à la première lecture ? Sinon, coupez-la.",
    en="This sentence has {words} words. Is it understood at first reading? If not, cut it.",
)
_EASY = 10
"""Words above the limit that a sentence bears without being lost: below, whoever reads it at work would change nothing."""
_AT_WORK = 3
"""Words above the upper limit that those bear who come for their trade, and read such sentences every day."""
_SHORTEST = 2
"""Characters that a word takes at least, its space included."""
_BREATHS = re.compile(r";|:(?=\s)")
_LISTED = re.compile(r":(?= )[^;:]{1,400};[^;:]{1,400};")
"""Three things or more told one by one after what announces them: a list, whose parts are read each by itself."""
_IN_BRACKETS = re.compile(r"\([^()]*\)")
_POSTAL = re.compile(
    r"(?:(?<=: )(?!vous\b)[^:;.]{1,90}? )?\b\d{1,4}(?: ?(?:bis|ter|[A-D]))?,? (?:rue|avenue|boulevard|bd|place|quai|allée|chemin|cours|impasse|route|square|esplanade|[A-Z]\w+ (?:street|road|avenue|square|lane|st|rd))\b[^.;:]{0,80}?(?:\b\d{5}(?:,? [A-ZÀ-Þ][\w’'-]+)*|\b[A-Z]{1,2}\d{1,2}[A-Z]? \d[A-Z]{2}\b)(?: cedex(?: \d+)?)?",
    re.I,
)
"""A postal address, and whom it names after a colon: it is copied on an envelope, not read as a sentence."""
_WHOLE = frozenset({"paragraph", "item", "cell", "heading", "label", "message", FIELD})

_ENDED = '<p lang="fr">Vous recevrez une lettre avec la date, l’heure et le lieu de votre rendez-vous, ainsi que la liste des documents que vous devrez apporter ce jour-là à la mairie, même si vous les avez déjà envoyés.</p>'
_FORTY = "Si vous habitez la commune et que vous avez plus de soixante ans, vous pouvez demander une carte de transport qui vous permet de prendre le bus, le tram et le bac sans payer pendant un an, sauf le dimanche et les jours fériés."


@prose_rule(
    name="sentence-long",
    code="W9202",
    family=Family.PLAIN_LANGUAGE,
    severity=Severity.SERIOUS,
    title=Text(fr="Phrase trop longue", en="Sentence too long"),
    harms=HARMS_READING,
    instead=Text(fr="Une idée par phrase, vingt-cinq mots au plus. Faites une liste des énumérations.", en="One idea per sentence, twenty-five words at most. Turn enumerations into a list."),
    wrong_when=Text(fr="La phrase suit le fil de la pensée et se lit sans effort : elle est alors à vérifier, pas à couper.", en="The sentence follows the thread of thought and reads without effort: check it, do not cut it."),
    refs=("iso-24495", "services-publics-plus", "wcag 3.1.5"),
    lesson="05-plain-language/01-sentences",
    options=(
        Option("words", 25, Text(fr="mots qu’une phrase peut avoir ; elle est à vérifier au-delà de dix de plus", en="words that a sentence may have; it is to be checked above ten more")),
        Option("most", 40, Text(fr="mots au-delà desquels une phrase est un défaut", en="words above which a sentence is a flaw")),
    ),
    bad=(
        Bad(f'<p lang="fr">Bonjour. {_FORTY}</p>', VERY_LONG, at=_FORTY),
        Bad(_ENDED, LONG, at=_ENDED.removeprefix('<p lang="fr">').removesuffix("</p>"), review=True),
        Bad("# Vélo\n\nPrêt. Vous pouvez emprunter un vélo sans payer si vous habitez la commune, si vous y étudiez ou si vous y travaillez, à condition de le rendre propre avant la fin du mois à la mairie qui le prête.\n", LONG, at="Vous pouvez emprunter un vélo sans payer si vous habitez la commune, si vous y étudiez ou si vous y travaillez, à condition de le rendre propre avant la fin du mois à la mairie qui le prête.", path="velo.md", review=True),
        Bad('msgid ""\nmsgstr ""\n"Language: en\\n"\n\nmsgid "a"\nmsgstr "Café. You can ask the town hall for a card that lets you take the bus, the tram and the boat for one year without paying, if you are over sixty and live here with somebody who works."\n', LONG, at="You can ask the town hall for a card that lets you take the bus, the tram and the boat for one year without paying, if you are over sixty and live here with somebody who works.", path="en.po", review=True),
    ),
    good=(
        Good('<p lang="fr">Apportez votre carte d’identité, l’art. 3 al. 2 ne change rien pour M. Écalle. Venez avant le 3 mai, entre 9 h et 12 h, ou appelez le 01 23 45 67 89. Nous vous aiderons.</p>'),
        Good("La règle lit les pages, les lettres et les affiches, puis dit ce qui manque à la personne de la ville. `qr-code-only` lit aussi les affiches que la mairie envoie aux familles à l’été.\n", path="note.txt"),
        Good('<p lang="fr">Le prêt d’un vélo est gratuit pour celles et ceux qui habitent la commune, qui y étudient ou qui y travaillent, même en dehors des vacances de l’été et du printemps.</p>'),
        Good('<p lang="fr">Vous pouvez planter une haie de l’autre côté de votre champ ; elle doit avoir la même longueur et être faite des mêmes arbres que celle que vous arrachez.</p>'),
        Good('<p lang="fr">Si vous pensez que vous ne devez rien, demandez un nouvel examen à la commission de recours amiable (des personnes qui relisent les décisions de la caisse) avant la fin de l’été : nous vous répondrons.</p>'),
        Good('<p lang="fr">Vous pouvez nous écrire, ou venir nous voir à la mairie, pour que nous trouvions ensemble la bonne page, avec le bouton qui se trouve en haut à droite de votre écran, même l’été.</p>'),
        Good('<p lang="fr">Pour dire ce que vous pensez de la fête de l’été, vous pouvez nous écrire par courrier, à l’adresse suivante : Mairie de Loubières – Service des fêtes – Bureau de la vie du quartier, 14 avenue du Lac, 09000 Foix.</p>'),
        Good('<ul lang="fr"><li>la liste des personnes qui vivent avec vous</li><li>vos trois derniers bulletins de salaire</li><li>une lettre de votre employeur qui dit depuis quand vous travaillez</li></ul>'),
        Good('<div lang="fr"><a href="/a">Accueil</a> <a href="/b">Aide</a> <a href="/c">Vos droits et vos démarches</a> <a href="/d">Votre quartier et ses services</a> <a href="/e">Les dates à retenir pour la rentrée des écoles et des crèches</a> <a href="/f">Nous écrire ou venir nous voir</a></div>'),
        Good('<main lang="en">{% templatetag openblock %} block content {% templatetag closeblock %} the café page that a new project starts from is written here and its author deletes every one of these lines before anyone can read them {% templatetag openblock %} endblock {% templatetag closeblock %}</main>'),
        Good('<p lang="fr">{% if a %}Nous avons reçu votre demande et nous vous répondrons avant le 3 mai.{% else %}Nous n’avons rien reçu de votre part, appelez-nous pour que nous trouvions ensemble ce qui manque.{% endif %}</p>'),
    ),
)  # fmt: skip
def sentence_long(document: Document) -> Iterator[Hit]:
    """Report the sentences above the limits where a person must act: a flaw, or a question between the two limits.

    Elsewhere `guichet read` counts them.

    Runs without final punctuation count only in a block of their own; law and quotations are let be.
    """
    if is_decision(document) or is_terms(document):
        return
    limit = document.option("sentence-long", "words")
    most = document.option("sentence-long", "most")
    for prose in document.blocks:
        if len(prose.text) <= limit * _SHORTEST:
            continue
        for start, end in prose.sentences:
            if end - start <= limit * _SHORTEST:
                continue
            number = len(words(prose.text[start:end]))
            if number > limit and _is_sentence(prose, start, end, number):
                must_act = asks(prose, start, end) or (is_sent(document) and speaks_to_reader(prose))
                is_told = must_act and stops_somebody(prose, at_work=True)
                is_listed = _LISTED.search(prose.plain, start, end) is not None
                text = _POSTAL.sub(" ", prose.text[start:end])
                said = _said(text) - _in_names(text)
                borne = most if is_for_people(document) else most + _AT_WORK
                if is_told and said > borne and not is_listed:
                    yield Hit(prose.span(start, end), VERY_LONG, {"words": number}, once=prose.plain[start:end])
                elif is_told and not _announces(prose.text[start:end]) and stops_somebody(prose):
                    if _longest_part(text) <= limit + _EASY:
                        continue
                    yield Hit(
                        prose.span(start, end), LONG, {"words": number}, Certainty.REVIEW, once=prose.plain[start:end]
                    )


def _announces(text: str) -> bool:
    """Whether a sentence opens a list, which is read apart."""
    return text.endswith(":")


def _longest_part(text: str) -> int:
    """How many words the longest part of a sentence has: a colon lets the reader breathe, an explanation, figures and names stand apart."""
    parts = _BREATHS.split(_IN_BRACKETS.sub(" ", text))
    return max(_said(part) - _in_names(part) for part in parts)


def _said(text: str) -> int:
    """How many words are read as words: figures, and what is filled in, are taken in at one glance."""
    return sum(any(map(str.isalpha, one)) for one in words(text))


def _in_names(text: str) -> int:
    """How many words a reader does not count: a name of several is read as one ("Chambre de Commerce et d’Industrie")."""
    return sum(len(name[0].split()) - 1 for name in PROPER.finditer(text))


def _is_sentence(prose: Prose, start: int, end: int, number: int) -> bool:
    text = prose.text[start:end]
    if text.count(",") * 3 > number or prose.plain[start:end].count(QUOTED) * 2 > end - start:
        return False
    return prose.kind in _WHOLE or text.rstrip('»”")’ ')[-1:] in ".!?…:;"
