"""An attribute or a text that a framework writes is not known, however the framework spells it; it is never missing."""

from __future__ import annotations

import pytest
from guichet.core.configuration import Config
from guichet.core.source import Source
from guichet.engine.catalogue import rule_named
from guichet.engine.dispatch import Rules, check_file
from guichet.reading.project.project import Project

ATTRIBUTES = [
    "[alt]='plan.titre'", "[attr.alt]='plan.titre'", "attr.alt='x'", "bind-alt='titre'", "x-bind:alt='titre'",
    ":alt='titre'", "v-bind:alt='titre'", ":alt.prop='titre'", "bind:alt={titre}", "alt={titre}", "{alt}", "{...props}",
    "v-bind='image'", "x-bind='image'", ":[cle]='titre'", "ng-attr-alt='x'", "data-ng-attr-alt='x'", "alt.bind='titre'",
    "th:alt='#{plan}'", "data-th-alt='x'", "th:attr='alt=#{plan}'", "data-bind='attr: { alt: titre }'", "{$attributs}",
    "data-attr-alt='$titre'", ".alt='x'", "${attributs}", "{!! $attributs !!}",
]  # fmt: skip
TEXTS = ["{!! $nom !!}", "@lang('service.name')", "${nom}", "#{nom}", "{$nom}", "{@html nom}", "{{{ nom }}}", "$!{nom}"]


def found(rule: str, text: str, path: str = "templates/page.html") -> list[str]:
    project = Project([path], Config(), {path: Source(path, text)})
    return [text[one.span.start : one.span.end] for one in check_file(path, Rules([rule_named(rule)]), project)]


@pytest.mark.parametrize("attribute", ATTRIBUTES)
def test_an_attribute_that_a_framework_writes_is_not_missing(attribute: str) -> None:
    assert not found("img-alt-missing", f'<img src="plan.png" {attribute}>')
    assert found("img-alt-missing", '<img src="plan.png" @click="ouvrir" :class="c" *ngIf="vu" x-data="{alt: 1}">')


@pytest.mark.parametrize(
    ("rule", "benign", "flawed"),
    [
        (
            "label-for-broken",
            '<label [for]="id">Nom</label><input id="n">',
            "<label>Nom</label><input id='n' title='Nom'>",
        ),
        (
            "label-for-broken",
            '<label [htmlFor]="id">Nom</label><input id="n">',
            "<label>Nom</label><input id='n' title='Nom'>",
        ),
        ("field-label-missing", '<label [attr.for]="i">Né</label><input [id]="i">', '<input [value]="v">'),
        ("field-label-missing", '<input [ariaLabel]="nom">', '<input [class]="nom">'),
        ("button-name-missing", '<button [attr.aria-label]="nom"></button>', '<button [disabled]="x"></button>'),
        ("button-name-missing", "<button><img src='é.png' [alt]='nom'></button>", "<button :disabled='x'></button>"),
        ("link-name-missing", '<a href="/" th:title="#{nom}"></a>', '<a href="/" th:class="x"></a>'),
        ("iframe-title-missing", '<iframe src="/é" [title]="nom"></iframe>', '<iframe src="/é" [src]="x"></iframe>'),
        ("page-lang-missing", '<html [attr.lang]="langue"></html>', '<html :class="langue"></html>'),
        ("option-group-unnamed", "<optgroup label={nom}></optgroup>", '<optgroup :key="x"></optgroup>'),
        ("aria-required-missing", '<b role="checkbox" [ariaChecked]="x">É</b>', '<b role="checkbox" :x="x">É</b>'),
        ("aria-not-permitted", '<p :role="r" aria-checked="true">É</p>', '<p :x="r" aria-checked="true">É</p>'),
        ("svg-name-missing", '<svg role="img" [attr.aria-label]="nom"></svg>', '<svg role="img" :class="c"></svg>'),
        ("button-name-missing", '<button [innerText]="nom"></button>', "<button></button>"),
        ("button-name-missing", '<button th:text="#{nom}"></button>', "<button></button>"),
        ("heading-empty", '<h2 [innerText]="nom"></h2>', "<h2></h2>"),
        ("heading-empty", '<h2><span x-text="nom"></span></h2>', "<h2><span></span></h2>"),
        ("label-empty", '<label for="n" v-text="nom"></label><input id="n">', '<label for="n"></label><input id="n">'),
        (
            "page-title-missing",
            "<html><head><title th:text='#{t}'></title></head></html>",
            "<html><title></title></html>",
        ),
        (
            "fieldset-legend-missing",
            "<fieldset><legend v-html='l'></legend><input type='radio'></fieldset>",
            "<fieldset><input type='radio'></fieldset>",
        ),
    ],
)
def test_every_rule_asks_the_same_question(rule: str, benign: str, flawed: str) -> None:
    assert not found(rule, benign)
    assert found(rule, flawed)


def test_a_finding_points_at_the_attribute_that_the_framework_writes() -> None:
    assert found("aria-name-prohibited", '<p :aria-label="x">É</p>') == [':aria-label="x"']


@pytest.mark.parametrize("text", TEXTS)
def test_a_text_that_another_engine_prints_is_not_judged(text: str) -> None:
    assert not found("field-label-uninformative", f'<label for="a">{text}</label><input id="a">')
    assert not found("page-title-uninformative", f"<html><head><title>{text}</title></head></html>")
    assert not found("heading-uninformative", f"<h2>{text}</h2>")
    assert not found("label-in-name-mismatch", f'<button aria-label="Envoyer la demande">{text}</button>')


def test_braces_of_a_script_stay_a_script() -> None:
    page = '<div onclick="aller(`/été/${rang}`)">Été</div><script>const a = `${b}`; c({$d: 1})</script><a href="#{{ id }}">É</a>'
    project = Project(["a.html"], Config(), {"a.html": Source("a.html", page)})
    template = project.library.template("a.html")
    assert template is not None
    assert [token.body for token in template.masked.tokens] == ["id"]
