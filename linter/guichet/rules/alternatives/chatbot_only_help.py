"""A help page whose only helper is a robot."""

import re
from collections.abc import Iterator

from astroid import nodes

from guichet.core.findings import Certainty, Family, Hit, Severity, Text
from guichet.done.acts.reached import Lost, Reach
from guichet.done.nouns.act import Act, Kind
from guichet.done.offered.channels import channels_in, channels_of, contact_links, gives_a_number, may_bring_contact
from guichet.done.pages.robot_loops import loops_in_code, loops_in_data, passing_off_in_code, passing_off_in_data
from guichet.done.pages.robots import ways_back, ways_back_in_data
from guichet.reading.data.trees import Tree
from guichet.reading.project.project import Project
from guichet.reading.python.module import PythonModule
from guichet.reading.templates.page import Page, Pages
from guichet.reading.texts import Document
from guichet.rulebook.rule import Bad, Check, Good, Subject, page_rule
from guichet.told.left_alone import robot_only
from guichet.told.saying import told_with

ROBOT = Text(
    fr="La seule aide de cette page est un robot de discussion : qui a une question imprévue n’a personne à qui parler. Ajoutez un numéro ou une adresse.",
    en="The only help on this page is a chatbot: someone with an unforeseen question has nobody to talk to. Add a number or an address.",
)

_WIDGET = re.compile(
    r"tawk\.to|intercom(?:cdn)?\.(?:io|com)|crisp\.chat|widget\.(?:drift|tidio|botpress|chatbot)|dialogflow|zdassets\.com|livechatinc|chatbot\w*\.(?:js|io|com)|smartsupp|botmind|inbenta",
    re.I,
)
_WORDS = tuple(
    "tawk.to intercom crisp.chat drift tidio botpress bot assistant dialogflow zdassets livechatinc smartsupp inbenta "
    "conversationnel df-messenger".split()
)
"""One of these is in every name that the two patterns know."""
_NAMED = re.compile(
    r"chat[-_ ]?bot|assistant[-_ ]virtuel|virtual[-_ ]assistant|robot[-_ ]conversationnel|agent conversationnel|df-messenger",
    re.I,
)
BACK = Text(
    fr="Qui demande une personne au robot est renvoyé à « {leads} » : la question imprévue n’a jamais de réponse. Passez à un agent, ou donnez un numéro.",
    en='Whoever asks the robot for a person is sent back to "{leads}": an unforeseen question never gets an answer. Hand over to someone, or give a number.',
)


def _in_code(_: nodes.Module, module: PythonModule) -> Iterator[Hit]:
    for way in ways_back(module):
        yield Hit(way.span, BACK, {"leads": way.leads[:60]})


def _in_table(act: Act) -> Iterator[Hit]:
    """Report the answer of a script's robot that sends back those who ask for a person."""
    if (
        isinstance(act, Reach)
        and act.lost is Lost.KEPT
        and not act.path.endswith(_TOLD_ELSEWHERE)
        and act.place.is_lived
    ):
        yield Hit(act.span, BACK, {"leads": act.shown}, path=act.path)


_TOLD_ELSEWHERE = (".py", ".yml", ".yaml", ".json")
"""Files whose robots are read step by step."""


def _in_data(project: Project) -> Iterator[Hit]:
    for path, way in ways_back_in_data(project):
        yield Hit(way.span, BACK, {"leads": way.leads[:60]}, path=path)


LOST = Text(
    fr="« {said} » : le robot qui n’a pas compris pose la question de nouveau, sans fin, et aucune étape ne mène à une personne. Au deuxième échec, passez à un agent, ou donnez un numéro.",
    en='"{said}": a robot that has not understood asks again, without end, and no step leads to a person. At the second failure hand over to someone, or give a number.',
)


def _lost_in_code(_: nodes.Module, module: PythonModule) -> Iterator[Hit]:
    for step in loops_in_code(module):
        yield Hit(step.span, LOST, {"said": (step.value or "")[:60]}, path=step.path)


def _lost_in_data(project: Project) -> Iterator[Hit]:
    for step in loops_in_data(project):
        yield Hit(step.span, LOST, {"said": (step.value or "")[:60]}, path=step.path)


NEVER = Text(
    fr="`{said}` : ce robot ne passe jamais la main. Une question imprévue n’a pas de réponse. Passez à un agent, ou donnez un numéro.",
    en="`{said}`: this robot never hands over. An unforeseen question gets no answer. Hand over to someone, or give a number.",
)

TOLD = Text(
    fr="« {words} » : d’après ce texte, un robot ou une page d’aide est seul à répondre. Qui a une question imprévue n’a personne à qui parler. Donnez au même endroit un numéro, une adresse ou un guichet.",
    en='"{words}": according to this text, a robot or a help page alone answers. People with an unforeseen question have nobody to talk to. Give a number, an address or a counter in the same place.',
)


def _told(document: Document) -> Iterator[Hit]:
    """Report a text that says that a robot alone answers people."""
    for found in (one for lang in ("fr", "en") for one in robot_only(document, lang)):
        if not channels_in(told_with(found)):
            yield Hit(found.span, TOLD, {"words": found.text})


def _never_in_code(_: nodes.Module, module: PythonModule) -> Iterator[Hit]:
    for one in passing_off_in_code(module):
        yield _never(one, module.project)


def _never_in_data(project: Project) -> Iterator[Hit]:
    for one in passing_off_in_data(project):
        yield _never(one, project)


def _never(one: Tree, project: Pages) -> Hit:
    """The setting, as a question where a page of the project gives a number to call."""
    certainty = Certainty.REVIEW if gives_a_number(project) else Certainty.VIOLATION
    return Hit(one.span, NEVER, {"said": f"{one.key}: {one.value}"[:60]}, certainty, one.path)


@page_rule(
    name="chatbot-only-help",
    code="W9509",
    family=Family.ALTERNATIVES,
    severity=Severity.SERIOUS,
    title=Text(fr="Aide réduite à un robot de discussion", en="Help reduced to a chatbot"),
    harms=Text(
        fr="Les personnes dont la question n’est pas prévue, celles qui n’écrivent pas facilement, celles qui ne savent pas à qui elles parlent.",
        en="People whose question is not foreseen, people who find writing hard, people who do not know whom they are talking to.",
    ),
    instead=Text(
        fr="Gardez un humain joignable : un numéro, une adresse, un guichet à côté du robot.",
        en="Keep a person within reach: a number, an address, a counter beside the robot.",
    ),
    wrong_when=Text(
        fr="Le robot passe la main à une personne, à toute heure d’ouverture, et le dit.",
        en="The robot hands over to a person, at any opening hour, and says so.",
    ),
    refs=("ddd-2019",),
    lesson="02-another-door/01-channels",
    also=(
        Check(Subject.PYTHON, (nodes.Module,), ("humain", "human", "agent", "conseiller", "person", "someone", "quelqu", "advis", "operator"), _in_code),
        Check(Subject.PROJECT, (), (), _in_data),
        Check(Subject.ACT, (Kind.REFUSE,), ("humain", "human", "conseiller", "quelqu", "advis", "operator", "someone", "a person"), _in_table),
        Check(Subject.PYTHON, (nodes.Module,), ("understand", "understood", "compr", "rephras", "reformul", "default", "otherwise", "sinon", "fallback"), _lost_in_code, ("bot", "assistant", "chat", "dialog")),
        Check(Subject.PROJECT, (), (), _lost_in_data),
        Check(Subject.PYTHON, (nodes.Module,), ("bot", "assistant", "robot", "chat"), _never_in_code, ("hand", "transf", "escal", "human", "humain", "relais")),
        Check(Subject.PROJECT, (), (), _never_in_data),
        Check(Subject.PROSE, (), (), _told),
    ),
    bad=(
        Bad({"bot/scenario.yaml": 'robot: été\nsteps:\n  start:\n    text: Titre ou permis ?\n    choices: [titre, permis]\n  titre:\n    text: Suivre ou renouveler ?\n  agent:\n    text: Un conseiller vous appelle au 01 99 00 12 34.\nfailure:\n  text: Je n’ai pas compris.\n  next: start\n'}, LOST, at="Je n’ai pas compris.", path="bot/scenario.yaml"),
        Bad("# Nous joindre\n\nÀ l’été, notre assistant virtuel est seul à répondre.\n", TOLD, at="assistant virtuel est seul à répondre", path="aide.md"),
        Bad('REPLIES = {\n    "transfer": "You can ask to move home at /café.",\n    "speak_to_human": "I can answer most questions. Try asking me in a different way.",\n}\n', BACK, at='"I can answer most questions. Try asking me in a different way."', path="assistant/replies.py"),
        Bad("responses:\n  utter_greet:\n    - text: Bonjour, que cherchez-vous cet été ?\n  utter_ask_human:\n    - text: Je peux répondre à tout. Essayez avec d’autres mots.\n", BACK, at="Je peux répondre à tout. Essayez avec d’autres mots.", path="bot/domain.yml"),
        Bad("<?php // été\nfinal class Replies\n{\n    public const TEXTS = [\n        'tarif' => 'Les tarifs sont en ligne.',\n        'agent_humain' => 'Consultez notre foire aux questions.',\n    ];\n}\n", BACK, at="'Consultez notre foire aux questions.'", path="src/Chatbot/Replies.php"),
        Bad("export const INTENTS = [\n  { name: 'été', words: ['hours'], next: 'end' },\n  { name: 'human', words: ['adviser', 'human'], next: 'menu' },\n];\n", BACK, at="'menu'", path="src/bot/intents.ts"),
        Bad('PAS = {\n    "start": {"text": "Ask me about payments.", "payments": "pay", "default": "start"},\n    "pay": {"text": "Payments arrive on the 5th, Zoé.", "default": "start"},\n}\n\n\ndef answer(bot, state, words):\n    return PAS[state].get(words)\n', LOST, at='"start"', path="help/flow.py"),
        Bad("bot:\n  name: Éva\nhandoff:\n  enabled: false\n", NEVER, at="false", path="bot/config.yml"),
        Bad('BOT = {"nom": "Éva", "transfert_conseiller": False}\n', NEVER, at="False", path="assistant/reglages.py"),
        Bad({"bot/config.yml": "bot:\n  name: Éva\nhandoff:\n  enabled: false\n", "templates/contact.html": "<p>Appelez le 01 99 00 12 34.</p>\n"}, NEVER, at="false", path="bot/config.yml", review=True),
        Bad("menu:\n  say: Choose payments, or documents, or appointments.\n  otherwise: menu\npayments:\n  say: Payments are made on the café’s 5th.\n  otherwise: menu\n", LOST, at="menu", path="bot/flow.yaml"),
        Bad('start:\n  say: Café or rent?\nhuman:\n  say: Of course!\n  next: start\n', BACK, at='say', path='bot/steps.yml'),
        Bad("bot: café\nintents:\n  renew:\n    examples: [renew, longer]\n    action: renew_loan\n  someone:\n    examples: [human, agent]\n    action: sorry\nactions:\n  renew_loan:\n    say: Renewed.\n  sorry:\n    say: Sorry?\n", BACK, at="examples", path="bot/library.yml"),
        Bad('<html lang="fr"><h1>Aide</h1><script src="https://client.crisp.chat/l.js"></script></html>', ROBOT, at='<script src="https://client.crisp.chat/l.js">'),
        Bad('<html lang="fr"><h1>Besoin d’aide ?</h1><div id="chatbot"></div></html>', ROBOT, at='<div id="chatbot">'),
        Bad('<html lang="fr"><h1>Assistance</h1><p>Posez votre question.</p><button class="assistant-virtuel">Léo</button></html>', ROBOT, at='<button class="assistant-virtuel">'),
        Bad('SUITES = {"horaires": "dates", "humain": "menu_principal"}  # dialogue du robot, été\n', BACK, at='"menu_principal"', path="robot/suites.py"),
        Bad('ASK = ("human", "someone real")\n\n\ndef reply(said):\n    """Café."""\n    if any(one in said for one in ASK):\n        return show_faq()\n    return lookup(said)\n', BACK, at="show_faq()", path="bot/reply.py"),
        Bad("intents:\n  - intent: parler à un conseiller\n    action: utter_menu\n  - intent: été\n    action: utter_dates\n", BACK, at="intent", path="bot/rules.yml"),
        Bad('{"replies": {"opening": "À 9 h.", "speak to a human": "Please read our FAQ."}}', BACK, at='"Please read our FAQ."', path="bot/replies.json"),
        Bad('{"steps": {"ask": {"say": "Bonjour, votre question ?", "next": "hear"}, "lost": {"say": "Je ne comprends pas.", "next": "hear"}}}', LOST, at='"Je ne comprends pas."', path="bot/steps.json"),
        Bad('DIALOGUE = {"été": {"say": "9 h"}, "else": {"say": "Please rephrase", "goto": "ask"}}\n', LOST, at='"Please rephrase"', path="chatbot/flow.py"),
    ),
    good=(
        Good("# Nous joindre\n\nÀ l’été, notre assistant virtuel est seul à répondre la nuit. Le jour, appelez le 01 99 00 12 34.\n", path="aide.md"),
        Good('REPLIES = {\n    "rent": "Your rent account is at /café.",\n    "speak_to_human": "Of course. Someone from the team will be with you in a moment.",\n}\n', path="assistant/replies.py"),
        Good('REPLIES = {\n    "transfer": "I am transferring you, Zoé.",\n    "speak_to_human": "I can answer most questions. Try asking me in a different way.",\n}\n', path="assistant/replies.py"),
        Good('LABELS = {\n    "contact_person": "Read the help pages to know whom to name.",\n    "name": "Your name, as in Zoé.",\n}\n', path="assistant/labels.py"),
        Good("intents:\n  - greet\n  - ask_human\nresponses:\n  utter_greet:\n    - text: Café?\n", path="bot/domain.yml"),
        Good("bot: café\nintents:\n  renew:\n    examples: [renew, longer]\n    action: renew_loan\n  someone:\n    examples: [human, agent]\n    action: desk\nactions:\n  renew_loan:\n    say: Renewed.\n  desk:\n    say: Somebody will write today.\n", path="bot/library.yml"),
        Good("bot:\n  name: Éva\nhandoff:\n  enabled: true\n", path="bot/config.yml"),
        Good("pager:\n  name: Éva\nescalation:\n  enabled: false\n", path="ops/alerts.yml"),
        Good('start:\n  say: Café or rent?\nhuman:\n  say: Of course!\n  next: start\n  transfer: desk\n', path='bot/steps.yml'),
        Good('{"steps": {"lost": {"say": "Je ne comprends pas.", "next": "hear"}, "twice": {"say": "Un conseiller arrive.", "next": "queue"}}}', path="bot/steps.json"),
        Good({"bot/steps.json": '{"lost": {"say": "Je ne comprends pas.", "next": "hear"}}', "bot/engine.py": "def answer(state):\n    if state.misses > 1:\n        return handover(state)\n"}),
        Good('{"form": {"error": "Not understood: other words please.", "next": "Continue"}}', path="formulaire/textes.json"),
        Good('INTENTIONS = {"menu": ["retour", "début"], "agent_humain": ["humain", "conseiller"]}  # robot, été\n', path="robot/intentions.py"),
        Good("intents:\n  - intent: speak to a human\n    action: utter_menu\n    then: handover  # café\n", path="bot/rules.yml"),
        Good('ROLES = {"agent": "menu_agent", "chef": "menu_chef"}  # à l’accueil\n', path="comptes/roles.py"),
        Good('<html lang="fr"><h1>Aide</h1><div id="chatbot"></div><p>Ou appelez le 01 99 00 12 34.</p></html>'),
        Good('<div id="chatbot"></div>'),
        Good('<html lang="fr"><h1>Aide</h1><p>Qu’est-ce qu’un robot ?</p></html>'),
        Good({"bot/scenario.yaml": 'robot: été\nsteps:\n  start:\n    text: Titre ou permis ?\n    choices: [titre, permis, agent]\n  titre:\n    text: Suivre ou renouveler ?\n  agent:\n    text: Un conseiller vous appelle au 01 99 00 12 34.\nfailure:\n  text: Je n’ai pas compris.\n  next: start\n'}),
    ),
)  # fmt: skip
def chatbot_only_help(page: Page) -> Iterator[Hit]:
    """Report the chat widget of a whole page that offers no other channel."""
    if not page.mentions(_WORDS) or not page.is_document or not page.is_complete or page.is_back_office:
        return
    for element in page.find("script", "div", "button", "iframe", "section", "df-messenger", "a"):
        source = element.attr("src") or ""
        names = f"{element.name} {element.attr('id') or ''} {element.attr('class') or ''}"
        if _WIDGET.search(source) or (element.name != "script" and _NAMED.search(names)):
            if not channels_of(page) and not contact_links(page) and not may_bring_contact(page):
                yield Hit(element.span, ROBOT, {}, Certainty.VIOLATION, element.template.path, page.path)
            return
