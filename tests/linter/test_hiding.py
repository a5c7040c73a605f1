"""What is hidden for good is let be; what people open is checked as they will meet it, in each idiom that opens."""

from __future__ import annotations

import pytest
from guichet.core.configuration import Config
from guichet.core.findings import Certainty, Finding
from guichet.core.source import Source
from guichet.engine.catalogue import rule_named
from guichet.engine.examples import found_in
from guichet.reading.project.project import Project
from guichet.reading.styles.sheets import sheets_of
from guichet.reading.styles.syntax import parse_declarations
from guichet.seen import cascade
from guichet.seen.focus import shows
from guichet.seen.visibility import may_be_hidden

PATH = "templates/page.html"


def found(text: str) -> bool:
    return bool(found_in(rule_named("field-label-missing"), {PATH: text}))


@pytest.mark.parametrize(
    "page",
    [
        '<div class="modal fade" aria-hidden="true">{}</div>',
        '<dialog aria-label="É">{}</dialog>',
        '<div role="dialog" aria-label="É" aria-hidden="true" style="display: none">{}</div>',
        '<div id="suite" hidden>{}</div><button aria-controls="suite" aria-expanded="false">Suite</button>',
        '<div id="suite" style="display:none">{}</div><a href="#" data-target="#suite">Suite</a>',
        '<style>.fr-collapse {{ visibility: hidden }}</style><div class="fr-collapse">{}</div>',
        '<div x-show="ouvert" style="display: none">{}</div>',
        '<template x-if="ouvert">{}</template>',
        '<template v-for="é in été">{}</template>',
        "<template #suite>{}</template>",
        '<template shadowrootmode="open">{}</template>',
        "<div {{% if fermé %}}hidden{{% endif %}}>{}</div>",
    ],
)
def test_what_opens_is_checked(page: str) -> None:
    assert found(page.format('<input name="é">'))


@pytest.mark.parametrize(
    "page",
    [
        "<div hidden>{}</div>",
        "<div inert>{}</div>",
        '<div style="display: none">{}</div>',
        '<div style="content-visibility: hidden">{}</div>',
        '<style>.a {{ visibility: hidden }}</style><p class="a">{}</p>',
        '<div aria-hidden="true">{}</div>',
        "<template>{}</template>",
        '<div hidden><div class="modal">{}</div></div>',
    ],
)
def test_what_is_hidden_for_good_is_let_be(page: str) -> None:
    assert not found(page.format('<input name="é">'))


UPLOAD = '<button class="choose">Été</button><input type="file" class="real">'


@pytest.mark.parametrize(
    ("rule", "attributes", "is_met"),
    [
        ("[hidden] { display: block }", "hidden", True),
        (".a { display: flex }", 'class="a" hidden', True),
        ("[hidden] { display: none }", "hidden", False),
        (".b { display: flex }", 'class="a" hidden', False),
        (".a { display: var(--x) }", 'class="a" hidden', False),
        (".a { display: flex }", 'class="a" hidden="until-found"', False),
    ],
)
def test_a_stylesheet_shows_what_the_attribute_hides(rule: str, attributes: str, is_met: bool) -> None:
    body = f'<div {attributes}><input name="é"></div>'
    page = (
        f'<!doctype html><html lang="fr"><head><title>É</title><style>{rule}</style></head><body>{body}</body></html>'
    )
    assert found(page) is is_met
    assert not found(page.replace(rule, ""))


@pytest.mark.parametrize(
    ("files", "certainty"),
    [
        ({"assets/styles/é.scss": ".files { .real { display: none; } }", "p.html": f'<div class="files">{UPLOAD}</div>'}, "review"),
        ({"assets/styles/é.scss": "input[type=file] { visibility: hidden }", "p.html": UPLOAD}, "review"),
        ({"base.html": '<link rel="stylesheet" href="/build/app.css">{% block b %}{% endblock %}', "p.html": "{% extends 'base.html' %}{% block b %}" + UPLOAD + "{% endblock %}"}, "review"),
        ({"base.html": '<link rel="stylesheet" href="/build/app.css">{% include "p.html" %}', "p.html": UPLOAD}, "review"),
        ({"assets/styles/é.scss": ".other .real { display: none }", "p.html": f"<div>{UPLOAD}</div>"}, "violation"),
        ({"assets/styles/é.scss": ".real:disabled { display: none }", "p.html": UPLOAD}, "violation"),
        ({"assets/styles/é.scss": "@media (max-width: 30em) { .real { display: none } }", "p.html": UPLOAD}, "violation"),
        ({"assets/styles/é.scss": ".real { display: none }", "p.html": UPLOAD.replace("file", "text")}, "violation"),
        ({"base.html": '<link rel="stylesheet" href="/build/dsfr.min.css">{% include "p.html" %}', "p.html": UPLOAD}, "violation"),
        ({"base.html": '<link rel="stylesheet" href="/build/app.css">{% include "p.html" %}', "p.html": '<input type="file">'}, "violation"),
    ],
)  # fmt: skip
def test_a_control_that_a_stylesheet_may_take_away_is_a_question(files: dict[str, str], certainty: str) -> None:
    (one,) = found_in(rule_named("field-label-missing"), files)
    assert one.certainty.value == certainty


def test_focus_that_styles_too_long_to_compare_may_mark_is_not_held_for_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    def certain() -> list[Finding]:
        text = '<html lang="fr"><style>p + div .é { top: 0 } a { outline: 0 }</style><p>Été</p><div><b class="é">É</b><a href="/">Été</a></div></html>'
        found = found_in(rule_named("focus-outline-removed"), {PATH: text})
        return [one for one in found if one.certainty is Certainty.VIOLATION]

    assert certain()
    monkeypatch.setattr(cascade, "share", lambda _: 0)
    assert certain() == []


@pytest.mark.parametrize(
    ("drawn", "is_seen"),
    [
        ("box-shadow: 0 0 0 2px transparent, 0 0 0 4px #161616", True),
        ("box-shadow: 0 0 0 2px rgba(0, 0, 0, 0), inset 0 -2px rgb(22, 22, 22)", True),
        ("background: linear-gradient(transparent 60%, #161616 60%)", True),
        ("box-shadow: 0 0 0 2px transparent, 0 0 0 4px rgba(0, 0, 0, 0)", False),
        ("border: 2px solid transparent", False),
        ("box-shadow: none", False),
    ],
)
def test_a_layer_that_lets_all_through_hides_no_other(drawn: str, is_seen: bool) -> None:
    assert shows(parse_declarations(drawn)) == is_seen


@pytest.mark.parametrize("steps", [0, 1000])
def test_what_may_be_hidden_does_not_hang_on_what_was_asked_before(steps: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cascade, "share", lambda _: steps)
    text = '<html lang="fr"><style>body dialog { color: #333 }</style><body><dialog><p>Été</p></dialog></body></html>'
    project = Project([PATH], Config(), {PATH: Source(PATH, text)})
    template = project.library.template(PATH)
    assert template is not None
    page = project.page(template)
    dialog = template.by_name["dialog"][0]
    first = may_be_hidden(dialog, page)
    cascade.style_of(dialog, page)
    assert first is may_be_hidden(dialog, page) is (steps == 0)


def test_the_body_ends_a_head_that_nothing_closes() -> None:
    page = '<html lang="fr"><head><title>É</title><body><p>À tous</p></body></html>'
    project = Project([PATH], Config(), {PATH: Source(PATH, page)})
    template = project.library.template(PATH)
    assert template is not None
    (said,) = (one for one in template.elements if one.name == "p")
    assert [one.name for one in said.ancestors] == ["body", "html"]


@pytest.mark.parametrize(
    ("links", "count", "is_met"),
    [
        ("ab", 2, True),
        ("aba", 2, False),
        ("abab", 2, True),
        ("abp", 2, True),
        ("a" * 40 + "b", 2, True),
        ("b?a", 2, False),
        ("?ab?a", 3, False),
        ("ab?ab", 3, True),
    ],
)
def test_a_stylesheet_that_is_linked_again_is_the_last_to_speak(links: str, count: int, is_met: bool) -> None:
    """`?`: the next link depends on a condition; `p`: that of the first on paper."""
    link = {one: f'<link rel="stylesheet" href="{one}.css">' for one in "ab"}
    link["p"] = '<link rel="stylesheet" href="a.css" media="print">'
    written = [
        f"{{% if é %}}{link[one]}{{% endif %}}" if links[at - 1 : at] == "?" else link[one]
        for at, one in enumerate(links)
        if one != "?"
    ]
    page = f'<html lang="fr">{"".join(written)}<p class="n"><input name="é"></p></html>'
    texts = {
        PATH: page,
        "templates/a.css": ".n { visibility: hidden }",
        "templates/b.css": ".n { visibility: visible }",
    }
    sources = {path: Source(path, text) for path, text in texts.items()}
    project = Project(sorted(sources), Config(), sources)
    template = project.library.template(PATH)
    assert template is not None
    assert len(sheets_of(project.page(template)).sheets) == count
    assert bool(found_in(rule_named("field-label-missing"), texts)) is is_met
