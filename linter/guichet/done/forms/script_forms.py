"""Forms that a script declares: schemas of zod, yup and joi, which say what each answer must be."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from guichet.core.findings import Certainty
from guichet.core.memo import cached_property
from guichet.done.forms.form import Asked, Form, Pattern, Room, Sort, at_least, at_most, is_of_no_person
from guichet.done.forms.script_schemas import (
    ADDS,
    JOINS,
    LIBRARIES,
    MAKES,
    SHORTEST,
    Pair,
    added,
    fewest_in,
    library_of,
    pairs_of,
    schema_pairs,
)
from guichet.done.forms.shown_on import ShownElsewhere
from guichet.done.nouns.act import Kind
from guichet.done.nouns.places import place_of_script, runs_on_server
from guichet.done.words import speaks_of
from guichet.reading.scripts.definitions import values
from guichet.reading.scripts.javascript import Script
from guichet.reading.scripts.literal_trees import declared
from guichet.reading.scripts.origins import origins
from guichet.reading.scripts.syntax import arguments, key_of, name_of, text, walk
from guichet.reading.scripts.syntax import field as field_of
from guichet.reading.scripts.texts import UNKNOWN, number_made, text_made, words_in

_FREE_UNLESS_SAID = frozenset({"yup", "Yup", "joi", "Joi"})
"""Libraries whose fields may stay empty unless `required()` says otherwise."""
_LETS_OFF = frozenset({"optional", "nullish", "nullable", "default", "catch", "notRequired", "allow"})
_PATTERNS = frozenset({"regex", "matches", "pattern"})
_BEGINS = frozenset({"startsWith"})
_EXACT = 1_000
_LONGEST = frozenset({"max", "maxLength"})
_SORTS = {"date": Sort.DATE, "boolean": Sort.TICK, "bool": Sort.TICK, "enum": Sort.CHOICE, "valid": Sort.CHOICE, "oneOf": Sort.CHOICE, "file": Sort.FILE, "instanceof": Sort.FILE}  # fmt: skip
_YES_OR_NO = frozenset({"boolean", "bool"})
_ONLY = frozenset({"literal", "oneOf", "valid", "equal", "equals", "value"})
_JUDGES = frozenset({"refine", "superRefine", "test", "isTrue", "custom", "check", "invalid"})
"""What takes one answer alone: an answer of yes or no that must only be given may be no."""
_TELLS = frozenset({"error", "message", "required_error", "invalid_type_error"})
_UNIONS = frozenset({"union", "discriminatedUnion", "variant", "try", "match", "oneOf"})
"""What leaves a choice of schemas."""
_Step = tuple[str, list[Any], Script]
"""One call of a chain: its name, what it is given, the script that writes it."""
_LIBRARY = re.compile(r"\b(?:zod|yup|joi|valibot)\b", re.I)
_DEPTH = 4
"""Names that a schema is followed through."""


@dataclass(eq=False)
class ScriptForm(ShownElsewhere):
    """A schema of a script: `within` is what it is kept under, and the plain answers asked beside it."""

    within: tuple[str, ...] = field(default=(), kw_only=True)

    @property
    def certainty(self) -> Certainty:
        """A question where a server holds it: what its page foresees is written elsewhere."""
        return Certainty.REVIEW if runs_on_server(self.path) else super().certainty

    @cached_property
    def is_persons(self) -> bool:
        """Whether neither its fields, nor what holds it, nor what it says of an answer tells of a company or a place."""
        said = (*self.within, *(word for one in self.fields for word in (one.name, one.label)))
        return not any(map(is_of_no_person, said))


def acts_in(script: Script) -> Iterator[Form]:
    """Yield the schemas of a script that ask more than one thing."""
    for call in script.walk("call_expression"):
        callee = field_of(call, "function")
        named = (
            key_of(field_of(callee, "property")) if callee is not None and callee.type == "member_expression" else ""
        )
        library = library_of(callee) if named in MAKES or named in ADDS else ""
        if library and not _is_part_of_address(call):
            fields = _fields(pairs_of(arguments(call)[0], script), library) if arguments(call) else []
        elif named in JOINS and not library and _LIBRARY.search(script.text):
            fields = _joined(call, field_of(callee, "object"), script)
        else:
            continue
        if len(fields) > 1:
            fields = _of_one_way(fields, call, library, script)
            yield ScriptForm(
                Kind.ASK, script.path, script.span(call), place_of_script(script.path), name=_named(call), fields=tuple(fields),
                title=f"{_named(call)} {script.path}", within=tuple(_within(call, script)), site=script.project,
            )  # fmt: skip


def _fields(pairs: Iterable[Pair], library: str) -> list[Asked]:
    return list(
        {one.name: one for pair, holder in pairs if (one := _asked(pair, library, holder)) is not None}.values()
    )


def _joined(call: Any, base: Any, script: Script) -> list[Asked]:
    """The fields of a schema that is added to another; those of a schema that is a form by itself are said there."""
    library = next(
        (text(one).partition(".")[0] for one in (base, *arguments(call)) if text(one).partition(".")[0] in LIBRARIES),
        "z",
    )
    own = [_fields(pairs, library) for pairs in (schema_pairs(base, script), added(call, script))]
    told = [
        [replace(one, inherited=True) for one in some] if len(some) > 1 and at == 0 else some
        for at, some in enumerate(own)
    ]
    return (
        [one for some in told for one in some]
        if all(own) and not all(one.inherited for some in told for one in some)
        else []
    )


def _of_one_way(fields: list[Asked], call: Any, library: str, script: Script) -> list[Asked]:
    """The fields of a schema; when it is one of several that people choose among, only what each of them wants is wanted."""
    ways = [one for one in _beside(call) if one.id != call.id]
    if not ways:
        return fields
    wanted = [
        {
            one.name
            for pair in table.named_children
            if (one := _asked(pair, library, script)) is not None and one.required
        }
        for way in ways
        if (table := next((one for one in arguments(way) if one.type == "object"), None)) is not None
    ]
    return [
        one if all(one.name in names for names in wanted) else replace(one, required=False, sometimes=True)
        for one in fields
    ]


def _beside(call: Any) -> list[Any]:
    """The schemas among which a schema is one choice: `z.union([…])`, `Joi.alternatives().try(…)`."""
    holder = call.parent
    while holder is not None and holder.type in ("call_expression", "member_expression"):
        holder = holder.parent
    listed = holder
    while holder is not None and holder.type in ("array", "arguments"):
        holder = holder.parent
    callee = field_of(holder, "function") if holder is not None and holder.type == "call_expression" else None
    if callee is None or callee.type != "member_expression" or key_of(field_of(callee, "property")) not in _UNIONS:
        return []
    return [one for one in walk(listed) if one.type == "call_expression" and _is_schema(one)]


def _is_schema(call: Any) -> bool:
    callee = field_of(call, "function")
    return callee.type == "member_expression" and key_of(field_of(callee, "property")) in MAKES


def _within(call: Any, script: Script) -> Iterator[str]:
    """The names that a schema and those around it are kept under, and the plain answers that these ask for beside it."""
    holder = call.parent
    while holder is not None:
        if holder.type in ("variable_declarator", "pair"):
            yield name_of(holder) or key_of(field_of(holder, "key")) or ""
        elif holder.type == "object":
            yield from (key for pair in holder.named_children if (key := _plain(pair, script)))
        holder = holder.parent


def _plain(pair: Any, script: Script) -> str | None:
    """The key of an answer that is one value: another schema speaks for itself."""
    chain = _chain(field_of(pair, "value"), script) if pair.type == "pair" else []
    calls = {said for said, _, _ in chain}
    return key_of(field_of(pair, "key")) if chain and not {"object", "strictObject"} & calls else None


def _is_part_of_address(call: Any) -> bool:
    """Whether a schema is that of the lines of one address, which another schema asks for as a whole."""
    holder = call.parent
    while holder is not None and holder.type in ("call_expression", "member_expression", "arguments"):
        holder = holder.parent
    return (
        holder is not None
        and holder.type == "pair"
        and speaks_of(key_of(field_of(holder, "key")) or "", "fields.address")
    )


def _named(call: Any) -> str:
    """The name that a schema is given."""
    holder = call.parent
    while holder is not None and holder.type not in ("variable_declarator", "pair", "assignment_expression"):
        holder = holder.parent
    return (
        (name_of(holder) or text(field_of(holder, "key") or field_of(holder, "left")))[:60]
        if holder is not None
        else ""
    )


def _asked(pair: Any, library: str, script: Script) -> Asked | None:
    name, key, value = _pair(pair)
    chain = _chain(value, script) if name else []
    if name is None or not chain:
        return None
    calls = [said for said, _, _ in chain]
    required = "required" in calls if library in _FREE_UNLESS_SAID else not _LETS_OFF.intersection(calls)
    ticks = bool(_YES_OR_NO.intersection(calls))
    must = any(said in _JUDGES or (said in _ONLY and "true" in text(next(iter(given), None))) for said, given, _ in chain)  # fmt: skip
    offered = next(
        (_offered(given, holder) for said, given, holder in chain if said in ("enum", "valid", "oneOf") and given), None
    )
    sort = Sort.TICK if ticks or (must and "literal" in calls) else next((_SORTS[said] for said in calls if said in _SORTS), Sort.TEXT)  # fmt: skip
    required = must and not _LETS_OFF.intersection(calls) if sort is Sort.TICK else required
    return Asked(
        name,
        _said(value, script),
        sort,
        required,
        script.path,
        script.span(key),
        offered,
        tuple(_patterns(chain)),
        fewest=fewest_in(chain),
        room=_room(chain),
    )


def _room(chain: list[_Step]) -> Room | None:
    """How long an answer of text may be: `z.string().max(200)`, `yup.string().max(LIMIT)`."""
    if not any(said == "string" for said, _, _ in chain):
        return None
    said = ((given[0], script) for name, given, script in chain if name in _LONGEST and given)
    rooms = (at_most(number_made(one, script), script.path, script.span(one)) for one, script in said)
    return next(filter(None, rooms), None)


def _patterns(chain: list[_Step]) -> Iterator[Pattern]:
    """The patterns that an answer must match, and how long it must be."""
    for said, given, script in chain:
        for one in origins(given[0], script) if said in _PATTERNS and given else ():
            if one.node.type == "regex":
                yield Pattern(text(one.node).strip("/"), one.script.path, one.script.span(one.node))
        if said in _BEGINS and given and (begins := words_in(given[0], script) or [text_made(given[0], script)]):
            yield Pattern(f"{re.escape(begins[0])}.*", script.path, script.span(given[0].parent.parent))
        fewest = number_made(given[0], script) if said in SHORTEST and given else None
        if fewest is not None and "string" in (name for name, _, _ in chain):
            span = script.span(given[0].parent.parent)
            exact = said == "length" and 0 < fewest < _EXACT
            yield (
                Pattern(f".{{{int(fewest)}}}", script.path, span) if exact else at_least(int(fewest), script.path, span)
            )


def _pair(pair: Any) -> tuple[str | None, Any, Any]:
    """The name of a field, where it is written, and its schema."""
    if pair.type == "shorthand_property_identifier":
        return text(pair), pair, pair
    if pair.type != "pair":
        return None, pair, None
    return key_of(field_of(pair, "key")), field_of(pair, "key"), field_of(pair, "value")


def _said(value: Any, script: Script) -> str:
    """What a schema answers to an answer that it turns down, which tells what it asks for."""
    value = declared(script).get(text(value), value)
    told = (one for one in walk(value) if one.type == "pair" and key_of(field_of(one, "key")) in _TELLS)
    return " ; ".join(said for one in told if UNKNOWN not in (said := text_made(field_of(one, "value"), script)))[:200]


def _chain(node: Any, script: Script, depth: int = 0) -> list[_Step]:
    """The calls of `z.string().email().min(2)`, the last first, those that a name stands for among them; none when it is no schema of a library."""
    steps: list[_Step] = []
    while node is not None and node.type == "call_expression":
        callee = field_of(node, "function")
        if callee.type != "member_expression":
            break  # what a function of the project gives
        steps.append((key_of(field_of(callee, "property")) or "", arguments(node), script))
        node = field_of(callee, "object")
    if text(node).partition(".")[0] in LIBRARIES:
        return steps
    held = values(node, script) if node is not None and depth < _DEPTH else ()
    chains = (
        _chain(one.node, one.script, depth + 1)
        for one in held
        if one.node.type == "call_expression" and one.node.id != node.id
    )
    return next(([*steps, *chain] for chain in chains if chain), [])


def _offered(given: list[Any], script: Script) -> tuple[str, ...] | None:
    words = words_in(given[0], script) or [text_made(one, script) for one in given]
    return tuple(words) or None
