"""A video whose pictures nothing describes: blind people only get its sound."""

from collections.abc import Iterator

from guichet.core.findings import Family, Hit, Severity, Text
from guichet.heard.media import (
    certainty_of,
    has_description,
    has_text,
    has_transcript_link,
    is_filled,
    is_playable,
    is_silent,
    is_told_silent,
)
from guichet.reading.templates.element import Element
from guichet.reading.templates.page import Page
from guichet.rulebook.rule import Bad, Good, element_rule

NONE = Text(
    fr="Rien ne décrit ce que montre cette vidéo : les personnes aveugles n’en ont que le son. Ajoutez une transcription ou une audiodescription.",
    en="Nothing describes what this video shows: people who are blind only get its sound. Add a transcript or an audio description.",
)


@element_rule(
    "video",
    name="video-description-missing",
    code="W9633",
    family=Family.ACCESSIBILITY,
    severity=Severity.SERIOUS,
    title=Text(fr='Vidéo sans transcription ni audiodescription', en='Video without transcript or audio description'),
    harms=Text(fr='Les personnes aveugles ou malvoyantes : ce qui n’est que montré leur échappe.', en='People who are blind or have low vision: what is only shown is lost to them.'),
    instead=Text(fr='Ajoutez une transcription qui décrit aussi l’image, ou une version audiodécrite.', en='Add a transcript that also describes the picture, or an audio-described version.'),
    wrong_when=Text(fr='Tout ce que la vidéo montre y est aussi dit.', en='Everything that the video shows is also said in it.'),
    refs=("rgaa 4.1", "rgaa 4.5", "wcag 1.2.3", "wcag 1.2.5", "act 1ea59c", "act c5a4ea", "act 1ec09b", "act 1a02b0"),
    lesson="04-accessibility/01-what-tools-miss",
    bad=(
        Bad('<video controls src="maire-été.mp4"></video>', NONE, at='<video controls src="maire-été.mp4">'),
        Bad('<video controls><source src="a.mp4"><track kind="captions" src="été.vtt"></video>', NONE, at='<video controls>'),
        Bad('<video controls src="a.mp4"></video><p aria-hidden="true">Bonjour et bienvenue à la mairie des Lilas, où vous pouvez déposer votre demande du lundi au vendredi, même en été.</p>', NONE, at='<video controls src="a.mp4">'),
    ),
    good=(
        Good('<video id="é" autoplay></video><script>navigator.mediaDevices.getUserMedia({ video: true }).then((s) => { document.getElementById("é").srcObject = s })</script>'),
        Good('<video controls src="maire.mp4"></video><a href="/t">Transcription de l’été</a>'),
        Good('<video muted autoplay loop src="plage-été.mp4"></video>'),
        Good('<video controls src="été-audiodescription.mp4"></video>'),
        Good('<video controls src="a.mp4"><track kind="descriptions" src="é.vtt"></video>'),
        Good('<video controls src="a.mp4"></video><p>La vidéo montre ceci : Bonjour et bienvenue à la mairie des Lilas, où vous pouvez déposer votre demande du lundi au vendredi, même en été.</p>'),
    ),
)  # fmt: skip
def video_description_missing(video: Element, page: Page) -> Iterator[Hit]:
    """Report a video with sound that people can play, without described version, text around it nor transcript."""
    if (
        not is_playable(video, page)
        or is_silent(video)
        or is_told_silent(video, page)
        or has_description(video)
        or is_filled(video)
    ):
        return
    if not has_transcript_link(video, page) and not has_text(video, page, seen=False):
        yield Hit(video.span, NONE, certainty=certainty_of(video))
