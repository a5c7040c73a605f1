"""Components are read as the templates that they are translated into: what is seen of them is said where it is written."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from guichet.core.configuration import Config
from guichet.core.findings import Family
from guichet.core.source import Source
from guichet.engine.catalogue import selected
from guichet.engine.dispatch import check_file
from guichet.engine.fingerprints import Fingerprints
from guichet.engine.selection import Rules
from guichet.reading.project.project import Project

RULES = Rules([rule for rule in selected(Config()) if rule.family is Family.ACCESSIBILITY])
FIELD = (
    '<template><div><label :for="id">{{ label }}</label><input :id="id" type="text"></div></template>\n'
    "<script setup>\ndefineProps({ label: String, id: String })\n</script>\n"
)


def said(files: Mapping[str, str], path: str, at: str = "") -> list[tuple[str, str]]:
    """Return what rules say of a file, there or at another, and the text that each one points at."""
    project = Project(list(files), Config(), {name: Source(name, text) for name, text in files.items()})
    found = [one for one in check_file(path, RULES, project) if one.path == (at or path)]
    return [(one.rule, files[at or path][one.span.start : one.span.end]) for one in found]


def page(body: str, script: str = "import Field from './Field.vue'") -> str:
    return f"<template><main>{body}</main></template>\n<script setup>\n{script}\n</script>\n"


def test_what_a_component_shows_is_said_at_its_place() -> None:
    text = page('\n  <button><img src="é.png"></button>\n')
    assert said({"src/P.vue": text}, "src/P.vue") == [
        ("button-name-missing", "<button>"),
        ("img-alt-missing", '<img src="é.png">'),
    ]


@pytest.mark.parametrize(
    "use", ['<Field label="" id="n" />', '<field id="n"></field>', "<Field v-bind=\"{ id: 'n' }\" />"]
)
def test_a_component_that_is_given_no_name(use: str) -> None:
    files = {"src/P.vue": page(use), "src/Field.vue": FIELD}
    at = use.removesuffix("</field>")
    assert said(files, "src/P.vue") == [("label-empty", at), ("field-label-missing", at)]
    assert said(files, "src/Field.vue") == []


@pytest.mark.parametrize(
    "use", ['<Field label="Né le" id="n" />', '<Field :label="x" id="n" />', '<Field v-bind="x" />']
)
def test_a_component_that_is_given_its_name(use: str) -> None:
    assert said({"src/P.vue": page(use), "src/Field.vue": FIELD}, "src/P.vue") == []


def test_a_component_from_elsewhere_is_not_known() -> None:
    body = '<button><Icon /></button><Champ label="" /><Cadre><input></Cadre>'
    assert said({"src/P.vue": page(body, "import { Icon } from 'icons'")}, "src/P.vue") == []


@pytest.mark.parametrize(
    ("changed", "counts"),
    [("src/Field.vue", True), ("src/kit.ts", True), ("src/locales/fr.json", True), ("src/Other.vue", False)],
)
def test_what_a_component_is_read_with_is_in_its_fingerprint(changed: str, counts: bool) -> None:
    files = {
        "src/P.vue": page("<Field :label=\"$t('a.b')\" />", "import { Field } from './kit'"),
        "src/kit.ts": "export { default as Field } from './Field.vue'",
        "src/Field.vue": FIELD,
        "src/Other.vue": FIELD,
        "src/locales/fr.json": '{"a": {"b": "Né le"}}',
    }

    def seen(texts: Mapping[str, str]) -> str:
        sources = {name: Source(name, text, text) for name, text in texts.items()}
        return Fingerprints(Project(list(texts), Config(), sources)).of("src/P.vue")

    assert (seen(files) != seen({**files, changed: files[changed] + "\n"})) is counts


def test_an_editor_reads_again_what_a_changed_file_shows() -> None:
    files = {"src/P.vue": page('<Field label="" id="n" />'), "src/Field.vue": FIELD}
    project = Project(list(files), Config(), {name: Source(name, text) for name, text in files.items()})
    assert check_file("src/P.vue", RULES, project)
    project.replace(Source("src/Field.vue", FIELD.replace("{{ label }}", "Né le")))
    assert check_file("src/P.vue", RULES, project) == []


@pytest.mark.turns(3)
@pytest.mark.parametrize("end", ["vue", "svelte"])
@pytest.mark.parametrize(
    "text",
    [
        "<div>" * 5000,
        "<A>" * 3000,
        "<p {{{" * 2000,
        "<template><p :a='" + "(" * 5000,
        "{#if a}" * 3000,
        "{{ " + "[" * 3000 + "]" * 3000 + " }}",
        "{" + "a + " * 3000 + "a}",
    ],
)
def test_hostile_files_are_read(text: str, end: str) -> None:
    path = f"src/P.{end}"
    assert all(rule != "rule-failed" for rule, _ in said({path: f"<template>{text}"}, path))


TIP = (
    "import { useState } from 'react';\nimport { Bouton } from './Bouton';\n"
    "export const Lien = ({ label, href }) => {\n  const [ouvert, setOuvert] = useState(false);\n"
    "  return (\n    <li>\n      <Bouton aria-label={label} onMouseOver={() => setOuvert(true)} onMouseLeave={() => setOuvert(false)} />\n"
    "      {ouvert && <p>{label}</p>}\n    </li>\n  );\n};\n"
)
USED = {
    "src/Bouton.tsx": "export const Bouton = (props) => <button type='button' {...props}>é</button>;\n",
    "src/Lien.tsx": TIP,
    "src/Menu.tsx": 'import { Lien } from \'./Lien\';\nexport const Menu = () => <ul><Lien label="Aides d’été" href="/a" /><Lien label="Places d’été" href="/p" /></ul>;\n',
    "src/A.tsx": "import { Menu } from './Menu';\nexport const A = () => <main><h1>Été</h1><Menu /></main>;\n",
    "src/B.tsx": "import { Menu } from './Menu';\nexport const B = () => <main><h1>Hiver</h1><Menu /></main>;\n",
}


HOVER = Rules([rule for rule in selected(Config()) if rule.name == "hover-only-content"])


def test_a_flaw_of_a_script_in_a_component_is_said_where_it_is_written_whatever_shows_it() -> None:
    """The words are given two files away, the handler is not: pages that only use the menu are told nothing."""
    project = Project(list(USED), Config(), {name: Source(name, text) for name, text in USED.items()})
    found = [one for path in USED for one in check_file(path, HOVER, project)]
    assert {(one.path, one.position.line) for one in found} == {("src/Lien.tsx", 7)}
