"""E08: names are accepted as people write them, and only what is no name is refused."""

import random
import re
import string
import sys
import unicodedata
from collections.abc import Iterable
from typing import Any

from grading import Answer, Failed, Text, check
from grading.facts import Reading, not_from_here
from grading.linter import harsh
from grading.named import named_in
from grading.spellings import SPACES
from grading.wording import narrows, only_complains

FILE = "names.py"
NAMES = (
    "Martin",
    "O’Brien",
    "N'Diaye",
    "D’Artagnan de la Tour",
    "Le Goff-Quéméner",
    "Ồ",
    "Łukasz",
    "Nguyễn Thị Ánh",
    "Ó",
    "Wu",
    "Suharto",
    "Jean-Noël",
    "de Vries",
    "van der Berg",
    "MacLeod",
    "ʻAkau‘ola",
    "Ștefănescu",
    "Þórður",
    "Ñañez",
    "José Mª",
    "Martin Jr.",
    "Дарья",
    "李小龍",
    "محمد",
    "देवी",
    "Ἀλέξανδρος",
    "'t Hart",
    "Ka`ahumanu",
    "Jennifer 8. Lee",
    "Anne\u2011Laure",  # a hyphen that does not break, as word processors write it
    "山田\u3000太郎",  # the space of Japanese
    "علی\u200cرضا",  # a joint without width, as Persian writes it
    "ශ්\u200dරීමා",  # another, without which these letters come apart
    "Œuvrard Lœtitia",
    "Wolfeschlegelsteinhausenbergerdorff-Wolfeschlegelsteinhausenbergerdorff Zacharie",  # eighty signs
    "Nguyễn Phước Tôn Nữ Thị Quỳnh Hương Nguyễn Phước Tôn Thất Đặng Trần Lê Phạm Vũ",
    "श्रीनिवासराघवन वेंकटरमण कृष्णमूर्ति सुब्रह्मण्यम",  # few signs, and three bytes for each
    "欧阳" * 20,
    "ነጋሽ",
    "გიორგი ბერიძე",
    "สมชาย",
    "김민준",
    "תמר",
    "Null",
    "None",
    "Test",
    "Nan",
    "Marie (née Nguyễn)",
    "Jean  Paul",  # two spaces, as its owner writes it
    "Louis 14",
    "2Pac",
    *(f"Ana{sign}Lý" for sign in string.punctuation),
    # Accents that no single letter holds: Yoruba, Vietnamese of the south, Lithuanian, Navajo.
    "Ọ\u0300ṣun Adébáyọ\u0300",
    "Ẹ\u0301niọlá",
    "Jū\u0301ratė",
    "Yą\u0301ą\u0301h",
    "M\u0301bà",
    # A shape that a sign of its own chooses, a rare sign, words that come twice, capitals.
    "葛\U000e0100城",
    "辻\U000e0101 めぐみ",
    # Shapes that papers tell from their common form, and that one way of writing signs (NFC) turns into it.
    "\ufa19谷 花",
    "\ufa10本\ufa1b美",
    "𠮷田 花",
    "ᠠ\u180bᠨᠠ",
    "Li Li",
    "Anne Marie Anne",
    "ANNE MAC LEOD",
)
AROUND = tuple(one for one in SPACES if one != "\n")
"""Spaces that are typed, or come with what is pasted, and that nobody tells from one another."""
NOT_NAMES = ("", "   ", "1234", "06 12", "١٢٣", "???", "-", "…", *AROUND)
# An envelope printer, a mail and a screen do not all end lines by the same sign.
TWO_LINES = ("Martin\nBcc: tout@exemple.test", "Martin\r\nDupont", "Martin\rDupont", "Martin\u2028Dupont")
TWO_LINES += ("Martin\u2029Dupont", "Martin\u0085Dupont")
WRITTEN = ("Lu", "Ll", "Lo")
JOINTS, SIGNS = "\u200c\u200d", "LMNPS"
"""Joints without width that names hold, and the families of signs that may stand inside a name."""
LONGEST = 80
"""Signs of the longest name, as the brief says."""
ALPHABET = 10
"""Letters from which a family of signs is a script, rather than a few symbols."""
NOBODY = (
    *((blank, other) for blank in AROUND for other in ("", blank)),
    ("", "  "),
    ("1234", ""),
    ("Ana", "Nguyễn\nBcc: tout@exemple.test"),
)
NOBODY += tuple(pair for name in (*NOT_NAMES, *TWO_LINES) if name.strip() for pair in ((name, "Nguyễn"), ("Ana", name)))


def raises_value_error(result: dict[str, Any]) -> bool:
    """Whether the function refused, in the way it promises to."""
    return "ValueError" in result.get("raised", ())


def told(result: dict[str, Any]) -> str:
    """What the function did, in a few characters."""
    return f"{result['raised'][0]}: {result['message']}" if "raised" in result else repr(result["value"])


def same(left: object, right: str) -> bool:
    """Equal as people see them: the same letters, whether their accents stand apart or not, and the same shapes."""
    return isinstance(left, str) and joined(left) == joined(right)


def joined(text: str) -> str:
    """The text with its accents joined to their letters, and its ideographs as they are drawn."""
    drawn = re.split(r"([\uf900-\ufaff\U0002f800-\U0002fa1f])", text)
    return "".join(part if at % 2 else unicodedata.normalize("NFC", part) for at, part in enumerate(drawn))


def rearranged(draw: random.Random, count: int = 60) -> list[str]:
    """Names of one to five words, some of them twice, as written, in capitals or in small letters, up to the longest."""
    words = sorted({word for name in NAMES for word in name.split() if word[0].isalpha()})
    found = []
    for at in range(count):
        parts = draw.choices(words, k=1 + at % 5)
        name = " ".join([*parts, *parts[: at % 3]])[:LONGEST].strip()
        found += [name, name.upper(), name.lower()]
    return [one for one in found if len(one) <= LONGEST]


def of_every_script(draw: random.Random) -> list[str]:
    """A name in each script that has letters: signs drawn among them, so that no list of names is enough."""
    scripts: dict[str, list[str]] = {}
    for code in range(0x41, sys.maxunicode + 1):
        letter = chr(code)
        if letter.isalpha() and unicodedata.category(letter) in WRITTEN:
            scripts.setdefault(unicodedata.name(letter, "").partition(" ")[0], []).append(letter)
    return ["".join(draw.choices(letters, k=3)) for letters in scripts.values() if len(letters) >= ALPHABET]


def apart(names: Iterable[str]) -> list[str]:
    """The names whose accents stand apart, as some keyboards and file systems send them."""
    written = ((name, unicodedata.normalize("NFD", name)) for name in names)
    return [other for name, other in written if other != name and len(other) <= LONGEST]


def of_no_letter(code: int) -> bool:
    """Whether a sign is a digit, a space or a mark, in any script: what no way of asking takes for a letter."""
    sign = chr(code)
    return unicodedata.category(sign) in ("Nd", "Zs") or (unicodedata.category(sign)[0] in "PS" and not sign.isalnum())


def no_names(answer: Answer) -> list[str]:
    """Entries that hold no letter: as people fill in a box that they must, drawn in every script, and those that the answer
    names, as they are and with one sign more."""
    draw = answer.random
    usual = f"{string.punctuation}{string.digits}"
    signs = [chr(code) for code in range(0x20, sys.maxunicode + 1) if of_no_letter(code)]
    found = [sign * draw.randrange(1, 9) for sign in string.punctuation]
    for size in (*range(1, 13), LONGEST):
        found += ["".join(draw.choices(some, k=size)) for some in (usual, f"{usual}  ", string.digits, signs)]
    found += [f"{draw.randrange(1, 32):02}{sign}{draw.randrange(1, 13):02}" for sign in "./-, "]
    named = [one for one in named_in(answer.folder, draw).texts if all(of_no_letter(ord(sign)) for sign in one)]
    found += [other for one in named for other in (one, f"{one}{draw.choice(usual)}") if len(other) <= LONGEST]
    return found


def called_by(draw: random.Random) -> list[tuple[str, str]]:
    """Given and family names, drawn among those of the world: some have one name only."""
    some = [name for name in NAMES if len(name) <= LONGEST // 2 - 1]
    given, family = draw.sample(some, len(some)), draw.sample(some, len(some))
    pairs = [
        (name, "") if at % 5 == 0 else (name, other) for at, (name, other) in enumerate(zip(given, family, strict=True))
    ]
    # As long as each may be, and the same word twice.
    long = [(("Ab" * LONGEST)[: LONGEST - at], ("Cé" * LONGEST)[: LONGEST - at]) for at in (0, 1, 20)]
    twice = [(name, name) for name in draw.sample(some, 5)]
    return [
        *pairs,
        *long,
        *twice,
        ("", "MacLeod"),
        ("Anneke", "van der Berg"),
        ("JEAN", "d’Arc"),
        ("ANNE MARIE", "MAC LEOD"),
    ]


def sought(answer: Answer) -> list[str]:
    """Names that hold what the answer names in its files, a text or a sign: whoever is called so is somebody too."""
    texts = named_in(answer.folder, answer.random).texts
    words = [one for one in texts if re.search("[A-Za-z]", one) and one.isprintable()]
    signs = sorted({sign for one in texts for sign in one if sign in JOINTS or unicodedata.category(sign)[0] in SIGNS})
    return [
        *(name for one in words for name in (one, f"{one} Martin", f"Ana {one}") if len(name) <= LONGEST),
        *(f"Ana{sign}Lý" for sign in signs),
    ]


@check(points=6, fr="Les noms du monde sont acceptés", en="The world’s names are accepted")
def names_accepted(answer: Answer) -> None:
    names = [*NAMES, *apart(NAMES), *of_every_script(answer.random), *rearranged(answer.random), *sought(answer)]
    results = answer.map(FILE, "record", [[name] for name in names])
    refused = [(name, result) for name, result in zip(names, results, strict=True) if "raised" in result]
    if refused:
        name, result = refused[0]
        raise Failed(
            fr=f"Noms refusés : {len(refused)} sur {len(names)}. Le premier : « {name} ».",
            en=f"Names refused: {len(refused)} out of {len(names)}. The first: “{name}”.",
            expected=Text(fr="un nom accepté", en="a name accepted"),
            actual=told(result),
            try_=Text(
                fr="Un accent peut être un signe à part : la personne ne l’a pas choisi, et beaucoup de noms n’ont pas d’autre "
                "écriture. Une lettre suffit, quels que soient les signes qui la suivent.",
                en="An accent may be a sign of its own: people did not choose it, and many names have no other spelling. "
                "A letter is enough, whatever the signs that follow it.",
            )
            if all(
                unicodedata.normalize("NFC", one) != one or any(map(unicodedata.combining, one)) for one, _ in refused
            )
            else Text(
                fr="N’énumérez pas les lettres permises : demandez s’il y a une lettre.",
                en="Do not list the letters allowed: ask whether there is a letter.",
            ),
        )


@check(points=5, fr="Le nom est gardé comme il est écrit", en="The name is kept as it is written", after=names_accepted)
def name_kept(answer: Answer) -> None:
    written = [*NAMES, *apart(NAMES), *of_every_script(answer.random), *rearranged(answer.random), *sought(answer)]
    written += [
        "  Martin ",
        "MARTIN",
        "d’arc",
        *(f"{blank}{name}{blank}" for blank in AROUND for name in ("Ồ", "Li Na")),
    ]
    written += [other for blank in AROUND for other in (f"{blank}Wu", f"Wu{blank}")]
    for name, result in zip(written, answer.map(FILE, "record", [[one] for one in written]), strict=True):
        if not same(result.get("value"), name.strip()):
            raise Failed(
                fr=f"« {name} » est enregistré autrement que la personne ne l’écrit.",
                en=f"“{name}” is recorded otherwise than its owner writes it.",
                expected=repr(name.strip()),
                actual=told(result),
                try_=Text(
                    fr="Retirez les espaces autour, de toutes sortes (tabulation, insécable, U+3000), et gardez le reste : casse, accents, espaces, tirets, forme des signes. Ce qui "
                    "sert à comparer deux noms (NFC) ne sert pas à les écrire.",
                    en="Remove the spaces around it, of every kind (tab, no-break, U+3000), and keep the rest: case, accents, spaces, hyphens, the shape of signs. What "
                    "serves to compare two names (NFC) does not serve to write them.",
                ),
            )


@check(points=4, fr="Ce qui n’est pas un nom est refusé", en="What is no name is refused", after=names_accepted)
def nonsense_refused(answer: Answer) -> None:
    for name, result in _refusals(answer, no_names(answer)):
        if not raises_value_error(result):
            raise Failed(
                fr="Une saisie sans nom est acceptée, ou refusée autrement que par ValueError.",
                en="An entry without a name is accepted, or refused otherwise than by ValueError.",
                expected=f"record({name!r}) : ValueError",
                actual=told(result),
                try_=Text(
                    fr="Un nom a au moins une lettre, dans une écriture ou une autre, et tient sur une ligne.",
                    en="A name has at least one letter, in one script or another, and fits on one line.",
                ),
            )


@check(points=2, fr="Le refus dit quoi faire", en="The refusal says what to do", after=nonsense_refused)
def refusal_helps(answer: Answer) -> None:
    empty = answer.map(FILE, "full_name", [["", " "]])[0]
    for name, result in [*_refusals(answer), ("", empty)]:
        message = str(result.get("message", ""))
        if (
            len(message.split()) < 5
            or narrows(message)
            or not_from_here(Reading(message))
            or harsh(message)
            or only_complains(message, advice="lettres?|letters?|lignes?|lines?")
        ):
            raise Failed(
                fr="Le message de refus ne dit pas comment s’en sortir.",
                en="The message of refusal does not say how to get through.",
                expected=Text(
                    fr="une phrase d’au moins cinq mots : que faut-il écrire ?",
                    en="a sentence of five words or more: what should be written?",
                ),
                actual=f"{name!r} : {told(result)}",
            )


@check(points=2, fr="Un seul nom suffit", en="One name is enough")
def one_name_is_enough(answer: Answer) -> None:
    asked = (("", "Suharto"), ("Björk", ""), (" ", "李"), ("Ana", "Nguyễn"), ("  Lê ", " Thị"), ("Ali", "Ali"))
    asked += (("Null", "Test"), ("Ana & Lý", "O’Brien/Wu"), ("Jean  Paul", "(Wu)"))
    wanted = ("Suharto", "Björk", "李", "Ana Nguyễn", "Lê Thị", "Ali Ali")
    wanted += ("Null Test", "Ana & Lý O’Brien/Wu", "Jean  Paul (Wu)")
    for blank in AROUND:
        asked += ((blank, f"Suharto{blank}"), (f"{blank}Björk", blank), (f"Ana{blank}", f"{blank}Nguyễn"))
        wanted += ("Suharto", "Björk", "Ana Nguyễn")
    many = called_by(answer.random)
    asked += tuple(many)
    wanted += tuple(" ".join(one.strip() for one in pair if one.strip()) for pair in many)
    for pair, want, result in zip(asked, wanted, answer.map(FILE, "full_name", asked), strict=True):
        if not same(result.get("value"), want):
            raise Failed(
                fr="La personne n’est pas appelée par son nom, ou les deux cases lui sont imposées.",
                en="The person is not called by their name, or both boxes are forced upon them.",
                expected=f"full_name{pair!r} : {want!r}",
                actual=told(result),
                try_=Text(
                    fr="Beaucoup de personnes n’ont qu’un nom. Assemblez ce qui est rempli, sans toucher aux lettres : une carte "
                    "au nom de « Macleod » n’est pas celle de MacLeod.",
                    en="Many people have one name only. Put together what is filled in, and leave its letters alone: a card in "
                    "the name of “Macleod” is not that of MacLeod.",
                ),
            )
    nobody = [*NOBODY, *(pair for one in no_names(answer) if one.strip() for pair in ((one, "Nguyễn"), ("Ana", one)))]
    for pair, result in zip(nobody, answer.map(FILE, "full_name", nobody), strict=True):
        if not raises_value_error(result):
            raise Failed(
                fr="Ce qui n’est pas un nom en devient un, une fois assemblé.",
                en="What is no name becomes one, once put together.",
                expected=f"full_name{pair!r} : ValueError",
                actual=told(result),
                try_=Text(
                    fr="Les lettres partent au nom que rend full_name : demandez-lui ce que record demande.",
                    en="Letters go to the name that full_name returns: ask of it what record asks.",
                ),
            )


@check(
    points=1,
    fr="Le linter guichet n’a rien à redire",
    en="The guichet linter has nothing to say",
    after=names_accepted,
)
def linter_is_silent(answer: Answer) -> None:
    answer.lint(FILE)


def _refusals(answer: Answer, more: Iterable[str] = ()) -> list[tuple[str, dict[str, Any]]]:
    asked = [*NOT_NAMES, *TWO_LINES, *more]
    return list(zip(asked, answer.map(FILE, "record", [[one] for one in asked]), strict=True))
