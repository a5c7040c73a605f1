"""`guichet check --watch`: the same command again, each time that a file changes, until it is interrupted."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path

from guichet.core.config_file import configuration_files
from guichet.core.findings import Lang, Text
from guichet.core.folders import walked
from guichet.engine.sightings import State, state_of
from guichet.hosts.output import note
from guichet.reading.project.discovery import SKIPPED_FOLDERS

_PAUSE = 0.5
"""Seconds between two looks at the files."""
_SEEN = Text(
    "{hour} : vérifié. guichet attend qu’un fichier change ; Ctrl-C arrête.",
    "{hour}: checked. guichet waits for a file to change; Ctrl-C stops.",
)


def _asks_to_watch(word: str) -> bool:
    """Whether a word is `--watch`, or a beginning of it that no other option has."""
    return word.startswith("--w") and "--watch".startswith(word)


def watch(args: argparse.Namespace, words: Sequence[str], lang: Lang) -> int:
    """Run a command again whenever a file that it reads changes, appears or goes. Returns 0 once interrupted.

    Each run is a process of its own: what one keeps in memory ends with it, and a change of the configuration counts.
    """
    # -P: the folder that is checked holds no module of ours.
    command = [sys.executable, "-P", "-m", "guichet", *(word for word in words if not _asks_to_watch(word))]
    try:
        while True:
            before = _states(args)
            if sys.stdout.isatty():
                sys.stdout.write("\x1b[2J\x1b[H")
                sys.stdout.flush()
            subprocess.run(command, check=False)
            note(_SEEN.format(hour=f"{datetime.now():%H:%M:%S}"), lang)
            while _states(args) == before:
                time.sleep(_PAUSE)
    except KeyboardInterrupt:
        return 0


def _states(args: argparse.Namespace) -> dict[str, State | None]:
    """Return how every file of the places of a run stands, and the configuration that holds there."""
    own = {os.path.abspath(args.output)} if args.output else set()
    files = (file for place in args.paths for file in _files(place) if os.path.abspath(file) not in own)
    return {file: state_of(file) for file in (*files, *map(str, configuration_files(Path.cwd())))}


def _files(place: str) -> Iterator[str]:
    if not os.path.isdir(place):
        yield place
    for folder, folders, names in walked(place):
        folders[:] = [name for name in folders if name not in SKIPPED_FOLDERS]
        yield from (os.path.join(folder, name) for name in names)
