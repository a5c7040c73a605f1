"""What people need to know, told in a video or a recording alone."""

import re
from collections.abc import Iterator

from guichet.core.findings import Family, Hit, Severity, Text
from guichet.reading.texts import Document
from guichet.rulebook.rule import Bad, Good, prose_rule
from guichet.told.saying import has, meant, told_with

ONLY = Text(
    fr="« {words} » : qui ne voit pas l’image, n’entend pas le son ou n’a pas assez de réseau ne saura pas quoi faire. Écrivez la même chose en texte, au même endroit.",
    en='"{words}": people who cannot see the picture, hear the sound or load it will not know what to do. Write the same in text, in the same place.',
)
_SHAPES = {
    "fr": re.compile(
        r"\b(?:aucune|pas de) (?:version|liste|transcription|consigne|notice) (?:écrite|en texte|sur papier)\b"
        r"|\b(?:regardez|visionnez|écoutez|consultez) (?:la|cette|notre) (?:vidéo|bande[- ]son|capsule)[^.!?\n]{0,20} pour (?:savoir|connaître|découvrir|apprendre|comprendre)\b[^.!?\n]{0,40}"
        r"|\b(?:expliqu|indiqu|détaill|présent|donn)\w+ (?:uniquement|seulement) (?:dans|par|en) (?:la |une |cette |notre )?(?:vidéo|image)\b"
        r"|\b(?:uniquement|seulement) (?:dans|par|en) (?:la |cette |notre )?vidéo\b"
    ),
    "en": re.compile(
        r"\bno (?:written|text|printed|paper) (?:list|version|copy|transcript|instructions?) (?:is|are)? ?(?:available|provided|given)?\b"
        r"|\b(?:watch|view|listen to) (?:the|this|our) (?:video|clip|animation)\b[^.!?\n]{0,20} to (?:find out|learn|see|know|discover|understand)\b[^.!?\n]{0,40}"
        r"|\bonly (?:in|by|on) (?:the|our|this|a) (?:video|clip)\b"
    ),
}
_WRITTEN = re.compile(
    r"\b(?:transcription|en texte|texte ci-dessous|par écrit|ou lisez|lire aussi|ci-dessous|sous-titr\w+|transcript|in writing|or read|text below|below|captions?|subtitles?|also (?:written|listed))\b"
)


@prose_rule(
    name="told-in-video-only",
    code="W9694",
    family=Family.ACCESSIBILITY,
    severity=Severity.SERIOUS,
    title=Text(fr="Consigne donnée en vidéo seulement", en="Instruction given in a video only"),
    harms=Text(fr="Les personnes aveugles, sourdes, ou dont la connexion ne porte pas une vidéo.", en="People who are blind or deaf, or whose connection cannot carry a video."),
    instead=Text(fr="Sous la vidéo, la même consigne en texte.", en="Under the video, the same instruction in text."),
    wrong_when=Text(fr="Le texte suit, dans un bloc que cette phrase n’annonce pas.", en="The text follows, in a block that this sentence does not announce."),
    refs=("rgaa 4.1", "wcag 1.2.1"),
    lesson="04-accessibility/01-what-tools-miss",
    since="0.1.0",
    mentions=("vidéo", "video", "clip", "animation", "bande", "capsule", "enregistrement", "image", "écrit", "en texte", "sur papier", "written", "no text", "printed", "no paper", "recording", "picture"),
    bad=(
        Bad("# Votre rendez-vous\n\nRegardez la vidéo pour savoir quoi apporter cet été.\n", ONLY, at="Regardez la vidéo pour savoir quoi apporter cet été", path="pages/rendez-vous.md"),
        Bad('<p lang="en">The café list is in the film. No written list is available.</p>', ONLY, at="No written list is available"),
        Bad('<p lang="fr">Les pièces de l’été sont données uniquement dans la vidéo.</p>', ONLY, at="données uniquement dans la vidéo"),
    ),
    good=(
        Good("# Votre rendez-vous\n\nRegardez la vidéo pour savoir quoi apporter cet été, ou lisez la liste ci-dessous.\n", path="pages/rendez-vous.md"),
        Good('<p lang="en">Watch the video of the café to hear our choir.</p>'),
        Good('<p lang="fr">La vidéo de l’été a sa transcription.</p>'),
    ),
)  # fmt: skip
def told_in_video_only(document: Document) -> Iterator[Hit]:
    """Report words that give what people need to know in a video alone, where no text is announced beside it."""
    for lang, shape in _SHAPES.items():
        for found in meant(document, shape, lang, denied=True):
            if not has(told_with(found), _WRITTEN):
                yield Hit(found.span, ONLY, {"words": found.text})
