"""What a page leaves for a build or a server to write: `lang="%lang%"`."""

from __future__ import annotations

import re

from guichet.reading.templates.site import SCRIPT_SUFFIXES, Site, is_template

_MARK = re.compile(r"%[\w.]+%")


_REPLACED = re.compile(r"""replace(?:All)?\(\s{0,3}["'/]%[\w.]+%["'/]""")


def is_left_open(value: str, site: Site) -> bool:
    """Whether a value is a mark that no script of a project replaces, though one replaces others; those of the environment are upper case."""
    if not _MARK.fullmatch(value) or value.isupper():
        return False
    scripts = [path for path in site.paths if path.endswith(SCRIPT_SUFFIXES)]
    replaces, its_name = any(site.does(path, _REPLACED) for path in scripts), re.compile(re.escape(value))
    return replaces and not any(site.does(path, its_name) for path in scripts)


def marks_left(path: str, site: Site) -> str:
    """Return which marks of a page no script replaces: it changes when what is said of them may."""
    text = site.text(path) if is_template(path) else ""
    marks = dict.fromkeys(_MARK.findall(text)) if "%" in text else ()
    return "".join(str(int(is_left_open(one, site))) for one in marks)
