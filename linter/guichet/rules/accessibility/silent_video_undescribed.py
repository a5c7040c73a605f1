"""A silent video that nothing describes: blind people get nothing at all."""

from collections.abc import Iterator

from guichet.core.findings import Family, Hit, Severity, Text
from guichet.heard.media import (
    has_text,
    has_transcript_link,
    is_background,
    is_filled,
    is_playable,
    is_silent,
    is_told_silent,
)
from guichet.reading.templates.element import Element
from guichet.reading.templates.page import Page
from guichet.rulebook.rule import Bad, Good, element_rule

NONE = Text(
    fr="Cette vidéo est muette et rien ne dit ce qu’elle montre : les personnes aveugles n’en ont rien. Décrivez-la à côté, en texte ou en son.",
    en="This video is silent and nothing says what it shows: people who are blind get nothing of it. Describe it beside, in text or sound.",
)


@element_rule(
    "video",
    name="silent-video-undescribed",
    code="W9634",
    family=Family.ACCESSIBILITY,
    severity=Severity.SERIOUS,
    title=Text(fr='Vidéo muette sans équivalent', en='Silent video without an equivalent'),
    harms=Text(fr='Les personnes aveugles : la vidéo n’existe pas pour elles.', en='People who are blind: for them the video does not exist.'),
    instead=Text(fr='Écrivez à côté ce que l’on y voit, ou donnez une version sonore.', en='Write beside it what can be seen, or give a version with sound.'),
    wrong_when=Text(fr='La vidéo est décorative.', en='The video is decorative.'),
    refs=("rgaa 4.1", "wcag 1.2.1", "act c3232f", "act d7ba54", "act ee13b5", "act fd26cf"),
    lesson="04-accessibility/01-what-tools-miss",
    bad=(
        Bad('<video controls src="visite-silent-été.mp4"></video>', NONE, at='<video controls src="visite-silent-été.mp4">'),
        Bad('<video controls muted src="été.mp4"></video>', NONE, at='<video controls muted src="été.mp4">'),
        Bad('<video controls><source src="film-muet.webm"></video><p hidden>É</p>', NONE, at='<video controls>'),
    ),
    good=(
        Good('<video controls muted src="été.mp4"></video><a href="/t">Transcription</a>'),
        Good('<video autoplay loop muted src="plage-été.mp4"></video>'),
        Good('<video controls muted src="a.mp4"></video><p>On y voit ceci : Bonjour et bienvenue à la mairie des Lilas, où vous pouvez déposer votre demande du lundi au vendredi, même en été.</p>'),
        Good('<video controls src="été.mp4"></video>'),
    ),
)  # fmt: skip
def silent_video_undescribed(video: Element, page: Page) -> Iterator[Hit]:
    """Report a video without sound that people can play, without text around it, sound beside it nor transcript."""
    if (
        not is_playable(video, page)
        or not (is_silent(video) or is_told_silent(video, page))
        or is_background(video)
        or is_filled(video)
    ):
        return
    if has_transcript_link(video, page) or has_text(video, page, seen=False) or page.find("audio"):
        return
    yield Hit(video.span, NONE)
