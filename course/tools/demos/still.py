"""A demonstration as it is read without a script: words before, a figure with its table, a transcript, a question."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any

from guichet.core.findings import Text

from course.tools.charts import COURSE, Axis, Part, drawing, picture

TEXTS = COURSE / "demos"
NUMBER = re.compile(r"(?<=\d) (?=\d{3}\b|€|h\b|s\b)|(?<=\d\u00a0h) (?=\d)|(?<=\d h) (?=\d)")
"""The spaces inside a number, an amount or an hour, where a line must not end."""
WRITTEN = COURSE / "generated" / "demos"


@dataclass(frozen=True)
class Still:
    """What one demonstration shows when nothing moves, and what its script is given."""

    parts: list[Part]
    rows: Sequence[tuple[str, ...]]
    transcript: list[str]
    model: dict[str, Any]
    axis: Axis


def texts(name: str) -> dict[str, Any]:
    """What a demonstration says and is made of; the typography of its French is set here."""
    loaded = tomllib.loads((TEXTS / f"{name}.toml").read_text("utf-8"))
    return loaded | {"fr": typeset(loaded["fr"])}


def typeset(words: Any) -> Any:
    """The same words with the non-breaking spaces of French."""
    if isinstance(words, str):
        return NUMBER.sub("\u00a0", Text(words, "").fr)
    if isinstance(words, dict):
        return {key: typeset(value) for key, value in words.items()}
    return [typeset(value) for value in words]


def page(name: str, words: dict[str, Any], still: Still, lang: str, code: str) -> str:
    """The Markdown that a lesson includes: its script replaces nothing, it adds what one does; `code` is its snippet."""
    model = json.dumps(still.model | {"words": words["live"]}, ensure_ascii=False, separators=(",", ":"))
    answer, transcript = ("The answer", "Transcript") if lang == "en" else ("La réponse", "Transcription")
    return "\n\n".join(
        [
            f"### {words['title']} {{ #demo }}",
            words["before"],
            f'<div class="g-demo" data-demo="{name}" data-code="{code}" data-search-exclude data-model="{escape(model)}" markdown>',
            f"![{words['alt']}](../assets/diagrams/demo-{name}.svg)",
            table(words.get("caption", words["figure"]), words["head"], still.rows),
            f"#### {transcript} {{ #demo-transcript data-search-exclude }}",
            "\n".join(f"{number}. {line}" for number, line in enumerate(still.transcript, 1)),
            "</div>",
            words["question"],
            f'??? question "{answer}"\n    {words["answer"]}',
        ]
    )


def table(caption: str, head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A table in Markdown, under its caption."""
    lines = [head, ["---"] * len(head), *rows]
    return f"Table: {caption}\n\n" + "\n".join("| " + " | ".join(line) + " |" for line in lines)


def files(name: str, words: dict[str, Any], still: Still, lang: str, code: str) -> dict[Path, str]:
    """The two files of a demonstration in one language: its Markdown, its figure."""
    return {
        WRITTEN / lang / f"{name}.md": page(name, words, still, lang, code) + "\n",
        picture(lang, f"demo-{name}"): drawing(words["figure"], still.parts, lang, still.axis, words.get("legend", ())),
    }
