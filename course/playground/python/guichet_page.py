"""What a page asks of guichet: the same report as the command, for files that it gives."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import tree_sitter
from guichet import api
from guichet.core.configuration import Config
from guichet.core.findings import Lang

SERVICE = Path("/service")
"""Where the files of the page are: nothing else is read."""


def place(files: dict[str, str]) -> None:
    """Make the folder hold these files and no others, and be the current one. Raises ValueError for a name that leads out of it."""
    for name in files:
        if name != os.path.normpath(name) or name.startswith(("/", "..")) or name == ".":
            raise ValueError(f"not the name of a file: {name}")
    SERVICE.mkdir(exist_ok=True)
    os.chdir(SERVICE)
    for old in os.listdir():
        shutil.rmtree(old) if os.path.isdir(old) else os.unlink(old)
    for name, text in files.items():
        path = SERVICE / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode("utf-8", "surrogatepass"))


def check(files: dict[str, str], lang: Lang, lesson: str = "") -> dict[str, Any]:
    """Return what `guichet check . --isolated --format json` would print there, as its text, and who and what it speaks of.

    `report` is the same as the command's, byte for byte: with `--select`, where a lesson is of a rule that is off by default,
    that lesson's rules and those that are on. `rules` has the title and the lesson of each rule that it names,
    `people` what each group of people is called.
    """
    from guichet.engine.catalogue import card_called
    from guichet.rulebook.left_out import group_named

    place(files)
    report = api.check(["."], isolated=True, select=_selected(lesson)).report("json", lang)
    found = json.loads(report)["findings"]
    cards = {name: card_called(name, Config()) for name in {one["rule"] for one in found}}
    return {
        "report": report,
        "rules": {
            name: {"title": card.title.of(lang), "lesson": card.lesson, "page": card.help_path}
            for name, card in cards.items()
            if card is not None
        },
        "people": {key: group_named(key).of(lang) for one in found for key in one["people"]},
    }


def _selected(lesson: str) -> list[str]:
    """The rules to ask in a lesson, none to say those that are on by default."""
    known = [one for one in api.rules(isolated=True) if not one.deprecated]
    asked = [one for one in known if one.default or (lesson and one.lesson == lesson)]
    return [one.name for one in asked] if any(not one.default for one in asked) else []


def read(files: dict[str, str], lang: Lang) -> dict[str, Any]:
    """Return what `guichet read --format html` would write of these texts, and what it would print."""
    from guichet.documents.reading import read_all
    from guichet.reporters.reading import as_html, as_text

    place(files)
    readings = read_all(sorted(files), Config())
    return {"page": as_html(readings, lang), "text": as_text(readings, lang)}


KINDS: dict[str, Callable[[dict[str, str], Lang], dict[str, Any]]] = {"check": check, "read": read}


def answer(kind: str, asked: str) -> str:
    """Return the answer to a message, as JSON.

    {"grammar": name} when a grammar is to be fetched and the same asked again; {"refused": why} when guichet would not.
    """
    given = json.loads(asked)
    try:
        return json.dumps(KINDS[kind](**given), ensure_ascii=False)
    except api.UsageError as refused:
        return json.dumps({"refused": refused.text.of(given["lang"])}, ensure_ascii=False)
    except tree_sitter.Missing as missing:
        return json.dumps({"grammar": str(missing)})
