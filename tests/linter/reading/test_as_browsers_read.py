"""Comments, marked sections and the end tags of scripts end where browsers end them: what follows is met by people, and is read."""

from __future__ import annotations

import pytest
from guichet.core.source import Source
from guichet.reading.styles.sheets import own_sheets
from guichet.reading.styles.syntax import parse_declarations
from guichet.reading.templates.controls import input_type
from guichet.reading.templates.tag_parser import as_browsers_read
from guichet.reading.templates.template import Template

MET = "<p><img src='été.png'></p>"


def names(text: str) -> list[str]:
    return [one.name for one in Template(Source("page.html", text)).elements]


@pytest.mark.parametrize(
    ("before", "own"),
    [
        ("<!-->", []),
        ("<!--->", []),
        ("<!-- é --!>", []),
        ("<!-- <p>é</p> -->", []),
        ("<![CDATA[ > ", []),
        ("<![CDATA[>", []),
        ("<![if !IE]>", []),
        ("<script>1</script/>", ["script"]),
        ("<script>1</script\n>", ["script"]),
        ("<style>p { color: red }</style />", ["style"]),
        ("<script>1</script x='<!--'>", ["script"]),
        ("<title>É</TITLE x=\">\">", ["title"]),
        ("<textarea>É</textarea y>", ["textarea"]),
        ("<svg><style></svg>", ["svg", "style"]),
        ("<svg><g><script>é</g></svg>", ["svg", "g", "script"]),
        ("<math><style></math>", ["math", "style"]),
        ("<svg><title>É<g></g></title></svg>", ["svg", "title", "g"]),
        ("<svg><foreignObject><style>p > a { color: red }</style></foreignObject></svg>", ["svg", "foreignobject", "style"]),
    ],
)  # fmt: skip
@pytest.mark.parametrize("around", ["{}", "{{% if a %}}{}{{% endif %}}", "{{{{ nom }}}}{}"])
def test_what_follows_is_read(before: str, own: list[str], around: str) -> None:
    assert names(around.format(before + MET + "<!-- -->")) == [*own, "p", "img"]


def test_what_browsers_take_for_a_comment_is_one() -> None:
    assert names("<!--- > " + MET + " -->") == []
    assert names("<!-- {{ nom }} " + MET + " -- > " + MET + "-->") == []
    assert names("<svg><![CDATA[ > <p> ]]></svg>") == ["svg"]
    assert names("<script>'</scripts>' </script>") == ["script"]


@pytest.mark.parametrize(
    "text", ["<!-->é", "a --!> b", "<![CDATA[é]]>", "</script x='>'>", "</title" + " x" * 2_000 + ">"]
)
def test_every_place_stays_the_same(text: str) -> None:
    assert len(as_browsers_read(text)) == len(text)


def test_a_type_that_html_does_not_know_is_text() -> None:
    page = Template(Source("page.html", "<input type='hidden '><input type=Hidden><input type='été'><input type=' '>"))
    assert [input_type(one) for one in page.elements] == ["text", "hidden", "text", "text"]


@pytest.mark.parametrize("kind", ["", "text/css", "TEXT/CSS", "text/tailwindcss", "text/x-scss"])
def test_a_style_of_a_known_type_is_applied(kind: str) -> None:
    page = Template(Source("page.html", f'<style type="{kind}">form {{ display: none }}</style><p>été</p>'))
    assert [len(one.rules) for one in own_sheets(page)] == [1]


@pytest.mark.parametrize("kind", ["text/x-css", "text/plain", "css"])
def test_a_style_of_an_unknown_type_is_not(kind: str) -> None:
    page = Template(Source("page.html", f'<style type="{kind}">form {{ display: none }}</style><p>été</p>'))
    assert list(own_sheets(page)) == []


def test_a_string_that_does_not_end_holds_the_rest_of_a_style() -> None:
    names = [[one.name for one in parse_declarations(text)] for text in ("a:';b:c", 'a:";b:c', "a:'é';b:c")]
    assert names == [["a"], ["a"], ["a", "b"]]
