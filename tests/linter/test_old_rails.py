"""What Rails wrote by itself before 5.2 is read as it was written: the alternative of an image, from the name of its file."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.linter.conftest import Run

Guichet = Callable[..., Run]


@pytest.mark.parametrize(("version", "is_said"), [("5.1.3", False), ("5.2.0", True), ("7.1.2", True)])
def test_the_alternative_that_old_rails_made(guichet: Guichet, version: str, is_said: bool) -> None:
    files = {
        "app/views/é/index.html.erb": '<p>Été</p><%= image_tag "plan_de_la_mairie.png" %>',
        "Gemfile.lock": f"GEM\n  specs:\n    rails ({version})\n      actionview (= {version})\n",
    }
    run = guichet("check", "--select", "img-alt-missing", "--format", "json", ".", files=files)
    assert bool(run.json["findings"]) is is_said
