"""What absolves a file is what another one does or tells people: never a comment, nor a file that nobody is asked about."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from guichet.core.uncommented import without_comments

from tests.limits import no_hang
from tests.linter.conftest import Run

UNSEEN = ["\u00ad", "&shy;", "\u200b", "\u2060", "\u034f", "\u2063", "\ufe0f"]


@pytest.mark.parametrize("sign", UNSEEN)
def test_a_sign_that_nobody_sees_absolves_no_word(guichet: Callable[..., Run], sign: str) -> None:
    page = f'<html lang="fr"><p>Plus de pla{sign}ge horaire libre. Veuillez rées{sign}sayer ultérieurement.</p>'
    run = guichet("check", "--select", "delay-vague,empty-slots-dead-end", "--format", "json", files={"a.html": page})
    assert sorted(run.rules) == ["delay-vague", "empty-slots-dead-end"]
    last = run.json["findings"][-1]
    assert page[last["column"] - 1 :].startswith(f"rées{sign}sayer")


@pytest.mark.parametrize(
    ("reason", "stands"), [("\u3164", False), ("\u00ad\u115f", False), ("\u00e9t\u00ad\u00e9 pass\u00e9", True)]
)
def test_a_reason_that_nobody_sees_is_none(guichet: Callable[..., Run], reason: str, stands: bool) -> None:
    written = f'<!-- guichet: ignore[img-alt-missing] reason="{reason}" owner="Zoé" -->\n<img src="é.png">'
    run = guichet("check", "--select", "img-alt-missing", "--format", "json", files={"a.html": written})
    assert ("derogation-incomplete" in run.rules) is not stands


TURNS = {
    "src/langue.ts": 'import i18n from "i18next";\nexport const parler = (langue) => i18n.changeLanguage(langue); // été\n'
}
LOCKING = {
    "src/entrer.js": "export function essayer(compte) {\n  compte.essais += 1;\n  if (compte.essais >= 3) {\n    compte.locked = true; // été\n  }\n}\n"
}
SHORT = {"pages/é.html": '<p lang="fr">Demandez l’attestation au CCAS. Le CCAS est fermé l’été.</p>'}
LONG = "centre communal d’action sociale (CCAS)"
OTHERS: dict[str, tuple[str, dict[str, str], str, str, bool]] = {
    "a script that writes the language": ("page-lang-unchanged", TURNS, "src/b.js", "document.documentElement.lang = 'fr'\n", True),
    "a comment about it": ("page-lang-unchanged", TURNS, "src/b.js", "// document.documentElement.lang = 'fr'\n", False),
    "a comment of a page": ("page-lang-unchanged", TURNS, "pages/b.html", "<!-- document.documentElement.lang = x -->\n", False),
    "a made-up page": ("page-lang-unchanged", TURNS, "tests/fixtures/b.html", "<script>document.documentElement.lang = x</script>\n", False),
    "a test": ("page-lang-unchanged", TURNS, "tests/test_b.js", "document.documentElement.lang = 'fr'\n", False),
    "what opens again": ("lockout-without-human", LOCKING, "src/b.js", "export function unlockAll() {}\n", True),
    "a wish to open again": ("lockout-without-human", LOCKING, "src/b.js", "/* TODO: unlockAll() */\n", False),
    "a page that spells it out": ("acronym-unexplained", SHORT, "pages/b.html", f'<p lang="fr">Le {LONG} vous reçoit.</p>', True),
    "a message that does": ("acronym-unexplained", SHORT, "a/b.py", f'from django.utils.translation import gettext as _\n\nAIDE = _("Le {LONG} vous reçoit.")\n', True),
    "a remark in a page": ("acronym-unexplained", SHORT, "pages/b.html", f"<!-- {LONG} --><p>Été</p>", False),
    "a remark in a stylesheet": ("acronym-unexplained", SHORT, "css/b.css", f"/* {LONG} */\n", False),
    "a query": ("acronym-unexplained", SHORT, "sql/b.sql", f"SELECT '{LONG}';\n", False),
    "a program packed for browsers": ("acronym-unexplained", SHORT, "js/b.min.js", f"var a='{LONG}';\n", False),
    "a test of it": ("acronym-unexplained", SHORT, "tests/test_b.py", f'A = "{LONG}"\n', False),
}  # fmt: skip


@pytest.mark.parametrize(("rule", "own", "other", "text", "absolves"), OTHERS.values(), ids=OTHERS)
def test_only_what_a_judged_file_does_absolves_another(
    guichet: Callable[..., Run], rule: str, own: dict[str, str], other: str, text: str, absolves: bool
) -> None:
    run = guichet("check", "--no-cache", "--select", rule, "--format", "json", ".", files={**own, other: text})
    assert run.rules == ([] if absolves else [rule])


@pytest.mark.parametrize(
    ("path", "text", "kept"),
    [
        ("a.js", "a('//é'); // b\nc(`/* d */`) /* e */ + /https?:\\/\\//", ["a('//é');", "c(`/* d */`)", "+ /https?:\\/\\//"]),
        ("a.py", '"""Été # a"""\nb = "#c"  # d\n', ['"""Été # a"""\nb = "#c"']),
        ("a.rb", 'a = "#{b}" # c\n=begin\nd\n=end\ne\n', ['a = "#{b}"', "e"]),
        ("a.sql", "SELECT '--é' -- b\n/* c */ FROM d", ["SELECT '--é'", "FROM d"]),
        ("a.html", "<p>https://é</p><!-- b -->{# c #}<script>d() // e\n</script>", ["<p>https://é</p>", "<script>d()", "</script>"]),
        ("a.erb", "<%# a %><%= é %><%-# b %>", ["<%= é %>"]),
        ("a.vue", "<template><!-- a --><p>L’été</p></template><script>\n// b\nc()</script>", ["<template> <p>L’été</p></template><script>", "c()</script>"]),
    ],
)  # fmt: skip
def test_a_text_without_its_comments_is_the_rest(path: str, text: str, kept: list[str]) -> None:
    left = without_comments(path, text)
    assert left.split() == " ".join(kept).split()


@pytest.mark.parametrize("path", ["a.js", "a.html", "a.py", "a.rb", "a.sql"])
@pytest.mark.parametrize(
    "unit",
    ["/* ", "<!--", "{#", "<%--", "<script>", "{{--", "=begin\n", "{% comment", "{/*", "'a\\", '"a\\', "`a\\", '"""a'],
)
def test_what_nothing_closes_is_looked_for_once(path: str, unit: str) -> None:
    with no_hang():
        without_comments(path, unit * 100_000)
