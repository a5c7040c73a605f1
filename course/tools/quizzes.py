"""Quizzes: which option of a page is right, said to the script; and all questions in one file, for the page that brings them back."""

import json
import re
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.pages import Page

from course.tools.lessons import lessons, of_page

FOLDER = "questions"
RIGHT = ("Juste", "Right")
_UNMARKED = re.compile(r'<details class="quiz">(?=\s*<summary>.*?</summary>\s*<p><strong>(\w+)\.</strong>)', re.S)
_QUESTION = re.compile(
    r'<h3 id="[^"]*">(?:\d+\. )?((?:(?!</h3>).)*)</h3>\s*((?:<details class="quiz"[^>]*>.*?</details>\s*)+)', re.S
)
_OPTION = re.compile(
    r'<details class="quiz" data-right="(true|false)">\s*<summary>(?:[A-Z]\. )?(.*?)</summary>\s*(.*?)\s*</details>',
    re.S,
)
_found: dict[str, dict[str, list[Any]]] = {}


def on_page_content(html: str, /, *, page: Page, **_: Any) -> str:
    """Marks each option as right or wrong, from the first word below it; keeps the questions of a lesson."""
    marked = _UNMARKED.sub(lambda one: f'<details class="quiz" data-right="{str(one[1] in RIGHT).lower()}">', html)
    language, path = of_page(page)
    if path in lessons():
        asked = questions(marked)
        if not asked:
            raise PluginError(f"{page.file.src_uri}: no question of its quiz could be read")
        _found.setdefault(language, {})[path] = [str(page.title), asked]
    return marked


def questions(html: str) -> list[Any]:
    """The questions of a page, as HTML: text, then (option, whether it is right, why) for each option."""
    return [
        [question[1], [[option[2], option[1] == "true", option[3]] for option in _OPTION.finditer(question[2])]]
        for question in _QUESTION.finditer(html)
    ]


def on_post_build(config: MkDocsConfig, **_: Any) -> None:
    """Writes the questions of each language that was read, in the order of the course."""
    folder = Path(config.site_dir) / FOLDER
    folder.mkdir(exist_ok=True)
    for language, pages in _found.items():
        ordered = {lesson: pages[lesson] for lesson in lessons() if lesson in pages}
        text = json.dumps(ordered, ensure_ascii=False, separators=(",", ":"))
        (folder / f"{language}.js").write_text(f"guichet.questions = {text};\n", "utf-8")
