"""The browser that some exercises open: what is said when it cannot be had."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from grading import plugin

ASKED = "import sys; from grading import browser; browser.install = lambda: 7; import pytest; sys.exit(pytest.main(sys.argv[1:]))"


@pytest.mark.parametrize(("lang", "said"), [("fr", plugin.NOT_INSTALLED.fr), ("en", plugin.NOT_INSTALLED.en)])
def test_a_browser_that_cannot_be_downloaded_is_said_in_a_sentence(lang: str, said: str) -> None:
    root = Path(__file__).parents[2]
    command = [sys.executable, "-c", ASKED, "exercises", "--browser", "--lang", lang]
    ran = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False, env={"PYTHONPATH": "exercises", "PATH": ""})  # fmt: skip
    assert ran.returncode == 7
    assert said.format(status=7) in ran.stderr
