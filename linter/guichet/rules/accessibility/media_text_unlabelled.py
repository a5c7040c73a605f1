"""A text that a recording repeats, and that does not say so."""

from collections.abc import Iterator

from guichet.core.findings import Family, Hit, Severity, Text
from guichet.heard.media import has_captions, has_text, has_transcript_link, is_announced, is_background, is_playable
from guichet.reading.templates.element import Element
from guichet.reading.templates.page import Page
from guichet.rulebook.rule import Bad, Good, element_rule

UNSAID = Text(
    fr="Rien ne dit si le texte voisin répète ce média : qui ne peut ni l’entendre ni le voir ignore ce qui lui manque. Écrivez-le à côté.",
    en="Nothing says whether the text nearby repeats this media: people who cannot hear or see it do not know what they miss. Say so beside it.",
)


@element_rule(
    "audio", "video",
    name="media-text-unlabelled",
    code="W9632",
    family=Family.ACCESSIBILITY,
    severity=Severity.MINOR,
    title=Text(fr='Texte équivalent non annoncé', en='Equivalent text not announced'),
    harms=Text(fr='Les personnes sourdes ou aveugles, qui ne savent pas si elles perdent quelque chose.', en='People who are deaf or blind, who cannot tell whether they miss something.'),
    instead=Text(fr='Écrivez juste à côté : « Vous pouvez aussi écouter ce texte. »', en='Write just beside it: "You can also listen to this text."'),
    wrong_when=Text(fr='Le texte voisin dit autre chose : il faut alors une transcription.', en='The text nearby says something else: then a transcript is needed.'),
    refs=("rgaa 4.2", "wcag 1.2.1", "act afb423", "act ab4d13", "act fd26cf"),
    lesson="04-accessibility/01-what-tools-miss",
    bad=(
        Bad('<p>Bonjour et bienvenue à la mairie des Lilas, où vous pouvez déposer votre demande du lundi au vendredi, même en été.</p><audio controls src="a.mp3"></audio>', UNSAID, at='<audio controls src="a.mp3">'),
        Bad('<p>Bonjour et bienvenue à la mairie des Lilas, où vous pouvez déposer votre demande du lundi au vendredi, même en été.</p><video controls src="a.mp4"></video>', UNSAID, at='<video controls src="a.mp4">'),
        Bad('<p>Bonjour et bienvenue à la mairie des Lilas, où vous pouvez déposer votre demande du lundi au vendredi, même en été.</p><p hidden>Écoutez ce texte</p><audio controls src="a.mp3"></audio>', UNSAID, at='<audio controls src="a.mp3">'),
    ),
    good=(
        Good('<p>Bonjour et bienvenue à la mairie des Lilas, où vous pouvez déposer votre demande du lundi au vendredi, même en été.</p><p>Vous pouvez écouter ce texte :</p><audio controls src="a.mp3"></audio>'),
        Good('<p>Bonjour et bienvenue à la mairie des Lilas, où vous pouvez déposer votre demande du lundi au vendredi, même en été.</p><audio controls src="a.mp3"></audio><a href="/t">Transcription</a>'),
        Good('<audio controls src="été.mp3"></audio>'),
        Good('<p>Bonjour et bienvenue à la mairie des Lilas, où vous pouvez déposer votre demande du lundi au vendredi, même en été.</p><video controls src="a.mp4"><track kind="captions" src="é.vtt"></video>'),
    ),
)  # fmt: skip
def media_text_unlabelled(media: Element, page: Page) -> Iterator[Hit]:
    """Report a media whose only possible equivalent is a long text nearby that does not mention it."""
    if not is_playable(media, page) or is_background(media) or has_transcript_link(media, page):
        return
    if (
        has_text(media, page, seen=True)
        and not is_announced(media, page)
        and not (media.name == "video" and has_captions(media) and "track" in str(media))
    ):
        yield Hit(media.span, UNSAID)
