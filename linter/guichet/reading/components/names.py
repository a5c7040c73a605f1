"""Names as the frameworks of components write them, and those that are elements of HTML."""

from __future__ import annotations

import re

HTML = frozenset(
    "a abbr address area article aside audio b base bdi bdo blockquote body br button canvas caption center cite code col "
    "colgroup data datalist dd del details dfn dialog div dl dt em embed fieldset figcaption figure font footer form h1 h2 "
    "h3 h4 h5 h6 head header hgroup hr html i iframe img input ins kbd label legend li link main map mark marquee menu meta "
    "meter nav noscript object ol optgroup option output p param picture pre progress q rp rt ruby s samp script search "
    "section select small source span strong style sub summary sup table tbody td textarea tfoot th thead time title tr "
    "track u ul var video wbr svg g path circle rect line polyline polygon ellipse text tspan defs use symbol mask pattern "
    "clippath lineargradient radialgradient stop filter image foreignobject desc title animate marker view math".split()
)
"""Elements of HTML and SVG, in lower case."""


def name_of_component(path: str) -> str:
    """Return what a component is called by its file, or by its folder when the file is an index: `Form/index.vue` is `Form`."""
    folder, _, file = path.rpartition("/")
    stem = file.partition(".")[0]
    return folder.rpartition("/")[2] if folder and stem.lower() == "index" else stem


def plain(name: str) -> str:
    """Return a name as all the ways to write it compare: `AppInput`, `app-input` and `app_input` are one."""
    return re.sub(r"[-_.]", "", name).lower()


def pascal(name: str) -> str:
    """Return the name of a component as scripts write it: `base-field` is `BaseField`."""
    return "".join(part[:1].upper() + part[1:] for part in re.split(r"[-_.]", name) if part)


def kebab(name: str) -> str:
    """Return a name as markup writes it: `errorMessage` is `error-message`."""
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "-", name).lower()
