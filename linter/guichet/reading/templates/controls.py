"""What HTML itself says of a form control: its type, whether it is disabled."""

from __future__ import annotations

from guichet.core.memo import memo
from guichet.reading.templates.element import Element
from guichet.reading.templates.masking import is_dynamic

UNKNOWN = "?"
"""The type or the role of an element that the template decides."""

UNANSWERED = frozenset({"hidden", "submit", "reset", "button", "image"})
"""The types of an `<input>` that nobody answers."""

_TYPES = UNANSWERED | frozenset(
    "text search tel url email password date month week time datetime-local number range color checkbox radio file".split()
)
"""The types that HTML knows; any other is one more text."""

MAY_TAKE = frozenset("a button input select textarea summary iframe area audio video embed object".split())
"""Elements of HTML that take the focus by themselves, or in some of their states."""


def input_type(field: Element) -> str:
    """Return the type of an `<input>`, lower case; unknown types are text, dynamic ones `UNKNOWN`. No browser takes spaces away."""
    value = field.attr("type")
    if value is None:
        return UNKNOWN if field.has_unknown_attributes else "text"
    kind = value.lower()
    return UNKNOWN if is_dynamic(value) else kind if kind in _TYPES else "text"


@memo
def is_disabled(element: Element) -> bool:
    """Whether a form control is certainly disabled, by itself or by a fieldset around it."""
    if "disabled" in element.attrs:
        return not element.template.branches.is_conditional(element.attribute_span("disabled").start, element.start)
    if element.name not in {"input", "select", "textarea", "button"}:
        return False
    for one in element.ancestors:
        if one.name == "fieldset" and "disabled" in one.attrs:
            legend = element.closest("legend")
            return legend is None or legend.above is not one
    return False


_BOUND_FORM = ("ng-", "data-ng-", "x-ng-", "[(ngmodel)]", "(ngsubmit)", "[formgroup]")


def goes_nowhere(form: Element) -> bool:
    """Whether a form is sent nowhere for now: its address is the mark that one leaves until there is one."""
    return (form.attr("action") or "").strip() == "#"


def is_kept_by_scripts(form: Element) -> bool:
    """Whether Angular runs a form: it keeps the browser from sending a form that has no `action`."""
    bound = (name for one in (form, *form.inside()) for name in one.attrs)
    return "action" not in form.attrs and any(name.startswith(_BOUND_FORM) for name in bound)
