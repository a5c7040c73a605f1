"""A sound recording without its text: deaf people get nothing of it."""

from collections.abc import Iterator

from guichet.core.findings import Certainty, Family, Hit, Severity, Text
from guichet.heard.media import certainty_of, has_text, has_transcript_link, is_filled, is_playable, prints_facts_alone
from guichet.reading.templates.element import Element
from guichet.reading.templates.page import Page
from guichet.rulebook.rule import Bad, Good, element_rule

NONE = Text(
    fr="Cet enregistrement n’a pas de transcription : les personnes sourdes n’ont rien de ce qui s’y dit. Écrivez-la à côté, visible.",
    en="This recording has no transcript: people who are deaf get nothing of what is said. Write it beside it, visible.",
)


@element_rule(
    "audio",
    name="transcript-missing",
    code="W9631",
    family=Family.ACCESSIBILITY,
    severity=Severity.CRITICAL,
    title=Text(fr='Enregistrement sonore sans transcription', en='Sound recording without transcript'),
    harms=Text(fr='Les personnes sourdes ou malentendantes, et qui ne peut pas écouter.', en='People who are deaf or hard of hearing, and anyone who cannot listen.'),
    instead=Text(fr='Écrivez la transcription à côté, ou un lien « Transcription » juste après.', en='Write the transcript beside it, or a "Transcript" link just after.'),
    wrong_when=Text(fr='L’enregistrement répète un texte de la page (dites-le à côté), ou n’est que de la musique d’ambiance.', en='The recording repeats a text of the page (say so beside it), or is only background music.'),
    refs=("rgaa 4.1", "wcag 1.2.1", "act 2eb176", "act e7aa44", "act afb423"),
    lesson="04-accessibility/01-what-tools-miss",
    bad=(
        Bad('<audio controls src="accueil-été.mp3"></audio>', NONE, at='<audio controls src="accueil-été.mp3">'),
        Bad('<audio controls src="a.mp3"></audio><p style="display: none">Bonjour et bienvenue à la mairie des Lilas, où vous pouvez déposer votre demande du lundi au vendredi, même en été.</p>', NONE, at='<audio controls src="a.mp3">'),
        Bad('<audio controls src="a.mp3"></audio><p aria-hidden="true">Bonjour et bienvenue à la mairie des Lilas, où vous pouvez déposer votre demande du lundi au vendredi, même en été.</p>', NONE, at='<audio controls src="a.mp3">'),
        Bad('<audio controls src="{{ épisode.url }}"></audio><h2>Invités</h2><p>{{ invité.nom }}, {{ invité.date }}</p>', NONE, at='<audio controls src="{{ épisode.url }}">'),
        Bad('{% extends "b.html" %}{% block content %}<h1>{{ épisode.titre }}</h1><audio controls src="{{ épisode.url }}"></audio><p>{{ épisode.minutes }} minutes</p>{% endblock %}', NONE, at='<audio controls src="{{ épisode.url }}">'),
    ),
    good=(
        Good('<audio controls src="a.mp3"></audio><a href="/t">Transcription de l’été</a>'),
        Good('<audio controls src="a.mp3"></audio><p>L’audio dit ceci : Bonjour et bienvenue à la mairie des Lilas, où vous pouvez déposer votre demande du lundi au vendredi, même en été.</p>'),
        Good('<audio src="é.mp3"></audio>'),
        Good('<audio controls src="{{ son }}"></audio><div>{{ texte }}</div>'),
        Good('<audio controls src="{{ été.url }}"></audio><h2>{{ été.titre }}</h2><div>{{ été.texte }}</div>'),
        Good('<audio controls src="{{ été.url }}"></audio><h2>{{ été.titre }}</h2>{% include "texte.html" %}'),
    ),
)  # fmt: skip
def transcript_missing(audio: Element, page: Page) -> Iterator[Hit]:
    """Report a recording that people can play, without a visible text around it nor a link to its transcript."""
    if (
        is_playable(audio, page)
        and not is_filled(audio)
        and not has_transcript_link(audio, page)
        and not has_text(audio, page, seen=True)
    ):
        knows_all = prints_facts_alone(audio.template) and not page.is_back_office
        yield Hit(audio.span, NONE, certainty=Certainty.VIOLATION if knows_all else certainty_of(audio))
