"""Stylesheets are weighed as browsers weigh them: layers, mixed colours, sizes named after the flow, computed lengths."""

from __future__ import annotations

import pytest
from guichet.reading.styles.colour import parse_colour
from guichet.reading.styles.layers import OUTSIDE, ranks_of, reversed_rank
from guichet.reading.styles.shorthands import longhands
from guichet.reading.styles.syntax import parse_sheet
from guichet.reading.styles.values import pixels


@pytest.mark.parametrize(
    ("written", "seen"),
    [
        ("lab(50% 0 0)", "#777777"),
        ("lch(50% 0 0)", "#777777"),
        ("lab(54.29 80.81 69.89)", "#ff0000"),
        ("light-dark(#111, #eee)", "#111111"),
        ("rgb(from #336699 r g b)", "#336699"),
        ("color-mix(in srgb, black, white)", "#808080"),
        ("color-mix(in oklab, black, white)", "#636363"),
        ("color-mix(in srgb, #000 30%, transparent)", "#000000"),
    ],
)
def test_a_colour_is_read_in_the_notations_of_css_color(written: str, seen: str) -> None:
    colour = parse_colour(written)
    assert colour is not None
    assert all(abs(int(colour.hex[at : at + 2], 16) - int(seen[at : at + 2], 16)) <= 1 for at in (1, 3, 5)), colour.hex


@pytest.mark.parametrize(
    ("written", "opacity"),
    [
        ("color-mix(in srgb, #000 30%, transparent)", 0.3),
        ("color-mix(in srgb, #000 20%, #fff 20%)", 0.4),
        ("rgb(from black r g b / 40%)", 0.4),
    ],
)
def test_a_colour_made_of_others_keeps_what_lets_light_through(written: str, opacity: float) -> None:
    colour = parse_colour(written)
    assert colour is not None
    assert colour.alpha == pytest.approx(opacity)


def test_a_later_layer_wins_and_what_is_in_none_wins_over_all() -> None:
    ranks = ranks_of([parse_sheet("@layer a, b; @layer b { @layer c { p { top: 0 } } p { top: 0 } }", 0, "é.css")])
    assert ranks["a"] < ranks["b.c"] < ranks["b"] < OUTSIDE
    assert reversed_rank(OUTSIDE) < reversed_rank(ranks["b"]) < reversed_rank(ranks["a"])


def test_a_rule_knows_its_layer_and_layers_without_a_name_are_not_one() -> None:
    sheet = parse_sheet("@layer { p { top: 0 } } @layer { p { top: 1px } } p { top: 2px }", 0, "é.css")
    layers = [one.layer for one in sheet.rules]
    assert len(set(layers)) == 3
    assert layers[2] == ""


def test_what_is_for_browsers_of_another_time_is_left_out() -> None:
    sheet = parse_sheet(
        "@supports not (display: grid) { p { top: 0 } } @supports (color: red) { b { top: 0 } }", 0, "é.css"
    )
    assert [one.selectors[0].text for one in sheet.rules] == ["b"]


@pytest.mark.parametrize(
    ("name", "value", "found"),
    [
        ("block-size", "4rem", {"height": "4rem"}),
        ("max-inline-size", "2em", {"max-width": "2em"}),
        ("overflow-block", "auto", {"overflow-y": "auto"}),
        ("margin-inline", "1px 2px", {"margin-left": "1px", "margin-right": "2px"}),
        ("padding-block", "3px", {"padding-top": "3px", "padding-bottom": "3px"}),
        ("margin-inline-start", "1px", {"margin-left": "1px"}),
    ],
)
def test_a_size_named_after_the_flow_is_the_one_that_it_sets(name: str, value: str, found: dict[str, str]) -> None:
    assert dict(longhands(name, value)) == found


@pytest.mark.parametrize(
    ("written", "length"),
    [
        ("calc(1rem + 2px)", 18.0),
        ("calc(2em - 4px)", 28.0),
        ("min(10px, 1rem)", 10.0),
        ("max(10px, 1rem)", 16.0),
        ("clamp(24px, 3vw, 40px)", 38.4),
        ("calc(2 * 3px)", None),
        ("clamp(1px, 2px)", None),
        ("calc()", None),
    ],
)
def test_a_length_that_a_function_makes_is_computed(written: str, length: float | None) -> None:
    made = pixels(written, 16.0)
    assert made == (None if length is None else pytest.approx(length))
