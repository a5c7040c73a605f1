"""References to characters are read as beautifulsoup4 reads them, without the table that it makes to write them."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from bs4.dammit import EntitySubstitution
from guichet.core.source import Source
from guichet.reading.templates.element import TextNode
from guichet.reading.templates.template import Template

NAMES = sorted(EntitySubstitution.HTML_ENTITY_TO_CHARACTER)


def said(html: str) -> str:
    elements = Template(Source("a.html", html)).elements
    return "".join(str(one) for element in elements for one in element.nodes() if isinstance(one, TextNode))


@pytest.mark.parametrize("html", ["<p>5&euro; &amp tout &copy 1</p>", "<p>&inconnue; &inconnue, A&B & C</p>"])
def test_a_reference_is_the_character_that_it_names(html: str) -> None:
    assert said(html) == BeautifulSoup(html, "html.parser").get_text()


def test_every_name_is_known() -> None:
    html = "".join(f"<p>a&{name}; &{name} b</p>" for name in NAMES)
    assert said(html) == BeautifulSoup(html, "html.parser").get_text()
