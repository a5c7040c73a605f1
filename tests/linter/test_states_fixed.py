"""A button whose state is written once and for all tells the ear the same thing, whatever opens."""

from __future__ import annotations

import pytest
from guichet.engine.catalogue import rule_named
from guichet.engine.examples import found_in

RULE = rule_named("state-not-updated")
_VUE = '<template><div><button type="button" {} aria-controls="é">Été</button><p id="é" {}>Juin</p></div></template><script setup>\nconst vu = ref(false)\n</script>'
_JSX = "export function P({{ vu }}) {{ return <div><button type='button' {} aria-controls='é'>Été</button><p id='é' {}>Juin</p></div>; }}"


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("P.vue", _VUE.format('aria-expanded="true"', 'v-show="vu"')),
        ("P.vue", _VUE.format('aria-expanded="false"', ':hidden="!vu"')),
        ("P.jsx", _JSX.format('aria-expanded="false"', "hidden={!vu}")),
    ],
)
def test_people_who_listen_are_always_told_the_same(path: str, code: str) -> None:
    assert len(list(found_in(RULE, {path: code}))) == 1


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("P.vue", _VUE.format(':aria-expanded="vu"', 'v-show="vu"')),
        ("P.vue", _VUE.format('aria-expanded="false"', "hidden")),
        ("P.jsx", _JSX.format("aria-expanded={vu}", "hidden={!vu}")),
        (
            "p.html",
            '<button aria-expanded="false" aria-controls="é">Été</button><p id="é" {% if x %}hidden{% endif %}>Juin</p>',
        ),
    ],
)
def test_a_state_that_follows_or_is_only_the_first_accuses_nobody(path: str, code: str) -> None:
    assert not list(found_in(RULE, {path: code}))
