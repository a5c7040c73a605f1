"""The course is checked by the linter it teaches: nothing that guichet is sure of, and no derogation without a reason."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple

from guichet.accepted.derogations import read
from guichet.core.source import Source

from course.tools.pages import DOCS, LANGUAGES
from tests.course.conftest import Site
from tests.turns import by_turns, one_by_turns

TYPICAL = [
    "index.html",
    "404.html",
    "en/glossary.html",
    "rules/index.html",
    "en/rules/alternatives/voice-menu-dead-end.html",
    "en/04-accessibility/06-tables.html",
]
ONE_IN = 900
"""Of the other pages; a page takes seconds, for the theme's stylesheet is weighed against each element."""


class Said(NamedTuple):
    """What guichet is sure of: in which page, by which rule, at which line and in which words."""

    page: str
    rule: str
    words: str


def violations(folder: Path, paths: list[str]) -> list[Said]:
    """What guichet is sure of in these files, told in English."""
    command = [sys.executable, "-m", "guichet", "check", "--isolated", "--no-cache", "--lang", "en", "--format", "json"]
    done = subprocess.run([*command, *paths], cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode in (0, 1), done.stderr
    report: dict[str, Any] = json.loads(done.stdout)
    assert report["summary"]["files"] == len(paths) or paths == ["."]
    return [
        Said(one["path"], one["rule"], f"{one['line']}: {one['message']}")
        for one in report["findings"]
        if one["certainty"] == "violation"
    ]


_WIPED = ("kits/k6-trial-of-a-form/cards.md", "validity-short")
SHOWN = {"fr": {("kits/k7-who-finishes/cards.md", "double-negation"), _WIPED}, "en": {_WIPED}}
"""The screens that a workshop plays are those of the flawed prefecture, word for word."""


def test_markdown_of_the_whole_course() -> None:
    """One language at each commit: each is the translation of the other, and a minute of processor."""
    for language in one_by_turns(LANGUAGES):
        assert {(one.page, one.rule) for one in violations(DOCS / language, ["."])} == SHOWN[language]


def test_typical_pages_as_built(site: Site) -> None:
    pages = one_by_turns(TYPICAL)
    assert unlike_what_is_known(violations(site.folder, pages), pages) == ([], set())


QUOTED = {
    "algorithm-notice-missing": (
        "en/exercises/e21_finding_rights.html",
        "en/kits/k5-score-on-cards/cards.html",
        "exercises/e20_the_score.html",
    ),
    "colour-only-wording": (
        "04-accessibility/04-contrast-and-zoom.html",
        "en/01-who-is-left-outside/05-what-schools-teach.html",
        "en/03-forms/01-labels.html",
        "en/04-accessibility/04-contrast-and-zoom.html",
        "en/exercises/e19_refuse_as_fast.html",
    ),
    "counter-booking-online-only": ("02-another-door/01-channels.html",),
    "double-negation": ("kits/k7-who-finishes/cards.html",),
    "online-only-wording": (
        "02-another-door/03-finding-the-place.html",
        "en/agency/adopt.html",
        "en/kits/k2-site-that-shuts/key.html",
        "en/rules/accessibility/captcha-alternative-missing.html",
        "en/rules/alternatives/online-only-wording.html",
        "kits/k2-site-that-shuts/key.html",
        "rules/alternatives/online-only-wording.html",
    ),
    "premium-rate-number": ("en/02-another-door/02-voice-menus.html",),
    "credential-sharing-wording": ("07-identity/03-helpers.html", "en/07-identity/03-helpers.html"),
    "identity-document-single": ("en/rules/index.html",),
    "threat-before-right": (
        "en/exercises/e15_threat_or_right.html",
        "exercises/e15_threat_or_right.html",
    ),
}
"""Pages that speak of a flaw, by the rule that takes it for theirs."""

MISTAKEN = {
    "algorithm-notice-missing": ("en/exercises/e19_refuse_as_fast.html",),
    "bad-news-cold": ("en/exercises/e18_break_the_loop.html",),
    "confirmshaming": ("en/09-data-and-scores/04-explaining.html",),
    "online-only-wording": (
        "en/exercises/e08_names_of_the_world.html",
        "exercises/e23_odettes_account.html",
        "rules/alternatives/draft-missing.html",
        "rules/alternatives/paste-blocked.html",
        "rules/data_ethics/reading-tracked.html",
    ),
    "refusal-reasons-missing": ("en/rules/alternatives/decision-owner-missing.html",),
    "shaming-wording": (
        "en/01-who-is-left-outside/04-not-neutral.html",
        "en/exercises/e24_rig_the_draw.html",
    ),
    "threat-before-right": ("en/kits/k5-score-on-cards/index.html",),
    "withdrawal-asymmetry": ("08-deceptive-interfaces/01-recognise.html",),
}
"""Pages of which a rule says what is not so: the rule is to be mended, not the page."""

KNOWN = {(page, rule) for listed in (QUOTED, MISTAKEN) for rule, pages in listed.items() for page in pages}


def unlike_what_is_known(found: list[Said], pages: list[str]) -> tuple[list[Said], set[tuple[str, str]]]:
    """What is said of our own words in these pages, and the entries about them that nothing calls for any more."""
    needed = {(one.page, one.rule) for one in found}
    about = {(page, rule) for page, rule in KNOWN if page in pages}
    return [one for one in found if (one.page, one.rule) not in KNOWN], about - needed


def test_an_entry_that_nothing_calls_for_is_told() -> None:
    page, rule = min(KNOWN)
    said, other = Said(page, rule, "1: é"), Said("index.html", rule, "1: é")
    assert unlike_what_is_known([said, other], [page, "index.html"]) == (
        [other],
        {one for one in KNOWN if one[0] == page} - {(page, rule)},
    )
    assert (page, rule) in unlike_what_is_known([], [page])[1]
    assert unlike_what_is_known([], ["index.html"]) == ([], set())


def test_other_pages_by_turns(site: Site) -> None:
    pages = by_turns(site.others(TYPICAL), ONE_IN)
    assert unlike_what_is_known(violations(site.folder, pages), pages) == ([], set())


def test_derogations_say_why_and_who_decided() -> None:
    hasty = [
        f"{page.relative_to(DOCS)}:{one.line}"
        for page in sorted(DOCS.rglob("*.md"))
        for one in read(Source(page.as_posix(), page.read_text("utf-8")))
        if one.problem
    ]
    assert hasty == []
