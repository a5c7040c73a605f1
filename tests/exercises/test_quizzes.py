"""The quizzes of the lessons reach Moodle whole: parsed from the pages, exported, read back."""

from __future__ import annotations

import html
import json
import re
import shutil
import subprocess
from pathlib import Path
from xml.etree import ElementTree as ET

import moodle_xml_parser.parser
import pytest
from grading import quiz, quiz_formats
from grading.quiz import Module, Option, Question, QuizError
from grading.text import LANGUAGES

LESSONS = [
    pytest.param(lang, page, id=f"{lang}/{page.parent.name}/{page.stem}")
    for lang in LANGUAGES
    for page in sorted((quiz.COURSE / "docs" / lang).glob("[0-9][0-9]-*/[0-9]*.md"))
]
ODD = Question(
    "m/l",
    1,
    quiz.inline("Is `a=b` {this: ~50 #1}\\ or <b>?"),
    (
        Option(quiz.inline("`<label>` & *more*"), True, "yes = no"),
        Option("two", False, "no: #"),
        Option("3", False, "}"),
    ),
)
ODD_MODULE = Module("m", "en", "A/B", (("Lesson", (ODD,)),))

# What Moodle's importer reads, as its documentation gives it: children in order, with their attributes.
TEXT = {"format": "html"}
MULTICHOICE = [
    ("name", {}),
    ("questiontext", TEXT),
    ("generalfeedback", TEXT),
    ("defaultgrade", {}),
    ("penalty", {}),
    ("hidden", {}),
    ("idnumber", {}),
    ("single", {}),
    ("shuffleanswers", {}),
    ("answernumbering", {}),
]
VALUES = {
    "defaultgrade": r"\d+(\.\d+)?",
    "penalty": r"0(\.\d+)?|1",
    "hidden": "0|1",
    "single": "true|false",
    "shuffleanswers": "true|false",
    "answernumbering": "none|abc|ABCD|123|iii|IIII",
    "idnumber": r"[\w-]{1,100}",
}


def faults(document: str) -> list[str]:
    """Where a document leaves the structure of Moodle XML."""
    root = ET.fromstring(document)
    found = [] if root.tag == "quiz" else ["root"]
    if not len(root) or root[0].get("type") != "category":
        found.append("no category first")
    for question in root:
        if question.tag != "question":
            found.append(f"unexpected {question.tag}")
        elif question.get("type") == "category":
            name = question.findtext("category/text") or ""
            if [child.tag for child in question] != ["category"] or not name.startswith("$course$/"):
                found.append("category")
        elif question.get("type") == "multichoice":
            found += multichoice_faults(question)
        else:
            found.append(f"type {question.get('type')}")
    identifiers = [one.text for one in root.iter("idnumber")]
    return found + (["idnumber twice"] if len(identifiers) != len(set(identifiers)) else [])


def multichoice_faults(question: ET.Element) -> list[str]:
    found = []
    head = [(child.tag, dict(child.attrib)) for child in question if child.tag != "answer"]
    if head != MULTICHOICE:
        found.append(f"children {head}")
    for name, pattern in VALUES.items():
        if not re.fullmatch(pattern, question.findtext(name) or ""):
            found.append(name)
    for path in ("name/text", "questiontext/text"):
        if not (question.findtext(path) or "").strip():
            found.append(path)
    answers = question.findall("answer")
    if sorted(answer.get("fraction", "") for answer in answers) != ["0", "0", "100"]:
        found.append("fractions")
    for answer in answers:
        if [child.tag for child in answer] != ["text", "feedback"] or answer.get("format") != "html":
            found.append("answer")
        if not answer.findtext("text") or not answer.findtext("feedback/text"):
            found.append("empty answer")
    return found


def read_gift(text: str) -> list[tuple[str, list[tuple[bool, str, str]]]]:
    """A reader of the part of GIFT that we write: question, then (right, answer, feedback) for each answer."""
    hidden = re.sub(r"\\([\\~=#{}:])", lambda match: chr(0xE000 + ord(match[1])), text)

    def shown(part: str) -> str:
        return re.sub(r"[\uE000-\uE0FF]", lambda match: chr(ord(match[0]) - 0xE000), part).strip()

    hidden = re.sub(r"^(//|\$CATEGORY: ).*$", "", hidden, flags=re.M)
    found = []
    for block in re.finditer(r"::[^:{}~=#]+::\[html\]([^{}~=#:]+)\{([^{}]*)\}", hidden):
        answers = [
            (match[1] == "=", shown(match[2]), shown(match[3]))
            for match in re.finditer(r"([~=])([^~=#]+)#([^~=#]+)", block[2])
        ]
        found.append((shown(block[1]), answers))
    assert re.sub(r"::[^:{}~=#]+::\[html\][^{}~=#:]+\{[^{}]*\}", "", hidden).strip() == "", (
        "something GIFT would misread"
    )
    return found


@pytest.mark.parametrize(("lang", "page"), LESSONS)
def test_every_lesson_has_three_questions_with_one_right_answer(lang: str, page: Path) -> None:
    asked = quiz.questions(page.read_text(encoding="utf-8"), f"{page.parent.name}/{page.stem}")
    assert [len(question.options) for question in asked] == [3, 3, 3]
    assert all(sum(option.right for option in question.options) == 1 for question in asked)
    for question in asked:
        for text in (question.text, *(part for option in question.options for part in (option.text, option.why))):
            assert text
            bare = re.sub(r"<code>.*?</code>", "", text)
            assert not re.search(r"\*\*|`|\]\(", bare), text
            ET.fromstring(f"<p>{text}</p>")


def test_both_languages_ask_the_same_questions() -> None:
    shape = {
        lang: [
            (question.id, [option.right for option in question.options])
            for module in quiz.modules(lang)
            for _, asked in module.lessons
            for question in asked
        ]
        for lang in LANGUAGES
    }
    assert shape["fr"] == shape["en"]
    assert len(shape["fr"]) == 3 * len(LESSONS) // 2


def test_export_writes_each_module_and_language_and_moodle_would_read_it(tmp_path: Path) -> None:
    written = quiz.export(tmp_path)
    names = {module.id for module in quiz.modules("fr")}
    assert {path.relative_to(tmp_path).as_posix() for path in written} == {
        f"{lang}/{name}{suffix}" for lang in LANGUAGES for name in names for suffix in (".xml", ".gift")
    }
    for path in written:
        if path.suffix == ".xml":
            assert faults(path.read_text(encoding="utf-8")) == [], path


@pytest.mark.parametrize("lang", LANGUAGES)
def test_gift_and_xml_say_the_same(lang: str) -> None:
    for module in quiz.modules(lang):
        root = ET.fromstring(quiz_formats.moodle_xml(module))
        from_xml = [
            (
                question.findtext("questiontext/text"),
                [
                    (answer.get("fraction") == "100", answer.findtext("text"), answer.findtext("feedback/text"))
                    for answer in question.findall("answer")
                ],
            )
            for question in root.findall("question[@type='multichoice']")
        ]
        assert read_gift(quiz_formats.gift(module)) == from_xml


def told(module: Module) -> list[tuple[str, list[tuple[bool, str, str]]]]:
    """The questions of a module as a reader should understand them."""
    return [
        (f"<p>{one.text}</p>", [(option.right, option.text, option.why) for option in one.options])
        for _, asked in module.lessons
        for one in asked
    ]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_parser_that_is_not_ours_reads_the_xml(lang: str) -> None:
    """moodle-xml-parser: it undoes HTML entities, as we do to compare."""
    for module in (*quiz.modules(lang), ODD_MODULE):
        read = moodle_xml_parser.parser.parse_string(quiz_formats.moodle_xml(module))
        assert read["cloze"] == []
        found = [
            (one.text_pre_parse, [(each.score_fraction == 100, each.answer, each.feedback) for each in one.options])
            for one in read["multichoice"]
        ]
        assert found == [
            (html.unescape(text), [(right, html.unescape(said), html.unescape(why)) for right, said, why in answers])
            for text, answers in told(module)
        ]
        assert all(one.single and one.shuffle_answers for one in read["multichoice"])


PARSERS = Path(__file__).parent / "parsers"


@pytest.mark.audit
def test_a_parser_that_is_not_ours_reads_the_gift(tmp_path: Path) -> None:
    """gift-pegjs, as package-lock.json pins it: it takes node, npm and its registry."""
    if not shutil.which("npm"):
        pytest.skip("npm is not installed here")
    for name in ("package.json", "package-lock.json"):
        shutil.copy(PARSERS / name, tmp_path / name)
    done = subprocess.run(
        ["npm", "ci", "--ignore-scripts", "--silent"], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    if "ENOTFOUND" in done.stderr or "ETIMEDOUT" in done.stderr:
        pytest.skip("the registry of npm is out of reach")
    assert done.returncode == 0, done.stderr
    for module in (*quiz.modules("fr"), *quiz.modules("en"), ODD_MODULE):
        command = ["node", str(PARSERS / "read.cjs"), str(tmp_path)]
        read = subprocess.run(
            command, input=quiz_formats.gift(module), capture_output=True, text=True, encoding="utf-8", check=False
        )
        assert read.returncode == 0, (module.id, read.stderr)
        found = json.loads(read.stdout)
        assert {one["kind"] for one in found} == {"MC"}
        assert [(one["text"], [tuple(each) for each in one["answers"]]) for one in found] == told(module)


def test_control_characters_of_gift_are_escaped() -> None:
    text = quiz_formats.gift(ODD_MODULE)
    assert r"<code>a\=b</code> \{this\: \~50 \#1\}\\ or &lt;b&gt;?" in text
    assert read_gift(text) == [
        (f"<p>{ODD.text}</p>", [(option.right, option.text, option.why) for option in ODD.options])
    ]
    assert "guichet/A//B/Lesson" in text


def test_markup_stays_markup_and_text_stays_text() -> None:
    assert ODD.options[0].text == "<code>&lt;label&gt;</code> &amp; <em>more</em>"
    assert faults(quiz_formats.moodle_xml(ODD_MODULE)) == []
    assert quiz.inline("see [the rule](../rules/x.md) and [this](https://a.fr/b)") == (
        'see the rule and <a href="https://a.fr/b">this</a>'
    )
    assert quiz.inline("a *mairie*{ lang=fr }, *not* a { brace }") == (
        'a <em lang="fr">mairie</em>, <em>not</em> a { brace }'
    )


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ('fraction="100"', 'fraction="50"', "fractions"),
        ("<single>true</single>", "<single>yes</single>", "single"),
        ("<penalty>0.3333333</penalty>", "", "penalty"),
        ("$course$/", "course/", "category"),
        ("<idnumber>guichet-m-l-1-en</idnumber>", "<idnumber>two words</idnumber>", "idnumber"),
        ("<feedback", "<feedbacks", None),
        ("yes = no", "", "empty answer"),
    ],
)
def test_the_structure_check_can_fail(old: str, new: str, fault: str | None) -> None:
    document = quiz_formats.moodle_xml(ODD_MODULE)
    assert old in document
    changed = document.replace(old, new)
    if fault is None:
        with pytest.raises(ET.ParseError):
            faults(changed)
    else:
        assert fault in faults(changed)


LESSON = """## Quiz { #quiz }

### 1. Which?

??? quiz "A. One"
    **Right.** Yes.

??? quiz "B. Two"
    **Wrong.** No.

## Sources { #sources }
"""


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("**Wrong.**", "**Right.**", "exactly one"),
        ("**Right.**", "**Wrong.**", "exactly one"),
        ("**Wrong.** No.", "No.", "neither right nor wrong"),
        ('??? quiz "B. Two"', '??? note "B. Two"', "not an answer"),
        ("### 1. Which?", "Which?", "outside"),
        ("{ #quiz }", "", "no quiz"),
    ],
)
def test_a_quiz_out_of_shape_is_named_not_skipped(old: str, new: str, words: str) -> None:
    assert len(quiz.questions(LESSON, "m/l")) == 1
    with pytest.raises(QuizError, match=words):
        quiz.questions(LESSON.replace(old, new), "m/l")
