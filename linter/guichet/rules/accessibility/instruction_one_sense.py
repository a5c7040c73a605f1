"""An instruction that only those who see, or only those who hear, can follow."""

import re
from collections.abc import Iterator
from functools import lru_cache

from guichet.core.findings import Family, Hit, Severity, Text
from guichet.done.offered.doors import other_doors, own_doors
from guichet.reading.texts import Document
from guichet.reading.texts.document import Found
from guichet.rulebook.rule import Bad, Good, prose_rule
from guichet.told.ideas import told
from guichet.told.saying import has, told_with

SEEN = Text(
    fr="« {words} » ne peut être suivi qu’en voyant, ou d’une main sûre. Nommez la chose par ses mots, dites la même chose en texte, offrez une autre façon.",
    en='"{words}" can only be followed with sight, or a steady hand. Name the thing by its words, say the same in text, offer another way.',
)
HEARD = Text(
    fr="« {words} » ne peut être suivi qu’en entendant ou en parlant. Écrivez la même chose, et offrez le clavier, un message écrit ou le relais téléphonique.",
    en='"{words}" can only be followed by hearing or speaking. Write the same, and offer keys, a written message or the telephone relay.',
)
_SHORT = 20
"""Blocks of a text that is read at once: a door at the end of a longer one is still its own."""
_BESIDE = (
    "transcri",
    "sous-titr",
    "captions",
    "audio",
    "relay",
    "relais",
    "langue des signes",
    "lsf",
    "par écrit",
    "in writing",
)


_BECOMES = re.compile(r"\b(?:devien\w*|(?:passe|vire)\w* (?:au|en)|turns?|becomes?|goes|go|will (?:turn|become|go))\b")
_WAITED = re.compile(
    r"\b(?:quand|lorsque?|lorsqu'|dès qu\w*|une fois|jusqu'à|si|s'il|when|once|until|if|as soon as)\b|\battend|\bwait"
)


def _is_a_result(found: Found) -> bool:
    """Whether a colour only tells what will have happened: nothing waits for it to be seen."""
    before = found.prose.plain[found.prose.sentence_at(found.start)[0] : found.end]
    clause = _CLAUSE.split(before)[-1]
    return _BECOMES.search(clause) is not None and _WAITED.search(clause) is None


_WITHOUT_HEARING = re.compile(
    r"\b(?:sourde?s?|malentendante?s?|langue des signes|lsf|relais|acceo|rogervoice|elioz|114|sms|texto|deaf|hard of hearing|sign language|bsl|relay|textphone|text ?relay|by text|18001)\b"
)
"""How to call without hearing."""
_ON_PAPER = re.compile(
    r"\b(?:located|found|listed|label\w*|printed|appears?|shown|inscrit\w*|imprimé\w*|figur\w+|indiqué\w*|situé\w*|écrit\w*)\b[^.;!?]{0,60}\b(?:of|on|de|du|sur) ?(?:the |your |votre |la |le |l')?(?:form|letter|notice|card|bill|statement|document|formulaire|courrier|lettre|avis|carte|facture|relevé|attestation)s?\b"
)
"""What is read on a paper that the reader holds: its place there is all that can be said of it."""
_CLAUSE = re.compile(r"[(,;:–—]")


_KEY_TO_A_PERSON = re.compile(
    r"\b(?:personne|quelqu'un|agent\w*|conseill\w+|humain|accueil|aide|standard|person|someone|human|adviser|advisor|operator|help|staff)\b[^.!?]{0,60}\b(?:tapez|appuyez sur|faites le|composez le|touche|press|dial|key in)(?: la touche| le)? \d"
    r"|\b(?:tapez|appuyez sur|faites le|composez le|touche|press|dial)(?: la touche| le)? \d,?[^.!?]{0,30}\b(?:pour|to|for|and)\b[^.!?]{0,40}\b(?:personne|quelqu'un|agent\w*|conseill\w+|humain|person|someone|human|adviser|advisor|operator|staff)\b"
)
_RECORDS = re.compile(r"\b(?:bip|signal|beep|tone)\b")


def _keeps_a_key(found: Found) -> bool:
    """Whether what is asked after the beep stands in a voice menu where a key reaches a person: speaking is not the only way."""
    return _RECORDS.search(found.sentence) is not None and any(
        one.holds(_KEY_TO_A_PERSON) for one in found.prose.document.said
    )


@lru_cache(maxsize=16)
def _names_another(text: str) -> bool:
    """Whether a text names another way to have the same: asked once of it, however many instructions it gives."""
    return any(word in text for word in _BESIDE)


@prose_rule(
    name="instruction-one-sense",
    code="W9695",
    family=Family.ACCESSIBILITY,
    severity=Severity.SERIOUS,
    title=Text(fr="Consigne pour un seul sens", en="Instruction for one sense only"),
    harms=Text(fr="Les personnes aveugles, sourdes, muettes, ou dont la main tremble : la démarche s’arrête à cette phrase.", en="People who are blind, deaf, cannot speak, or whose hand shakes: the procedure stops at this sentence."),
    instead=Text(fr="« Choisissez le bouton “Continuer”, ou tapez 1. »", en='"Choose the button “Continue”, or press 1."'),
    wrong_when=Text(fr="La même page dit la chose autrement, dans un texte que guichet n’a pas lu.", en="The same page says it in another way, in a text that guichet has not read."),
    refs=("rgaa 10.9", "wcag 1.3.3", "wcag 1.1.1"),
    lesson="04-accessibility/01-what-tools-miss",
    since="0.1.0",
    bad=(
        Bad("été: Pour garder cette page, cliquez sur l’étoile.\n", SEEN, at="cliquez sur l’étoile", path="locales/fr.yml"),
        Bad('ÉTAPES = {"code": "Recopiez les caractères affichés dans l’image."}\n', SEEN, at="Recopiez les caractères affichés", path="service/messages.py"),
        Bad('{"café": {"step": "Click the green button to go on."}}\n', SEEN, at="Click the green button", path="locales/en.json"),
        Bad('<p lang="en">Drag the café sign into place with your mouse.</p>', SEEN, at="Drag the café sign"),
        Bad("voix:\n  été: \"Écoutez le message et saisissez le code.\"\n", HEARD, at="Écoutez le message", path="voix/messages.yml"),
        Bad("Bonjour,\n\nCet été, les personnes sourdes doivent aussi appeler le standard.\n", HEARD, at="sourdes doivent aussi appeler", path="courriers/été.txt"),
    ),
    good=(
        Good('{"été": "Cochez la case sous la photo (la case deviendra verte)."}\n', path="locales/fr.json"),
        Good('{"été": "Saisissez le nom situé en haut à gauche du formulaire d’été :"}\n', path="locales/fr.json"),
        Good("choix: \"Pour l’été, dites « été » ou tapez 1. Pour réécouter, tapez étoile.\"\n", path="voix/menu.yml"),
        Good("en:\n  again: To hear the café’s hours again, press the star key.\n", path="voice/menu.yml"),
        Good('{"café": {"step": "Click the green button “Continue”."}}\n', path="locales/en.json"),
        Good('ÉTAPES = {"code": "Recopiez les caractères de l’image, ou écoutez-les."}\n', path="service/messages.py"),
        Good('<p lang="fr">Regardez la vidéo pour connaître les étapes de l’été, ou lisez le texte.</p>'),
        Good("voix:\n  été: \"Écoutez le message, ou appuyez sur 0 pour parler à un agent.\"\n", path="voix/messages.yml"),
        Good('<p lang="en">The café’s image is decorative.</p>'),
    ),
)  # fmt: skip
def instruction_one_sense(document: Document) -> Iterator[Hit]:
    """Report what can only be done by seeing, hearing or speaking, when no other way is told with it."""
    topics = [("by_eye", SEEN), ("by_ear", HEARD)]
    if document.page is None:  # on a page, what is named by its colour or place is looked for
        topics.append(("by_look", SEEN))
    for found in (one for lang in ("fr", "en") for one in told(document, lang, "only_by_eye")):
        yield Hit(found.span, SEEN, {"words": found.text})
    for found in (one for lang in ("fr", "en") for one in told(document, lang, "heard_alone")):
        if not has(told_with(found), _WITHOUT_HEARING):
            yield Hit(found.span, HEARD, {"words": found.text})
    for lang in ("fr", "en"):
        for topic, message in topics:
            for found in told(document, lang, topic, supposed=True):
                if topic == "by_look" and (_is_a_result(found) or _ON_PAPER.search(found.sentence)):
                    continue
                if topic == "by_ear" and _keeps_a_key(found):
                    continue
                doors = other_doors if len(document.blocks) > _SHORT else own_doors
                if not (_names_another(told_with(found)) or doors(found.prose)):
                    yield Hit(found.span, message, {"words": found.text})
