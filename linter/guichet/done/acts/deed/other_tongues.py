"""What people write, turned down because of the language that a program finds in it, or of the letters that it cannot keep."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.done.acts.deed.endings import is_end
from guichet.done.acts.deed.turned_down import answers_no
from guichet.done.acts.deed_found import FromDeed, What, Whole
from guichet.done.nouns.act import Kind
from guichet.done.words import speaks_of
from guichet.reading.deeds.deed import FAILS, RETURN, THROWS, Deed

_FOUND = re.compile(
    r"\b(?:detect_?(?:lang\w*|locale)?|langue_?de|langue_?du\w*|language_?of|lang_?of|guess_?lang\w*|identify_?lang\w*|detecter?_?langue|detecte_?langue|identifier?_?langue|franc|langid|cld\d?|lingua|detect_language_of|detectLanguageOf|detect_all)\w{0,10}\s?\(|\b(?:detected|guessed|spoken|written)_?lang\w{0,6}\b|\blang\w{0,4}_?(?:detect\w{0,3}|text\w?|messag\w?|detectee)\b",
    re.I,
)
"""That a program asks itself in which language something is written."""
_LETTERS = re.compile(
    r"\bcan_?encode\s?\(|\bis_?ascii\s?\(|\.(?:ascii_only|isascii)\b|\bmb_check_encoding\([^)\n]{0,60}['\"](?:ascii|us-ascii|iso-8859|windows-125|latin)"
    r"|(?:\[|\\x00-)\^?\\x00-\\x(?:7|f)f|\\u0000-\\u00(?:7|f)f|\\p\{(?:Is)?(?:Latin|ASCII|Basic_?Latin|InBasic_?Latin)\}",
    re.I,
)
"""That it asks itself whether something holds other letters than ours."""
_DIFFERS = re.compile(r"!==?|<>|\bnot\s+in\b|\.ne\?")
_UNHEARD = re.compile(r"pass(?:wo?r?d|phrase|code)|file_?name|fichier|header|en_?tete|slug|user_?name|host|domain|cookie|token|\burl\b|\bsms\b|\bgsm\b|charset_?for|\bcss\b|iban|\bbic\b|mail", re.I)  # fmt: skip
"""What nobody writes in their own letters, or that only chooses how something is sent."""


def other_tongues(deed: Deed, whole: Whole) -> Iterator[FromDeed]:
    """Yield the test of a language or of letters that turns down what people wrote; a question where it only answers yes or no."""
    if not whole.place.is_lived:
        return
    test = deed.tests[0] if deed.tests else ""
    around = " ".join((whole.path.rpartition("/")[2], *deed.around, *deed.given, test))
    if _UNHEARD.search(around):
        return
    if (
        _turns_down(test)
        and (answers_no(deed) or _says_wrong(deed) or any(map(is_end, deed.puts)))
        and not _is_helped(deed, whole)
    ):
        at = deed.tests_at[0]
        yield FromDeed(Kind.REFUSE, deed.path, at, whole.place, what=What.OTHER_TONGUE, shown=whole.shown(at))
    elif deed.called == RETURN and not test and _is_yes_or_no(deed.puts[0].value):
        said = whole.shown(deed.span)
        yield FromDeed(Kind.REFUSE, deed.path, deed.span, whole.place, what=What.OTHER_TONGUE, shown=said, certain=False)  # fmt: skip


def _turns_down(test: str) -> bool:
    """Whether a test holds for what is written in another language, or in other letters, and not for the rest."""
    denied = test.startswith(FAILS)
    said = test.removeprefix(FAILS)
    if _LETTERS.search(said) is not None:
        differs = "[^" in said or said.startswith(("!", "not "))
    elif _FOUND.search(said) is not None:
        differs = said.startswith(("!", "not ")) or _DIFFERS.search(said) is not None
    else:
        return False
    return differs != denied


def _says_wrong(deed: Deed) -> bool:
    """Whether people are told that what they sent is wrong, in a message of the page."""
    if deed.called == THROWS:
        return True
    said = " ".join((deed.called, *deed.args, *(f"{one.name} {one.value}" for one in deed.puts)))
    return speaks_of(said, "deeds.told wrong")


def _is_helped(deed: Deed, whole: Whole) -> bool:
    """Whether what is written in another language is translated, or handed to someone, in the same branch."""
    beside = (one for one in whole.deeds if one.within == deed.within and deed.tests[0] in one.tests)
    return any(speaks_of(" ".join((one.called, *one.args)), "deeds.has it read") for one in beside)


def _is_yes_or_no(value: str) -> bool:
    """Whether a function answers by a test of letters alone."""
    return _LETTERS.search(value) is not None and "{" not in value and re.search(r"\bif\b|\s\?\s", value) is None
