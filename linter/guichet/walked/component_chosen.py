"""Whether the form of a component has fields that a table names as the program runs: what they ask is not in its source."""

from __future__ import annotations

import re

from guichet.reading.templates.site import Site
from guichet.walked.component_defaults import files_of

_FORM = re.compile(r"<form\b")
_ANY_COMPONENT = re.compile(
    r"<(?:component\b[^<>]*?\s(?::|v-bind:)is\s*=|svelte:component\b)[^<>]*?(?:\bv-model|\bv-for\b|:model-?[vV]alue|\bv-bind\s*=|\bbind:|@update|:name\s*=)"
    r"|<component\b[^<>]*?(?:\bv-model|\bv-for\b|\bv-bind\s*=)[^<>]*?\s(?::|v-bind:)is\s*="
)
"""A component that the page chooses as it is shown, and that is given an answer to keep."""
_EACH = re.compile(
    r"\.map\(\s*(?:\([^()]{0,120}\)|\w{1,40})\s*=>\s*[({]?\s*(?:return\b\s*\(?)?\s*<([A-Za-z][\w.]*)\b([^<>]{0,400})"
)
_REPEATED = re.compile(r"<([A-Za-z][\w-]*)\b([^<>]{0,400}\bv-for\s*=[^<>]{0,400})>|\{#each\b[^{}]{0,200}\}\s*(?:<label>[^<>]{0,80})?<([A-Za-z][\w-]*)\b([^<>]{0,400})>")  # fmt: skip
_NAMED_BY = re.compile(
    r"\{\.\.\.\w|\bname=\{\s*\w|:name\s*=|\bv-bind\s*=|\bbind:value=\{\w+\[|\bv-model(?:\.\w+)*\s*=\s*[\"']\w+\["
)
"""What names a field by something that varies."""
_CHOICES = re.compile(r"\btype=[\"'{]*(?:radio|checkbox|hidden)\b")
_CONTROLS = ("input", "select", "textarea")
_WRITES = re.compile(r"<(?:input|select|textarea)\b")


def has_chosen_fields(path: str, project: Site) -> bool:
    """Return whether a form of a component holds fields of which a table, read as the program runs, says the names."""
    text = project.text(path)
    opened = _FORM.search(text)
    if opened is None:
        return False
    inside = text[opened.start() : max(text.rfind("</form>"), opened.start())]
    if _ANY_COMPONENT.search(inside):
        return True
    repeated = [
        *_EACH.findall(inside),
        *((one or other, said or more) for one, said, other, more in _REPEATED.findall(inside)),
    ]
    return any(
        _NAMED_BY.search(said) and not _CHOICES.search(said) and (name in _CONTROLS or _is_field(name, project))
        for name, said in repeated
    )


def _is_field(name: str, project: Site) -> bool:
    """Whether a component of the service writes something that one fills in."""
    return any(_WRITES.search(project.text(one)) for one in files_of(name, project))
