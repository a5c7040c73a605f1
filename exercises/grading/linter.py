"""The linter as one check among others: asked through its public interface, for the rules that the exercise names."""

from __future__ import annotations

import contextlib
import functools
import re
from collections.abc import Sequence
from html import escape
from pathlib import Path

from grading.checks import Failed
from grading.handin import plain_files
from grading.text import Text, printable

PAGES = (".html", ".htm", ".xhtml", ".jinja", ".jinja2", ".j2")
"""The ends of the names of pages that guichet reads as Jinja and browsers do."""
CODE = (".py", ".js", ".mjs", ".css", ".svg")
NOTES = (".md", ".txt")
"""What may speak of a page, and is none as long as no program names it."""
MARKUP = re.compile(rb"(?i)<(?:!doctype|[a-z][a-z0-9-]*)[\s/>]|\{%-?\s*(?:extends|block|include)\b")


def looked_away() -> Failed:
    """A comment of the answer tells the linter to let something be."""
    return Failed(
        fr="Un commentaire de la réponse demande au linter de fermer les yeux\u00a0: ici, il doit tout voir.",
        en="A comment of the answer tells the linter to look away: here it has to see everything.",
        expected=Text(fr="aucun «\u00a0guichet: ignore\u00a0»", en="no “guichet: ignore”"),
        try_=Text(
            fr="Retirez le commentaire, et corrigez ce qu’il cachait.", en="Remove the comment, and mend what it hid."
        ),
    )


def unread(file: Path) -> Failed:
    """A page whose name keeps the linter from reading it."""
    return Failed(
        fr=f"«\u00a0{printable(file.as_posix())}\u00a0» contient une page, et son nom empêche guichet de la lire.",
        en=f"“{printable(file.as_posix())}” holds a page, and its name keeps guichet from reading it.",
        expected=Text(fr="un nom qui finit par .html", en="a name that ends in .html"),
    )


def is_hidden_page(file: Path, folder: Path, programs: str) -> bool:
    """Whether a file holds the markup of a page under the name of something else, where a program may show it."""
    if file.suffix.lower() in PAGES or not MARKUP.search((folder / file).read_bytes()):
        return False
    if "templates" in file.parts or file.name in programs:
        return True
    return file.suffix.lower() not in (*CODE, *NOTES)


def read_in(folder: Path) -> list[Path]:
    """Every file of an answer that guichet reads. Raises Failed for a page that its name hides."""
    from guichet.reading.project.discovery import is_read

    files = plain_files(folder)
    programs = "\n".join(
        (folder / file).read_text(encoding="utf-8", errors="replace") for file in files if file.suffix == ".py"
    )
    for file in files:
        if is_hidden_page(file, folder, programs):
            raise unread(file)
    return [file for file in files if is_read(file.as_posix())]


HARSH = ("shaming-wording", "threat-before-right")


@functools.lru_cache(maxsize=256)
def harsh(text: str) -> str:
    """What a text that people are told says to shame or to threaten them, as the linter reads it; else an empty text."""
    from guichet import api

    page = f'<!doctype html><html lang="fr"><body><main><p>{escape(text, quote=False)}</p></main></body></html>'
    found = api.check_text(page, isolated=True, select=HARSH).violations
    return found[0].message.fr if found else ""


def lint(paths: Sequence[Path], rules: Sequence[str], folder: Path, *, spared: bool = False) -> None:
    """Raise Failed with every violation of those rules in those files and in the others of the answer; of none, all those
    that a plain check follows. `spared`: comments may tell the linter to look away."""
    # In this process: starting Python and loading the rules again would take most of the time of a small exercise.
    from guichet import api

    files = sorted({path.relative_to(folder) for path in paths} | set(read_in(folder)))
    with contextlib.chdir(folder):
        # An answer is judged whole: no name makes a page somebody else's.
        result = api.check(files, isolated=True, select=rules, include=["*"])
    if result.suppressed and not spared:
        raise looked_away()
    found = result.violations
    if not found:
        return
    rules_met = ", ".join(sorted({one.rule for one in found}))
    places = [f"{one.path}:{one.position.line}: " for one in found]
    raise Failed(
        fr=f"Le linter guichet signale\u00a0: {rules_met}.",
        en=f"The guichet linter reports: {rules_met}.",
        expected=Text(fr="aucun constat", en="no finding"),
        actual=Text(
            fr="\n".join(place + one.message.fr for place, one in zip(places, found, strict=True)),
            en="\n".join(place + one.message.en for place, one in zip(places, found, strict=True)),
        ),
        try_=Text(fr=f"guichet explain {rules_met}", en=f"guichet explain {rules_met}"),
    )
