"""Where the elements of some names stand in a template."""

from guichet.core.stretches import Stretches
from guichet.reading.templates.template import Template


def extents(template: Template, *names: str) -> Stretches:
    """The stretches of text that the elements of these names hold, their tags included."""
    held = (element.extent for name in names for element in template.by_name.get(name, ()))
    return Stretches((one.start, one.end) for one in held)


def as_typed(template: Template) -> Stretches:
    """What is shown as it was typed, for people to read: the template in it is an example, not the page's own."""
    return extents(template, "code", "pre")
