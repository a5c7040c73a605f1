"""A folder that is checked gives guichet no module, whichever way a process is started."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.limits import HANG

MODULES = ("yaml", "json", "tomllib", "bs4", "multiprocessing", "concurrent", "argparse", "pygls", "guichet_lint")
"""What guichet imports as it runs, early and late."""
CODE = "import pathlib\npathlib.Path(__file__).with_name('ran').touch()\n"
SPAWN = "import multiprocessing as m; m.get_all_start_methods = lambda: ['spawn']\n"
COMMAND = "if __name__ == '__main__':\n    from guichet.hosts.cli import run\n    run()\n"
ONCE = "import subprocess, os; start = subprocess.run; subprocess.run = lambda words, check: os._exit(start(words).returncode)\n"


@pytest.fixture
def trap(tmp_path: Path) -> Path:
    """A project whose modules have the names of those that guichet needs."""
    for name in MODULES:
        (tmp_path / f"{name}.py").write_text(CODE, encoding="utf-8")
    (tmp_path / "a.yml").write_text("a: b\n", encoding="utf-8")
    for number in range(100):
        (tmp_path / f"{number}.html").write_text("<p>a</p>", encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("before", "options"), [(None, []), (ONCE, ["--watch"]), (SPAWN, ["--jobs", "2"])], ids=["module", "watch", "spawn"]
)
def test_a_module_of_the_checked_folder_is_never_run(
    trap: Path, tmp_path_factory: pytest.TempPathFactory, before: str | None, options: list[str]
) -> None:
    command = tmp_path_factory.mktemp("bin") / "start.py"
    command.write_text(f"{before}{COMMAND}", encoding="utf-8")
    start = ["-m", "guichet"] if before is None else [str(command)]
    words = [sys.executable, *start, "check", *options, "--isolated", "--no-cache", "--format", "json", "."]
    env = {name: value for name, value in os.environ.items() if name != "PYTHONSAFEPATH"}
    run = subprocess.run(words, cwd=trap, capture_output=True, timeout=HANG, check=False, env=env)
    assert b'"findings"' in run.stdout, run.stderr
    assert not (trap / "ran").exists()
