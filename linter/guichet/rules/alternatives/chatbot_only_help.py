"""A help page whose only helper is a robot."""

import re
from collections.abc import Iterator

from guichet.core.findings import Certainty, Family, Hit, Severity, Text
from guichet.done.channels import channels_of, contact_links, may_bring_contact
from guichet.reading.templates.page import Page
from guichet.rulebook.rule import Bad, Good, page_rule

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
    bad=(
        Bad('<html lang="fr"><h1>Aide</h1><script src="https://client.crisp.chat/l.js"></script></html>', ROBOT, at='<script src="https://client.crisp.chat/l.js">'),
        Bad('<html lang="fr"><h1>Besoin d’aide ?</h1><div id="chatbot"></div></html>', ROBOT, at='<div id="chatbot">'),
        Bad('<html lang="fr"><h1>Assistance</h1><p>Posez votre question.</p><button class="assistant-virtuel">Léo</button></html>', ROBOT, at='<button class="assistant-virtuel">'),
    ),
    good=(
        Good('<html lang="fr"><h1>Aide</h1><div id="chatbot"></div><p>Ou appelez le 01 99 00 12 34.</p></html>'),
        Good('<div id="chatbot"></div>'),
        Good('<html lang="fr"><h1>Aide</h1><p>Qu’est-ce qu’un robot ?</p></html>'),
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
