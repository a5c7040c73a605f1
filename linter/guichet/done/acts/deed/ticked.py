"""Boxes that a program puts in a form already ticked: a part of a form, a listener, a helper, wherever the form is made."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.memo import memo
from guichet.done.acts.answered_first import Ticked
from guichet.done.acts.deed_found import Whole
from guichet.done.forms.php_kinds import defaults_of
from guichet.done.nouns.act import Kind
from guichet.done.offered.paid_ahead import says_a_price
from guichet.done.people.consent import asks_consent
from guichet.reading.data.yes_no import is_yes
from guichet.reading.deeds.deed import Deed, Put
from guichet.reading.php.field_kinds import built_on
from guichet.reading.templates.site import Site

_KIND = re.compile(r"(?<!\w)(Checkbox|\w{1,80}Type)::class$")
_CONSTANT = re.compile(r"(?:self|static)::(\w+)$")
_OPTION = re.compile(r"['\"](\w+)['\"]\s*=>\s*['\"]?([^'\"\n]{1,200})")
_TICKS = ("data", "checked")
"""What says that a box is ticked, in what Symfony and Rails give it."""
_HELPERS = frozenset({"check_box", "check_box_tag", "checkbox"})
_THIRD = frozenset({"check_box_tag"})
"""What is told by its third value that a box is ticked; `Form::checkbox` too."""
_TWIG = re.compile(r"\bform_(?:row|widget)\(\s*[\w.]{1,60}\.(\w{1,60})")


def ticked(deed: Deed, whole: Whole) -> Iterator[Ticked]:
    """Yield the boxes that ask for an agreement in someone else's interest, and that a call makes ticked."""
    if not deed.is_call or not deed.args or not (whole.place.is_lived and _makes_box(deed, whole)):
        return
    name = deed.args[0].strip("'\":")
    if not re.fullmatch(r"\w+", name):
        return
    options = {**_by_kind(deed, whole), **{put.name: put for put in _options(deed, whole)}}
    tick = _tick(deed, options)
    label = options["label"].value.strip("'\"").replace("\\'", "'") if "label" in options else ""
    paid = tick is not None and not asks_consent(name, label) and says_a_price(label)
    if tick is not None and (paid or (asks_consent(name, label) and not _is_printed(name, whole))):
        yield Ticked(Kind.ANSWER, deed.path, tick.span, whole.place, asked=name, label=label, is_paid=paid)


def _makes_box(deed: Deed, whole: Whole) -> bool:
    if deed.last in _HELPERS:
        return True
    kinds = (found[1] for one in deed.args[1:] if (found := _KIND.search(one)) is not None)
    return deed.last == "add" and any(kind == "Checkbox" or built_on(kind, whole.project)[0] == "CheckboxType" for kind in kinds)  # fmt: skip


def _by_kind(deed: Deed, whole: Whole) -> dict[str, Put]:
    """What the project's own kind of box gives to each box by default: the box itself is where that is told."""
    classes = (one for arg in deed.args[1:] if (found := _KIND.search(arg)) is not None for one in built_on(found[1], whole.project)[1])  # fmt: skip
    said = [option for own in classes for option in defaults_of(own)]
    return {one.key: Put(one.key, one.value or "", deed.span) for one in reversed(said)}


def _options(deed: Deed, whole: Whole) -> Iterator[Put]:
    """What a box is given by name: there, or in a constant of its class."""
    yield from deed.puts
    for named in (found[1] for one in deed.args[1:] if (found := _CONSTANT.match(one)) is not None):
        for one in whole.deeds:
            if not one.is_call and one.called == named:
                yield from (Put(found[1], found[2], one.span) for arg in one.args if (found := _OPTION.match(arg)))


def _tick(deed: Deed, options: dict[str, Put]) -> Put | None:
    """What ticks a box; None when nothing does."""
    if deed.last == "add":
        return next((options[one] for one in _TICKS if one in options and _is_on(options[one])), None)
    if "checked" in options:
        return options["checked"] if _is_on(options["checked"]) else None
    is_third = deed.last in _THIRD or deed.owner == "Form::"
    return Put("", deed.args[2], deed.span) if is_third and len(deed.args) > 2 and is_yes(deed.args[2]) else None


def _is_on(put: Put) -> bool:
    value = put.value.strip("'\"").lower()
    return is_yes(value) or value == "checked"


def _is_printed(name: str, whole: Whole) -> bool:
    """Whether a page prints this box by its name, out of the form's own class: the page is then where it is told."""
    return whole.path.endswith("Type.php") and name in printed_alone(whole.project)


@memo
def printed_alone(project: Site) -> frozenset[str]:
    """Return the fields that pages of Twig print one by one."""
    pages = (project.text(path) for path in project.paths if path.endswith(".twig"))
    return frozenset(name for text in pages for name in _TWIG.findall(text))
