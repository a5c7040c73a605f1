"""Which tests of a guard of Rails stop no profile: they look at the calendar, at whether somebody is signed in, or at what a page that asks nothing kept in the session."""

from __future__ import annotations

import re
from collections.abc import Sequence

from guichet.core.memo import memo
from guichet.reading.project.project import Project
from guichet.walked.asked import asks_anything
from guichet.walked.rails import controllers_of, methods_of
from guichet.walked.ruby_models import text_of_model
from guichet.walked.ruby_texts import controllers

_JOINS = re.compile(r"(?P<or>\|\||\bor\b)|(?P<and>&&|\band\b)|[()]")
_DENIES = re.compile(r"\s*(?P<not>(?:!|\bnot\b)\s*)?\((?P<inside>.*)\)\s*")
_LONGEST = 500
"""Characters of a test that is read."""
_BARE = re.compile(r"[\s!(]*(?:not\s+)?(?P<said>.*?)(?:\.(?:nil|blank|present|empty)\?)?[\s)]*")
_CALL = re.compile(r"\w+[?!]?")
_WHEN = re.compile(
    r"\b(?:Time|Date|DateTime)\b|\b(?:\w+_)?(?:now|today|time|date)\b|\.configuration\.\w*(?:start|end|deadline)\w*"
)
_COMPARED = re.compile(r"[<>]=?|\b(?:between|past|future|before|after|cover)\?")
_OF_SOMEBODY = re.compile(r"session|cookies|params|current_|@|\brequest\b")
_KEY = re.compile(r"session\[\s*[:\"'](\w+)[\"']?\s*\]")
_SOMEBODY = re.compile(r"current_(\w+)")
_SIGNS_IN = re.compile(r"^[ \t]*devise\b|\bhas_secure_password\b", re.M)
_LINK = re.compile(r"^(?!.*session).*token\w*\s*[!=]=\s*(?:token\w*|params\b.*token\W*)$")
"""What a link bears is what the service wrote in it: whoever was sent it has it."""


def is_passed_by_all(test: str, page: str, own: Sequence[str], project: Project, *, holds: bool) -> bool:
    """Return whether a test, in a guard before a page, stops no profile: it holds, or does not, for all of them alike."""
    if len(test) > _LONGEST:
        return False
    either, both = _parts(test, "or"), _parts(test, "and")
    parts = either if len(either) > 1 else both
    if len(parts) > 1:
        enough = any if holds == (len(either) > 1) else all
        return enough(is_passed_by_all(one, page, own, project, holds=holds) for one in parts)
    if inner := _DENIES.fullmatch(test):
        return is_passed_by_all(inner["inside"], page, own, project, holds=holds != bool(inner["not"]))
    return _is_alike(test, page, own, project)


def _parts(test: str, word: str) -> list[str]:
    """What a test is made of, by a word that joins its parts outside of brackets."""
    depth, start = 0, 0
    found = []
    for one in _JOINS.finditer(test):
        depth += (one[0] == "(") - (one[0] == ")")
        if one[word] and not depth:
            found.append(test[start : one.start()])
            start = one.end()
    return [*found, test[start:]]


def _is_alike(said: str, page: str, own: Sequence[str], project: Project) -> bool:
    found = _BARE.fullmatch(said)
    bare = found["said"] if found is not None else said
    if _is_of_calendar(bare) or _LINK.search(bare):
        return True
    if key := _KEY.fullmatch(bare):
        return _is_kept_freely(key[1], page, project)
    if somebody := _SOMEBODY.fullmatch(bare):
        return _SIGNS_IN.search(text_of_model(somebody[1], project)) is not None  # what an account asks is told apart
    return _CALL.fullmatch(bare) is not None and _ends_on_calendar(bare, own, project)


def _is_of_calendar(said: str) -> bool:
    return _WHEN.search(said) is not None and _COMPARED.search(said) is not None and not _OF_SOMEBODY.search(said)


def _ends_on_calendar(name: str, own: Sequence[str], project: Project) -> bool:
    """Whether a method of the controllers of a page comes, last, to a date that is compared to the present one."""
    held = next((found for one in own if (found := methods_of(project.text_beside(one)).get(name)) is not None), None)
    lines = [line for line in held.body.split("\n") if line.strip()] if held is not None else []
    return bool(lines) and _is_of_calendar(lines[-1])


def _is_kept_freely(key: str, page: str, project: Project) -> bool:
    """Whether another page, that asks nothing, keeps something in the session: whoever passes by it has it."""
    return any(page not in pages and pages for pages in _kept_by(project).get(key, ()))


_KEPT = re.compile(r"\bsession\[\s*[:\"'](\w+)[\"']?\s*\]\s*(?:\|\|)?=(?!=|~|\s*nil\b)")


@memo
def _kept_by(project: Project) -> dict[str, list[tuple[str, ...]]]:
    """By what is kept in the session, the pages of each controller that keeps it, of those whose pages all ask nothing."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for path, text in controllers(project).items():
        keys = dict.fromkeys(_KEPT.findall(text))
        pages = _asking_nothing(path, project) if keys else ()
        for key in keys:
            found.setdefault(key, []).append(pages)
    return found


def _asking_nothing(controller: str, project: Project) -> tuple[str, ...]:
    """The pages that a controller shows, in the folder called after it; none when one of them asks something."""
    folder = controller.replace("/controllers/", "/views/").removesuffix("_controller.rb")
    own = [one for one in _pages_of(project).get(folder, ()) if controllers_of(one, project)[:1] == (controller,)]
    pages = [project.page_written(one) for one in own]
    return () if any(one is None or asks_anything(one) for one in pages) else tuple(own)


@memo
def _pages_of(project: Project) -> dict[str, list[str]]:
    """The pages of a project by the folder that they stand in, its partials left out."""
    found: dict[str, list[str]] = {}
    for path in project.paths:
        folder, _, name = path.rpartition("/")
        if not name.startswith("_"):
            found.setdefault(folder, []).append(path)
    return found
