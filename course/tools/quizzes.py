"""Quizzes: which option of a page is right, said to the script; and all questions in one file, for the page that brings them back."""

import json
import re
import sys
from functools import cache
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError

from course.tools.pages import LANGUAGES, ROOT

sys.path.append(str(ROOT / "exercises"))
from grading.quiz import RIGHT, QuizError, modules

FOLDER = "questions"
_OPTION = re.compile(r'<details class="quiz">(?=\s*<summary>.*?</summary>\s*<p><strong>(\w+)\.</strong>)', re.S)


def on_page_content(html: str, /, **_: Any) -> str:
    """Marks each option as right or wrong, from the first word below it."""
    return _OPTION.sub(lambda one: f'<details class="quiz" data-right="{str(one[1] in RIGHT).lower()}">', html)


@cache
def questions(language: str) -> dict[str, Any]:
    """For each lesson, its title and its questions: text, then (option, whether it is right, why) for each option."""
    return {
        asked[0].lesson: [title, [[one.text, [[o.text, o.right, o.why] for o in one.options]] for one in asked]]
        for module in modules(language)
        for title, asked in module.lessons
        if asked
    }


def on_pre_build(**_: Any) -> None:
    """Forgets the questions of the last build."""
    questions.cache_clear()


def on_post_build(config: MkDocsConfig, **_: Any) -> None:
    """Writes the questions of each language."""
    folder = Path(config.site_dir) / FOLDER
    folder.mkdir(exist_ok=True)
    for language in LANGUAGES:
        try:
            text = json.dumps(questions(language), ensure_ascii=False, separators=(",", ":"))
        except QuizError as wrong:
            raise PluginError(str(wrong)) from None
        (folder / f"{language}.js").write_text(f"guichet.questions = {text};\n", "utf-8")
