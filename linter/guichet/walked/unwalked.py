"""The forms of a service that no request holds: those that a helper of the service opens, and those of parts that no page was seen to show."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from guichet.core.places import place_of_path
from guichet.done.people.controls import asked_in, asks
from guichet.reading.project.project import Project
from guichet.reading.templates.element import Element
from guichet.reading.templates.site import is_component, is_template
from guichet.told.behind import is_inside
from guichet.walked.component_fields import holds_fields_outside
from guichet.walked.requests import in_pages, looks_for
from guichet.walked.ruby_fields import is_ruby
from guichet.walked.ruby_helpers import opens_form
from guichet.walked.sent_nowhere import sends_nothing

_OPENED = re.compile(
    r"^[ \t]*(?:<%)?=+[ \t]*(?!(?:form_with|form_for|form_tag|simple_form_for|\w*fields_for)\b)(\w*form\w*)\b[^\n.]*?(?:\([^\n]*\)|[ \t][^\n]*)?[ \t]do[ \t]*\|",
    re.M,
)


def forms_without_request(project: Project, walked: Collection[str]) -> list[str]:
    """Return the templates, beside the files of requests, that hold a form of the public which was not followed."""
    return list(_unwalked(project, walked))


def _unwalked(project: Project, walked: Collection[str]) -> Iterator[str]:
    for path in project.paths:
        if not is_template(path) or is_component(path) or path in walked or place_of_path(path) is not None:
            continue
        if is_inside(path, project) or "/layouts/" in path:
            continue
        text = project.text(path)
        opened = _OPENED.search(text) if is_ruby(path) else None
        if (opened is not None and opens_form(opened[1], project)) or (
            _sends(path, text, project) and path not in in_pages(project)
        ):
            yield path


_CREATES = re.compile(r"create|creer|depos|submit|soumet|envoyer|nouvel", re.I)


def _sends(path: str, text: str, project: Project) -> bool:
    """Whether a template writes a form that somebody fills in, or by which something of theirs begins."""
    template = project.library.template(path) if "<form" in text else None
    forms = template.by_name.get("form", ()) if template is not None else ()
    return any((one.attr("method") or "").lower() == "post" and _is_asking(one) for one in forms)


def _is_asking(form: Element) -> bool:
    span = form.value_span("action") if form.attr("action") else None
    address = form.template.source.text[span.start : span.end] if span is not None else ""
    return len(asked_in(form)) > 1 or _CREATES.search(address) is not None


def fields_without_request(project: Project, walked: Collection[str]) -> list[str]:
    """Return the components, beside the files of requests, in which the public fills in fields that no form holds."""
    return [
        path for path in project.paths
        if is_component(path) and path not in walked and place_of_path(path) is None and not looks_for(path)
        and not sends_nothing(path, project) and (holds_fields_outside(path, project) or _writes_fields(path, project))
    ]  # fmt: skip


def _writes_fields(path: str, project: Project) -> bool:
    """Whether a component writes a control of HTML outside any form."""
    template = project.library.template(path)
    controls = (one for name in ("input", "select", "textarea") for one in (template.by_name.get(name, ()) if template else ()))  # fmt: skip
    return any(not one.closest("form") and asks(one) for one in controls)
