"""What a person holds is given back because they looked at something else: in every shape of the looking away, and of the giving back."""

from __future__ import annotations

import pytest

from tests.linter.done.texts import assert_told_apart

VUE = "<script setup>\nimport {{ useDocumentVisibility }} from '@vueuse/core'\nimport {{ watch }} from 'vue'\nconst visibility = useDocumentVisibility()\nwatch(visibility, (now) => {{\n  if (now === 'hidden') {0}\n}})\n</script>\n<template><p>Votre ticket</p></template>\n"
CASES = {
    "a watch of Vue": ("src/a.vue", VUE, "tickets.abandon(props.ticket.id)", "video.pause(props.film.id)"),
    "jQuery": ("a.js", "$(document).on('visibilitychange', function () {{\n  if (document.hidden) {{ {0}; }}\n}});\n", "$.post('/booking/hold/' + hold + '/cancel')", "$.post('/booking/draft/' + hold + '/save')"),
    "a hold whose timer stops": ("a.js", "window.addEventListener('blur', () => {{ {0}; }});\n", "releaseHold(slot)", "cancelHoldTimer(slot)"),
    "a page that is left for good": ("a.js", "window.addEventListener('{1}', () => {{ releaseSlot(slot); }});\n", "blur", "pagehide"),
}  # fmt: skip


@pytest.mark.parametrize("shape", CASES)
def test_what_is_given_back_at_a_glance_elsewhere_is_told(shape: str) -> None:
    path, text, lost, kept = CASES[shape]
    flawed, benign = ({path: text.format(one.replace("{{", "{").replace("}}", "}"), one)} for one in (lost, kept))
    assert_told_apart("session-timeout-short", flawed, benign)
