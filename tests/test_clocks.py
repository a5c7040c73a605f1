"""No test asserts a time: a slow or busy machine has the same results. `make bench` measures times."""

from __future__ import annotations

import ast
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.limits import HANG, no_hang, steps

TESTS = Path(__file__).parent
AUDITED = ("fuzz.py", "linter/test_editors.py", "linter/test_growth.py")
"""What the audit alone runs, one thing at a time: how cost grows, editors that are waited for, a night of hostile files."""
MODULES = sorted(
    path
    for path in TESTS.rglob("*.py")
    if "catalogue" not in path.parts and path.relative_to(TESTS).as_posix() not in AUDITED
)
CLOCKS = {"process_time", "perf_counter", "monotonic", "thread_time", "getrusage", "default_timer"}
CLOCKS |= {f"{name}_ns" for name in CLOCKS}
LIMITS = ("timeout", "deadline")
OF_MODULES = {("time", "time"), ("time", "time_ns"), ("os", "times")}


def clocks_in(code: str) -> Iterator[str]:
    """Each clock that is read, each limit that is not the common one."""
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Attribute):
            owner = node.value.id if isinstance(node.value, ast.Name) else ""
            if node.attr in CLOCKS or (owner, node.attr) in OF_MODULES:
                yield f"line {node.lineno}: {node.attr}"
        elif isinstance(node, ast.ImportFrom) and node.module in ("time", "timeit", "resource"):
            yield from (f"line {node.lineno}: {one.name}" for one in node.names if one.name != "sleep")
        elif isinstance(node, ast.keyword) and node.arg in LIMITS and isinstance(node.value, ast.Constant):
            if node.value.value is None:
                continue
            yield f"line {node.value.lineno}: {node.arg}={node.value.value}"


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.relative_to(TESTS).as_posix())
def test_no_test_reads_a_clock(module: Path) -> None:
    assert list(clocks_in(module.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize(
    "code",
    [
        "import time\nstart = time.process_time()",
        "from time import perf_counter",
        "import os\nos.times().children_user",
        "import resource\nresource.getrusage(0)",
        "import subprocess\nsubprocess.run([], timeout=5)",
        "@settings(deadline=200)\ndef test(): pass",
    ],
)
def test_clocks_are_recognised(code: str) -> None:
    assert list(clocks_in(code))


def test_hypothesis_has_no_deadline() -> None:
    from hypothesis import settings

    assert settings().deadline is None


def test_steps_are_counted_and_do_not_depend_on_the_machine() -> None:
    assert steps(lambda: [str(one) for one in range(200)]) == steps(lambda: [str(one) for one in range(200)])
    assert steps(lambda: [str(one) for one in range(2000)]) < 10 * steps(lambda: [str(one) for one in range(200)])
    nested = [steps(lambda size=size: [max(a, b) for a in range(size) for b in range(size)]) for size in (10, 80)]
    assert nested[1] > 40 * nested[0]


def test_what_never_ends_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tests.limits.HANG", 1)
    with pytest.raises(TimeoutError), no_hang():
        threading.Event().wait()
    assert HANG >= 600
