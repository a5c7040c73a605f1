"""Utility classes say what they do wherever a project shows that it uses them, and nothing elsewhere."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from guichet.core.configuration import Config
from guichet.engine.catalogue import selected
from guichet.engine.dispatch import check_file
from guichet.engine.selection import Rules
from guichet.reading.utilities.theme import Theme, theme_of
from guichet.reading.utilities.words import css_of

from tests.linter.test_built_styles import project

USED = {"tailwind.config.js": "module.exports = { content: ['./**/*.html'] }"}


def theme(files: Mapping[str, str]) -> Theme:
    found = theme_of(project(files))
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("hidden", ".hidden{display: none}"),
        ("md:block hidden", r".hidden{display: none}@media (min-width: 768px){.md\:block{display: block}}"),
        ("opacity-0 font-bold", ".opacity-0{opacity: 0}.font-bold{font-weight: 700}"),
        ("text-sm text-red-500 text-center", ".text-sm{font-size: 0.875rem}.text-red-500{color: #ef4444}"),
        ("text-white/50 bg-[#eee]", r".text-white\/50{color: rgba(255, 255, 255, 0.5)}.bg-\[\#eee\]{background-color: #eee}"),
        ("focus:not-sr-only dark:bg-black", r".focus\:not-sr-only:focus{position: static; width: auto; height: auto; padding: 0; "
         r"margin: 0; overflow: visible; clip: auto; clip-path: none; white-space: normal}"
         r"@media (prefers-color-scheme: dark){.dark\:bg-black{background-color: #000}}"),
        ("peer-checked:block group-hover:invisible", r".peer:checked ~ .peer-checked\:block{display: block}"
         r".group:hover .group-hover\:invisible{visibility: hidden}"),
        ("!hidden -left-4 left-[-999px]", r".\!hidden{display: none !important}.-left-4{left: -1rem}.left-\[-999px\]{left: -999px}"),
        ("card [&>p]:hidden text-nothing rounded cursor-pointer", ""),
    ],
)  # fmt: skip
def test_what_a_word_declares(words: str, expected: str) -> None:
    assert css_of(words.split(), theme(USED)) == expected


@pytest.mark.parametrize(
    ("files", "words", "expected"),
    [
        ({"tailwind.config.js": "export default { theme: { extend: { colors: { brand: { DEFAULT: '#123', pale: '#ccc' } } } } }"},
         "text-brand text-brand-pale text-red-500",
         ".text-brand{color: #123}.text-brand-pale{color: #ccc}.text-red-500{color: #ef4444}"),
        ({"tailwind.config.ts": "export default { theme: { colors: { ink: '#333', gris: colors.gray } } }"},
         "text-ink text-red-500 bg-gris-100 text-white", ".text-ink{color: #333}.bg-gris-100{background-color: #f3f4f6}.text-white{color: #fff}"),
        ({"tailwind.config.js": "module.exports = { prefix: 'tw-', theme: { fontSize: { mini: ['0.5rem', '1rem'] }, screens: { large: '900px' } } }"},
         "tw-hidden hidden tw-text-mini large:tw-block",
         r".tw-hidden{display: none}.tw-text-mini{font-size: 0.5rem}@media (min-width: 900px){.large\:tw-block{display: block}}"),
        ({"tailwind.config.js": "module.exports = { darkMode: 'class' }"}, "dark:hidden", r".dark .dark\:hidden{display: none}"),
        ({"app.css": '@import "tailwindcss"; @theme { --color-encre: #222; --breakpoint-md: 50rem }'}, "text-encre md:hidden",
         r".text-encre{color: #222}@media (min-width: 50rem){.md\:hidden{display: none}}"),
        ({"package.json": '{"devDependencies": {"tailwindcss": "^4.0.0"}}'}, "outline-none bg-red-50",
         ".outline-none{outline-style: none}.bg-red-50{background-color: oklch(97.1% 0.013 17.38)}"),
    ],
)  # fmt: skip
def test_a_project_gives_names_of_its_own(files: dict[str, str], words: str, expected: str) -> None:
    assert css_of(words.split(), theme(files)) == expected


def test_nothing_shows_that_a_project_uses_them() -> None:
    assert theme_of(project({"a.html": '<p class="hidden">Été</p>', "a.css": ".hidden { color: red }"})) is None


def said(files: Mapping[str, str], path: str = "p.html") -> list[tuple[str, str, str]]:
    found = check_file(path, Rules(selected(Config())), project(files))
    kept = (
        "control-hidden",
        "contrast-low",
        "spoken-text-hidden",
        "hover-only-content",
        "focus-outline-removed",
        "aria-hidden-focusable",
    )
    return [(one.rule, one.path, files[one.path][one.span.start : one.span.end]) for one in found if one.rule in kept]


RADIO = '<!DOCTYPE html><html lang="fr"><label><input type="radio" name="a" class="{} peer"> Été</label></html>'
FADED = '<!DOCTYPE html><html lang="fr"><body class="bg-white"><p class="{}">Fermé l’été</p></body></html>'


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({"p.html": RADIO.format("hidden")} | USED, ["control-hidden"]),
        ({"p.html": RADIO.format("sr-only")} | USED, []),
        ({"p.html": RADIO.format("hidden md:inline")} | USED, []),
        ({"p.html": FADED.format("text-gray-300")} | USED, ["contrast-low"]),
        ({"p.html": FADED.format("text-gray-700 dark:text-gray-300")} | USED, []),
        ({"p.html": FADED.format("text-[#bbb]")} | USED, ["contrast-low"]),
        ({"p.html": FADED.format("text-[#bbb]")}, []),
        ({"p.html": FADED.format("text-brand"), "tailwind.config.js": "module.exports = { theme: { extend: { colors: { brand: '#ccc' } } } }"},
         ["contrast-low"]),
        ({"p.html": FADED.format("sr-only").replace("<html", "<html") .replace("<body", '<link rel="stylesheet" href="a.css"><body'),
          "a.css": "@tailwind base; @tailwind utilities; @layer utilities { .sr-only { display: none } }"}, ["spoken-text-hidden"]),
        ({"p.html": FADED.format("note").replace("<body", '<link rel="stylesheet" href="a.css"><body'),
          "a.css": "@tailwind base;\n.note { @apply text-gray-300 font-bold }"}, ["contrast-low"]),
        ({"p.html": FADED.format("note").replace("<body", '<link rel="stylesheet" href="a.css"><body'),
          "a.css": "@tailwind base;\n.note { @apply text-gray-700 hover:text-gray-900 }"}, []),
        ({"p.html": FADED.format("note").replace("<body", '<link rel="stylesheet" href="a.css"><body'),
          "a.scss": "@tailwind base;\n.note { p & { @apply hidden } @apply text-gray-300 }"}, ["contrast-low"]),
        ({"p.html": '<!DOCTYPE html><html lang="fr"><a class="outline-none focus:ring-2" href="/">Été</a></html>'} | USED, []),
        ({"p.html": '<!DOCTYPE html><html lang="fr"><a class="outline-none" href="/">Été</a></html>'} | USED, ["focus-outline-removed"]),
    ],
)  # fmt: skip
def test_what_people_see_of_them(files: dict[str, str], expected: list[str]) -> None:
    assert [rule for rule, *_ in said(files)] == expected


def test_the_place_of_what_a_class_declares_is_the_class() -> None:
    ((_, path, at),) = said({"p.html": FADED.format("note text-gray-300")} | USED)
    assert (path, at) == ("p.html", 'class="note text-gray-300"')
    files = {"p.html": FADED.format("note").replace("<body", '<link rel="stylesheet" href="a.css"><body'),
             "a.css": "@tailwind base;\n.note { @apply font-bold text-gray-300; }"}  # fmt: skip
    assert [(path, at) for _, path, at in said(files)] == [("a.css", "@apply font-bold text-gray-300")]
