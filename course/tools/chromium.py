"""The one place that knows where Chromium may be."""

import os
import shutil
from pathlib import Path

NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
ABSENT = "no Chromium found: install it, or give its path in GUICHET_CHROMIUM"


def find_chromium() -> str | None:
    """The path of an installed Chromium or Chrome, or None."""
    declared = os.environ.get("GUICHET_CHROMIUM")
    if declared:
        return declared if Path(declared).is_file() else None
    return next((found for name in NAMES if (found := shutil.which(name))), None)
