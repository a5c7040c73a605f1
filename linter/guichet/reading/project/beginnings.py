"""What the first bytes of a file tell: that a machine wrote it, a database or guichet itself, and nobody reads it there."""

from __future__ import annotations

import codecs
import os
import re

_FIRST = 512
_OURS = re.compile(
    rb"""\{\s*"version":\s*(?:\d+,\s*"who":\s*\{|"[^"]*",\s*"date":\s*"[^"]*",\s*"summary":\s*\{\s*"files":)"""
    rb"""|# guichet baseline:|\#\# guichet: |<\?xml[^>]*>\s*<testsuites name="guichet\""""
)
"""Who can finish, a report, a summary, the baseline, as `guichet` writes them: what it says of a project is no part of it."""
_ENDS = (".json", ".xml", ".md", ".txt", ".sql")


def is_written_by_machine(path: str) -> bool:
    """Whether a file is what guichet wrote, or what a database dumped in its own form: nothing of it is to be read."""
    if not path.lower().endswith(_ENDS) or os.path.islink(path) or not os.path.isfile(path):
        return False
    try:
        with open(path, "rb") as file:
            start = file.read(_FIRST)
    except OSError:
        return False
    if not path.lower().endswith(".sql"):
        return _OURS.match(start) is not None
    return b"\0" in start and not start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
