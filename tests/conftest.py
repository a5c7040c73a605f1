"""Fixtures for every test that needs a real browser."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import settings

from course.tools import chromium
from tests.browser import ABSENT, find_chromium

if TYPE_CHECKING:
    from playwright.sync_api import Browser


# A slow machine is no failure: see limits.py.
settings.register_profile("any machine", deadline=None)
settings.load_profile("any machine")


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """Share tests out by groups and handfuls, where `--dist loadgroup` asks for groups."""
    if config.getvalue("dist") != "loadgroup":
        return None
    from tests.shares import ByHandfuls

    return ByHandfuls(config, log)


@pytest.fixture(scope="session", autouse=True)
def key_of_grades(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Grades are signed by a key of this run, never by that of the person who runs the tests."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GUICHET_KEY", str(tmp_path_factory.mktemp("settings") / "grades.key"))
        yield


@pytest.fixture(scope="session")
def browser() -> Iterator["Browser"]:
    """One Chromium for the whole session; the test is skipped when there is none."""
    if find_chromium() is None:
        pytest.skip(ABSENT)
    pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with chromium.browser() as opened:
        yield opened
