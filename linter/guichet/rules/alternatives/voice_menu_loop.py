"""A voice menu that sends the caller round and round."""

from collections.abc import Iterator

from guichet.core.findings import Certainty, Family, Hit, Severity, Text
from guichet.reading.voice.call_flow import CallFlow
from guichet.rulebook.rule import Bad, Good, call_flow_rule

LOOP = Text(
    fr="Ce menu renvoie à lui-même, sans limite et sans personne au bout : l’appel tourne en boucle. Comptez les essais, puis passez l’appel à quelqu’un.",
    en="This menu comes back to itself without limit, nobody at the end: the call goes round in circles. Count the attempts, then put the call through.",
)
MAYBE = Text(
    fr="Sans réponse, ce menu recommence : vérifiez que les essais sont comptés et qu’une personne finit par répondre.",
    en="Without an answer this menu starts again: check that attempts are counted and that a person answers in the end.",
)


@call_flow_rule(
    name="voice-menu-loop",
    code="W9506",
    family=Family.ALTERNATIVES,
    severity=Severity.CRITICAL,
    title=Text(fr="Menu vocal qui tourne en boucle", en="Voice menu that goes round in circles"),
    harms=Text(
        fr="Les personnes dont le cas n’est pas prévu, celles qui n’ont pas de touches ou qui entendent mal le menu.",
        en="People whose case is not listed, people without a keypad, people who cannot hear the menu well.",
    ),
    instead=Text(
        fr="Après une ou deux répétitions, transférez l’appel ou proposez un rappel.",
        en="After one or two repeats, transfer the call or offer a call back.",
    ),
    wrong_when=Text(
        fr="Le nombre d’essais est compté ailleurs, par l’opérateur ou en session.",
        en="The number of attempts is counted elsewhere, by the operator or in the session.",
    ),
    refs=("ddd-2019",),
    lesson="02-another-door/02-voice-menus",
    bad=(
        Bad('start:\n  say: "Tapez 1 pour les horaires d’été, 2 pour les documents."\n  1: hours\n  2: documents\nhours:\n  say: "Nous ouvrons à 9 heures."\n  next: start\ndocuments:\n  say: "Les documents sont sur le site."\n  next: start\n', LOOP, at="start", path="ivr/menu.yml"),  # the first stop that leads back
        Bad('start:\n  say: "For rent press 1, to speak to someone at the café press 0."\n  keys:\n    1: { to: rent }\n    0: { to: desk }\nrent:\n  say: "Leave a message."\n  action: record_message\n  next: start\ndesk:\n  say: "Please hold the line."\n  wait: 20\n  then:\n    to: start\n', MAYBE, at="start", path="ivr/rent.yml", review=True),
        Bad(
            "<Response><Gather><Say>Tapez 1 ou 2.</Say></Gather><Redirect>menu.xml</Redirect></Response>",
            LOOP, at="<Redirect>menu.xml</Redirect>",
        ),
        Bad(
            '@app.post("/voix")\ndef accueil():\n    voix = VoiceResponse()\n    voix.gather(num_digits=1)\n    voix.redirect("/voix")\n    return str(voix)\n',
            LOOP, at='voix.redirect("/voix")', path="voix/appels.py",
        ),
        Bad(
            "[menu]\nexten => s,1,Background(menu)\nexten => s,2,WaitExten(5)\nexten => t,1,Goto(s,1)\n",
            LOOP, at="Goto(s,1)", path="voix/extensions.conf",
        ),
        Bad(
            '<Response><Gather action="/choix"><Say>Tapez 1.</Say></Gather><Redirect>/accueil</Redirect></Response>',
            MAYBE, at="<Redirect>/accueil</Redirect>", path="voix/debut.xml", review=True,
        ),
    ),
    good=(
        Good('start:\n  say: "For rent press 1, to speak to someone at the café press 0."\n  keys:\n    1: { to: rent }\n    0: { to: desk }\nrent:\n  say: "Leave a message."\n  action: record_message\n  next: start\ndesk:\n  say: "Please hold the line."\n  ring: 600\n  then:\n    to: start\n', path="ivr/rent.yml"),
        Good("<Response><Gather><Say>Tapez 1.</Say></Gather><Redirect>/humain.xml</Redirect></Response>"),
        Good("<Response><Gather><Say>Tapez 1.</Say></Gather><Redirect>menu.xml?essais=2</Redirect></Response>"),
        Good("<Response><Gather><Say>Tapez 1, ou restez en ligne pour parler à quelqu’un.</Say></Gather><Redirect>/voix/menu?touche=0</Redirect></Response>", path="voix/menu.xml"),
        Good("[menu]\nexten => s,1,Background(menu)\nexten => s,2,WaitExten(5)\nexten => t,1,Queue(accueil)\n", path="voix/extensions.conf"),
        Good(
            '@app.post("/voix")\ndef accueil(essais=0):\n    voix = VoiceResponse()\n    if essais > 1:\n        voix.dial("+33199001234")\n        return str(voix)\n'
            '    voix.gather(num_digits=1)\n    voix.redirect("/voix")\n    return str(voix)\n',
            path="voix/appels.py",
        ),
    ),
)  # fmt: skip
def voice_menu_loop(flow: CallFlow) -> Iterator[Hit]:
    """Report the returns to a menu that nothing stops and that lead to nobody."""
    for way, certain in flow.loops():
        if certain:
            yield Hit(way.span, LOOP)
        else:
            yield Hit(way.span, MAYBE, certainty=Certainty.REVIEW)
