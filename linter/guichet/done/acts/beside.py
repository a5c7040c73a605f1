"""What the other files of a project say of a file of Ruby or of PHP, in a few words that change when it does."""

from __future__ import annotations

import re
from zlib import crc32

from guichet.done.acts import ruby_beside
from guichet.reading.php.elsewhere import file_of
from guichet.reading.templates.site import Site

_NAMED = re.compile(r"(?<![\w$])([A-Z]\w{1,80})::")
"""A class of PHP of which something is asked: what it holds, or itself."""


def told_beside(path: str, project: Site) -> str:
    """Return what is asked of other files for the sake of one."""
    if not path.endswith(".php"):
        return ruby_beside.told_beside(path, project)
    own = project.text(path)
    named = dict.fromkeys(_NAMED.findall(own)) if "<html" not in own else ()
    return " ".join(f"{crc32(there.text.encode())}" for one in named if (there := file_of(one, project)) is not None)
