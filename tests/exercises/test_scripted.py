"""What scripts do by themselves is looked at to the end, and what people paste is there or is not."""

from __future__ import annotations

from pathlib import Path

import pytest
from grading import browser as chromium
from grading.checks import Broken
from grading.scripted import left_alone, takes_pasted
from playwright.sync_api import Browser

pytestmark = pytest.mark.xdist_group("browser")
FIELD = '<html lang="fr"><body><input name="secret"><script>{}</script></body></html>'


@pytest.fixture(autouse=True)
def shared(browser: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    """The graders look with the browser of the other tests."""
    monkeypatch.setattr(chromium, "_running", [(None, browser)])


PASTES = {
    "what is pasted": ("addEventListener('focus', () => {})", True),
    "what is pasted, then nothing": ("addEventListener('input', (e) => { e.target.value = '' })", False),
    "nothing, for pasting is cancelled": ("addEventListener('beforeinput', (e) => e.preventDefault())", False),
}


@pytest.mark.parametrize("holds", PASTES)
def test_a_field_holds_what_is_pasted_or_does_not(holds: str, tmp_path: Path) -> None:
    script, is_held = PASTES[holds]
    assert takes_pasted(tmp_path, FIELD.format(script), "secret") is is_held


LOOKS = {
    "a picture after a while": "setTimeout(() => { new Image().src = '/mesure?' + 1 }, 60000)",
    "after a clock that throws": "setTimeout(() => { throw Error('stop') }, 10); setTimeout(() => { new Image().src = '/me' + 'sure' }, 60000)",
    "the page itself": "location = '/mesure'",
}


@pytest.mark.parametrize("script", LOOKS.values(), ids=LOOKS)
def test_what_a_script_asks_for_is_seen(script: str, tmp_path: Path) -> None:
    assert any(one.startswith("/mesure") for one in left_alone(tmp_path, FIELD.format(script), "/").asked)


def test_a_page_that_never_answers_is_the_learners(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def late(*_: object, **__: object) -> None:
        raise TimeoutError

    monkeypatch.setattr(chromium, "visit", late)
    with pytest.raises(Broken):
        left_alone(tmp_path, FIELD.format("1"), "/")
