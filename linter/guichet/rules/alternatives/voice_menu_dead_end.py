"""A voice menu that hangs up before anyone has answered."""

from collections.abc import Iterator

from guichet.core.findings import Certainty, Family, Hit, Severity, Text
from guichet.done.acts.reached import Lost, Reach
from guichet.done.nouns.act import Act, Kind
from guichet.reading.voice.call_flow import CallFlow
from guichet.rulebook.rule import Bad, Check, Good, Subject, call_flow_rule

DEAD_END = Text(
    fr="Ici, l’appel se termine sans que personne n’ait répondu : qui appelle faute d’internet n’a plus rien. Ajoutez une personne, une file d’attente ou un message avec rappel.",
    en="The call ends here and nobody has answered: someone who calls because they have no internet is left with nothing. Add a person, a queue, or a message with a call back.",
)
SOME_CHOICE = Text(
    fr="Ce choix finit par raccrocher, alors qu’un autre mène à quelqu’un : la personne peut-elle revenir en arrière ou demander à parler à quelqu’un ?",
    en="This choice ends by hanging up, though another leads to someone: can the caller go back, or ask to speak to someone?",
)
CUT = Text(
    fr="« {said} » : quand tout le monde est occupé, l’appel est coupé, et rien d’autre n’est proposé. Qui appelle aux heures chargées, ou paie ses minutes, n’a jamais personne. Laissez attendre, prenez un message ou rappelez.",
    en='"{said}": when everyone is busy the call is cut, and nothing else is offered. People who call at busy hours, or pay for their minutes, never reach anyone. Let them wait, take a message, or call back.',
)


def _cut(act: Act) -> Iterator[Hit]:
    """Report the settings that end a call that waits."""
    if isinstance(act, Reach) and act.lost is Lost.CUT and act.place.is_lived:
        yield Hit(act.span, CUT, {"said": act.shown}, path=act.path)


@call_flow_rule(
    name="voice-menu-dead-end",
    code="W9505",
    family=Family.ALTERNATIVES,
    severity=Severity.CRITICAL,
    title=Text(fr="Menu vocal sans issue", en="Voice menu with no way out"),
    harms=Text(
        fr="Les personnes sans internet, celles qui ne trouvent pas leur cas dans le menu, celles qui paient leurs minutes d’appel.",
        en="People without internet, people whose case is not in the menu, people who pay for every minute.",
    ),
    instead=Text(
        fr="Avant de raccrocher, passez l’appel à quelqu’un, mettez-le en file d’attente, ou prenez un message et rappelez.",
        en="Before hanging up, put the call through, queue it, or take a message and call back.",
    ),
    wrong_when=Text(
        fr="Le fichier n’est qu’un morceau : une autre réponse du serveur a déjà mis en relation.",
        en="The file is only one piece: another answer of the server has already put the caller through.",
    ),
    refs=("ddd-2019", "crpa-r-112-11-1"),
    lesson="02-another-door/02-voice-menus",
    also=(Check(Subject.ACT, (Kind.REFUSE,), ("raccroch", "hang", "rappel", "call", "disconnect", "timeout", "attente"), _cut),),
    bad=(
        Bad("routeur.post('/entrant', async (req, res) => { // été\n  if ((await enAttente('aides')) >= FILE_MAX) {\n    reponse.say('Toutes nos lignes sont occupées. Merci de rappeler plus tard.');\n    reponse.hangup();\n  } else {\n    reponse.enqueue('aides');\n  }\n});\n", CUT, at="reponse.hangup()", path="src/voix/entrant.js"),
        Bad("<?php // été\nclass Voix\n{\n    public function entrant($r)\n    {\n        if ($this->file->enAttente() >= self::MAX) {\n            $r->say('Toutes nos lignes sont occupées, veuillez rappeler.');\n            $r->hangup();\n        }\n    }\n}\n", CUT, at="$r->hangup()", path="src/Voix.php"),
        Bad("class AppelsController < ApplicationController # été\n  def entrant\n    if FileAttente.taille >= MAX\n      reponse.say(message: 'Merci de rappeler plus tard.')\n      reponse.hangup\n    else\n      reponse.enqueue(name: 'aides')\n    end\n  end\nend\n", CUT, at="reponse.hangup", path="app/controllers/appels_controller.rb"),
        Bad("[été]\nexten => s,1,Queue(retraite)\n same => n,GotoIf($[\"${QUEUESTATUS}\" = \"FULL\"]?plein)\n same => n,Hangup()\n same => n(plein),Playback(lignes-occupees)\n same => n,Hangup()\n", CUT, at="Hangup()", path="voix/extensions.conf"),
        Bad("[desk]  ; été\nexten => s,1,Dial(PJSIP/100,20)\n same => n,Playback(all-lines-busy)\n same => n,Congestion()\n", CUT, at="Congestion()", path="voix/extensions.conf"),
        Bad("[été]\nexten => retraite,1,Queue(retraite,t,,,${ATTENTE})\n same => n,Playback(au-revoir)\n same => n,Hangup()\n", CUT, at="Hangup()", path="voix/extensions.conf"),
        Bad("[desk]  ; été\nexten => 100,1,Queue(desk,tT,,,300)\n same => n,Goto(end,s,1)\n\n[end]\nexten => s,1,Playback(vm-goodbye)\n same => n,Hangup()\n", CUT, at="Hangup()", path="voice/extensions.conf"),
        Bad("[aide]  ; été\nexten => _X.,1,Queue(aide,,,,120)\nexten => _X.,2,Hangup()\n", CUT, at="Hangup()", path="voix/extensions.conf"),
        Bad('{"queue": "café", "max_wait_seconds": 120, "on_timeout": {"play": "Please call again later.", "then": "hangup"}}\n', CUT, at="120", path="phone/queue.json"),
        Bad('file_attente:  # été\n  places: 5\n  si_pleine: raccrocher\n', CUT, at="5", path="svi/file.yml"),
        Bad('{"accueil": {"message": "Tapez 1 ou 2.", "touches": {"1": "été", "2": "été"}}, "été": {"message": "Tout est sur le site. Au revoir."}, "nuit": {"message": "Bonne nuit."}}\n', DEAD_END, at='{"message": "Tout est sur le site. Au revoir."}', path='voix/arbre.json'),
        Bad(
            'stops:\n  hello:\n    say: "Press 1 for a claim, 2 for the café."\n    keys: {"1": claim, "2": desk}\n  claim:\n    say: "Please use the website."\n    next: bye\n  desk:\n    transfer: counter\n  bye:\n    action: hang_up\n',
            SOME_CHOICE, at="hang_up", path="voix/stops.yaml", review=True,
        ),
        Bad('menu:\n  - key: "1"\n    prompt: "Voici l’adresse du site."\n    then: hangup\n  - key: "2"\n    prompt: "Ne quittez pas."\n    transfer: counter\n', SOME_CHOICE, at="hangup", path="voix/menu.yaml", review=True),
        Bad(
            'menu:\n  - key: "1"\n    prompt: "Inscrivez-vous sur le site, à bientôt."\n    then: hangup\n  - key: "2"\n    prompt: "Revenez au menu."\n    then: menu\n',
            DEAD_END, at="hangup", path="voix/menu.yaml",
        ),
        Bad(
            '{"touches": {"1": {"message": "Voir le site.", "suite": "raccrocher"}, "2": {"message": "Les horaires d’été.", "suite": "menu"}}}\n',
            DEAD_END, at='"raccrocher"', path="voix/menu.json",
        ),
        Bad('stops:\n  hello:\n    say: "Press 1 for a claim, 2 for the café."\n    keys: {"1": claim, "2": claim}\n  claim:\n    say: "Please use the website."\n    next: bye\n  bye:\n    action: hang_up\n', DEAD_END, at="hang_up", path="voix/stops.yaml"),
        Bad("<Response><Say>Nos lignes sont occupées. Au revoir.</Say><Hangup/></Response>", DEAD_END, at="<Hangup/>"),
        Bad(
            "[menu]\nexten => s,1,Background(bienvenue)\n same => n,WaitExten(5)\nexten => t,1,Playback(au-revoir)\n same => n,Hangup()\n",
            DEAD_END, at="Hangup()", path="voix/extensions.conf",
        ),
        Bad("[standard]\nexten => s,1,Playback(agents-occupés-rappelez)\nexten => s,n,Hangup()\n", DEAD_END, at="Hangup()", path="voix/extensions.conf"),
        Bad(
            'def ferme(requete):\n    voix = VoiceResponse()\n    voix.say("Le standard est fermé. Allez sur le site.")\n    voix.hangup()\n    return str(voix)\n',
            DEAD_END, at="voix.hangup()", path="voix/appels.py",
        ),
        Bad(
            '<vxml version="2.1"><form id="dossier"><block><prompt>Suivez votre dossier sur internet.</prompt><exit/></block></form></vxml>',
            DEAD_END, at="<exit/>", path="voix/dossier.vxml",
        ),
        Bad(
            "[menu]\nexten => s,1,Background(bienvenue)\nexten => 1,1,Playback(horaires)\nexten => 1,2,Hangup()\nexten => t,1,Queue(accueil)\n",
            SOME_CHOICE, at="Hangup()", path="voix/extensions.conf", review=True,
        ),
    ),
    good=(
        Good("routeur.post('/entrant', async (req, res) => { // été\n  if ((await enAttente('aides')) >= FILE_MAX) {\n    reponse.say('Merci de rappeler plus tard, ou laissez un message.');\n    reponse.record({ maxLength: 120 });\n    reponse.hangup();\n  }\n});\n", path="src/voix/entrant.js"),
        Good("if (!isOpen(now)) { // café\n  reply.say('We are closed. Please call back later.');\n  reply.hangup();\n}\n", path="src/voice.js"),
        Good("[été]\nexten => s,1,Queue(retraite)\n same => n,GotoIf($[\"${QUEUESTATUS}\" = \"FULL\"]?plein)\n same => n,Hangup()\n same => n(plein),Playback(lignes-occupees-laissez-un-message)\n same => n,VoiceMail(100)\n same => n,Hangup()\n", path="voix/extensions.conf"),
        Good("[été]\nexten => s,1,Queue(retraite)\n same => n,Hangup()\n", path="voix/extensions.conf"),
        Good("[été]\nexten => s,1,Queue(retraite,t,,,600)\n same => n,Playback(laissez-un-message)\n same => n,VoiceMail(100)\n same => n,Hangup()\n", path="voix/extensions.conf"),
        Good("[été]\nexten => s,1,Queue(retraite,t,,,)\n same => n,Hangup()\n", path="voix/extensions.conf"),
        Good('{"queue": "café", "max_wait_seconds": 120, "on_timeout": {"play": "Leave your number.", "then": "callback"}}\n', path="phone/queue.json"),
        Good('file_attente:  # été\n  places: 5\n  si_pleine: rappel\n', path="svi/file.yml"),
        Good('{"accueil": {"message": "Tapez 1 ou 2.", "touches": {"1": "été", "2": "agent"}}, "été": {"message": "Tout est sur le site.", "suite": "agent"}, "agent": {"message": "Ne quittez pas.", "transfert": "file"}}\n', path='voix/arbre.json'),
        Good('{"keys": {"1": {"play": "été.wav", "then": "queue"}, "2": {"play": "b.wav", "then": "voicemail"}}, "at_end": "hangup"}\n', path="voix/menu.json"),
        Good('stops:\n  hello:\n    say: "Press 1 for a claim, 2 for the café."\n    keys: {"1": claim, "2": desk}\n  claim:\n    say: "Stay on the line."\n    next: desk\n  desk:\n    transfer: counter\n', path="voix/stops.yaml"),
        Good('shortcuts:\n  - key: "1"\n    label: hangup à la fin\n  - key: "2"\n    label: mute\n', path="voix/raccourcis.yaml"),
        Good("<Response><Say>Ne quittez pas.</Say><Dial>+33199001234</Dial><Hangup/></Response>"),
        Good("<Response><Say>Laissez votre numéro, nous vous rappelons demain.</Say><Record/><Hangup/></Response>"),
        Good("[jingle]\nexten => s,1,Playback(musique)\nexten => s,n,Hangup()\n", path="voix/extensions.conf"),
        Good("<Response><Status>ok</Status></Response>"),
        Good(
            'def apres(requete):\n    voix = VoiceResponse()\n    voix.say("Merci, nous vous rappellerons.")\n    voix.hangup()\n    return str(voix)\n',
            path="voix/appels.py",
        ),
    ),
)  # fmt: skip
def voice_menu_dead_end(flow: CallFlow) -> Iterator[Hit]:
    """Report the ways through a menu that end the call with nobody reached."""
    ends = list(flow.dead_ends())
    for way, certain in ends:
        if certain:
            yield Hit(way.span, DEAD_END)
        else:
            yield Hit(way.span, SOME_CHOICE, certainty=Certainty.REVIEW)
    told = {way.span for way, _ in ends}
    for way in flow.cuts:
        if way.span not in told:
            yield Hit(way.span, CUT, {"said": way.said})
