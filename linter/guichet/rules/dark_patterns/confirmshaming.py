"""A refusal that makes the person feel foolish or guilty."""

from collections.abc import Iterator

from guichet.core.findings import Family, Hit, Severity, Text
from guichet.reading.texts import Document
from guichet.rulebook.rule import Bad, Check, Good, Subject, prose_rule
from guichet.told.ideas import told
from guichet.told.language.word_lists import pattern
from guichet.told.refusals_quoted import answers_quoted
from guichet.told.saying import meant

SHAMING = Text(
    fr="« {words} » fait honte à qui refuse : on accepte pour ne pas passer pour une mauvaise personne. Écrivez un refus neutre : « Non, continuer sans ».",
    en='"{words}" shames people who decline: they accept so as not to look bad. Write a neutral refusal: "No, continue without".',
)

_ANSWER = 110
"""Characters over which a text is no answer to choose."""

BLAMED = Text(
    fr="« {words} » charge d’une faute ou d’un malheur qui ne dit pas oui : on accepte par honte ou par peur. Dites ce que la proposition apporte et coûte, et que l’on peut refuser.",
    en='"{words}" lays a fault or a misfortune on people who do not say yes: they accept out of shame or fear. Say what is offered and what it costs, and that they may refuse.',
)


def _blamed(document: Document) -> Iterator[Hit]:
    """Report the sentence that blames or frightens whoever does not take what is offered."""
    for lang in ("fr", "en"):
        said = {id(one.prose) for one in told(document, lang, "shame")}  # told of already, as words that shame
        topics = ("blamed", "frightened", "good_ones_do", "sure_to_harm", "dear_to_refuse")
        for found in (one for topic in topics for one in told(document, lang, topic, supposed=True, asked=True)):
            if id(found.prose) not in said:
                said.add(id(found.prose))
                yield Hit(found.span, BLAMED, {"words": found.text})


def _quoted(document: Document) -> Iterator[Hit]:
    """Report the answer that a sentence quotes among those to choose, and that shames whoever gives it."""
    for lang in ("fr", "en"):
        lists = [pattern("dark_patterns/pressure.toml", f"{lang}.{key}") for key in ("shaming", "declined", "mocking")]
        for prose, start, end, plain in answers_quoted(document, lang):
            if any(one.search(plain) for one in lists):
                yield Hit(prose.span(start, end), SHAMING, {"words": prose.text[start:end]})


@prose_rule(
    name="confirmshaming",
    code="W9318",
    family=Family.DARK_PATTERNS,
    severity=Severity.SERIOUS,
    title=Text(fr="Refus culpabilisant", en="Shaming refusal"),
    harms=Text(
        fr="Les personnes déjà mal à l’aise avec l’administration : elles acceptent par honte, puis le regrettent.",
        en="People already ill at ease with public services: they accept out of shame, then regret it.",
    ),
    instead=Text(fr="Un « non » simple, sans jugement : « Non, continuer sans alertes ».", en='A plain "no", without judgement: "No, continue without alerts".'),
    wrong_when=Text(
        fr="La phrase est citée pour montrer ce qu’il ne faut pas écrire.",
        en="The sentence is quoted to show what not to write.",
    ),
    refs=("mathur-2019", "designers-ethiques"),
    lesson="08-deceptive-interfaces/01-recognise",
    also=(Check(Subject.PROSE, (), (), _blamed), Check(Subject.PROSE, (), (), _quoted)),
    bad=(
        Bad('en:\n  stop:\n    go: "Stop and leave the animals without food"\n    keep: "Keep my gift, café"\n', SHAMING, at="Stop and leave the animals without food", path="config/locales/en.yml"),
        Bad('<p lang="fr">Été</p><form method="post" lang="fr"><button>Arrêter mon don et laisser les familles sans chauffage</button></form>', SHAMING, at="Arrêter mon don et laisser les familles sans chauffage"),
        Bad("<button>Non merci, je préfère passer à côté de mes droits</button>", SHAMING, at="Non merci, je préfère passer à côté de mes droits"),
        Bad('<label><input type="radio" name="c"> Je renonce à être aidé par la mairie</label>', SHAMING, at="Je renonce à être aidé par la mairie"),
        Bad('<p lang="en"><a href="/no">No thanks, I prefer paying more</a></p>', SHAMING, at="No thanks, I prefer paying more"),
        Bad('from enum import StrEnum\n\n\nclass Café(StrEnum):\n    NO = "No, I only think about myself"\n', SHAMING, at="No, I only think about myself", path="app/answers.py", review=True),
        Bad("export default { oui: 'Oui, à l’été', non: 'Non, je me moque de ma santé' };\n", SHAMING, at="Non, je me moque de ma santé", path="front/messages.js"),
        Bad("<button>Non merci, je préfère perdre du temps au téléphone, même l’été</button>", SHAMING, at="Non merci, je préfère perdre du temps au téléphone, même l’été"),
        Bad("fr:\n  dons:\n    arrêt:\n      confirmer: \"Oui, j'abandonne les enfants malades\"\n", SHAMING, at="Oui, j'abandonne les enfants malades", path="config/locales/dons.fr.yml", review=True),
        Bad('<form lang="en"><button>Yes, stop feeding hungry children at the café</button></form>', SHAMING, at="Yes, stop feeding hungry children at the café"),
        Bad("<button>Je laisse les familles sans toit en été</button>", SHAMING, at="Je laisse les familles sans toit en été"),
        Bad("<button>Je ne veux plus aider les familles de réfugiés</button>", SHAMING, at="Je ne veux plus aider les familles de réfugiés"),
        Bad("<button>Continuer sans protéger mes proches, été compris</button>", SHAMING, at="Continuer sans protéger mes proches, été compris"),
        Bad('<form lang="en"><button>Decline and stay uninformed at the café</button></form>', SHAMING, at="Decline and stay uninformed at the café"),
        Bad('fr:\n  don:\n    non: "Non merci, l’avenir des enfants de ma ville, même l’été, m’importe peu"\n', SHAMING, at="Non merci, l’avenir des enfants de ma ville, même l’été, m’importe peu", path="config/locales/fr.yml", review=True),
        Bad('<form lang="en"><button>Give</button><button>No thanks, the café of my town can manage without me</button></form>', SHAMING, at="No thanks, the café of my town can manage without me"),
        Bad('{"oui": "Oui, je veux retrouver un travail", "non": "Non merci, je ne suis pas motivé, même l’été"}\n', SHAMING, at="Non merci, je ne suis pas motivé, même l’été", path="locales/fr/rappels.json", review=True),
        Bad('msgid ""\nmsgstr ""\n"Language: fr\\n"\n\nmsgid "Do not join"\nmsgstr "Je renonce à protéger ma fille, été compris"\n', SHAMING, at="Je renonce à protéger ma fille, été compris", path="locale/fr/LC_MESSAGES/django.po"),
        Bad('{"yes": "Yes, send me the café’s tips", "no": "No thanks, I am not serious about finding a job"}\n', SHAMING, at="No thanks, I am not serious about finding a job", path="locales/en/coaching.json", review=True),
    ),
    good=(
        Good('en:\n  stop:\n    go: "Stop and leave the queue"\n    quit: "Leave without saving, café"\n    end: "End my gift"\n', path="config/locales/en.yml"),
        Good('<p lang="fr">Été</p><form method="post" lang="fr"><button>Arrêter mon don</button><button>Quitter et laisser mon dossier sans suite</button></form>'),
        Good("<button>Oui, j’abandonne ma demande</button><button>Arrêter d’aider un proche</button><button>Oui, arrêter mon don à l’association</button>"),
        Good("<button>J’arrête d’aider les élèves (fin du tutorat)</button><button>Je ne veux plus aider les personnes âgées cette année</button><button>Je laisse les enfants sans cantine le mercredi</button><button>J’arrête de nourrir les chats</button>"),
        Good('<form lang="en"><button>Leave pupils without a group unassigned</button><button>Leave people without access</button><button>Stop supporting people under 18</button><button>Stop supporting the child (end of the café’s maintenance)</button></form>'),
        Good("<button>Non, continuer sans alertes</button>"),
        Good("<button>Non, je continue de payer à réception, même l’été</button>"),
        Good("<p>Un bouton « Non, je préfère passer à côté de mes droits » culpabilise.</p>"),
        Good("<label><input type=\"radio\" name=\"c\"> Je préfère recevoir un courrier à l’adresse indiquée</label>"),
        Good("<button>Non, je préfère le courrier</button>"),
        Good("<button>Non, j’ai perdu ma carte à l’été</button><button>Non, je vis seule</button>"),
        Good('<button lang="en">No, I’d rather not say</button><button lang="en">No thanks, I prefer to call the café</button>'),
        Good('<p lang="en">Tell us if you do not want help with the form.</p>'),
        Good("<button>Refuser et rester inscrit à l’été</button><button>Continuer sans enregistrer</button><button>Non, cette aide n’est pas pour moi</button>"),
        Good('<form lang="en"><button>Decline and stay on this page of the café</button></form>'),
        Good('<form lang="fr"><label><input type="radio" name="e"> Oui, j’ai un café</label><label><input type="radio" name="e"> Non, cela ne me concerne pas</label></form>'),
        Good('<form lang="en"><label><input type="radio" name="e"> Yes, I have a café</label><label><input type="radio" name="e"> No, this does not concern me</label></form>'),
        Good('{"a": "Non, je ne suis pas intéressé", "b": "Non, je ne suis pas parent", "c": "Non, je ne suis pas responsable légal", "d": "Je renonce à ma demande d’été"}\n', path="locales/fr/rappels.json"),
        Good('{"a": "No thanks, I am not interested", "b": "No, I am not a parent", "c": "No, I am not responsible for this café", "d": "No, I am not ready to apply yet"}\n', path="locales/en/coaching.json"),
    ),
)  # fmt: skip
def confirmshaming(document: Document) -> Iterator[Hit]:
    """Report the words of an answer that shame the person who gives it."""
    told: set[int] = set()
    for lang in ("fr", "en"):
        for found in meant(document, pattern("dark_patterns/pressure.toml", f"{lang}.shaming"), lang, denied=True):
            if found.prose.kind not in ("heading", "title"):
                told.add(id(found.prose))
                yield Hit(found.span, SHAMING, {"words": found.text})
        declined = pattern("dark_patterns/pressure.toml", f"{lang}.declined")
        for prose in document.said:
            said = declined.search(prose.plain) if id(prose) not in told and prose.lang in (lang, "") else None
            if said and len(prose.text) < _ANSWER and prose.kind not in ("heading", "title", "paragraph"):
                yield Hit(prose.span(0, len(prose.text)), SHAMING, {"words": prose.text})
