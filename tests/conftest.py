"""Fixtures for every test that needs a real browser."""

import atexit
import gc
import hashlib
import os
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import settings

from course.tools import chromium
from tests.browser import ABSENT, find_chromium
from tests.turns import DRAWN_FROM, is_put_off, turn

if TYPE_CHECKING:
    from playwright.sync_api import Browser


# Tests start hundreds of processes: each keeps what it compiles for the next, where the machine asks Python not to.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False

if "PYTEST_XDIST_WORKER" in os.environ:
    # Nobody asks a worker how it ended, and Python, to end one, goes through all that it holds: a minute for three of them.
    # What is said first is done last, after all that others leave to the end.
    atexit.register(os._exit, 0)

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


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_collection() -> Iterator[None]:
    """Look for no garbage among what is collected, neither then nor later: it stays until the end."""
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()


@pytest.hookimpl(tryfirst=True, specname="pytest_collection_modifyitems")
def pytest_put_off(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave what is marked `turns` to its turn, whatever is named by whoever runs it apart."""
    config.stash[DRAWN_FROM] = drawn_from = {}
    for item in items:
        mark = item.get_closest_marker("turns")
        every = 0 if item.get_closest_marker("audit") else mark.args[0] if mark else 1
        drawn_from.setdefault(item.path, {}).setdefault(every, []).append(item.nodeid)
    named = any("::" in one for one in config.args)
    for item in [] if named else items:
        mark = item.get_closest_marker("turns")
        if mark and is_put_off(item.nodeid, *mark.args):
            item.add_marker(pytest.mark.audit)


@pytest.hookimpl(trylast=True, specname="pytest_collection_modifyitems")
def pytest_say_groups(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Say the group of each test in its name: pytest-xdist 3.8 writes it where pytest 9.2 no longer reads it."""
    if not getattr(config.option, "loadgroup", False):
        return
    for item in items:
        mark = item.get_closest_marker("xdist_group")
        if mark and not item.nodeid.endswith(f"@{mark.args[0]}"):
            item._id = item.id.parse(f"{item.nodeid}@{mark.args[0]}")  # type: ignore[attr-defined]


@pytest.fixture(scope="session", autouse=True)
def key_of_grades(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Grades are signed, and what graders try is drawn, by a key that each commit changes: never by that of the person who
    runs the tests."""
    key = tmp_path_factory.mktemp("settings") / "grades.key"
    key.touch(mode=0o600)
    key.write_text(hashlib.sha256(f"{turn()}".encode()).hexdigest(), encoding="ascii")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GUICHET_KEY", str(key))
        yield


@pytest.fixture(scope="session")
def browser() -> Iterator["Browser"]:
    """One Chromium for the whole session; the test is skipped when there is none."""
    if find_chromium() is None:
        pytest.skip(ABSENT)
    pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with chromium.browser() as opened:
        yield opened
