"""The test client of an application, whatever its framework: pages asked for, forms sent, redirections followed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any
from urllib.parse import urljoin, urlsplit

_FARTHEST = 10
"""Redirections after which a service sends people round in circles."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What the service answers in the end: the address where one stands, the status, the HTML."""

    at: str
    status: int
    html: str
    elsewhere: str = ""
    """The other site to which the service sends people; nobody follows it there."""

    @property
    def is_well(self) -> bool:
        """Whether the page is there."""
        return HTTPStatus.OK <= self.status < HTTPStatus.MULTIPLE_CHOICES and not self.elsewhere


def client_of(app: Any) -> Any:
    """Return the test client of a Flask or Django application, or the client itself. Raises TypeError for anything else."""
    if callable(getattr(app, "test_client", None)):
        return app.test_client()
    if callable(getattr(app, "get", None)) and callable(getattr(app, "post", None)):
        return app
    if any(one.__module__.startswith("django.core.handlers") for one in type(app).__mro__):
        from django.test import Client  # type: ignore[import-untyped,unused-ignore]

        return Client()
    raise TypeError(
        f"assert_can_finish takes a Flask or Django application, or its test client, not {type(app).__name__}."
    )


def open_page(client: Any, address: str) -> Answer:
    """Return the page at an address, as a browser shows it in the end."""
    return _followed(client, address, client.get(address))


def send(client: Any, address: str, data: Mapping[str, Sequence[Any]]) -> Answer:
    """Return the page that follows a form sent to an address."""
    return _followed(client, address, client.post(address, data={name: list(values) for name, values in data.items()}))


def _followed(client: Any, address: str, response: Any) -> Answer:
    for _ in range(_FARTHEST):
        where = response.headers.get("Location", "")
        if not (HTTPStatus.MULTIPLE_CHOICES <= response.status_code < HTTPStatus.BAD_REQUEST and where):
            break
        there = urlsplit(urljoin(address, where))
        if there.netloc and there.netloc.partition(":")[0] not in ("localhost", "testserver", "127.0.0.1"):
            return Answer(address, response.status_code, "", there.netloc)
        address = there._replace(scheme="", netloc="", fragment="").geturl()
        response = client.get(address)
    return Answer(address, response.status_code, _html(response))


def _html(response: Any) -> str:
    """The page, "" for what is none: a file to keep, an image."""
    if "html" not in response.headers.get("Content-Type", "text/html"):
        return ""
    body = b"".join(response.streaming_content) if getattr(response, "streaming", False) else None
    body = body if body is not None else getattr(response, "content", None) or getattr(response, "data", b"")
    return body.decode("utf-8", "replace") if isinstance(body, bytes) else str(body)
