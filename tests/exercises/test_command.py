"""The commands that learners read can be typed where they are, on Linux, macOS and Windows."""

from __future__ import annotations

from pathlib import PurePath, PurePosixPath, PureWindowsPath

import pytest
from grading.command import retyped

HOME = PurePosixPath("/home/amina/guichet")
DISK = PureWindowsPath(r"C:\Users\Amina\guichet")


@pytest.mark.parametrize(
    ("command", "script", "here", "said"),
    [
        (["/usr/bin/python3", ".venv/bin/pytest", "exercises"], ".venv/bin/pytest", HOME, ".venv/bin/pytest"),
        (["/x/python", "/home/amina/guichet/.venv/bin/pytest"], "/home/amina/guichet/.venv/bin/pytest", HOME, "pytest"),
        (["python", "-m", "pytest"], "/x/pytest/__main__.py", HOME, "python -m pytest"),
        (["/usr/bin/python3", "-m", "pytest"], "/x/pytest/__main__.py", HOME, "pytest"),
        (
            [r"C:\Users\Amina\guichet\.venv\Scripts\python.exe", r"C:\Users\Amina\guichet\.venv\Scripts\pytest.exe"],
            r"C:\Users\Amina\guichet\.venv\Scripts\pytest",
            DISK,
            r".venv\Scripts\pytest",
        ),
        (
            [r"C:\Python313\python.exe", r"C:\Python313\Scripts\pytest.exe"],
            r"C:\Python313\Scripts\pytest.exe",
            DISK,
            "pytest",
        ),
        (
            [r"C:\Users\Amina\guichet\.venv\Scripts\python.exe", "-m", "pytest"],
            r"C:\x\pytest\__main__.py",
            DISK,
            r".venv\Scripts\python.exe -m pytest",
        ),
        ([r"C:\Python313\python.exe", "-m", "pytest"], r"C:\x\pytest\__main__.py", DISK, "py -m pytest"),
        (
            [r".venv\Scripts\python", "-m", "pytest"],
            r"C:\x\pytest\__main__.py",
            DISK,
            r".venv\Scripts\python -m pytest",
        ),
        ([r".venv\Scripts\pytest.exe", "exercises"], r".venv\Scripts\pytest.exe", DISK, r".venv\Scripts\pytest"),
    ],
)
def test_command_is_said_as_it_can_be_typed_again(command: list[str], script: str, here: PurePath, said: str) -> None:
    assert retyped(command, script, here) == said
