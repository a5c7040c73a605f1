"""`assert_open_to_all` on Django's and Flask's test clients, plain HTML, and both example services."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from guichet.testing import assert_open_to_all, html_of

EXAMPLES = Path(__file__).parents[2] / "examples"
LOCAL = ("app", "slots", "scores", "queue_order")
OPEN = '<!doctype html><html lang="fr"><head><title>Été à Valmorte – Mairie</title></head><body><main><h1>Été à Valmorte</h1><p>Bonjour.</p></main></body></html>'
SHUT = OPEN.replace("<p>", '<img src="plan.png"><p>')


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.chdir(tmp_path)
    yield
    for module in LOCAL:
        sys.modules.pop(module, None)


def test_plain_html() -> None:
    assert_open_to_all(OPEN)
    with pytest.raises(AssertionError, match="img-alt-missing") as failure:
        assert_open_to_all(SHUT, lang="fr")
    assert "lecteur d’écran" in str(failure.value)
    assert_open_to_all(SHUT, ignore=["img-alt-missing"])


def test_what_holds_no_html_is_a_sentence() -> None:
    with pytest.raises(TypeError, match="not int"):
        html_of(3)


def test_django_responses() -> None:
    http = pytest.importorskip("django.http")
    conf = pytest.importorskip("django.conf")
    if not conf.settings.configured:
        conf.settings.configure(DEFAULT_CHARSET="utf-8")
    assert_open_to_all(http.HttpResponse(OPEN))
    with pytest.raises(AssertionError):
        assert_open_to_all(http.StreamingHttpResponse([SHUT.encode()]))


def client_of(name: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Any:
    monkeypatch.syspath_prepend(str(EXAMPLES / name))
    for module in LOCAL:
        sys.modules.pop(module, None)
    app = importlib.import_module("app")
    return app.create_app(str(tmp_path / "t.sqlite"), TESTING=True, NOW=datetime(2026, 11, 23, 3, 20)).test_client()


@pytest.mark.parametrize("page", ["/", "/rendez-vous", "/demande"])
def test_the_corrected_service_is_open_and_the_flawed_one_is_not(
    page: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    check: Callable[..., None] = request.getfixturevalue("assert_open_to_all")
    check(client_of("prefecture-corrected", monkeypatch, tmp_path).get(page))
    with pytest.raises(AssertionError):
        check(client_of("prefecture", monkeypatch, tmp_path).get(page))
