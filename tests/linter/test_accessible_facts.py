"""What is said of names, states, clicks and shortcuts holds in browsers: near misses of each rule, in several idioms."""

from __future__ import annotations

import pytest
from guichet.core.configuration import Config
from guichet.core.findings import Certainty, Finding
from guichet.core.source import Source
from guichet.engine.catalogue import rule_named
from guichet.engine.dispatch import Rules, check_file
from guichet.reading.project.project import Project
from guichet.seen.contrast import spoken_ratio

PATH = "templates/page.html"


def found(rule: str, text: str) -> list[Finding]:
    project = Project([PATH], Config(), {PATH: Source(PATH, text)})
    return list(check_file(PATH, Rules([rule_named(rule)]), project))


@pytest.mark.parametrize("state", ["aria-checked", "aria-pressed", "aria-expanded", "aria-selected"])
def test_undefined_is_a_value_of_a_state(state: str) -> None:
    assert not found("aria-value-invalid", f'<div {state}="undefined">É</div>')
    assert found("aria-value-invalid", f'<div {state}="inconnu">É</div>')


@pytest.mark.parametrize(
    "around",
    [
        '<a href="/">{}</a>', "<button>Fermer {}</button>", '<a href="/"><span>{}</span> Écrire</a>',
        '<label for="n">Nom {}</label><input id="n">', "<details><summary>{} Été</summary></details>",
        '<div role="tab" tabindex="0">{}</div>', '<div role="checkbox" aria-checked="true" tabindex="0">{}</div>',
        '<div id="t">{}</div><section aria-labelledby="t">Été</section>', "<fieldset><legend>{}</legend></fieldset>",
    ],
)  # fmt: skip
def test_a_name_in_a_named_control_is_heard(around: str) -> None:
    assert not found("aria-name-prohibited", around.format('<i class="étoile" aria-label="Favori"></i>'))


@pytest.mark.parametrize(
    "around", ["<p>{}</p>", '<a href="/" aria-label="Été">{}</a>', "<a>{}</a>", "<table><tr><td>{}</td></tr></table>"]
)
def test_a_name_that_no_control_takes_is_lost(around: str) -> None:
    assert found("aria-name-prohibited", around.format('<i class="étoile" aria-label="Favori"></i>'))


LINKED = '<html><head><link rel="stylesheet" href="https://é.fr/dsfr.css"></head><body>{}</body></html>'


@pytest.mark.parametrize(
    ("rule", "flawed"),
    [
        ("button-name-missing", "<button{}></button>"),
        ("link-name-missing", '<a href="/é"{}></a>'),
        ("img-alt-missing", '<img src="é.png"{}>'),
        ("iframe-title-missing", '<iframe src="/é"{}></iframe>'),
        ("heading-empty", "<h2{}></h2>"),
        ("summary-name-missing", "<details><summary{}></summary><p>É</p></details>"),
        ("svg-name-missing", '<svg role="img"{}></svg>'),
        ("field-label-missing", "<input{}>"),
    ],
)
@pytest.mark.parametrize("name", ["fr-hidden", "d-none", "govuk-!-display-none"])
def test_what_a_known_class_may_hide_is_asked_about(rule: str, flawed: str, name: str) -> None:
    certainties = [
        [one.certainty for one in found(rule, LINKED.format(flawed.format(own)))]
        for own in (f' class="{name}" id="é"', ' class="fr-btn"')  # a script may show it again
    ]
    assert certainties == [[Certainty.REVIEW], [Certainty.VIOLATION]]


@pytest.mark.parametrize(
    ("trigger", "clicked"),
    [
        ("click from:#plus", False), ("click[ctrlKey] from:body, load", False), ("fini-click", False),
        ("intersect once", False), ("dblclick-fini from:closest form", False), ("keyup, click from:#a", False),
        ("click", True), ("click once", True), ("load, click", True), ("click from:this", True), ("click[a, b]", True),
    ],
)  # fmt: skip
def test_htmx_may_wait_for_a_click_elsewhere(trigger: str, clicked: bool) -> None:
    for name in ("hx-trigger", "data-hx-trigger"):
        page = f'<button id="plus">Plus</button><div hx-get="/é" {name}="{trigger}">Été</div>'
        assert bool(found("click-not-focusable", page)) is clicked


PAGE = '<html lang="fr"><body>{}<main id="contenu"><h1>Été</h1></main></body></html>'
PAGE_WITHOUT_MAIN = '<html lang="fr"><body>{}<div id="content"><p>Ouvert l’été.</p></div></body></html>'


@pytest.mark.parametrize(
    ("header", "stops"),
    [
        ('<header><img src="/a.png" alt="Ville"><img src="/b.png" alt="État"></header>', False),
        ("<header><p>Mairie d’Été</p></header>", False),
        ("<aside><p>Fermé le 15 août.</p></aside>", False),
        ('<nav><a href="/a" style="display: none">Plan</a></nav>', False),
        ("<header><button disabled>Chercher</button></header>", False),
        ('<header><a href="/"><img src="/a.png" alt="Ville"></a></header>', False),
        ('<header><a href="/">Ville</a><a href="/plan">Plan</a></header>', False),
        (
            '<header><a href="/">Ville</a><a href="/plan">Plan</a><a href="/aide">Aide</a><a href="/été">Été</a></header>',
            True,
        ),
        (
            '<header><a href="/">Ville</a><a href="/plan">Plan</a><input aria-label="Chercher"><button>Chercher</button></header>',
            True,
        ),
        ("<header><mairie-menu></mairie-menu></header>", True),
    ],
)
def test_a_block_without_a_stop_needs_no_way_past_it(header: str, stops: bool) -> None:
    assert bool(found("skip-link-missing", PAGE.format(header))) is stops
    assert bool(found("bypass-missing", PAGE_WITHOUT_MAIN.format(header))) is stops


@pytest.mark.parametrize(
    ("measured", "least", "said"),
    [
        (4.39, 4.5, "4.4"),
        (3.998, 4.5, "4"),
        (4.46, 4.5, "4.46"),
        (4.4999, 4.5, "4.49"),
        (4.52, 7.0, "4.5"),
        (2.97, 3.0, "2.97"),
    ],
)
def test_a_contrast_is_rounded_and_never_seems_to_reach_what_it_misses(
    measured: float, least: float, said: str
) -> None:
    assert spoken_ratio(measured, least).en == said
    assert spoken_ratio(measured, least).fr == said.replace(".", ",")
