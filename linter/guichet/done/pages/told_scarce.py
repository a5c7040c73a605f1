"""Names that templates print where they tell how little is left, whatever stands between: a function, a filter, a name of the page's own."""

from __future__ import annotations

import re

from guichet.core.markup import without_tags
from guichet.core.memo import lasting_memo
from guichet.done.words import speaks_of
from guichet.reading.templates.site import Site, is_template

_SHOWN = re.compile(r"([^.!?{}]{0,80})\{\{[-~]?\s*([^{}]{1,160}?)\s*[-~]?\}\}([^.!?{}]{0,80})")
"""What a template prints, with the words on both sides of it."""
_SET = re.compile(r"\{%-?\s*(?:set|with)\s+(\w{1,60})\s*=\s*([^%]{1,200}?)-?%\}")
_TEXT = re.compile(r"'[^']*'|\"[^\"]*\"")
_NAME = re.compile(r"[A-Za-z_]\w{1,60}")
_WORDS = frozenset("if else and or not in is loop forloop default length count int safe".split())
"""What is no name of the project's."""


@lasting_memo
def told_scarce(project: Site) -> frozenset[str]:
    """Return the names that pages print among words about how little is left: `Only {{ left }} places!`, `{{ plural(left, "place") }}`."""
    found: set[str] = set()
    for path in project.paths:
        if not is_template(path) or "{{" not in (text := project.text(path)):
            continue
        made = dict(_SET.findall(text))
        for before, said, after in _SHOWN.findall(without_tags(text, "")):
            around = " ".join((before, *_TEXT.findall(said), after))
            if speaks_of(f"{before} {after}", "pressure.scarce_said") and speaks_of(around, "pressure.counted"):
                named = _names(said)
                found.update(named, *(_names(made[one]) for one in named if one in made))
    return frozenset(found)


def scarce_here(path: str, project: Site) -> list[str]:
    """Return those of these names that a file holds."""
    text = project.text(path)
    return sorted(one for one in told_scarce(project) if one in text)


def _names(said: str) -> set[str]:
    return set(_NAME.findall(_TEXT.sub(" ", said))) - _WORDS
