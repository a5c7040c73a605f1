"""Whether a tag that a service of Django makes itself draws a field with its label: `{% render_field form.name %}`."""

from __future__ import annotations

import re

from guichet.core.memo import memo
from guichet.reading.templates.site import Site

_MADE = re.compile(r"^@\w+\.(?:simple_tag|inclusion_tag)\b[^\n]*\n(?:@[^\n]*\n)*def[ \t]+(\w+)", re.M)
_DEFINED = re.compile(r"^def[ \t]+(\w+)[^\n]*\n(?:[ \t]+[^\n]*\n|\s*\n)*", re.M)
_TOLD = re.compile(r'"""[^"]*(?:"(?!"")[^"]*)*"""')
"""What a function says of itself."""
_SHOWN = re.compile(r"[\"']([\w./-]+\.html)[\"']")
_CALLED = re.compile(r"(?<![\w.])([a-z_]\w*)\(")
_INCLUDED = re.compile(r"\{%-?\s*include\s+[\"']([\w./-]+)[\"']")
_LABELLED = re.compile(r"<label\b[^>]*\bfor=[^>]*(?:id_for_label|auto_id|id_)|\.label_tag\b|\.legend_tag\b|<legend\b", re.I)  # fmt: skip


def draws_label(tag: str, project: Site) -> bool:
    """Return whether each page that the function of a tag may show writes the label of the field that it is handed."""
    shown = _pages_of_tags(project).get(tag, ())
    return bool(shown) and all(_is_labelled(one, project) for one in shown)


def _is_labelled(path: str, project: Site) -> bool:
    text = project.text(path)
    parts = (project.library.resolve(one, path) for one in _INCLUDED.findall(text))
    return any(_LABELLED.search(one) for one in (text, *(project.text(part) for part in parts if part)))


@memo
def _pages_of_tags(project: Site) -> dict[str, tuple[str, ...]]:
    """The pages that each tag of the service may show, by itself or by a function beside it; () when one was not found."""
    found: dict[str, tuple[str, ...]] = {}
    for path in project.paths:
        is_of_tags = path.endswith(".py") and "/templatetags/" in f"/{path}"
        text = _TOLD.sub("", project.text(path)) if is_of_tags else ""
        bodies = {one[1]: one[0] for one in _DEFINED.finditer(text)}
        for made in _MADE.finditer(text):
            tag = made[1]
            own = bodies.get(tag, "")
            said = [own, *(bodies[one] for one in dict.fromkeys(_CALLED.findall(own)) if one in bodies and one != tag)]
            named = [one for each in (*said, made[0]) for one in _SHOWN.findall(each)]
            pages = [project.library.resolve(one, path) for one in named]
            found[tag] = tuple(one for one in pages if one) if all(pages) else ()
    return found
