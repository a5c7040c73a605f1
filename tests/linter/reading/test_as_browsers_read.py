"""Comments, marked sections and the end tags of scripts end where browsers end them: what follows is met by people, and is read."""

from __future__ import annotations

import pytest
from guichet.core.source import Source
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
