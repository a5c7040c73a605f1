"""Where a rule comes from: typed references, each with its state and the date it was last read."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from guichet.core.findings import Text

RGAA_VERSION = "4.1.2"
"""The version of the French referential that criteria numbers belong to; RGAA 5 is announced."""

CONSULTED = "2026-11-24"


LEVEL_AAA = Text(
    "C’est le niveau le plus exigeant, et il n’est pas obligatoire.",
    "This is the most demanding level, and it is not compulsory.",
)
"""Why a rule of this level is off unless it is asked for."""


class State(StrEnum):
    """How far a reference was checked."""

    VERIFIED = "verified"
    SECONDARY = "secondary"
    """Read through a secondary source that cites the official text."""
    TO_VERIFY = "to-verify"
    """Not found or quoted from memory: shown as « référence à vérifier », only ever behind a review."""


@dataclass(frozen=True, slots=True)
class Reference:
    """One source: `kind` is rgaa, wcag, act, gdpr, law or source; `number` its number there."""

    kind: str
    number: str
    label: Text
    url: str = ""
    state: State = State.VERIFIED
    consulted: str = CONSULTED


def rgaa(number: str) -> Reference:
    """Return a criterion of the RGAA ("1.1")."""
    url = f"https://accessibilite.numerique.gouv.fr/methode/criteres-et-tests/#{number}"
    return Reference(
        "rgaa", number, Text(f"RGAA {RGAA_VERSION}, critère {number}", f"RGAA {RGAA_VERSION}, criterion {number}"), url
    )


def wcag(number: str) -> Reference:
    """Return a success criterion of WCAG 2.2 ("1.1.1")."""
    slug = _WCAG[number]
    url = f"https://www.w3.org/WAI/WCAG22/Understanding/{slug}.html"
    return Reference(
        "wcag", number, Text(f"WCAG 2.2, critère de succès {number}", f"WCAG 2.2, success criterion {number}"), url
    )


def act(number: str) -> Reference:
    """Return a W3C ACT rule ("23a2a8")."""
    url = f"https://www.w3.org/WAI/standards-guidelines/act/rules/{number}/"
    return Reference("act", number, Text(f"Règle ACT {number}", f"ACT rule {number}"), url)


def gdpr(place: str) -> Reference:
    """Return an article or recital of the GDPR ("art. 7", "rec. 32")."""
    english = place.replace("art.", "Article").replace("rec.", "Recital")
    french = place.replace("art.", "article").replace("rec.", "considérant")
    return Reference(
        "gdpr", place, Text(f"RGPD, {french}", f"GDPR, {english}"), "https://eur-lex.europa.eu/eli/reg/2016/679/oj"
    )


def law(fr: str, en: str, url: str = "", state: State = State.SECONDARY) -> Reference:
    """Return a law, decree or court decision, by its official name in both languages."""
    return Reference("law", fr, Text(fr, en), url, state)


def source(fr: str, en: str, url: str = "", state: State = State.VERIFIED) -> Reference:
    """Return a report, a study, a guide."""
    return Reference("source", fr, Text(fr, en), url, state)


_WCAG = {
    "1.1.1": "non-text-content", "1.2.1": "audio-only-and-video-only-prerecorded", "1.2.2": "captions-prerecorded",
    "1.2.3": "audio-description-or-media-alternative-prerecorded", "1.2.4": "captions-live",
    "1.2.5": "audio-description-prerecorded", "1.2.8": "media-alternative-prerecorded", "1.3.1": "info-and-relationships",
    "1.3.2": "meaningful-sequence", "1.3.3": "sensory-characteristics", "1.3.4": "orientation",
    "1.3.5": "identify-input-purpose", "1.4.1": "use-of-color", "1.4.2": "audio-control", "1.4.3": "contrast-minimum",
    "1.4.4": "resize-text", "1.4.5": "images-of-text", "1.4.6": "contrast-enhanced", "1.4.8": "visual-presentation",
    "1.4.9": "images-of-text-no-exception", "1.4.10": "reflow", "1.4.11": "non-text-contrast", "1.4.12": "text-spacing",
    "1.4.13": "content-on-hover-or-focus", "2.1.1": "keyboard", "2.1.2": "no-keyboard-trap",
    "2.1.3": "keyboard-no-exception", "2.1.4": "character-key-shortcuts", "2.2.1": "timing-adjustable",
    "2.2.2": "pause-stop-hide", "2.2.3": "no-timing", "2.2.4": "interruptions", "2.2.6": "timeouts",
    "2.3.1": "three-flashes-or-below-threshold", "2.3.3": "animation-from-interactions", "2.4.1": "bypass-blocks",
    "2.4.2": "page-titled", "2.4.3": "focus-order", "2.4.4": "link-purpose-in-context", "2.4.5": "multiple-ways",
    "2.4.6": "headings-and-labels", "2.4.7": "focus-visible", "2.4.8": "location", "2.4.9": "link-purpose-link-only",
    "2.4.10": "section-headings", "2.4.11": "focus-not-obscured-minimum", "2.5.1": "pointer-gestures",
    "2.5.2": "pointer-cancellation", "2.5.3": "label-in-name", "2.5.4": "motion-actuation", "2.5.7": "dragging-movements",
    "2.5.8": "target-size-minimum", "3.1.1": "language-of-page", "3.1.2": "language-of-parts", "3.1.3": "unusual-words",
    "3.1.4": "abbreviations", "3.1.5": "reading-level", "3.2.1": "on-focus", "3.2.2": "on-input",
    "3.2.3": "consistent-navigation", "3.2.4": "consistent-identification", "3.2.5": "change-on-request",
    "3.2.6": "consistent-help", "3.3.1": "error-identification", "3.3.2": "labels-or-instructions",
    "3.3.3": "error-suggestion", "3.3.4": "error-prevention-legal-financial-data", "3.3.7": "redundant-entry",
    "3.3.8": "accessible-authentication-minimum", "4.1.1": "parsing", "4.1.2": "name-role-value", "4.1.3": "status-messages",
}  # fmt: skip
