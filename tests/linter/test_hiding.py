"""What is hidden for good is let be; what people open is checked as they will meet it, in each idiom that opens."""

from __future__ import annotations

import pytest
from guichet.core.configuration import Config
from guichet.core.source import Source
from guichet.engine.catalogue import rule_named
from guichet.engine.dispatch import Rules, check_file
from guichet.reading.project.project import Project

PATH = "templates/page.html"


def found(text: str) -> bool:
    project = Project([PATH], Config(), {PATH: Source(PATH, text)})
    return bool(list(check_file(PATH, Rules([rule_named("field-label-missing")]), project)))


@pytest.mark.parametrize(
    "page",
    [
        '<div class="modal fade" aria-hidden="true">{}</div>',
        '<dialog aria-label="É">{}</dialog>',
        '<div role="dialog" aria-label="É" aria-hidden="true" style="display: none">{}</div>',
        '<div id="suite" hidden>{}</div><button aria-controls="suite" aria-expanded="false">Suite</button>',
        '<div id="suite" style="display:none">{}</div><a href="#" data-target="#suite">Suite</a>',
        '<style>.fr-collapse {{ visibility: hidden }}</style><div class="fr-collapse">{}</div>',
        '<div x-show="ouvert" style="display: none">{}</div>',
        '<template x-if="ouvert">{}</template>',
        '<template v-for="é in été">{}</template>',
        "<template #suite>{}</template>",
        "<div {{% if fermé %}}hidden{{% endif %}}>{}</div>",
    ],
)
def test_what_opens_is_checked(page: str) -> None:
    assert found(page.format('<input name="é">'))


@pytest.mark.parametrize(
    "page",
    [
        "<div hidden>{}</div>",
        "<div inert>{}</div>",
        '<div style="display: none">{}</div>',
        '<div style="content-visibility: hidden">{}</div>',
        '<style>.a {{ visibility: hidden }}</style><p class="a">{}</p>',
        '<div aria-hidden="true">{}</div>',
        "<template>{}</template>",
        '<div hidden><div class="modal">{}</div></div>',
    ],
)
def test_what_is_hidden_for_good_is_let_be(page: str) -> None:
    assert not found(page.format('<input name="é">'))
