"""The number, or the short text, that a name is given, in a text or somewhere in a project."""

from __future__ import annotations

import re

from guichet.core.memo import memo
from guichet.core.numbers import reckoned
from guichet.reading.templates.site import RUBY_PROGRAMS, SCRIPT_SUFFIXES, Site

_HOLDING = (".py", ".php", ".json", ".yml", ".yaml", ".toml", *RUBY_PROGRAMS, *SCRIPT_SUFFIXES)


def number_in(name: str, text: str) -> float | None:
    """Return the number that a text gives a name, or makes of a few that it multiplies; None when it gives it none."""
    found = re.search(
        rf"(?<![\w-]){re.escape(name)}['\"]?\s*(?:=>|[:=])\s*([\d_]{{1,12}}(?:\s*\*\s*[\d_]{{1,12}}){{0,3}})", text
    )
    return reckoned(found[1]) if found is not None else None


def held_number(name: str, project: Site) -> float | None:
    """Return the number that a name is given somewhere in the project, looked for once."""
    known = _known(project)
    if name not in known:
        texts = (project.text(one) for one in project.paths if one.endswith(_HOLDING) and project.holds(one, name))
        known[name] = next((number for text in texts if (number := number_in(name, text)) is not None), None)
    return known[name]


def held_text(name: str, project: Site) -> str:
    """Return the short text that a name is given somewhere in the project, looked for once; empty for none."""
    known = _known_texts(project)
    if name not in known:
        texts = (project.text(one) for one in project.paths if one.endswith(_HOLDING) and project.holds(one, name))
        found = (re.search(rf"(?<![\w-]){re.escape(name)}['\"]?\s*(?:=>|[:=])\s*['\"]([^'\"\n]{{1,40}})['\"]", text) for text in texts)  # fmt: skip
        known[name] = next((one[1] for one in found if one is not None), "")
    return known[name]


@memo
def _known_texts(_: Site) -> dict[str, str]:
    return {}


@memo
def _known(_: Site) -> dict[str, float | None]:
    return {}
