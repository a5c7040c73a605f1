"""Sound and video: what their attributes and file names say of them, and the texts around that stand in for them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.findings import Certainty
from guichet.core.memo import memo
from guichet.reading.scripts.pages import scripts_on
from guichet.reading.templates.element import Element
from guichet.reading.templates.masking import CONTROL, OUTPUT, Kind
from guichet.reading.templates.page import Page
from guichet.reading.templates.template import Template
from guichet.seen.visibility import is_aria_hidden, is_hidden, is_offscreen

_CAPTIONED = re.compile(r"caption|subtitle|sous-?titr|[-_.]cc\b", re.I)
_DESCRIBED = re.compile(r"voice-?over|audio-?descri|described|description|[-_.]ad\b", re.I)
_SILENT = re.compile(r"silent|silence|\bmuet|muted|no-?(?:sound|audio)|sans-?son", re.I)
_TRANSCRIPT = re.compile(
    r"transcri|text version|version texte|version textuelle|texte intégral|full text|read the (?:text|script)", re.I
)
_LABEL = re.compile(
    r"\b(?:audio|vid[ée]o|listen|hear|watch|[ée]cout\w+|regard(?:er|ez|ons|é|ée)|podcast|enregistrement|recording|film)\b",
    re.I,
)
_LONG = 100
"""Characters: shorter texts announce a recording, they do not say what it says."""


PLAYERS = re.compile(
    r"//(?:www\.)?(?:youtube(?:-nocookie)?\.com/embed|player\.vimeo\.com|dailymotion\.com/embed|geo\.dailymotion\.com)|/videos/embed/",
    re.I,
)
"""Addresses of the players that other sites lend."""


def file_names(media: Element) -> str:
    """Return the addresses of a sound or video, one after another."""
    return " ".join(one.attr("src") or "" for one in (media, *media.inside("source")))


def written_files(media: Element) -> list[str]:
    """Return the files of the project itself that the template names in an address that it completes: `{% static "chorus.mp3" %}`."""
    text = media.template.source.text
    spans = [one.value_span("src") for one in (media, *media.inside("source")) if "src" in one.attrs]
    return [match[1] for span in spans for match in _FILE.finditer(text[span.start : span.end])]


_FILE = re.compile(
    r"""\b(?:static\w*|asset\w*|vite\w*|image_url|audio_path|video_path)\b['"]?[\s(,]{1,4}(?:filename\s?=\s?|path\s?=\s?)?["']([^"'{}<>]{1,200}\.(?:mp3|ogg|oga|opus|wav|m4a|aac|flac|mp4|m4v|webm|ogv|mov))["']""",
    re.I,
)
"""A file that goes with the code; one that a route serves may be anybody's, of any length."""


def certainty_of(media: Element) -> Certainty:
    """Return how sure a finding can be: a file that people upload may bring its own captions."""
    return Certainty.REVIEW if OUTPUT in file_names(media) else Certainty.VIOLATION


def certainty_of_named(media: Element) -> Certainty:
    """Return how sure a finding can be of a file that the template names, wherever it is kept: nobody uploaded it."""
    return Certainty.VIOLATION if written_files(media) else certainty_of(media)


def is_own_camera(media: Element, page: Page) -> bool:
    """Whether a video without a file shows people what their own camera sees, as its scripts tell: nobody speaks in it."""
    if media.name != "video" or "src" in media.attrs or media.inside("source"):
        return False
    code = [page.project.text(page.path), *(one.text for one in scripts_on(page))]
    is_filmed = any("getUserMedia" in one for one in code) and any("srcObject" in one for one in code)
    return is_filmed and not any("RTCPeerConnection" in one or "ontrack" in one for one in code)


def is_playable(media: Element, page: Page) -> bool:
    """Whether people see and can play the media, or hear it start."""
    if is_own_camera(media, page):
        return False
    if is_hidden(media, page) or is_aria_hidden(media) or media.has_unknown_attributes:
        return False
    return "controls" in media.attrs or "autoplay" in media.attrs


def is_background(media: Element) -> bool:
    """Whether the media is a moving decoration: it starts alone, without sound."""
    return "muted" in media.attrs and ("autoplay" in media.attrs or "loop" in media.attrs)


def is_silent(media: Element) -> bool:
    """Whether the file's name, or the attribute, says that there is no sound."""
    return "muted" in media.attrs or bool(_SILENT.search(file_names(media)))


_TOLD_SILENT = re.compile(
    r"\b(?:silent (?:film|video)|(?:has|with) no sound|without (?:any )?sound|sans (?:le )?son|n.a pas de son|(?:film|vid[ée]o) muette?)\b",
    re.I,
)


def is_told_silent(media: Element, page: Page) -> bool:
    """Whether the name of a media, or a text beside it, says that it has no sound."""
    named = f"{media.attr('aria-label') or ''} {media.attr('title') or ''}"
    return any(_TOLD_SILENT.search(text) for text in (named, *texts_beside(media, page, seen=True)))


def has_captions(media: Element) -> bool:
    """Whether captions come with the video, in a track or burnt into its picture."""
    tracks = [one for one in media.inside("track") if (one.attr("src") or "").strip() or one.has_unknown_attributes]
    kinds = [(track.attr("kind") or "subtitles").strip().lower() for track in tracks]
    return any(kind in {"captions", "subtitles"} or OUTPUT in kind for kind in kinds) or bool(
        _CAPTIONED.search(file_names(media))
    )


def has_description(media: Element) -> bool:
    """Whether a voice describes the picture, in a track or in the file."""
    return any((track.attr("kind") or "") == "descriptions" for track in media.inside("track")) or bool(
        _DESCRIBED.search(file_names(media))
    )


def is_filled(media: Element) -> bool:
    """Whether the template or a script adds tracks that are not seen."""
    return (
        OUTPUT in media.text
        or OUTPUT in "".join(str(child) for child in media.children if isinstance(child, str))
        or bool(media.inside("slot", "template"))
    )


def _around(media: Element) -> Iterator[Element]:
    """Yield the elements beside a media and beside the boxes that hold it, three levels up."""
    one: Element | None = media
    for _ in range(4):
        if one is None or one.name in {"body", "html"}:
            break
        parent = one.parent
        if parent is None:
            break
        for sibling in parent.children:
            if (
                isinstance(sibling, Element)
                and sibling is not one
                and sibling.name not in {"script", "style", "head", "nav", "header", "footer"}
            ):
                yield sibling
        one = one.above


def has_transcript_link(media: Element, page: Page) -> bool:
    """Whether a link, a button or a panel of the page leads to the text of the media."""
    described = media.attr("aria-describedby") or media.attr("aria-details")
    if described:
        return True
    for one in page.find("a", "button", "summary", "h2", "h3", "h4", "h5"):
        if _TRANSCRIPT.search(f"{one.text} {one.attr('href') or ''} {one.attr('id') or ''}"):
            return True
    return any("transcri" in token.body.lower() for token in media.template.masked.tokens)


_REPEATS = re.compile(
    r"\b(?:vid[ée]o|film)\b.{0,40}\b(?:reprend|répète|redit|illustre)|\b(?:video|film)\b.{0,40}\b(?:repeats|says the same|illustrates)|media alternative|alternative (?:au|to the) texte?",
    re.I,
)


def may_stand_for(media: Element, page: Page) -> bool:
    """Whether a media may only repeat a text of the page, which asks for no captions: a transcript of its words is no such text."""
    if any(_REPEATS.search(one) for one in texts_beside(media, page, seen=True)):
        return True
    named = (one.text for one in page.find("a", "button", "summary", "h2", "h3", "h4", "h5"))
    return has_transcript_link(media, page) and not any("transcri" in one.lower() for one in named)


def texts_beside(media: Element, page: Page, *, seen: bool) -> list[str]:
    """Return the texts around a media that people get: seen on the screen, or at least heard."""
    found = []
    for one in _around(media):
        if one.name in {"audio", "video", "iframe"} or is_hidden(one, page) or is_aria_hidden(one):
            continue
        if not page.can_coexist(one, media):
            continue
        if seen and is_offscreen(one, page):
            continue
        text = one.text.replace(CONTROL, "")
        if text:
            found.append(text)
    return found


def has_text(media: Element, page: Page, *, seen: bool) -> bool:
    """Whether a text around is long enough to say what the media says, or may be: a name, a title or a date that is printed is none."""
    beside = texts_beside(media, page, seen=seen)
    if any(len(text.replace(OUTPUT, "")) >= _LONG for text in beside):
        return True
    return any(OUTPUT in text for text in beside) and not prints_facts_alone(media.template)


_FACT = re.compile(
    r"(?:^|[._])(?:title|titre|name|nom|pr[ée]nom|date|day|jour|hour|heure|minutes?|duration|dur[ée]e|length|size|taille|job|role|fonction|author|auteur|teaser|chapo|tagline|number|num[ée]ro|count|url|slug|id|pk|src|href|file|fichier|"
    r"csrf_token|get_absolute_url|isoformat|date_long)s?(?:$|\()",
    re.I,
)
_CALLS_PAGE = re.compile(r"^\s*(?:url_for|url|path|static|asset|csrf_token|_|trans|gettext)\b", re.I)
_BRINGS = frozenset("include block extends embed call import yield render".split())
_PATH = re.compile(r"^\s*([\w.]+(?:\(\))?)")


@memo
def prints_facts_alone(template: Template) -> bool:
    """Whether all that a template prints is short by its name, and nothing brings the text of another file."""
    tokens = template.masked.tokens
    printed = [one.body for one in tokens if one.kind is Kind.OUTPUT and not _CALLS_PAGE.search(one.body)]
    brings = [one.name for one in tokens if one.name in _BRINGS]
    if brings and not ("extends" in brings and set(brings) <= {"extends", "block"}):
        return False
    paths = [_PATH.match(one) for one in printed]
    return bool(printed) and all(path is not None and "." in path[1] and _FACT.search(path[1]) for path in paths)


def is_announced(media: Element, page: Page) -> bool:
    """Whether a text around says that the media repeats it."""
    return any(_LABEL.search(text) or OUTPUT in text for text in texts_beside(media, page, seen=True))
