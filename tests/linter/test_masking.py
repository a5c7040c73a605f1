"""Masking never changes length, never fails, and hides exactly the template tags."""

from __future__ import annotations

import pytest
from guichet.core.source import Source
from guichet.reading.templates.html_context import Context
from guichet.reading.templates.masking import CONTROL, OUTPUT, Kind, mask
from guichet.reading.templates.template import Template
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.limits import no_hang, steps

FRAGMENTS = st.sampled_from(
    ["{{", "}}", "{%", "%}", "{#", "#}", "<%", "%>", "<?php", "?>", "<?=", '"', "'", "<", ">", "</", "<!--", "-->", "=", " ", "\n",
     "\r\n", "if x", "endif", "else", "for", "endfor", "comment", "endcomment", "verbatim", "endverbatim", "block a", "endblock",
     "<div", "<script>", "</script>", "<p>", "</p>", "é", "𝄞", "&amp;", "include 'a'", "|safe", "\\", "{", "}", "%", "<style>"]
)  # fmt: skip


@given(st.lists(FRAGMENTS, max_size=60).map("".join) | st.text(max_size=200))
@settings(max_examples=400)
def test_masking_keeps_length_and_newlines(text: str) -> None:
    masked = mask(text).text
    assert len(masked) == len(text)
    assert [at for at, char in enumerate(masked) if char == "\n"] == [
        at for at, char in enumerate(text) if char == "\n"
    ]
    assert all(one == other or one in (OUTPUT, CONTROL, " ", "x") for one, other in zip(masked, text, strict=True))


@given(st.lists(FRAGMENTS, max_size=60).map("".join))
@settings(max_examples=300)
def test_positions_stay_inside_and_on_tags(text: str) -> None:
    template = Template(Source("page.html", text))
    for element in template.elements:
        assert template.masked.text[element.start] == "<"
        assert element.start < element.open_end <= len(text)
        for attribute in element.attributes:
            assert element.start < attribute.span.start <= attribute.span.end <= element.open_end
    for node in template.texts:
        assert 0 <= node.start <= node.end <= len(text)


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("a {{ b }} c", "a ******* c"),
        ("{% if a %}b{% endif %}", "----------b-----------"),
        ("<p {% if a %}hidden{% endif %}>", "<p           hidden           >"),
        ('<p class="{{ a }} b">', '<p class="******* b">'),
        ('<a href="{% url "x" %}">', '<a href="*************">'),
        ('{{ "}}" }}x', "**********x"),
        ("{% comment %}<p>{% endcomment %}x", "-" * 32 + "x"),
        ("{# <p> #}x", "---------x"),
        ("<?php echo $a; ?><p>", "-" * 17 + "<p>"),
        ("<%= a %><p>", "********<p>"),
        ("{% verbatim %}{{ a }}{% endverbatim %}", "-" * 14 + "*" * 7 + "-" * 17),
        ("<{{ tag }} id=a>", "<x******** id=a>"),
        ("{{ never closed", "{{ never closed"),
        ("{{ l'été }}x", "***********x"),
    ],
)
def test_each_dialect_is_masked(text: str, masked: str) -> None:
    assert mask(text).text.replace(OUTPUT, "*").replace(CONTROL, "-") == masked


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("<%= javascript_tag do %>`${a}`<% end %> é", "<script                >`${a}`</script> é"),
        (
            "<%= javascript_tag(nonce: true) do -%><% if a %>b<% end %>c<% end -%>",
            f"<script{' ' * 30}>{'-' * 10}b{'-' * 9}c</script >",
        ),
        ("<%= javascript_tag type: 'text/plain' do %>a<% end %>", f"{'*' * 43}a{'-' * 9}"),
        ("<%= javascript_tag do %>a<%end%>", f"{'*' * 24}a{'-' * 7}"),
        ("<%= javascript_tag do %>a", f"{'*' * 24}a"),
        ("<%= javascript_tag 'a()' %><% end %>", f"{'*' * 27}{'-' * 9}"),
    ],
)
def test_a_helper_that_prints_a_script_is_its_tags(text: str, masked: str) -> None:
    assert mask(text).text.replace(OUTPUT, "*").replace(CONTROL, "-") == masked


def test_tokens_know_their_place() -> None:
    tokens = mask("""{{ a }}<p {{ b }} class="{{ c }}" id='{{ d }}'><!-- {{ e }} --><script>{{ f }}</script>""").tokens
    assert [token.context for token in tokens] == list(Context)
    assert all(token.kind is Kind.OUTPUT for token in tokens)


@pytest.mark.turns(3)
@pytest.mark.parametrize(
    "unit",
    ["{{ '", '{{ "', "{% if '", "<a <a ", '<a b="', "<a b='", "<!--", "{#", "{{ }", "{% %", "<script>", "</", "<div>", "<p>", "{% if a %}",
     "{% else %}", "{{ ' }}", "{% ' %}", "{# ", "{% raw %}", "{% comment %}", "<?php ", "<% ", "&#", "<li>", "<td>", "{% block a %}", "<a href=x ", "<![", "<!", "{{ \\"],
)  # fmt: skip
def test_cost_grows_linearly_on_hostile_input(unit: str) -> None:
    def read(times: int) -> object:
        return Template(Source("page.html", unit * times)).links

    read(10)
    small, large = steps(lambda: read(500)), steps(lambda: read(4_000))
    assert large < 8 * 1.25 * small, f"{unit!r}: {small} steps, then {large} for eight times as much"
    with no_hang():
        read(50_000)
