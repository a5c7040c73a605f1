"""Whether a script of the browser takes an element in or out of the page, by a condition that is written on it or around it."""

from guichet.core.memo import memo
from guichet.reading.templates.element import Element

_CONDITIONS = frozenset(
    "v-if v-else v-else-if ng-if data-ng-if ng-switch-when ng-switch-default *ngif *ngswitchcase [ngswitchcase]".split()
)


@memo
def may_be_taken_out(element: Element) -> bool:
    """Return whether a script takes an element in or out of the page."""
    return any(name in around.attrs for around in (element, *element.ancestors) for name in _CONDITIONS)
