"""What is made twice of what is made twice, again and again, is left unknown: a few lines would fill the memory."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from guichet.core.config_file import table_of
from guichet.core.configuration import Config
from guichet.core.errors import UsageError
from guichet.core.source import Source
from guichet.engine.catalogue import all_rules
from guichet.engine.dispatch import check_file
from guichet.engine.selection import Rules
from guichet.hosts.parser import user_language
from guichet.reading.project.project import Project
from guichet.reading.sass.selectors import nested
from guichet.reading.written.expressions import put_in
from guichet.reading.written.values import UNKNOWN, Expression, Value, listed, together

from tests.limits import no_hang

pytestmark = pytest.mark.turns(3)

LEVELS = 40
RULES = Rules(all_rules())
IMAGE = '<img src="a">'


def chain(one: Callable[[int], str]) -> str:
    """Return what is written at each level, of the one below it."""
    return "".join(map(one, range(LEVELS)))


def outlet(rank: int) -> str:
    """Return where Angular shows a template."""
    return f"<ng-container *ngTemplateOutlet='a{rank}'></ng-container>"


PAGES: dict[str, dict[str, str]] = {
    "snippets of Svelte": {
        "a.svelte": chain(lambda i: f"{{#snippet a{i}()}}{{@render a{i + 1}()}}{{@render a{i + 1}()}}{{/snippet}}\n")
        + f"{{#snippet a{LEVELS}()}}<p>x</p>{{/snippet}}{IMAGE}{{@render a0()}}"
    },
    "snippets of Svelte that show nothing": {
        "a.svelte": chain(lambda i: f"{{#snippet a{i}()}}{{@render a{i + 1}()}}{{@render a{i + 1}()}}{{/snippet}}\n")
        + f"{{#snippet a{LEVELS}()}}{{/snippet}}{IMAGE}{{@render a0()}}"
    },
    "templates of Angular": {
        "a.component.html": chain(lambda i: f"<ng-template #a{i}>{outlet(i + 1) * 2}</ng-template>")
        + f"<ng-template #a{LEVELS}><p>x</p></ng-template>{IMAGE}{outlet(0)}"
    },
    "markup of JSX": {
        "a.jsx": "const a0 = <p>x</p>;\n"
        + chain(lambda i: f"const a{i + 1} = <div>{{a{i}}}{{a{i}}}</div>;\n")
        + f"export default function P() {{ return <main>{IMAGE.replace('>', '/>')}{{a28}}</main> }}\n"
    },
    "texts of JSX": {
        "a.jsx": "const a0 = 'Vous';\n"
        + chain(lambda i: f"const a{i + 1} = `${{a{i}}}${{a{i}}}`;\n")
        + f"export default function P() {{ return <main><img src='a'/><p title={{a{LEVELS}}}>x</p></main> }}\n"
    },
    "lists of JSX": {
        "a.jsx": "const a0 = 'x';\n"
        + chain(lambda i: f"const a{i + 1} = [{', '.join([f'a{i}'] * 40)}];\n")
        + "export default function P() { return <ul><img src='a'/>{a12.map((x) => <li>{x}</li>)}</ul> }\n"
    },
    "partials of Ruby": {
        "app/views/a/_p0.html.erb": "",
        **{f"app/views/a/_p{i + 1}.html.erb": f"<%= render 'p{i}' %>" * 40 for i in range(12)},
        "app/views/a/index.html.erb": f"{IMAGE}<%= render 'p12' %>",
    },
    "helpers of Ruby": {
        "app/helpers/a_helper.rb": "module AHelper\ndef f0\n'x'\nend\n"
        + chain(lambda i: f"def f{i + 1}\n{' + '.join([f'f{i}'] * 40)}\nend\n")
        + "end\n",
        "app/views/a/index.html.erb": f"{IMAGE}<p><%= f12 %></p>",
    },
    "texts of Vue": {
        "a.vue": f"<template><div>{IMAGE}<p :title='a{LEVELS}'>{{{{a{LEVELS}}}}}</p></div></template><script setup>const a0='Vous';\n"
        + chain(lambda i: f"const a{i + 1} = a{i} + a{i};\n")
        + "</script>"
    },
}


@pytest.mark.parametrize("name", PAGES)
def test_what_is_doubled_ends_and_the_rest_of_the_page_is_read(name: str) -> None:
    files = PAGES[name]
    project = Project(sorted(files), Config(), {path: Source(path, text) for path, text in files.items()})
    page = next(path for path, text in files.items() if "<img" in text)
    with no_hang():
        found = {one.rule for one in check_file(page, RULES, project)}
    assert "img-alt-missing" in found
    assert "rule-failed" not in found


def test_a_selector_that_doubles_is_not_known() -> None:
    selectors: tuple[str, ...] = (".a",)
    lengths = []
    for _ in range(LEVELS):
        selectors = nested(selectors, "& &") if selectors else ()
        lengths.append(sum(map(len, selectors)))
    assert lengths[0] == len(".a .a")
    assert lengths[-1] == 0


@pytest.mark.parametrize("twice", [lambda one: together(one, one), lambda one: listed([one, " ", one])])
def test_a_text_that_doubles_is_not_known(twice: Callable[[Value], Value]) -> None:
    text: Value = "Votre demande"
    for _ in range(LEVELS):
        text = twice(text)
    assert text is UNKNOWN


def test_an_expression_that_doubles_stays_as_it_is_written() -> None:
    longest = 0
    given: Value = Expression("a.b + c")
    for _ in range(LEVELS):
        given = Expression(put_in("x + x", {"x": given}))
        longest = max(longest, len(given))
    assert 1_000 < longest < 20_000


def _extending(folder: Path, count: int) -> Path:
    for rank in range(count):
        (folder / f"c{rank}.toml").write_text(f'extend = "c{rank + 1}.toml"\n', encoding="utf-8")
    (folder / f"c{count}.toml").write_text('lang = "fr"\n', encoding="utf-8")
    own = folder / "guichet.toml"
    own.write_text('extend = "c0.toml"\n', encoding="utf-8")
    return own


def test_configurations_extend_one_another_up_to_twenty(tmp_path: Path) -> None:
    assert table_of(_extending(tmp_path, 18)) == {"lang": "fr"}


@pytest.mark.parametrize("count", [19, 1_500])
def test_a_longer_chain_of_configurations_is_refused(
    count: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(UsageError, match="20 times in a row") as problem:
        table_of(_extending(tmp_path, count))
    assert "20 fois de suite" in problem.value.text.fr
    monkeypatch.chdir(tmp_path)
    assert user_language([]) in ("fr", "en")
