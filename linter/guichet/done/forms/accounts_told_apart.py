"""Patterns of accounts of one country in scripts: those that turn the others down, those that only tell how to show one."""

from __future__ import annotations

import re
from typing import Any

from guichet.core.findings import Span
from guichet.core.memo import memo
from guichet.done.forms.samples import forgets_arrived, forgets_corsica
from guichet.done.words import speaks_of
from guichet.reading.scripts.javascript import Script

_BEGINS = "FR"


def pattern_of(literal: Any, script: Script) -> str:
    """Return the pattern that a script holds a whole answer to; "" for one that is held to a part."""
    pattern = literal.child_by_field_name("pattern")
    said = script.source_of(pattern) if pattern is not None else ""
    return said if said.startswith("^") and said.endswith("$") else ""


def accounts_of_one_country(script: Script) -> list[tuple[Span, str]]:
    """Return the patterns by which a script takes accounts of one country alone, with where they stand; none when it takes those of another besides."""
    found = []
    for literal in script.walk("regex"):
        said = pattern_of(literal, script)
        country = said.lstrip("^(")[:2]
        is_country = len(country) == 2 and country.isalpha() and country.isupper()
        if is_country and speaks_of(script.around(literal), "fields.iban") and not _only_tells_apart(literal, script):
            forgets = forgets_corsica(said, named=False) or forgets_arrived(said)
            if not (forgets and speaks_of(script.around(literal), "fields.national_number")):
                found.append((script.span(literal), said))
    return found if all(said.lstrip("^(").startswith(_BEGINS) for _, said in found) else []


def _only_tells_apart(literal: Any, script: Script) -> bool:
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
