"""A template that changed is parsed where it changed: its tree is the one that the whole would give."""

from __future__ import annotations

import random

import pytest
from guichet.core.source import Source
from guichet.reading.templates import reparsing
from guichet.reading.templates.element import Element
from guichet.reading.templates.template import Template

PART = """<section><h2>Étape {n}</h2>
{{% if nom %}}<p class="aide">Bonjour {{{{ nom }}}}{{% else %}}<div>Bonjour{{% endif %}}
<ul><li>Une pièce<li><a href="/pieces/{n}">Lire &amp; signer</a></ul></div>
<table><tr><td>10&nbsp;h<td>12 h</table><!-- rien --><img src="a.png" alt=""><br/>
<script>if (a < b) document.write("<b>");</script></section>
"""
BITS = (
    *("", "a", " ", "é", '"', "'", "<", ">", "=", "&#39", "&#39;", "\n", "<!--", "-->", "<br>", "<br/>", "<a href=x", "<p class='"),
    *("<p>", "</p>", "<li>", "</ul>", "<b>x", "<div>", "</div>", "</section>", "<pre> x</pre>", "<script>", "</script>"),
    *("{% if a %}", "{% else %}", "{% endif %}", "{{ b }}", "<i {% if a %}lang=fr{% endif %}>", "{% for a in b %}<li>{% empty %}<b>{% endfor %}"),
)  # fmt: skip


def tree(template: Template) -> object:
    """All that a tree holds, its nodes by their rank."""
    elements, soup = template.elements, template._soup
    nodes = [soup]
    while (following := nodes[-1].next_element) is not None:
        nodes.append(following)
    rank = {id(one): at for at, one in enumerate(nodes)}

    def ranked(*some: object) -> list[object]:
        return [None if one is None else rank.get(id(one), "elsewhere") for one in some]

    links = [
        ranked(one.parent, one.next_sibling, one.previous_sibling, one.previous_element, *getattr(one, "contents", ()))
        for one in nodes
    ]
    seen = [
        (one.name, one.attrs, one.start, one.open_end, one.end, one.is_closed, one.is_forked, *ranked(one, one.under))
        for one in elements
    ]
    assert all(one.template is template and vars(one).keys() <= reparsing._OF_ELEMENT for one in elements)
    texts = [(str(one), one.start, one.end, *ranked(one)) for one in soup.all_texts]
    return links, seen, texts, soup.unread, soup.settled_to


@pytest.mark.turns(3)
@pytest.mark.parametrize("seed", range(60))
def test_a_tree_that_is_parsed_again_is_that_of_the_whole(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reparsing, "_FEW", 3)
    chance = random.Random(seed)
    text = "".join(PART.format(n=number) for number in range(4))
    last = Template(Source("a.html", text))
    for _ in range(12):
        _ = [one.text for one in last.elements], [one.attributes for one in last.elements]
        low = chance.randrange(len(text) + 1)
        low = max(low, text.find(chance.choice("<>"), low))
        text = text[:low] + chance.choice(BITS) + text[low + chance.choice((0, 0, 1, 7, 60)) :]
        new = Template(Source("a.html", text))
        reparsing.take_over(new, last)
        assert tree(new) == tree(Template(Source("a.html", text)))
        last = new


@pytest.mark.parametrize("typed", ["x", "<p>Été</p>", '<input name="a">', "{{ nom }}"])
def test_what_stands_around_a_change_is_not_parsed_again(typed: str) -> None:
    lines = [f'<p id="p{number}">Ligne <b>{number}</b></p>\n' for number in range(200)]
    last = Template(Source("a.html", "".join(lines)))
    before: list[Element] = list(last.elements)
    new = Template(Source("a.html", "".join([*lines[:100], typed, *lines[100:]])))
    reparsing.take_over(new, last)
    assert [*before[:200], *before[202:]] == [one for one in new.elements if one in before[:200] + before[202:]]
    assert new.elements[-1].text == "199"


def test_a_quote_that_nothing_closes_may_take_what_follows() -> None:
    text = '<p>a</p><p class="b>c</p>' + "<p>d</p>" * 200
    last = Template(Source("a.html", text))
    assert last.elements
    closed = text.replace("<p>d</p>", '<p>d "></p>', 1)
    new = Template(Source("a.html", closed))
    reparsing.take_over(new, last)
    assert tree(new) == tree(Template(Source("a.html", closed)))
