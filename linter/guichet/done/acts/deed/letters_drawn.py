"""Letters that a program has a library draw for people to copy, in a project where nothing says them aloud."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.findings import Span
from guichet.core.memo import lasting_memo
from guichet.done.acts.deed_found import FromDeed, What, Whole
from guichet.done.nouns.kind import Kind
from guichet.reading.templates.site import PROGRAMS, Site, makes_markup

_LIBRARIES = re.compile(
    r"\b(?:ImageCaptcha|CaptchaBuilder|Securimage|DefaultKaptcha|SpecCaptcha|GifCaptcha|LineCaptcha|SimpleCaptcha::ControllerHelpers|svgCaptcha\.create(?:MathExpr)?|captchapng)\b(?=\s*\(|\s+\w|::|$)"
    r"|\b(?:simple_captcha_valid\?|verify_rucaptcha\?|valid_captcha\?)"
)
_IMPORTS = re.compile(r"^\s*(?:from|import|use|require)\b", re.I)
_BY_HAND = re.compile(r"\b(?:def|function|fun)\s+(\w{0,30}captcha\w{0,30})\s*\(", re.I)
_DRAWS = re.compile(r"ImageDraw\b|imagettftext\(|imagestring\(|\.fillText\(|\.drawString\(|createCanvas\(")
_ALOUD = re.compile(
    r"AudioCaptcha|captcha\w{0,20}[/_.\- ]{0,3}(?:audio|sound|speak|voice|wav|mp3|son\b)|(?:audio|sound|voice|sonore|ecoute)\w{0,10}[/_.\- ]{0,3}captcha|espeak|\bgTTS\b|pyttsx|speechSynthesis|<audio\b|outputAudioFile",
    re.I,
)


def letters_drawn(whole: Whole) -> Iterator[FromDeed]:
    """Yield the first place where a file has letters drawn for people to copy, when nothing of the project says them aloud; it is asked about."""
    if not whole.place.is_public or "captcha" not in whole.text.lower() or is_said_aloud(whole.project):
        return
    found = next((one for one in _LIBRARIES.finditer(whole.text) if not _IMPORTS.match(_line(one, whole))), None)
    if found is None and _DRAWS.search(whole.text):
        found = _BY_HAND.search(whole.text)
    if found is not None:
        span = Span(whole.start + found.start(), whole.start + found.end())
        yield FromDeed(
            Kind.REFUSE, whole.path, span, whole.place, what=What.DRAWN, shown=whole.shown(span), certain=False
        )


def _line(found: re.Match[str], whole: Whole) -> str:
    start = whole.text.rfind("\n", 0, found.start()) + 1
    return whole.text[start : found.end()]


@lasting_memo
def is_said_aloud(project: Site) -> bool:
    """Return whether a program or a page of the project says aloud the letters that it has people copy."""
    named = (one for one in project.paths if one.endswith(PROGRAMS) or makes_markup(one))
    return any(_ALOUD.search(project.text(one)) for one in named)
