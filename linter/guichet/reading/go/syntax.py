"""What the parts of Go are called in its grammar, and how what they say is written in the words that other languages have."""

from __future__ import annotations

import re
from typing import Any

from guichet.reading.go.served import served
from guichet.reading.scripts.syntax import field, text

FUNCTIONS = frozenset({"function_declaration", "method_declaration", "func_literal"})
CASES = frozenset({"expression_case", "default_case", "type_case", "communication_case"})
SWITCHES = frozenset({"expression_switch_statement", "type_switch_statement", "select_statement"})
TEXTS = frozenset({"interpreted_string_literal", "raw_string_literal"})
_MEMBER = re.compile(r"(?<=[\w)\]])\.([A-Z])(\w{0,80})")
_ACRONYM = re.compile(r"[A-Z]+(?![a-z])")
_TIMES = re.compile(r"(?P<numbers>(?:\d[\d_]{0,9} ?\* ?){0,4})time\.(?P<unit>Hour|Minute|Second)\b(?P<more>(?: ?\* ?\d[\d_]{0,9}){0,4})")  # fmt: skip
_DATE = re.compile(r"\.AddDate\((-?)(\d{1,4}), ?(-?)(\d{1,4}), ?(-?)(\d{1,4})\)")
_MOVED = re.compile(r"\.Add\((-?) ?(\w[\w.]{0,80})\)")
_COMPARED = re.compile(r"\.(Before|After)\(([\w.()]{1,80}?)\)(?=$|[\s)])")
_COUNT = re.compile(r"\blen\(([\w.]{1,80})\)")
_SINCE = re.compile(r"\btime\.Since\(([\w.]{1,80})\)")
_BEFORE = re.compile(r"Time\.now (?P<sign>[-+]) (?P<length>\d{1,9}\.\w{4,8})")
_HOURS_OF_A_DAY = 24
_LONGEST = 160
"""Signs of what is written that are kept."""


def written(node: Any) -> str:
    """Return what is written, on one line, with the names and the times of other languages: `d.NIR` is `d.nir`, `2 * time.Hour` is `2.hours`."""
    said = served(_TIMES.sub(_length, " ".join(text(node)[: _LONGEST * 4].split())[:_LONGEST]))
    said = _COUNT.sub(r"\1.length", said)
    said = _SINCE.sub(r"Time.now - \1", _DATE.sub(_moved, said).replace("time.Now()", "Time.now"))
    said = _MOVED.sub(lambda found: f" {found[1] or '+'} {found[2]}", said)
    said = _COMPARED.sub(lambda found: f" {'<' if found[1] == 'Before' else '>'} {found[2]}", said)
    said = _BEFORE.sub(lambda found: f"{found['length']}.{'ago' if found['sign'] == '-' else 'from_now'}", said)
    return _MEMBER.sub(lambda found: f".{small(found[1] + found[2])}", said)


def small(name: str) -> str:
    """Return a name as other languages begin it: `Offers` is `offers`, `NIR` is `nir`."""
    found = _ACRONYM.match(name)
    capitals = found.end() if found is not None else 0
    first = capitals if capitals == len(name) else max(1, capitals - 1 if capitals > 1 else 1)
    return name[:first].lower() + name[first:]


def length_of(said: str) -> str:
    """Return a length of time as settings write it, `2.hours`; "" for anything else."""
    found = _TIMES.fullmatch(said)
    return _length(found) if found is not None else ""


def _length(found: re.Match[str]) -> str:
    number = 1
    for one in re.findall(r"\d[\d_]*", found["numbers"] + found["more"]):
        number *= int(one.replace("_", ""))
    unit = found["unit"].lower()
    if unit == "hour" and number and number % _HOURS_OF_A_DAY == 0:
        number, unit = number // _HOURS_OF_A_DAY, "day"
    return f"{number}.{unit}s"


def _moved(found: re.Match[str]) -> str:
    parts = zip(found.groups()[::2], found.groups()[1::2], ("years", "months", "days"), strict=True)
    return "".join(f" {sign or '+'} {number}.{unit}" for sign, number, unit in parts if int(number))


def said(node: Any) -> str:
    """Return what a text says, between its quotes."""
    return text(node)[1:-1]


def is_text(node: Any) -> bool:
    """Return whether an expression is one text as it stands."""
    return node is not None and node.type in TEXTS


def bare(node: Any) -> Any:
    """Return an expression without its parentheses, nor the sign that takes its address."""
    while node is not None and node.named_children:
        if node.type in ("parenthesized_expression", "literal_element", "expression_statement") or (node.type == "unary_expression" and text(field(node, "operator")) == "&"):  # fmt: skip
            node = node.named_children[0]
        else:
            break
    return node


def parts(node: Any) -> list[Any]:
    """Return what a node is made of, remarks left out."""
    return [one for one in node.named_children if one.type != "comment"] if node is not None else []


def values_of(node: Any) -> list[Any]:
    """Return the values of a list of expressions, or the one that stands alone."""
    if node is None:
        return []
    return parts(node) if node.type == "expression_list" else [node]


def statements(block: Any) -> list[Any]:
    """Return the statements of a block, in order."""
    held = [one for one in parts(block) if one.type == "statement_list"]
    return parts(held[0]) if held else parts(block)


def parameters(function: Any) -> tuple[str, ...]:
    """Return the names of what a function is given."""
    held = field(function, "parameters")
    return tuple(text(one) for given in parts(held) for one in given.children_by_field_name("name"))
