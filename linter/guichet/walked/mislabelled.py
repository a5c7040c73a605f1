"""Fields whose label names another id than theirs: nothing says what they ask to somebody who listens."""

from __future__ import annotations

from guichet.core.findings import Text
from guichet.reading.project.project import Project
from guichet.reading.templates.masking import is_dynamic
from guichet.reading.templates.page import Page
from guichet.walked.nameless import nameless_in
from guichet.walked.placed import place_in_files

MISLABELLED = Text(
    "L’étiquette de ce champ nomme un autre identifiant (« {name} ») : qui écoute ne sait pas quoi écrire.",
    'The label of this field names another id ("{name}"): people who listen do not know what to write.',
)


def mislabelled(page: Page, project: Project) -> tuple[str, int, str] | None:
    """Return the file and line of a field that has an id and no name, and what its label is for instead; None when there is none."""
    field = nameless_in(page)
    own = (field.attr("id") or "") if field is not None else ""
    if field is None or not own or is_dynamic(own) or field.has_unknown_attributes or not page.is_complete:
        return None
    ids = {one.attr("id") for one in page.find() if one.attr("id")}
    wanted = [one.attr("for") or "" for one in page.find("label")]
    lost = next((one for one in wanted if one and not is_dynamic(one) and one not in ids and _is_called(own, one)), "")
    if not lost:
        return None
    path, span = place_in_files(field.template, field.span, page.project.library)
    return path, project.source(path).position(span).line, lost


def _is_called(own: str, other: str) -> bool:
    """Whether an id is another one with what a framework puts around it: `id_nom`, `aide_nom`, `form-nom`."""
    return own.replace("-", "_").endswith(f"_{other.replace('-', '_')}") or other.replace("-", "_").endswith(
        f"_{own.replace('-', '_')}"
    )
