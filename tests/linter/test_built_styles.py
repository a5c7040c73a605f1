"""Stylesheets that a build makes are read as what they become, wherever a page or a component gets them."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from guichet.core.configuration import Config
from guichet.core.source import Source
from guichet.engine.catalogue import selected
from guichet.engine.dispatch import check_file
from guichet.engine.selection import Rules
from guichet.reading.project.project import Project
from guichet.reading.styles.built import built_file
from guichet.reading.styles.syntax import StyleRule


def project(files: Mapping[str, str]) -> Project:
    return Project(list(files), Config(), {name: Source(name, text) for name, text in files.items()})


def written(rule: StyleRule) -> str:
    declared = "; ".join(f"{one.name}: {one.value}{' !' if one.important else ''}" for one in rule.declarations)
    media = "".join(f"@media {one} " for one in rule.media)
    return f"{media}{', '.join(one.text for one in rule.selectors)} {{ {declared} }}".replace("\ue000", "?")


def built(text: str, name: str = "a.scss", **others: str) -> list[str]:
    """Return the rules that a stylesheet becomes, those of the files that it uses first."""
    site = project({name: text} | {one.replace("__", "/"): held for one, held in others.items()})
    return [written(rule) for sheet in built_file(name, site).sheets for rule in sheet.rules]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (".a { color: red; &__b:hover, .c & { color: blue } }",
         [".a { color: red }", ".a__b:hover, .c .a { color: blue }"]),
        ("$n: 16px; // 2 px\n.a { $m: $n * 2; width: $m + 1px; font: 12px/1.5 serif; height: calc(100% - 1px) }",
         [".a { width: 33px; font: 12px/1.5 serif; height: calc(100% - 1px) }"]),
        ("$c: (main: (ink: #777)); .a { color: map-get(map-get($c, main), ink); background: rgba(#fff, 0.5) }",
         [".a { color: #777; background: rgba(255, 255, 255, 0.5) }"]),
        ("$c: red !default; $c: blue !default; .a { color: $c !important }", [".a { color: red ! }"]),
        ("@mixin hide($how: none) { display: $how; @content; } .a { @include hide { &:focus { color: red } } }",
         [".a { display: none }", ".a:focus { color: red }"]),
        ("@mixin m($x, $y: $x) { a: $x; b: $y } .a { @include m($y: 2, $x: 1); } .b { @include m(3) }",
         [".a { a: 1; b: 2 }", ".b { a: 3; b: 3 }"]),
        ("%seen { outline: 2px solid } .a { @extend %seen; } .b:focus { @extend %seen; }",
         [".a, .b:focus { outline: 2px solid }"]),
        ("@each $n, $v in (s: 1px, l: 2px) { .p-#{$n} { padding: $v } }",
         [".p-s { padding: 1px }", ".p-l { padding: 2px }"]),
        ("@for $i from 1 through 2 { .h#{$i} { order: $i } }", [".h1 { order: 1 }", ".h2 { order: 2 }"]),
        ("$on: true; .a { @if $on and 1 < 2 { color: red } @else { color: blue } }", [".a { color: red }"]),
        ("@function half($x) { @if $x == 0 { @return 0; } @return $x * 0.5; } .a { width: half(10px) }",
         [".a { width: 5px }"]),
        (".a { @media (max-width: 600px - 1px) { .b { display: none } } }",
         ["@media (max-width: 599px) .a .b { display: none }"]),
        (".a { font: { size: 2rem; weight: 700 } }", [".a { font-size: 2rem; font-weight: 700 }"]),
        ('.a { background: url(//x.fr/a{1}.png); content: "{ // }" }',
         ['.a { background: url(//x.fr/a{1}.png); content: "{ // }" }']),
    ],
)  # fmt: skip
def test_what_sass_becomes(text: str, expected: list[str]) -> None:
    assert built(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (".a { color: $nowhere }", [".a { color: ? }"]),
        (".a { width: nobody(2px) }", [".a { width: ? }"]),
        (".a { @if $nowhere { color: red } }", [".a { color: ? }"]),
        (".#{$nowhere} { .b { color: red } }", []),
        (".a { @include nobody { color: red } }", [".a { color: ? }"]),
        (".a { width: 1px + 2em }", [".a { width: ? }"]),
        ("@mixin again { .b { @include again } } .a { @include again }", []),
    ],
)
def test_what_nobody_can_tell_stays_unknown(text: str, expected: list[str]) -> None:
    assert built(text) == expected


def test_a_mixin_that_is_not_read_may_declare_what_matters() -> None:
    (rule,) = built(".a:focus { outline: none; @include ring; }")
    assert "outline: none; display: ?; visibility: ?; outline: ?" in rule


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.sass", "$n: red\n.a,\n.b\n  color: $n\n  &:hover\n    color: blue\n=m($x)\n  width: $x\n.c\n  +m(1px)\n"),
        ("a.less", "@n: red; .m(@x: 1px) { width: @x } .a, .b { color: @n; &:hover { color: blue } } .c { .m(); }"),
        ("a.scss", "$n: red; .a, .b { color: $n; &:hover { color: blue } } .c { width: 1px }"),
    ],
)
def test_three_ways_to_write_the_same(name: str, text: str) -> None:
    assert built(text, name) == [
        ".a, .b { color: red }",
        ".a:hover, .b:hover { color: blue }",
        ".c { width: 1px }",
    ]


def test_less_brings_in_any_class_and_names_the_parts_of_a_selector() -> None:
    text = "@side: left; .hide { display: none } .a { .hide; margin-@{side}: ~'1px' } .b:extend(.a) {}"
    assert built(text, "a.less")[:2] == [".hide { display: none }", ".a { display: none; margin-left: 1px }"]


@pytest.mark.parametrize(
    ("text", "others"),
    [
        ("@use 'b'; .a { color: b.$ink; @include b.hide }", {"_b.scss": "$ink: red; @mixin hide { display: none }"}),
        ("@use 'b' as *; .a { color: $ink; @include hide }", {"_b.scss": "$ink: red; @mixin hide { display: none }"}),
        ("@import 'b'; .a { color: $ink; @include hide }", {"_b.scss": "$ink: red; @mixin hide { display: none }"}),
        ("@use 'c' as x; .a { color: x.$ink; @include x.hide }",
         {"c/_index.scss": "@forward '../b';", "_b.scss": "$ink: red; @mixin hide { display: none }"}),
        ("@use 'b' with ($ink: red); .a { color: b.$ink; @include b.hide }",
         {"_b.scss": "$ink: blue !default; @mixin hide { display: none }"}),
    ],
)  # fmt: skip
def test_what_a_stylesheet_uses(text: str, others: dict[str, str]) -> None:
    assert built(text, "a.scss", **others) == [".a { color: red; display: none }"]


def test_a_part_keeps_its_place_and_a_mixin_of_another_file_takes_that_of_its_use() -> None:
    files = {"a.scss": "@use 'b';\n.a { @include b.m }", "_b.scss": "@mixin m { color: red }\n.b { color: blue }"}
    own, used = sorted(built_file("a.scss", project(files)).sheets, key=lambda one: one.path, reverse=True)
    assert [one.path for one in (own, used)] == ["a.scss", "_b.scss"]
    for sheet, said in ((own, "@include b.m"), (used, "color: blue")):
        span = sheet.rules[0].declarations[0].span
        assert files[sheet.path][span.start : span.end] == said


HIDING = "$how: none;\n.fr-sr-only { display: $how !important }"
SPOKEN = '<p><span class="fr-sr-only">Prix :</span> 12 €</p>'
HIDDEN = ["spoken-text-hidden"]


def said(files: Mapping[str, str], path: str) -> list[tuple[str, str]]:
    """Return what is said of a file, and in which one."""
    site = project(files)
    found = check_file(path, Rules(selected(Config())), site)
    kept = ("spoken-text-hidden", "contrast-low", "focus-outline-removed", "control-hidden", "part-lang-invalid")
    return [(one.rule, one.path) for one in found if one.rule in kept]


@pytest.mark.parametrize(
    ("files", "place"),
    [
        ({"p.html": f'<link rel="stylesheet" href="a.css">{SPOKEN}', "src/a.scss": HIDING}, "src/a.scss"),
        ({"p.html": f'<link rel="stylesheet" href="a.css">{SPOKEN}', "src/a.less": "@h: none; .fr-sr-only { display: @h }"},
         "src/a.less"),
        ({"p.vue": f'<template>{SPOKEN}</template>\n<style lang="scss">\n{HIDING}\n</style>'}, "p.vue"),
        ({"p.vue": f'<template>{SPOKEN}</template>\n<style lang="scss" scoped>\np {{ {HIDING} }}\n</style>'}, "p.vue"),
        ({"p.vue": f"<script setup>import './a.scss'</script><template>{SPOKEN}</template>", "a.scss": HIDING}, "a.scss"),
        ({"p.vue": f'<template>{SPOKEN}</template><style lang="scss" src="./a.scss" />', "a.scss": HIDING}, "a.scss"),
        ({"p.vue": f"<template>{SPOKEN}</template>", "a.scss": HIDING,
          "main.js": "import './a.scss'\nimport App from './p.vue'\ncreateApp(App).mount('#app')"}, "a.scss"),
        ({"p.svelte": f'<script>import "./a.scss"</script>{SPOKEN}', "a.scss": HIDING}, "a.scss"),
        ({"p.svelte": f'{SPOKEN}<style lang="scss">p {{ {HIDING} }}</style>'}, "p.svelte"),
        ({"p.component.ts": f"@Component({{ selector: 'app-p', template: `{SPOKEN}`, styleUrls: ['./p.scss'] }}) export class P {{}}",
          "p.scss": HIDING}, "p.scss"),
        ({"p.component.ts": f"@Component({{ selector: 'app-p', template: `{SPOKEN}`, styles: [`{HIDING}`] }}) export class P {{}}"},
         "p.component.ts"),
        ({"p.jsx": f"import './a.scss';\nexport const P = () => {SPOKEN.replace('class=', 'className=')};", "a.scss": HIDING},
         "a.scss"),
    ],
)  # fmt: skip
def test_where_a_page_gets_its_styles(files: dict[str, str], place: str) -> None:
    assert said(files, next(iter(files))) == [("spoken-text-hidden", place)]


@pytest.mark.parametrize(
    "files",
    [
        {"p.html": f'<link rel="stylesheet" href="a.css">{SPOKEN}', "src/a.scss": HIDING, "b/a.scss": HIDING},
        {"p.html": f'<link rel="stylesheet" href="a.css">{SPOKEN}', "a.scss": HIDING.replace("none", "block")},
        {"p.html": f'<link rel="stylesheet" href="a.css">{SPOKEN}', "a.scss": HIDING.replace("$how: none;", "")},
        {"p.vue": f"<template>{SPOKEN}</template>", "a.scss": HIDING},
        {"p.vue": f"<script setup>import s from './a.module.scss'</script><template>{SPOKEN}</template>",
         "a.module.scss": HIDING},
        {"p.component.ts": f"@Component({{ selector: 'app-p', template: `{SPOKEN}`, styles: [`p {{ color: red }}`] }}) export class P {{}}",
         "q.component.ts": f"@Component({{ selector: 'app-q', template: `<q></q>`, styles: [`{HIDING}`] }}) export class Q {{}}"},
    ],
)  # fmt: skip
def test_what_is_styled_otherwise_is_not_reported(files: dict[str, str]) -> None:
    assert said(files, next(iter(files))) == []


OWN = ".note { display: none }\n.visually-hidden { display: none }"


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({"p.vue": "<script setup>import s from './p.module.scss'</script><template><p><b :class=\"s['visually-hidden']\">Prix</b></p></template>"},
         []),
        ({"p.vue": '<template><p class="visually-hidden">Prix</p></template><style module>.visually-hidden { display: none }</style>'}, []),
        ({"p.vue": '<template><label :class="s.champ"><input type="checkbox"> Été</label></template><script setup>import s from "./p.module.scss"</script>'},
         ["control-hidden"]),
        ({"p.vue": '<template><label :class="$style.champ"><input type="checkbox"> Été</label></template><style module>.champ input { display: none }</style>'},
         ["control-hidden"]),
        ({"p.svelte": '<script>import s from "./p.module.scss"</script><label class={s.champ}><input type="checkbox"> Été</label>'},
         ["control-hidden"]),
        ({"p.jsx": "import s from './p.module.scss';\nexport const P = () => <label className={s.champ}><input type='checkbox' /> Été</label>;"},
         ["control-hidden"]),
        ({"p.jsx": "import s from './p.module.scss';\nexport const P = () => <label className='champ'><input type='checkbox' /> Été</label>;"},
         []),
    ],
)  # fmt: skip
def test_classes_of_a_file_are_its_own(files: dict[str, str], expected: list[str]) -> None:
    files = files | {"p.module.scss": "$n: none; .champ { input { display: $n } } .visually-hidden { display: none }"}
    assert [rule for rule, _ in said(files, next(iter(files)))] == expected


OUTLINE = ".lien:focus { outline: none }"


@pytest.mark.parametrize(
    ("files", "certainty"),
    [
        ({"p.jsx": "import s from './p.module.css';\nexport const P = () => <a className={s.lien} href='/'>Été</a>;", "p.module.css": OUTLINE},
         ["violation"]),
        ({"p.vue": f'<template><a class="lien" href="/">Été</a></template><style scoped>{OUTLINE}</style>'}, ["violation"]),
        ({"p.vue": f'<template><a class="lien" href="/">Été</a></template><style>{OUTLINE}</style>'}, ["review"]),
        ({"p.vue": f'<template><a class="lien" href="/">Été</a></template><style scoped>{OUTLINE} .lien:focus {{ box-shadow: 0 0 0 2px #000 }}</style>'}, []),
    ],
)  # fmt: skip
def test_nothing_else_answers_for_what_is_of_one_component(files: dict[str, str], certainty: list[str]) -> None:
    found = check_file(next(iter(files)), Rules(selected(Config())), project(files))
    assert [one.certainty.value for one in found if one.rule == "focus-outline-removed"] == certainty
