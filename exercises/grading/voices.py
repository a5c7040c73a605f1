"""The voice that reads each passage of a page: that of the language which the nearest tag declares."""

from __future__ import annotations

from bs4 import Tag

from grading.answer import Answer
from grading.document import plain_words


def is_french(lang: str) -> bool:
    """Whether a language code is that of French, of any country."""
    return lang.strip().lower().partition("-")[0] == "fr"


def foreign_voice(element: Tag) -> Tag | None:
    """The tag that hands an element to the voice of another language than French; None where none does."""
    speaker = next((one for one in (element, *element.parents) if one.has_attr("lang")), None)
    return speaker if speaker is not None and not is_french(str(speaker["lang"])) else None


def misread(answer: Answer, file: str) -> str:
    """The tag that hands words of the start, or what an image says, to the voice of another language; else an empty text."""
    assert answer.start is not None
    page, heard, start = answer.page(file), answer.page(file), Answer(answer.start).page(file)
    foreign = ""
    for piece in heard.soup.find_all(string=True):
        speaker = foreign_voice(piece.parent) if piece.parent is not None else None
        if speaker is not None:
            foreign = foreign or page.source(speaker)
            piece.extract()
    for image in page.select("img[alt], [aria-label]"):
        speaker = foreign_voice(image) if page.is_exposed(image) and page.name(image).text else None
        if speaker is not None:
            return page.source(speaker)
    lost = set(plain_words(page.text()).split()) - set(plain_words(heard.text()).split())
    return foreign if lost & set(plain_words(start.text()).split()) else ""
