"""A small measure of French prose in Markdown, and texts as found in a PDF, for the tests of lessons."""

import re
import unicodedata
from statistics import median

from course.tools.pages import body

_TERMS = "CC BY 4.0, creativecommons.org/licenses/by/4.0"
LICENCE = {
    "fr": f"Les contributrices et contributeurs de guichet, {_TERMS}",
    "en": f"The guichet contributors, {_TERMS}",
}
"""What every printed sheet bears: whom to credit and the terms, in the language of the sheet."""

_DROPPED = [
    re.compile(r"```.*?```", re.S),
    re.compile(r"^--8<--.*$", re.M),
    re.compile(r"^ *(?:[|]|Table: ).*$", re.M),
    re.compile(r"^!\[.*$", re.M),
    re.compile(r"^## Sources.*\Z", re.M | re.S),
    re.compile(r"<[^>]+>"),
    re.compile(r"\{ *#[^}]*\}"),
]
_WORD = re.compile(r"[A-Za-zÀ-ÖØ-öø-ÿœŒ]+(?:-[A-Za-zÀ-ÖØ-öø-ÿœŒ]+)*")
_VOWELS = re.compile(r"[aeiouyàâäéèêëîïôöùûüœ]+", re.I)
_HIATUS = re.compile(r"éa|éo|ïe|ée(?=s?$)|io(?=l|d)|ua|ué|ui(?=t[ée])", re.I)


def sentences(markdown: str) -> list[str]:
    """The sentences of the running text: code, tables, images, sources and marks of Markdown left out."""
    text = body(markdown)
    for pattern in _DROPPED:
        text = pattern.sub("", text)
    text = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", text)
    text = re.sub(r"`[^`]*`", "code", text)
    found = []
    for block in re.split(r"\n\s*\n|\n(?=\s*(?:[-*]|\d+\.|[?!]{3}|#) ?)", text):
        block = re.sub(r"^\s*(?:#+|[-*]|\d+\.|[?!]{3}\+? ?\w*)\s*", "", block.strip())
        flat = " ".join(block.replace("**", "").replace("*", "").replace('"', "").split())
        for piece in re.split(r"(?<=[.!?…])[\u00a0\u202f ]?»?\s+(?=[A-ZÀÉÈÊÎÔÇŒ«“])|(?<=:) (?=«)", flat):
            if len(words(piece)) > 1:
                found.append(piece)
    return found


def words(text: str) -> list[str]:
    """The words of a text; an elided article is not one."""
    return [match[0] for match in _WORD.finditer(re.sub(r"\b(?:[cdjlmnst]|qu)[’']", "", text, flags=re.I))]


def syllables(word: str) -> int:
    """Syllables as heard in ordinary French speech: groups of vowels, silent endings removed."""
    spoken = re.sub(r"(?<=[^aeiouyéèê])(?:es?|ent)$", "", word.lower()) if len(word) > 3 else word.lower()
    return max(1, len(_VOWELS.findall(spoken)) + len(_HIATUS.findall(spoken)))


def kandel_moles(markdown: str) -> float:
    """The readability score of Kandel and Moles (1958): 207 - 1.015 words per sentence - 73.6 syllables per word."""
    spoken = sentences(markdown)
    counted = [word for sentence in spoken for word in words(sentence)]
    return 207 - 1.015 * len(counted) / len(spoken) - 73.6 * sum(map(syllables, counted)) / len(counted)


def lengths(markdown: str) -> list[int]:
    """Words in each sentence, shortest first."""
    return sorted(len(words(sentence)) for sentence in sentences(markdown))


def percentile(values: list[int], share: float) -> int:
    """The smallest value that at least this share of the values do not exceed."""
    return values[min(len(values) - 1, int(share * len(values)))]


def middle(values: list[int]) -> float:
    """The median."""
    return median(values)


def solid(text: str) -> str:
    """The text without spaces or ligatures, to find it again in a PDF."""
    return "".join(unicodedata.normalize("NFKC", text).split())
