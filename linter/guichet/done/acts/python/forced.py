"""Agreements that a program writes down for someone who was not asked: in a validator, a form's `clean`, as it saves."""

from __future__ import annotations

import re
from collections.abc import Iterator

from astroid import nodes

from guichet.done.acts.python.asked import Asked, agrees
from guichet.done.acts.python_act import about
from guichet.done.nouns.act import Kind
from guichet.done.nouns.places import place_of
from guichet.done.people.consent import asks_consent
from guichet.reading.python.literals import value_of
from guichet.reading.python.module import PythonModule, dotted
from guichet.reading.python.parts import class_around, function_around

_COMPLETES = re.compile(
    r"^(?:clean|validate|create$|update$|save|perform_|pre_save|to_internal_value|form_valid|populate_obj|model_post_init|__post_init__)"
)
"""The methods that complete what someone sent."""
_MARKS = re.compile(r"valid|pre_load|post_load|pre_save|receiver|listens_for|before_")
_SENT = re.compile(r"(?:^|\.)(?:cleaned_data|validated_data|data|values|attrs|attributes|payload|instance|obj)$")
_TERMS = re.compile(r"terms|cgu|conditions|reglement|tos\b", re.I)
"""Agreeing to terms of use is not agreeing to anything else."""


def acts_in(module: PythonModule) -> Iterator[Asked]:
    """Yield the agreements that a module gives in someone's place while it completes what they sent."""
    for node in module.walk(nodes.Assign):
        if not _completes(node) or not agrees(node.value, module):
            continue
        for target in node.targets:
            name = _named(target)
            if name and asks_consent(name) and not _TERMS.search(name) and not _was_asked(node):
                yield Asked(
                    Kind.ANSWER, module.path, module.span(node), place_of(node, module), node, module, asked=name, about=about(node),
                )  # fmt: skip
                break


def _completes(node: nodes.Assign) -> bool:
    function = function_around(node)
    if not isinstance(function, nodes.FunctionDef) or class_around(node) is None:
        return False
    marks = function.decorators.nodes if function.decorators else ()
    return bool(_COMPLETES.match(function.name)) or any(_MARKS.search(dotted(one)) for one in marks)


def _named(target: nodes.NodeNG) -> str:
    """The name of what is written down, when that is a part of what was sent."""
    if isinstance(target, nodes.AssignAttr):
        owner, of = class_around(target), dotted(target.expr)
        is_sent = target.attrname in owner.locals if of == "self" and owner is not None else bool(_SENT.search(of))
        return target.attrname if is_sent else ""
    key = value_of(target.slice) if isinstance(target, nodes.Subscript) else None
    return key if isinstance(key, str) and _SENT.search(dotted(target.value)) else ""


def _was_asked(node: nodes.NodeNG) -> bool:
    """Whether a test around is on an agreement: what was answered is written down, not given."""
    while node is not None and not isinstance(node, nodes.FunctionDef):
        test = getattr(node.parent, "test", None)
        if test is not None and test is not node and asks_consent(_TERMS.sub("", test.as_string())):
            return True
        node = node.parent
    return False
