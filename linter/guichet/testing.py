"""Rendered pages checked in a project's own tests: `assert_open_to_all(client.get("/"))`.

The running application is tried as somebody can use it: `assert_can_finish(app, "without-smartphone", at="/request")`.

The examples of a plugin's rules are checked here too: `examples_of("agency_rules")`, `assert_example`.

Installed with guichet, it is also a pytest plugin: ask for the fixture `assert_open_to_all`. Responses of Django's and
Flask's test clients, anything with a `text` or bytes `content`/`data`, and plain HTML are accepted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from guichet.core.findings import Lang

if TYPE_CHECKING:
    from guichet.rulebook.rule import Bad, Good, Rule


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
    from guichet import api

    result = api.check_text(html_of(response), name, ignore=tuple(ignore), rendered=True)
    if not strict:
        result = result.without_reviews()
    if result.findings:
        raise AssertionError("\n" + result.report("text", lang))


def assert_can_finish(
    app: Any,
    *people: str,
    at: str,
    folder: str | Path = ".",
    journey: str = "",
    answers: Mapping[str, str] | None = None,
    received: str = "",
    clock: Callable[[datetime], object] | None = None,
    hours: Sequence[datetime] = (),
    lang: Lang | None = None,
) -> None:
    """Fail with a sentence for each profile that cannot finish the request at an address of a running application.

    `app` is a Flask or Django application, or its test client, already signed in if need be. Its page is opened, filled in
    with what the person has, sent, and followed to the end; whoever has no screen, and whoever it stops, takes a door that
    `guichet-people.toml` in `folder` declares for `journey`, which is the end of the address when it is not said. `answers`
    are those to fields about which nothing can be guessed, by name; `received` are the words by which one sees that the
    request was received. `clock` sets the hour of the service, for those who come at other `hours` than it chose.

    What a client cannot show is not tried: what is seen, heard, pointed at or read with ease, scripts, layout, time, money,
    whether an account can be opened, whether anyone answers the telephone. `guichet people` reads the source for the most of it.
    Raises AssertionError with the sentences, TypeError for what is no application, UsageError for a profile that nobody knows.
    """
    from guichet.engine.catalogue import configuration_at
    from guichet.tried.attempt import HOURS, Trial, attempt
    from guichet.walked.declared import declared_in
    from guichet.walked.profiles import chosen, known_profiles

    declared = declared_in(Path(folder))
    trial = Trial(app, at, declared, journey, answers or {}, received, clock, tuple(hours) or HOURS)
    tried = [(one, attempt(trial, one)) for one in chosen(people, [*known_profiles(), *declared.profiles])]
    spoken = lang or configuration_at(Path(folder)).lang or "en"
    outside = [made.said(profile).of(spoken) for profile, made in tried if not made.can_finish]
    if outside:
        raise AssertionError("\n" + "\n".join(outside))


@dataclass(frozen=True, slots=True)
class Example:
    """A flaw or a benign twin that a rule gives as example."""

    rule: Rule
    example: Bad | Good
    number: int

    def __str__(self) -> str:
        kind = "bad" if hasattr(self.example, "message") else "good"
        return f"{self.rule.name}-{kind}-{self.number}"


def examples_of(plugin: str) -> list[Example]:
    """Return the examples of every rule of a plugin, which is installed or stands in the folder where pytest runs.

    Raises UsageError when the plugin does not load.
    """
    from guichet.core.configuration import Config
    from guichet.engine.catalogue import all_rules

    rules = [rule for rule in all_rules(Config(plugins=(plugin,), root=str(Path.cwd()))) if rule.plugin]
    found = [Example(rule, bad, number) for rule in rules for number, bad in enumerate(rule.bad)]
    return found + [Example(rule, good, number) for rule in rules for number, good in enumerate(rule.good)]


def assert_example(example: Example) -> None:
    """Fail unless a flaw is reported once, there, in these words, and a benign twin not at all."""
    from guichet.engine.examples import fault_of

    fault = fault_of(example.rule, example.example)
    assert not fault, fault


@pytest.fixture(name="assert_open_to_all")
def _assert_open_to_all() -> Callable[..., None]:
    """The function of the same name."""
    return assert_open_to_all


@pytest.fixture(name="assert_can_finish")
def _assert_can_finish() -> Callable[..., None]:
    """The function of the same name."""
    return assert_can_finish
