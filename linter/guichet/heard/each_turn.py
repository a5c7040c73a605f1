"""Ids that a loop writes at each turn and that nothing of the turn decides: labels all lead to the first field."""

from __future__ import annotations

import re

from guichet.core.memo import keyed_memo, memo
from guichet.heard.counted import fields_by_id, written_value
from guichet.reading.templates.branches import LOOPS, Block, Step
from guichet.reading.templates.composition import Placed
from guichet.reading.templates.element import Element
from guichet.reading.templates.masking import Token
from guichet.reading.templates.page import Page
from guichet.reading.templates.printed import printed_in, tags_in
from guichet.reading.templates.same_id import shown
from guichet.reading.templates.template import Template
from guichet.reading.written.expressions import arguments_of, parameters_of
from guichet.reading.written.naming import names_set_by

_NAME = re.compile(r"@?[A-Za-z_]\w*(?:\.\w+)*")
_KEYS = frozenset({"id", "pk", "uuid", "slug", "code", "key", "ref"})
"""What tells one thing from others: it is the same as long as the thing is."""
_WORD = re.compile(r"[A-Za-z_]\w*")
_DECLARED = re.compile(r"\b(?:const|let|var)\b(?=([^=;]{0,200}\w*))")
_DECLARING = (".jsx", ".tsx", ".js", ".ts")
"""Files whose loops may name things of their own, which are not seen once they are written out."""


def same_each_turn(label: Placed, page: Page) -> tuple[Element, str] | None:
    """Return the field whose id is what a label names, both written by a loop whose turns change nothing of it, and that id as written."""
    template, wanted = label.element.template, written_value(label.element, "for")
    codes = printed_in(label.element, "for")
    if not codes or len(codes) < len(tags_in(label.element, "for")) or not all(map(_NAME.fullmatch, codes)):
        return None
    field = next(iter(fields_by_id(template).get(wanted, ())), None)
    if field is None or not _is_kept_by_loop(codes, label, field, page):
        return None
    return field, shown(field, "id")


def _is_kept_by_loop(codes: list[str], label: Placed, field: Element, page: Page) -> bool:
    """Whether a label and its field are in every turn of the nearest loop, which gives nothing to what their id is made of."""
    template = label.element.template
    if any(step.block.is_condition for at in (label.element.start, field.start) for step in _since_loop(template, at)):
        return False
    for frame, at in label.frame.chain(label.element.start):
        loops = [step.block for step in frame.template.branches.path(at) if step.block.name in LOOPS]
        if loops:
            changed = _changed_in(loops[-1], frame.template)
            keys = [one.lstrip("@").split(".") for one in codes]
            return all(one[-1] in _KEYS and len(one) > 1 and one[0] not in changed for one in keys) and not any(
                _declares(one[0], frame.template.path, page) for one in keys
            )
        if frame.parent is None or frame.parent.template.branches.is_conditional(
            frame.at, _loop_at(frame.parent.template, frame.at)
        ):
            return False
        codes = [_as_called(one, frame.template, at, frame.parent.template.token_at(frame.at)) for one in codes]
    return False


def _changed_in(loop: Block, template: Template) -> frozenset[str]:
    """The names that something of a loop gives a value to."""
    known = _changed(template)
    if loop.start not in known:
        inside = template.tokens_between(loop.start, loop.end)
        known[loop.start] = frozenset(word for one in inside for word in names_set_by(one))
    return known[loop.start]


@memo
def _changed(_: Template) -> dict[int, frozenset[str]]:
    """The same by where each loop begins, for those that were asked about."""
    return {}


def _since_loop(template: Template, at: int) -> list[Step]:
    steps = template.branches.path(at)
    loops = [rank for rank, step in enumerate(steps) if step.block.name in LOOPS]
    return list(steps[loops[-1] + 1 :] if loops else steps)


def _loop_at(template: Template, at: int) -> int:
    """Where the nearest loop around a place begins to be turned, -1 without one."""
    loops = [step.block for step in template.branches.path(at) if step.block.name in LOOPS]
    return loops[-1].starts[0] if loops else -1


def _as_called(code: str, part: Template, at: int, call: Token | None) -> str:
    """What stands for a name of a part in the call that shows it; "" where that cannot be told."""
    root, dot, rest = code.partition(".")
    if call is None:
        return ""
    macro = next((step.block for step in part.branches.path(at) if step.block.name == "macro"), None)
    opening = part.token_at(macro.start) if macro is not None else None
    if opening is not None:
        taken = [name for name, _ in parameters_of(opening.body)]
        given = arguments_of(call.body, {})
        places, by_name = given if given is not None else ([], {})
        held = by_name.get(root) or dict(zip(taken, places, strict=False)).get(root)
        return f"{held}{dot}{rest}" if isinstance(held, str) and _NAME.fullmatch(held) else ""
    said = re.search(rf"\b{re.escape(root)}['\"]?\s*[:=]\s*([A-Za-z_]\w*(?:\.\w+)*)(?=[\s,)}}]|$)", call.body)
    return (
        f"{said[1]}{dot}{rest}" if said is not None else "" if re.search(rf"\b{re.escape(root)}\b", call.body) else code
    )


def _declares(name: str, path: str, page: Page) -> bool:
    """Whether the functions of a component may name something of a turn so, which is not seen once the loop is written out."""
    return name in _declared(path, page)


@keyed_memo
def _declared(path: str, page: Page) -> frozenset[str]:
    """What the functions of a component name."""
    text = page.project.text(path) if path.endswith(_DECLARING) else ""
    return frozenset(word for found in _DECLARED.finditer(text) for word in _WORD.findall(found[1]))
