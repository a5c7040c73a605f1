"""Where a project of Python keeps its settings and its constants."""

from __future__ import annotations

import re

from guichet.core.memo import lasting_memo
from guichet.reading.templates.site import Site

_FILE = re.compile(r"(?:^|/)(?:settings|config|conf|constants|constantes|parametres)(?:/[^/]+)?\.py$")
_HELD = ("INSTALLED_APPS", "ROOT_URLCONF", "SQLALCHEMY_DATABASE_URI")


@lasting_memo
def settings_files(project: Site) -> list[str]:
    """Return the files that hold settings, by where they are or by what only settings hold."""
    modules = (path for path in project.paths if path.endswith(".py"))
    return [path for path in modules if _FILE.search(path) or any(project.holds(path, one) for one in _HELD)]
