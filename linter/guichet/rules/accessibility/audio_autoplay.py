"""A sound that starts by itself covers the voice of the screen reader."""

import re
from collections.abc import Iterator

from guichet.core.findings import Certainty, Family, Hit, Severity, Text
from guichet.heard.media import PLAYERS, file_names, is_own_camera, is_silent
from guichet.heard.names import accessible_name
from guichet.reading.templates.element import Element
from guichet.reading.templates.masking import is_dynamic
from guichet.reading.templates.page import Page
from guichet.rulebook.rule import Bad, Good, element_rule
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
    bad=(
        Bad('<audio autoplay src="été.mp3"></audio>', STARTS, at='autoplay'),
        Bad('<embed src="été.mp3" autostart="true">', STARTS, at='autostart="true"'),
        Bad('<iframe title="Été" src="https://www.youtube.com/embed/x?autoplay=1" allow="autoplay; fullscreen"></iframe>', LENT, at='src="https://www.youtube.com/embed/x?autoplay=1"'),
        Bad('<iframe title="Été" src="https://player.vimeo.com/video/1?autoplay=1"></iframe>', LENT, at='src="https://player.vimeo.com/video/1?autoplay=1"', review=True),
        Bad('<video id="é" autoplay></video><script>navigator.mediaDevices.getUserMedia({ video: true }); new RTCPeerConnection().ontrack = (e) => { document.getElementById("é").srcObject = e.streams[0] }</script>', STARTS, at='autoplay'),
        Bad('<video src="été.mp4" autoplay></video>', STARTS, at='autoplay'),
        Bad('<video autoplay id="v"></video><div aria-hidden="true"><button type="button">Arrêter l’été</button></div>', STARTS, at='autoplay'),
    ),
    good=(
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
    """A sound that the source does not name, or names as a signal, may last under three seconds."""
    names = file_names(media)
    return Certainty.REVIEW if is_dynamic(names) or _SIGNAL.search(names) else Certainty.VIOLATION


def _has_stop(media: Element, page: Page) -> bool:
    """Whether a button with a name, that people get, may stop the media."""
    for button in page.find("button", "input"):
        if is_excluded(button, page):
            continue
        name = (accessible_name(button, page) or "").lower()
        if any(word in name for word in _STOPS):
            return True
    return False
