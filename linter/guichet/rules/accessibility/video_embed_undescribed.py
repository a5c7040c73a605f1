"""A player from elsewhere: nothing on the page stands in for it."""

from collections.abc import Iterator

from guichet.core.findings import Certainty, Family, Hit, Severity, Text
from guichet.heard.media import PLAYERS, has_transcript_link
from guichet.reading.templates.element import Element
from guichet.reading.templates.page import Page
from guichet.rulebook.rule import Bad, Good, element_rule
from guichet.seen.visibility import is_excluded

CHECK = Text(
    fr="Cette vidéo d’un autre site n’a pas de transcription dans la page. Vérifiez sous-titres, audiodescription et éclairs, et ajoutez un lien « Transcription ».",
    en='This video from another site has no transcript on the page. Check captions, audio description and flashes, and add a "Transcript" link.',
)


@element_rule(
    "iframe",
    name="video-embed-undescribed",
    code="W9618",
    family=Family.ACCESSIBILITY,
    severity=Severity.MINOR,
    title=Text(fr='Vidéo intégrée sans transcription', en='Embedded video without transcript'),
    harms=Text(fr='Les personnes sourdes ou aveugles, et celles que les éclairs ou le mouvement rendent malades.', en='People who are deaf or blind, and people whom flashes or movement make ill.'),
    instead=Text(fr='Vérifiez sous-titres et audiodescription, prévenez des éclairs, et donnez un lien « Transcription ».', en='Check captions and audio description, warn of flashes, and give a "Transcript" link.'),
    wrong_when=Text(fr='La vidéo est sous-titrée, audiodécrite et sans éclairs.', en='The video has captions, audio description and no flashes.'),
    refs=("rgaa 4.1", "rgaa 13.7", "wcag 1.2.3", "wcag 2.3.1"),
    lesson="04-accessibility/01-what-tools-miss",
    bad=(
        Bad('<iframe src="https://www.youtube.com/embed/x" title="Visite d’été"></iframe>', CHECK, at='<iframe src="https://www.youtube.com/embed/x" title="Visite d’été">', review=True),
        Bad('<iframe title="É" src="https://player.vimeo.com/video/1"></iframe>', CHECK, at='<iframe title="É" src="https://player.vimeo.com/video/1">', review=True),
        Bad('<iframe title="Été" src="//www.dailymotion.com/embed/video/x"></iframe>', CHECK, at='<iframe title="Été" src="//www.dailymotion.com/embed/video/x">', review=True),
    ),
    good=(
        Good('<iframe src="https://www.youtube.com/embed/x" title="Visite d’été"></iframe><a href="/t">Transcription</a>'),
        Good('<iframe src="/plan" title="Plan d’été"></iframe>'),
        Good('<iframe src="{{ u }}" title="Été"></iframe>'),
    ),
)  # fmt: skip
def video_embed_undescribed(frame: Element, page: Page) -> Iterator[Hit]:
    """Ask about the player of a video site when the page has no transcript link."""
    if (
        PLAYERS.search(frame.attr("src") or "")
        and not is_excluded(frame, page)
        and not has_transcript_link(frame, page)
    ):
        yield Hit(frame.span, CHECK, certainty=Certainty.REVIEW)
