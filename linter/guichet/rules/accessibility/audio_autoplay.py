"""A sound that starts by itself covers the voice of the screen reader."""

import re
from collections.abc import Iterator
from typing import Any

from guichet.core.findings import Certainty, Family, Hit, Severity, Text
from guichet.heard.answers import answers, words_of
from guichet.heard.effects import Effect, methods
from guichet.heard.media import PLAYERS, file_names, is_own_camera, is_silent, written_files
from guichet.heard.names import accessible_name
from guichet.reading.scripts.definitions import Defined
from guichet.reading.scripts.handles import handles
from guichet.reading.scripts.javascript import Script
from guichet.reading.scripts.pages import has_unread, is_bundle, pages_of
from guichet.reading.scripts.syntax import FUNCTIONS
from guichet.reading.templates.element import Element
from guichet.reading.templates.masking import is_dynamic
from guichet.reading.templates.page import Page
from guichet.rulebook.rule import Bad, Check, Good, Subject, element_rule
from guichet.seen.found import found_by
from guichet.seen.visibility import is_excluded, is_hidden

STARTS = Text(
    fr="Ce son démarre tout seul et rien de nommé ne l’arrête : il couvre la voix du lecteur d’écran. Retirez « autoplay », ou ajoutez « controls ».",
    en='This sound starts by itself and nothing with a name stops it: it covers the screen reader’s voice. Remove "autoplay", or add "controls".',
)

LENT = Text(
    fr="Cette vidéo démarre toute seule, avec le son : elle couvre la voix du lecteur d’écran. Retirez « autoplay » de l’adresse.",
    en='This video starts by itself, with sound: it covers the screen reader’s voice. Remove "autoplay" from the address.',
)


_SIGNAL = re.compile(
    r"(?:^|[/_.-])(?:beep|bip|bell|chime|click|clic|cloche|ding|notif\w*|ping|alert\w*|alarm\w*|signal|warning|sonnerie|success)(?:[_.-]|\d|$)",
    re.I,
)
_STOPS = ("pause", "stop", "mute", "play", "arrêt", "silence", "lecture", "coupe", "son", "sound")


def _played(script: Script) -> Iterator[Hit]:
    """Report the sound that a script starts as soon as the page is there."""
    for one in () if is_bundle(script) else _started(script):
        for page in pages_of(script, words_of(handles(one.target, script))):
            media = [each for name in handles(one.target, script) for each in found_by(name, page)]
            loud = [
                each
                for each in media
                if each.name in {"audio", "video"} and not is_silent(each) and "controls" not in each.attrs
            ]
            if loud and not is_own_camera(loud[0], page) and not _has_stop(loud[0], page) and not has_unread(page):
                yield Hit(script.span(one.node), STARTS, certainty=_certainty(loud[0]), page=page.path)
                break


def _started(script: Script) -> Iterator[Effect]:
    """Yield the sounds that are played by what runs by itself: the script, or what answers to the page being there."""
    waiting = {each.node.id for one in answers(script) if one.event in _THERE and one.is_of_page for each in one.code()}
    for call, method, owner, _ in methods([Defined(script.root, script)]):
        if method == "play" and all(one.id in waiting for one in _functions_around(call)):
            yield Effect(call, owner, None, script)


_THERE = frozenset({"load", "domcontentloaded", "pageshow"})


def _functions_around(node: Any) -> Iterator[Any]:
    while (node := node.parent) is not None:
        if node.type in FUNCTIONS:
            yield node


@element_rule(
    "audio", "embed", "iframe", "video",
    name="audio-autoplay",
    code="W9635",
    family=Family.ACCESSIBILITY,
    severity=Severity.CRITICAL,
    title=Text(fr='Son déclenché tout seul', en='Sound that starts by itself'),
    harms=Text(fr='Les personnes aveugles : le son couvre la voix qui leur lit la page, et le bouton pour l’arrêter avec elle.', en='People who are blind: the sound covers the voice that reads the page, and the button to stop it too.'),
    instead=Text(fr='Laissez chacune et chacun lancer le son, ou mettez « controls » et « muted ».', en='Let people start the sound, or add "controls" and "muted".'),
    wrong_when=Text(fr='Le son dure moins de trois secondes.', en='The sound lasts under three seconds.'),
    refs=("rgaa 4.10", "wcag 1.4.2", "act 4c31df", "act 80f0bf"),
    lesson="04-accessibility/01-what-tools-miss",
    also=(Check(Subject.SCRIPT, (), (".play(",), _played),),
    bad=(
        Bad('<audio autoplay src="été.mp3"></audio>', STARTS, at='autoplay'),
        Bad('<embed src="été.mp3" autostart="true">', STARTS, at='autostart="true"'),
        Bad('<iframe title="Été" src="https://www.youtube.com/embed/x?autoplay=1" allow="autoplay; fullscreen"></iframe>', LENT, at='src="https://www.youtube.com/embed/x?autoplay=1"'),
        Bad('<iframe title="Été" src="https://player.vimeo.com/video/1?autoplay=1"></iframe>', LENT, at='src="https://player.vimeo.com/video/1?autoplay=1"', review=True),
        Bad('<video id="é" autoplay></video><script>navigator.mediaDevices.getUserMedia({ video: true }); new RTCPeerConnection().ontrack = (e) => { document.getElementById("é").srcObject = e.streams[0] }</script>', STARTS, at='autoplay'),
        Bad('<video src="été.mp4" autoplay></video>', STARTS, at='autoplay'),
        Bad('<video autoplay id="v"></video><div aria-hidden="true"><button type="button">Arrêter l’été</button></div>', STARTS, at='autoplay'),
        Bad('<audio src="{% static \'audio/été.mp3\' %}" autoplay></audio>', STARTS, at='autoplay'),
        Bad('<audio src="{{ été.url }}" autoplay loop></audio>', STARTS, at='autoplay'),
        Bad('<audio src="{{ été.url }}" autoplay></audio>', STARTS, at='autoplay', review=True),
        Bad({"page.html": '<audio id="é" src="été.mp3" loop></audio><script src="é.js"></script>', "é.js": 'const son = document.getElementById("é"); // été\nwindow.addEventListener("load", () => son.play());\n'}, STARTS, at='son.play()', path="é.js"),
    ),
    good=(
        Good({"page.html": '<audio id="é" src="été.mp3" loop></audio><button type="button" id="b">Été</button><script src="é.js"></script>', "é.js": 'const son = document.getElementById("é"); // été\ndocument.getElementById("b").onclick = () => son.play();\n'}),
        Good({"page.html": '<video id="é" src="été.mp4" muted></video><audio id="a" src="a.mp3" controls></audio><script>document.getElementById("é").play(); document.getElementById("a").play()</script>'}),
        Good('<audio autoplay controls src="été.mp3"></audio>'),
        Good('<video id="é" autoplay></video><script>navigator.mediaDevices.getUserMedia({ video: true }).then((s) => { document.getElementById("é").srcObject = s })</script>'),
        Good('<video autoplay muted loop src="été.mp4"></video>'),
        Good('<audio src="été.mp3" controls></audio><embed src="été.mp3" autostart="false">'),
        Good('<iframe title="Été" src="https://player.vimeo.com/video/1?autoplay=1&muted=1" allow="autoplay"></iframe>'),
        Good('<video autoplay id="v"></video><button type="button" id="pause">Arrêter la vidéo d’été</button>'),
        Good('<audio {% if x %}autoplay{% endif %} src="é.mp3"></audio>'),
    ),
)  # fmt: skip
def audio_autoplay(media: Element, page: Page) -> Iterator[Hit]:
    """Report a media with sound that starts alone, without its controls nor a named button that may stop it."""
    if media.name in {"embed", "iframe"}:
        yield from _lent(media, page)
        return
    if (
        "autoplay" not in media.attrs
        or media.has_unknown_attributes
        or is_silent(media)
        or is_own_camera(media, page)
        or page.is_conditional(media, "autoplay")
    ):
        return
    if "controls" in media.attrs or (media.attr("autoplay") or "") == "false":
        return
    if not _has_stop(media, page) and (media.name == "video" or not is_hidden(media, page) or "src" in media.attrs):
        yield Hit(media.attribute_span("autoplay"), STARTS, certainty=_certainty(media))


_STARTED = re.compile(r"[?&;](?:autoplay|autostart)=(?:1|true)\b", re.I)
_MUTED = re.compile(r"[?&;](?:mute|muted)=(?:1|true)\b", re.I)


def _lent(frame: Element, page: Page) -> Iterator[Hit]:
    """Report a player of another site, or a plug-in, that is told to start; browsers may refuse one that is not allowed to."""
    address = frame.attr("src") or ""
    if frame.name == "embed":
        name = next((one for one in ("autostart", "autoplay") if (frame.attr(one) or "") in {"1", "true"}), None)
        if name is not None and not is_hidden(frame, page):
            yield Hit(frame.attribute_span(name), STARTS, certainty=_certainty(frame))
    elif PLAYERS.search(address) and _STARTED.search(address) and not _MUTED.search(address):
        is_let = "autoplay" in (frame.attr("allow") or "")
        yield Hit(frame.attribute_span("src"), LENT, certainty=Certainty.VIOLATION if is_let else Certainty.REVIEW)


def _certainty(media: Element) -> Certainty:
    """A sound that the source does not name, or names as a signal, may last under three seconds, unless it starts again."""
    names = file_names(media)
    if "loop" in media.attrs:
        return Certainty.VIOLATION
    written = " ".join(written_files(media)) if is_dynamic(names) else names
    unknown = is_dynamic(names) and not written
    return Certainty.REVIEW if unknown or _SIGNAL.search(written) else Certainty.VIOLATION


def _has_stop(media: Element, page: Page) -> bool:
    """Whether a button with a name, that people get, may stop the media."""
    for button in page.find("button", "input"):
        if is_excluded(button, page):
            continue
        name = (accessible_name(button, page) or "").lower()
        if any(word in name for word in _STOPS):
            return True
    return False
