"""Nested styles take room in proportion to their source; what is left out is said."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from guichet.reading.styles.selectors import parse_selectors, selectors_of
from guichet.reading.styles.syntax import FLAT_LIMIT, FLAT_MARGIN, Sheet, parse_sheet

from tests.linter.conftest import Run

Guichet = Callable[..., Run]


def lists(depth: int) -> str:
    return "".join(f".a{at}, .b{at} {{ color: red;" for at in range(depth)) + "}" * depth


def numbered(name: str, count: int) -> str:
    return ", ".join(f".{name}{at}" for at in range(count))


def flat_length(sheet: Sheet) -> int:
    return sum(len(one.text) for rule in sheet.rules for one in rule.selectors)


EXPLOSIVE = {
    "lists in lists": lists(18),
    "many lists in lists": lists(400),
    "long lists": f"{numbered('a', 300)} {{ {numbered('b', 300)} {{ {numbered('c', 300)} {{ color: red }} }} }}",
    "both parents": ".a, .b {" + "& & { color: red;" * 40 + "}" * 41,
    "many children": f"{numbered('a', 400)} {{ {''.join(f'.c{at} {{ color: red }}' for at in range(400))} }}",
    "deep": "a { color: red;" * 900 + "}" * 900,
    "deep conditions": "@media screen {" * 900 + "a { color: red }" + "}" * 900,
    "deep and unclosed": "a{" * 900,
}


@pytest.mark.parametrize("name", EXPLOSIVE)
def test_what_explodes_is_bounded_and_said(guichet: Guichet, name: str) -> None:
    text = EXPLOSIVE[name]
    sheet = parse_sheet(text, 0, "site.css")
    assert flat_length(sheet) <= FLAT_LIMIT * len(text) + FLAT_MARGIN
    assert sheet.unread is not None
    page = f"<html lang='fr'><head><title>Été</title><style>{text}</style></head><body><main><h1>Été</h1></main></body></html>"
    select = ("--select", "contrast-low,focus-outline-removed")
    both = guichet("check", "--format", "json", *select, files={"site.css": text, "page.html": page})
    assert (both.status, both.rules) == (0, ["file-partly-read"]), "once for a project"
    assert len(both.json["findings"][0]["places"]) == 1
    runs = [guichet("check", "--format", "json", *select, path) for path in ("site.css", "page.html")]
    places = {one["path"]: one["column"] for run in runs for one in run.json["findings"]}
    assert places["page.html"] - places["site.css"] == page.index(text)


def test_the_bound_follows_the_length_of_the_source() -> None:
    lengths = {depth: flat_length(parse_sheet(lists(depth), 0, "site.css")) for depth in (25, 50, 100, 200)}
    assert all(length <= FLAT_LIMIT * len(lists(depth)) + FLAT_MARGIN for depth, length in lengths.items())


def test_what_people_write_is_read_whole() -> None:
    text = """
    .card, .panel {
      color: #222;
      h1, h2, h3, p, ul, ol { margin: 0; a, button, input { &:hover, &:focus { color: #000; } } }
      @media (width > 40em) { & > .title { color: #333; .icon { color: #444; } } }
    }
    """
    sheet = parse_sheet(text * 40, 0, "site.css")
    assert sheet.unread is None
    assert len(sheet.rules) == 40 * 5


def test_a_long_path_that_leads_nowhere_is_followed_once(guichet: Guichet) -> None:
    """Each step of the path fits many ancestors: trying them all for each would never end."""
    text = ".z " + ".a " * 24 + "p { color: #eee; background: #fff }"
    page = f"<html lang='fr'><head><title>Été</title><style>{text}</style></head><body><main><h1>Été</h1>"
    page += '<div class="a">' * 50 + "<p>Bonjour</p>" + "</div>" * 50 + "</main></body></html>"
    check = ("check", "--format", "json", "--select", "contrast-low")
    assert guichet(*check, files={"page.html": page}).rules == []
    assert guichet(*check, files={"page.html": page.replace("<main", '<main class="z"')}).rules == ["contrast-low"]


def test_each_selector_of_a_nested_list_stands_in_its_parents() -> None:
    (rule,) = parse_sheet(".x, .y { .a, .b:is(p, :not(q), r) { color: red } }", 0, "site.css").rules
    assert [one.text for one in rule.selectors] == [
        ".x .a",
        ".y .a",
        ".x .b:is(p, :not(q), r)",
        ".y .b:is(p, :not(q), r)",
    ]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("a, b", ("a", "b")),
        (":is(a, :not(b), c), d", (":is(a, :not(b), c)", "d")),
        ('[title="a, (b"], c', ('[title="a, (b"]', "c")),
        ("a,, b,", ("a", "b")),
        ("a), b", ("a)", "b")),
    ],
)
def test_a_list_is_cut_at_its_own_commas(text: str, parts: tuple[str, ...]) -> None:
    assert selectors_of(text) == parts
    assert tuple(one.text for one in parse_selectors(text)) == parts


@pytest.mark.parametrize("value", ["(", "calc(", "if(true, ", "not (", "$a + ("])
@pytest.mark.parametrize("end", ["scss", "less"])
def test_brackets_without_end_stop_no_rule(guichet: Guichet, value: str, end: str) -> None:
    deep = f"{value * 3000}1{')' * 3000}"
    style = (
        f"$a: {deep};\n@a: {deep};\na {{ width: $a; color: {deep}; height: @a }}\n@if {deep} {{ a {{ color: red }} }}\n"
    )
    page = '<html lang="fr"><head><link rel="stylesheet" href="a.css"></head><body><img src="a"></body></html>'
    run = guichet("check", "--select", "ALL", "--format", "json", files={f"a.{end}": style, "p.html": page})
    assert run.status == 1
    assert "rule-failed" not in run.rules
