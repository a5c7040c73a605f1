"""A video whose words are not written: deaf people get none of them."""

from collections.abc import Iterator

from guichet.core.findings import Certainty, Family, Hit, Severity, Text
from guichet.heard.media import (
    certainty_of_named,
    has_captions,
    is_filled,
    is_playable,
    is_silent,
    is_told_silent,
    may_stand_for,
)
from guichet.reading.templates.element import Element
from guichet.reading.templates.page import Page
from guichet.rulebook.rule import Bad, Good, element_rule

NONE = Text(
    fr='Cette vidéo n’a pas de sous-titres : si l’on y parle, les personnes sourdes n’en ont rien. Ajoutez une piste <track kind="captions">.',
    en='This video has no captions: if somebody speaks in it, people who are deaf get nothing of it. Add a <track kind="captions">.',
)


@element_rule(
    "video",
    name="video-captions-missing",
    code="W9630",
    family=Family.ACCESSIBILITY,
    severity=Severity.CRITICAL,
    title=Text(fr='Vidéo sans sous-titres', en='Video without captions'),
    harms=Text(fr='Les personnes sourdes ou malentendantes, et qui regarde sans le son.', en='People who are deaf or hard of hearing, and anyone watching without sound.'),
    instead=Text(fr='Ajoutez une piste <track kind="captions"> avec les paroles et les sons utiles.', en='Add a <track kind="captions"> with the words and the sounds that matter.'),
    wrong_when=Text(fr='Les sous-titres sont incrustés dans l’image, ou la vidéo n’a pas de son.', en='Captions are burnt into the picture, or the video has no sound.'),
    refs=("rgaa 4.3", "wcag 1.2.2", "act f51b46", "act eac66b"),
    lesson="04-accessibility/01-what-tools-miss",
    bad=(
        Bad('<video controls src="maire-été.mp4"></video>', NONE, at='<video controls src="maire-été.mp4">'),
        Bad('<video controls><source src="a.mp4"><track kind="chapters" src="été.vtt"></video>', NONE, at='<video controls>'),
        Bad('<video autoplay src="é.webm"></video>', NONE, at='<video autoplay src="é.webm">'),
        Bad('<video controls src="tri.mp4"></video><h2>Transcription</h2><p>« Bonjour, je suis Maud. Même en été, tout va dans le bac jaune. »</p>', NONE, at='<video controls src="tri.mp4">'),
        Bad('<video controls src="tri.mp4"></video><p><a href="/t">Lire la transcription de l’été</a></p>', NONE, at='<video controls src="tri.mp4">'),
        Bad('<video controls src="tri.mp4"></video><p><a href="/t">Version texte de l’été</a></p>', NONE, at='<video controls src="tri.mp4">', review=True),
        Bad('<p>Cette vidéo reprend le texte écrit plus bas, été comme hiver.</p><video controls src="tri.mp4"></video><h2>Transcription</h2>', NONE, at='<video controls src="tri.mp4">', review=True),
        Bad('<video src="{% static \'été.mp4\' %}" controls></video>', NONE, at='<video src="{% static \'été.mp4\' %}" controls>'),
    ),
    good=(
        Good('<video id="é" autoplay></video><script>navigator.mediaDevices.getUserMedia({ video: true }).then((s) => { document.getElementById("é").srcObject = s })</script>'),
        Good('<p>Ce film n’a pas de son : il montre les étapes écrites plus bas, été comme hiver.</p><video controls src="étapes.mp4"></video>'),
        Good('<video controls src="maire.mp4"><track kind="captions" src="été.vtt" srclang="fr"></video>'),
        Good('<video muted autoplay loop src="plage-été.mp4"></video>'),
        Good('<video controls src="été-sous-titres.mp4"></video>'),
        Good('<video controls src="a.mp4">{% for p in pistes %}<track src="{{ p }}" kind="captions">{% endfor %}</video>'),
        Good('<video src="été.mp4" hidden controls></video>'),
        Good('<video controls src="a.mp4">{{ pistes }}</video>'),
    ),
)  # fmt: skip
def video_captions_missing(video: Element, page: Page) -> Iterator[Hit]:
    """Report a video that people can play, with sound, without captions in a track or in its picture."""
    if (
        is_playable(video, page)
        and not (is_silent(video) or is_told_silent(video, page))
        and not has_captions(video)
        and not is_filled(video)
    ):
        yield Hit(
            video.span,
            NONE,
            certainty=Certainty.REVIEW if may_stand_for(video, page) else certainty_of_named(video),
        )
