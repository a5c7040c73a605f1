"""The two formats that Moodle imports questions from; texts of questions are HTML already."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

if TYPE_CHECKING:
    from grading.quiz import Module

# Moodle's own value for three answers: each try that fails takes a third.
PENALTY = "0.3333333"
_TAGS = re.compile(r"<[^>]+>")
_ENTITIES = (("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&"))


def plain(text: str) -> str:
    """An HTML text without its tags, for the names of questions."""
    text = _TAGS.sub("", text)
    for entity, character in _ENTITIES:
        text = text.replace(entity, character)
    return text


def category(module: Module, lesson: str) -> str:
    """Where Moodle's question bank keeps the questions of a lesson; a slash in a title would open a sub-category."""
    return "/".join(("$course$", "top", "guichet", *(part.replace("/", "//") for part in (module.title, lesson))))


def moodle_xml(module: Module) -> str:
    """The questions of a module as Moodle XML: one category per lesson, feedback under each answer."""
    root = ET.Element("quiz")
    for lesson, questions in module.lessons:
        head = ET.SubElement(root, "question", type="category")
        _text(ET.SubElement(head, "category"), category(module, lesson))
        for question in questions:
            one = ET.SubElement(root, "question", type="multichoice")
            _text(ET.SubElement(one, "name"), f"{question.number}. {plain(question.text)}")
            _html(one, "questiontext", f"<p>{question.text}</p>")
            _html(one, "generalfeedback", "")
            for name, value in (
                ("defaultgrade", "1"),
                ("penalty", PENALTY),
                ("hidden", "0"),
                ("idnumber", f"{question.id}-{module.lang}"),
                ("single", "true"),
                ("shuffleanswers", "true"),
                ("answernumbering", "ABCD"),
            ):
                ET.SubElement(one, name).text = value
            for option in question.options:
                answer = ET.SubElement(one, "answer", fraction="100" if option.right else "0", format="html")
                ET.SubElement(answer, "text").text = option.text
                _html(answer, "feedback", option.why)
    ET.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"


def _text(parent: ET.Element, text: str) -> None:
    ET.SubElement(parent, "text").text = text


def _html(parent: ET.Element, name: str, text: str) -> None:
    _text(ET.SubElement(parent, name, format="html"), text)


def escaped(text: str) -> str:
    """A text that GIFT reads as it stands: its control characters are escaped, its lines joined."""
    return re.sub(r"([\\~=#{}:])", r"\\\1", " ".join(text.splitlines()))


def gift(module: Module) -> str:
    """The questions of a module as GIFT, feedback after each answer."""
    blocks = []
    for lesson, questions in module.lessons:
        blocks.append(f"$CATEGORY: {category(module, lesson)}")
        for question in questions:
            answers = "\n".join(
                f"\t{'=' if option.right else '~'}{escaped(option.text)}#{escaped(option.why)}"
                for option in question.options
            )
            name = escaped(f"{question.number}. {plain(question.text)}")
            blocks.append(
                f"// [id:{question.id}-{module.lang}]\n::{name}::[html]{escaped(f'<p>{question.text}</p>')}{{\n{answers}\n}}"
            )
    return "\n\n".join(blocks) + "\n"
