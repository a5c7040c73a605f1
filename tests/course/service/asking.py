"""What scenarios are written with: a register, and a client for each kind of view."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from types import ModuleType
from typing import Any

import jinja2
from django.db import connection, models
from django.http import HttpResponse
from django.test import Client, override_settings
from django.urls import path as address
from files.models import Account

Scenario = Callable[[ModuleType], None]
SCENARIOS: dict[str, Scenario] = {}
NIGHT = datetime(2027, 3, 1, 3, 0, tzinfo=UTC)
NAMED = ("my-file", "my-account", "connexion")


def runs(name: str) -> Callable[[Scenario], Scenario]:
    """Register what is asked of a snippet."""

    def register(scenario: Scenario) -> Scenario:
        assert name not in SCENARIOS, name
        SCENARIOS[name] = scenario
        return scenario

    return register


def load(file: Path, module: str) -> ModuleType:
    """Execute a snippet under the name of a module of the service, and make the tables of its models."""
    spec = importlib.util.spec_from_file_location(module, file)
    assert spec is not None
    assert spec.loader is not None
    loaded = importlib.util.module_from_spec(spec)
    sys.modules[module] = loaded
    spec.loader.exec_module(loaded)
    for one in vars(loaded).values():
        if isinstance(one, type) and issubclass(one, models.Model) and one.__module__ == module:
            with connection.schema_editor() as editor:
                editor.create_model(one)
    return loaded


def flask_client(snippet: ModuleType) -> Any:
    """A client of a Flask snippet, whose pages say their name."""
    snippet.app.jinja_loader = jinja2.FunctionLoader(lambda name: name)
    snippet.app.config["TESTING"] = True
    return snippet.app.test_client()


@contextmanager
def served(*urls: Any) -> Iterator[Client]:
    """A client of Django views, at the addresses given."""
    others = [address(f"{name}/", lambda request, **_: HttpResponse("ok"), name=name) for name in NAMED]
    urlconf = ModuleType("urls_of_the_snippet")
    urlconf.urlpatterns = [
        *urls,
        *others,
        address("lieux/<commune>/", lambda r, commune: HttpResponse(""), name="lieux"),
    ]
    sys.modules[urlconf.__name__] = urlconf
    with override_settings(ROOT_URLCONF=urlconf):
        yield Client()


def account(name: str, **fields: Any) -> Account:
    return Account.objects.create_user(name, **fields)
