"""Layouts of Rails that mailers name: they go by electronic mail, whatever they are called."""

from __future__ import annotations

import os
import re
from pathlib import Path

from guichet.core.folders import walked
from guichet.core.source import text_beside
from guichet.reading.templates.letters import LAYOUT_NAMED

_VIEW = re.compile(r"(?:^|(?<=/))app/views/layouts/(\w+)\.")


def is_sent_layout(path: str, known: dict[Path, frozenset[str]]) -> bool:
    """Whether a mailer of Rails names a layout, and no controller does; `known` keeps what each folder names."""
    view = _VIEW.search(path)
    if view is None:
        return False
    app = Path(os.path.abspath(path[: view.start()] or ".")) / "app"
    mailers, controllers = app / "mailers", app / "controllers"
    for folder in (mailers, controllers):
        if folder not in known:
            files = (Path(above, name) for above, _, names in walked(folder) for name in names if name.endswith(".rb"))
            known[folder] = frozenset(name for file in files for name in LAYOUT_NAMED.findall(text_beside(file)))
    return view[1] in known[mailers] and view[1] not in known[controllers]
