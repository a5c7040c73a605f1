"""Run the checks again each time the answer is saved."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from grading.command import environment
from grading.text import Text

WATCHING = Text(
    fr="J’attends votre prochain enregistrement. Ctrl + C pour arrêter.",
    en="Waiting for you to save again. Ctrl + C to stop.",
)
NEEDS = Text(
    fr="Le mode « --watch » demande le module watchfiles : pip install watchfiles",
    en="“--watch” needs the module watchfiles: pip install watchfiles",
)


def watch(folders: Sequence[Path], arguments: Sequence[str], lang: str) -> int:
    """Run pytest with these arguments now and at each change in the folders, until interrupted."""
    try:
        from watchfiles import watch as changes
    except ImportError:
        print(NEEDS.to(lang))
        return 2
    command = [sys.executable, "-m", "pytest", *arguments]
    subprocess.run(command, env=environment(), check=False)
    print(WATCHING.to(lang), flush=True)
    for _ in changes(*folders, raise_interrupt=False):
        print(f"\n--- {time.strftime('%H:%M:%S')}", flush=True)
        subprocess.run(command, env=environment(), check=False)
        print(WATCHING.to(lang), flush=True)
    return 0
