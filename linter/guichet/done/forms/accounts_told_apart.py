"""Patterns of accounts of one country by which a script only tells how to show one: any account is taken."""

from __future__ import annotations

import re
from typing import Any

from guichet.core.memo import memo
from guichet.reading.scripts.javascript import Script


def only_tells_apart(literal: Any, script: Script) -> bool:
    """Return whether any account is taken by a check of its own, and a pattern that has a name is asked elsewhere: it only says how to show one."""
    name = (
        script.source_of(literal.parent.child_by_field_name("name"))
        if literal.parent.type == "variable_declarator"
        else ""
    )
    return bool(name) and _ANY_ACCOUNT.search(script.text) is not None and name not in _judging(script)


@memo
def _judging(script: Script) -> frozenset[str]:
    """The names of a script by which an account may be turned down: all that it does not only ask, beside no check of any account, whether they are met."""
    found = set()
    for block in _BLOCK.split(script.text):
        checks = _ANY_ACCOUNT.search(block) is not None
        for use in _USE.finditer(block):
            is_declared = (use["before"] or "").endswith(" ")
            if not is_declared and (checks or use["before"] is not None or use["asked"] is None):
                found.add(use["name"])
    return frozenset(found)


_USE = re.compile(
    r"(?P<before>!|\b(?:const|let|var) )?(?<![\w$])(?P<name>[A-Za-z_$][\w$]{1,80})(?![\w$])(?P<asked>\.test\()?"
)
_ANY_ACCOUNT = re.compile(
    r"\b(?:isValidIBAN|isIBAN|validateIBAN|isValidIban|electronicFormatIBAN|IBAN\.isValid|iban\.isValid|mod97|isValidBBAN)\("
)
"""How the libraries of scripts are asked whether an account of any country is good."""
_BLOCK = re.compile(r"^\}|^(?=export |function |const )", re.M)
