"""Sentences cut into words and clauses, and the families of words that say one thing."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from guichet.reading.language.sentences import sentences

from grading.collation import unaccented

# An elided article stands apart from its noun; « rendez-vous » and « plain-pied » are one word.
_WORD = re.compile(
    r"rendez-vous|plain-pied|week-end|apr[eè]s-midi|aujourd'hui|quelqu'un\w*|presqu'\w+|ci-\w+|e-?mails?\b|\d+(?:[.,]\d+)?|[^\W\d_]+n't\b"
    r"|[^\W\d_]{1,8}'|-?[^\W\d_]+|[@&%€]"
)
_BREAK = re.compile(r"[,;:()\[\]«»“”\"!?…/|]|\.(?=\s|$)|\s[–—-]\s")
# Words that open a clause of their own: what is denied on one side is not on the other.
OPENERS = frozenset(
    "qui dont ou quand lorsque lorsqu' si s'il car parce puisque puisqu' mais pour afin tandis"
    " autrement sauf but which who where when if because unless although".split()
)
# « et », « ou » open one only before somebody who acts.
JOINERS = frozenset("et ou and or".split())
ACTORS = frozenset(
    "je j' tu il elle on nous vous ils elles c' ce cela ca ne n' personne aucun aucune i you we he she it they nobody"
    " nothing".split()
)
# Words that open a clause only before its subject: « vous n’avez donc pas à agir » is one.
LINKS = frozenset("donc alors sinon puis pourtant toutefois cependant neanmoins".split())
BE = frozenset(
    "est sont sera seront serait etait reste restent demeure devient parait semble is are was be remains etre a ont aura".split()
)
DETERMINERS = frozenset(
    "le la les l' un une des du de d' votre vos notre nos ce cet cette ces son sa ses leur leurs the a any an your our"
    " moindre seul seule".split()
)
CLITICS = frozenset("ne n' pas nous vous le la les l' y en lui leur se s' me".split())
CONDITIONS = frozenset("si s' if unless faute".split())
EXCLUSIVELY = frozenset("seulement uniquement exclusivement only".split())


_FEW = r"(?:(?!(?:ne|n'|pas|plus|jamais|aucun|aucune|rien) )-?[\w']+ ){0,3}?"


def plain(text: str) -> str:
    """Lower case, straight apostrophes, no accents."""
    return unaccented(text.replace("’", "'").lower())


@dataclass(frozen=True)
class Word:
    """A word in its plain form, with its place in the line; `spelling` keeps its accents."""

    plain: str
    spelling: str
    start: int
    end: int


@dataclass(frozen=True)
class Clause:
    """A piece of a sentence in which a negation holds; `opener` is the word that ties it to what comes before."""

    words: tuple[Word, ...]
    opener: str
    text: str

    @property
    def plain(self) -> str:
        """Its words, plain, one space between two."""
        return " ".join(one.plain for one in self.words)

    def has(self, *words: str) -> bool:
        """Whether one of those plain words is in it."""
        return any(one.plain in words for one in self.words)


@dataclass(frozen=True)
class Sentence:
    """A sentence, its place in the line that holds it, and its clauses."""

    text: str
    at: int
    line: int
    clauses: tuple[Clause, ...]
    words: tuple[Word, ...]

    @property
    def plain(self) -> str:
        """Its words, plain, one space between two."""
        return " ".join(one.plain for one in self.words)


def words_of(text: str) -> tuple[Word, ...]:
    """The words of a text, in order; “n't” is a word of its own."""
    lower = text.replace("’", "'").lower()
    found = []
    for one in _WORD.finditer(lower):
        spelling = one[0]
        if spelling.endswith("n't"):
            cut = one.end() - 3
            found += [Word(plain(spelling[:-3]), spelling[:-3], one.start(), cut), Word("not", "n't", cut, one.end())]
        else:
            found.append(Word(plain(spelling), spelling, one.start(), one.end()))
    return tuple(found)


def sentences_of(text: str) -> list[Sentence]:
    """The sentences of a text, a line break ending one."""
    found: list[Sentence] = []
    for number, line in enumerate(text.splitlines()):
        whole = re.sub(r"\s+", " ", line).strip()
        for start, end in sentences(whole):
            # Two ends of sentence may hide in one where a capital is missing.
            said = whole[start:end].strip()
            if words := words_of(said):
                found.append(Sentence(said, len(found), number, tuple(_clauses(said, words)), words))
    return found


def _clauses(text: str, words: tuple[Word, ...]) -> list[Clause]:
    breaks = [one.start() for one in _BREAK.finditer(text)]
    found: list[Clause] = []
    current: list[Word] = []
    opener = ""
    for index, word in enumerate(words):
        apart = bool(current) and any(current[-1].end <= one <= word.start for one in breaks)
        opens = _opens(words, index, current)
        if current and (apart or opens):
            found.append(_clause(text, current, opener))
            current, opener = [], ""
        if not current:
            opener = word.plain if opens or supposes(words, index) else ""
        current.append(word)
    if current:
        found.append(_clause(text, current, opener))
    return found


def supposes(words: tuple[Word, ...], index: int = 0) -> bool:
    """Whether a word opens a condition: « s’il », and not « s’arrête »."""
    following = words[index + 1].plain if index + 1 < len(words) else ""
    return words[index].plain in CONDITIONS and (words[index].plain != "s'" or following in ("il", "ils"))


def _opens(words: tuple[Word, ...], index: int, current: list[Word]) -> bool:
    """Whether a word opens a clause."""
    word, following = words[index], words[index + 1].plain if index + 1 < len(words) else ""
    if word.plain in JOINERS and word.spelling != "où":
        rest = [one.plain for one in words[index + 1 : index + 9]]
        both = any(one.plain in BE or one.plain in ("ne", "n'") for one in current) and any(
            one in BE or one in ("ne", "n'") for one in rest
        )
        return following in ACTORS or is_order(following) or (both and following in DETERMINERS)
    if word.plain in LINKS:
        return following in ACTORS or is_order(following) or not current
    if word.plain in ("que", "qu'"):
        before = bool(current) and current[-1].plain in ("avant", "apres", "pour")
        return before or (following in ACTORS and not _is_only(current))
    if word.plain == "pour":
        verb = next((one.plain for one in words[index + 1 :] if one.plain not in CLITICS), "")
        return following in ("que", "qu'") or (verb not in DETERMINERS and verb.endswith(("er", "ir", "re", "oir")))
    return word.plain in OPENERS or (word.plain == "s'" and following in ("il", "ils"))


def _clause(text: str, words: list[Word], opener: str) -> Clause:
    return Clause(tuple(words), opener, text[words[0].start : words[-1].end])


def is_order(word: str) -> bool:
    """Whether a word is a verb in the imperative."""
    return word in ("faites", "dites", "soyez") or (
        word.endswith("ez") and word not in ("chez", "assez", "nez", "rez", "avez", "rendez-vous")
    )


def _is_only(words: list[Word]) -> bool:
    """Whether “ne … que” is being said: a limit, and no clause of its own."""
    return any(one.plain in ("ne", "n'") for one in words) and not any(
        one.plain in ("pas", "plus", "jamais") for one in words
    )


@cache
def families() -> dict[str, tuple[re.Pattern[str], re.Pattern[str] | None, str]]:
    """Each family of families.toml: what says it, what says the contrary, and the family whose denial says it too."""
    data = tomllib.loads(Path(__file__).with_name("families.toml").read_text(encoding="utf-8"))
    said = {f"@{name}": _alternatives(one["said"], {}) for name, one in data.items() if "@" not in str(one)}
    return {
        name: (
            _pattern(one["said"], said),
            _pattern(one["against"], said) if "against" in one else None,
            one.get("denied", ""),
        )
        for name, one in data.items()
    }


def _pattern(expressions: list[str], said: Mapping[str, str]) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w'-])-?{_alternatives(expressions, said)}")


def _alternatives(expressions: list[str], said: Mapping[str, str]) -> str:
    """An expression is words in their plain form: `envo*` any ending, `*` any one word, `_` up to three of them, `@door` what
    says that family."""

    def piece_of(piece: str) -> str:
        return _FEW if piece == "_" else said.get(piece) or re.escape(piece).replace(r"\*", r"[\w'-]*") + " "

    each = [one for line in expressions for one in line.split(",")]
    made = ["".join(map(piece_of, plain(one).replace("'", "' ").split())) for one in each]
    return f"(?:{'|'.join(sorted(made, key=len, reverse=True))})"


def found_in(pattern: re.Pattern[str], words: tuple[Word, ...]) -> list[tuple[int, int]]:
    """Where a pattern is said among words, as places of the first and after the last."""
    joined, starts = "", []
    for one in words:
        starts.append(len(joined))
        joined += one.plain + " "
    found = []
    for match in pattern.finditer(joined):
        first = max(index for index, start in enumerate(starts) if start <= match.start())
        last = max(index for index, start in enumerate(starts) if start < match.end())
        found.append((first, last + 1))
    return found
