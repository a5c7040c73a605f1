"""Which elements an expression of a script is a handle of, in the idioms of real scripts."""

from __future__ import annotations

import pytest
from guichet.core.configuration import Config
from guichet.core.source import Source
from guichet.reading.project.project import Project
from guichet.reading.scripts.handles import PAGE, handles
from guichet.reading.scripts.javascript import Script
from guichet.reading.scripts.syntax import field, text


def found(code: str) -> tuple[str, ...]:
    """Return what `x` is a handle of where it is asked for a property named `here`."""
    source = Source("a.js", code)
    script = Script(source, code, 0, Project(["a.js"], Config(), {"a.js": source}))
    asked = next(one for one in script.walk("member_expression") if text(field(one, "property")) == "here")
    return handles(field(asked, "object"), script)


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ('document.getElementById("é").here', ("#é",)),
        ('const x = document.querySelector(".a .b"); x.here', (".a .b",)),
        ('document.querySelectorAll(".a").forEach((x) => { x.here })', (".a",)),
        ('for (const x of document.getElementsByClassName("a")) x.here', (".a",)),
        ('Array.prototype.forEach.call(document.querySelectorAll("dt"), function (x) { x.here })', ("dt",)),
        ('$.each($(".a"), (i, x) => x.here)', (".a",)),
        ('[...document.querySelectorAll(".a")].map((x) => x.here)', (".a",)),
        ('Array.from(document.querySelectorAll(".a"))[0].here', (".a",)),
        ('const a = document.querySelector("#a"), b = document.querySelector("#b"); [a, b].forEach((x) => x.here)', ("#a", "#b")),
        ('function lier(x) { x.here } lier(document.getElementById("a"))', ("#a",)),
        ('function chercher() { return document.querySelector(".a") } chercher().here', (".a",)),
        ('class Vue { constructor() { this.x = document.querySelector(".a"); } agir() { this.x.here } }', (".a",)),
        ('document.querySelector("ul").children[0].here', ("ul > *",)),
        ('const z = document.querySelector(".zone"); z.getElementsByTagName("p")[0].here', (".zone p",)),
        ('document.getElementById("a").querySelector(".b").here', ("#a .b",)),
        ('$("#a").find(".b").here', ("#a .b",)),
        ('document.getElementById("a").closest(".b").here', (".b",)),
        ('inconnu().querySelector(".b").here', (".b",)),
        ('document.querySelector(".a, .c").querySelector("p").here', ("p",)),
        ('form.elements.nom.here', ('[name="nom"]',)),
        ("document.here", (PAGE,)),
        ("$(document).here", (PAGE,)),
        ("inconnu().here", ()),
        ("(x) => x.here", ()),
    ],
)  # fmt: skip
def test_a_handle_is_followed_to_its_selector(code: str, expected: tuple[str, ...]) -> None:
    assert found(code) == expected
