"""Fields of the project's forms that a script fills and nobody sees."""

from __future__ import annotations

import re
from typing import Any

from guichet.core.memo import lasting_memo
from guichet.reading.scripts.files import loaded_by
from guichet.reading.scripts.javascript import Script
from guichet.reading.scripts.origins import origins
from guichet.reading.scripts.syntax import field as part
from guichet.reading.scripts.texts import UNKNOWN, text_made
from guichet.reading.templates.element import Element
from guichet.reading.templates.page import Page
from guichet.reading.templates.site import Site

_HIDDEN = re.compile(
    r"<input\b(?=[^<>]*type=[\"']?hidden)[^<>]*>|\b(\w+)\s*=\s*[\w.]*HiddenField\(|\b(\w+)\s*=\s*[^\n]{0,300}HiddenInput",
    re.I,
)


def is_modelled(name: str, script: Script) -> bool:
    """Whether a template ties a member of the script's data to a hidden field: `<input type="hidden" x-model="ctx">`."""
    tied = re.compile(rf"<input\b(?=[^>]*type=[\"']hidden)(?=[^>]*(?:x-model|v-model|:value|x-bind:value|data-bind)\S*=[\"']{re.escape(name)}\b)", re.I)  # fmt: skip
    project = script.project
    pages = (path for path in project.paths if path.endswith((".html", ".jinja", ".jinja2", ".j2", ".htm")))
    return any(project.holds(path, name) and tied.search(project.text(path)) for path in pages)


def goes_to_hidden(node: Any, script: Script) -> bool:
    """Whether what a statement puts into a form goes into a field that nobody sees, by the project's own templates and forms."""
    left = part(node, "left") if node.type == "assignment_expression" else None
    owner = part(left, "object") if left is not None else None
    if owner is None or owner.type == "this":
        return True
    names = {word for one in origins(owner, script) for word in _named(text_made(one.node, one.script))}
    return any(re.search(rf"\b{re.escape(name)}\b", field) for field in _hidden(script.project) for name in names)


@lasting_memo
def _hidden(project: Site) -> list[str]:
    """The fields of the project's templates and forms that nobody sees, as written."""
    paths = (path for path in project.paths if path.endswith((".html", ".htm", ".jinja", ".jinja2", ".j2", ".py")))
    return [match[0] for path in paths for match in _HIDDEN.finditer(project.text(path))]


def _named(selector: str) -> list[str]:
    if UNKNOWN in selector and len(selector) < 3:
        return []
    return [
        one
        for one in re.findall(r"[A-Za-z_][\w-]+", selector)
        if one not in ("input", "name", "form", "type", "hidden")
    ]


_MODELS = ("x-model", "v-model", "ng-model", "wire:model", "data-bind")


def starts_true(box: Element, page: Page) -> bool:
    """Whether a box is tied to a member that is true when the page opens, by the page itself or by the scripts it loads."""
    tied = next((value for name in _MODELS if (value := box.attr(name))), "")
    name = tied.rpartition(".")[2].strip()
    if not name.isidentifier():
        return False
    true = re.compile(
        rf"(?<![\w.])[\"']?{re.escape(name)}[\"']?\s*:\s*(?:ref\(\s*)?true\b|\b{re.escape(name)}\s*=\s*(?:ref|\$?state|signal)\(\s*true\b"
    )
    texts = (page.template.source.text, *(other.text for other in loaded_by(page.path, page.project)))
    return any(name in one and true.search(one) for one in texts)
