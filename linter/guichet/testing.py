"""Rendered pages checked in a project's own tests: `assert_open_to_all(client.get("/"))`.

Installed with guichet, it is also a pytest plugin: ask for the fixture `assert_open_to_all`. Responses of Django's and
Flask's test clients, anything with a `text` or bytes `content`/`data`, and plain HTML are accepted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import pytest

from guichet.core.findings import Lang


def html_of(response: Any) -> str:
    """Return the HTML of a response. Raises TypeError when there is none to be found."""
    if isinstance(response, str):
        return response
    if getattr(response, "streaming", False):
        return b"".join(response.streaming_content).decode("utf-8")
    for name in ("content", "data", "text"):
        body = getattr(response, name, None)
        if isinstance(body, bytes):
            return body.decode(getattr(response, "charset", None) or "utf-8")
        if isinstance(body, str):
            return body
    raise TypeError(f"assert_open_to_all takes HTML or a response of a test client, not {type(response).__name__}.")


def assert_open_to_all(
    response: Any,
    *,
    ignore: Iterable[str] = (),
    strict: bool = False,
    lang: Lang | None = None,
    name: str = "response.html",
) -> None:
    """Fail with guichet's report when a rendered page leaves someone outside.

    `ignore` names rules or families to let be; `strict` counts reviews too. The configuration of the project applies:
    what its baseline accepts in a template is let be in the page when it is written there in the same way.
    Raises AssertionError with the report, TypeError when the response holds no HTML.
    """
    from dataclasses import replace
    from pathlib import Path

    from guichet.accepted import baseline
    from guichet.core.source import Source
    from guichet.engine.catalogue import configuration_at, validate
    from guichet.engine.run import check
    from guichet.reporters import View, render

    words = tuple(ignore)
    validate(words, "assert_open_to_all(ignore=…)")
    config = configuration_at(Path.cwd())
    accepted = {entry.key[::2] for entry in baseline.load(Path(config.baseline))} if config.baseline else set()
    config = replace(config, ignore=(*config.ignore, *words), exclude=(), baseline="")
    html = html_of(response)
    report = check([], config, jobs=1, texts=[Source(name, html)])
    report.findings = [one for one in report.findings if baseline.entry_of(one, html, ".").key[::2] not in accepted]
    if not strict:
        report.findings = report.violations
    if report.findings:
        raise AssertionError("\n" + render("text", report, View(lang or config.lang or "en", config.docs_url)))


@pytest.fixture(name="assert_open_to_all")
def _assert_open_to_all() -> Callable[..., None]:
    """The function of the same name."""
    return assert_open_to_all
