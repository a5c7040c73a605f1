"""Forms that a class of Java or Kotlin declares by what stands above its fields: `@Pattern(regexp = Patterns.NAME) String name`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from guichet.core.numbers import whole
from guichet.core.places import Place
from guichet.done.forms.form import Asked, Pattern, Room, Sort, at_least, at_most
from guichet.done.forms.papers import keeps_papers
from guichet.done.forms.ruled import RuledForm, accounts_held, is_of_person
from guichet.done.nouns.kind import Kind
from guichet.done.words import apart
from guichet.reading.data.trees import Tree
from guichet.reading.jvm.elsewhere import enumeration, held_by
from guichet.reading.jvm.literal_trees import trees_of
from guichet.reading.jvm.program import Program
from guichet.reading.jvm.syntax import (  # fmt: skip
    Annotation,
    annotations_of,
    body_of,
    constructor_of,
    is_text,
    name_of,
    parts,
    said,
    type_of,
)
from guichet.reading.scripts.syntax import text
from guichet.reading.templates.site import Site

_CLASSES = ("class_declaration", "record_declaration")
_FILLED = frozenset({"NotBlank", "NotNull", "NotEmpty", "AssertTrue"})
_SORTS = {"LocalDate": Sort.DATE, "Date": Sort.DATE, "boolean": Sort.TICK, "Boolean": Sort.TICK, "MultipartFile": Sort.FILE, "Part": Sort.FILE}  # fmt: skip
_LINKS = frozenset({"ManyToOne", "OneToOne", "OneToMany", "ManyToMany"})
_STORED = frozenset({"Entity", "Embeddable", "MappedSuperclass", "Document"})
"""Above a class that is kept: what it must hold may be filled in by others than people."""
_SETTINGS = frozenset({"ConfigurationProperties", "ConfigMapping"})
_PASSWORD = re.compile(r"password|mot_?de_?passe|mdp", re.I)
_ESCAPED = re.compile(r"\\(.)", re.S)


def acts_in(program: Program, place: Place, project: Site) -> Iterator[RuledForm]:
    """Yield what each class of a person wants to be answered, and the enumerations of papers that are taken."""
    for owner in program.walk(*_CLASSES) if program.root is not None else ():
        above = {one.name for one in annotations_of(owner)}
        if above.isdisjoint(_SETTINGS):
            fields = [one for part in _declared(owner) for one in _asked(part, above, program, project)]
            if any(one.patterns or one.required or one.offered or one.room for one in fields):
                yield from _form(name_of(owner), fields, program, place)
    for tree in trees_of(program):
        if tree.parts and all(not one.parts and one.value for one in tree.parts):
            offered = tuple((one.value or "").rpartition(".")[2] for one in tree.parts)
            field = Asked(tree.key, "", Sort.CHOICE, False, tree.path, tree.span, offered)
            yield from _form(_papers_of(tree, [field]), [field], program, place)


def _papers_of(tree: Tree, fields: list[Asked]) -> str:
    return tree.key if keeps_papers(tree.key, fields) else ""


def _form(name: str, fields: list[Asked], program: Program, place: Place) -> Iterator[RuledForm]:
    if name and not is_of_person(name, fields):
        fields = accounts_held(name, fields)
    if name and fields:
        title = f"{apart(name)} {program.path.rpartition('/')[2]}"
        yield RuledForm(Kind.ASK, program.path, fields[0].span, place, name=name, fields=tuple(fields), title=title)


def _declared(owner: Any) -> list[Any]:
    """The fields of a class: those of its body, and what it is made with."""
    made = constructor_of(owner) if owner.type == "record_declaration" or _has_primary(owner) else []
    return [*made, *(one for one in body_of(owner) if one.type in ("field_declaration", "property_declaration"))]


def _has_primary(owner: Any) -> bool:
    return any(one.type == "primary_constructor" for one in owner.named_children)


def _asked(part: Any, above: set[str], program: Program, project: Site) -> Iterator[Asked]:
    """One field, by what stands above it; what says nothing of it is not read as a question, and is beside the others."""
    marks = annotations_of(part)
    named = [name_of(one) for one in part.named_children if one.type == "variable_declarator"] or [name_of(part)]
    kind = type_of(part).rstrip("?")
    rules = {one.name: one for one in marks}
    if not named[0] or not _LINKS.isdisjoint(rules):
        return
    sometimes = any(given.name == "groups" for one in marks for given in one.given)
    stored = not above.isdisjoint(_STORED)
    required = not _FILLED.isdisjoint(rules) and not sometimes and not stored
    patterns = tuple(_patterns(marks, program, project))
    listed = enumeration(kind, program, project) if kind[:1].isupper() and kind not in _SORTS and kind != "String" else None  # fmt: skip
    offered = tuple(f"{one.key} {one.said}" if one.parts else one.value or "" for one in listed.parts) if listed is not None else None  # fmt: skip
    sort = Sort.CHOICE if offered else Sort.PASSWORD if _PASSWORD.search(named[0]) else _SORTS.get(kind, Sort.TEXT)
    required = required if sort is not Sort.TICK else "AssertTrue" in rules and not sometimes and not stored
    for name in named:
        yield Asked(
            name, "", sort, required, program.path, program.span(part), offered, patterns,
            sometimes=sometimes or (stored and not _FILLED.isdisjoint(rules)), kind="email" if "Email" in rules else "", room=_room(marks, sort, program, project),
        )  # fmt: skip


def _patterns(marks: tuple[Annotation, ...], program: Program, project: Site) -> Iterator[Pattern]:
    for one in marks:
        written = one.value("regexp", "regex") if one.name == "Pattern" else None
        if written is not None:
            held = held_by(text(written), program, project) if not is_text(written) else None
            plain = _joined(written) if held is None else held.value or ""
            if plain:
                path, span = (held.path, held.span) if held is not None else (program.path, program.span(one.node))
                yield Pattern(_whole(_ESCAPED.sub(_unescaped, plain)), path, span)
        elif one.name in ("Size", "Length") and (least := _number(one, "min", program, project)) is not None:
            yield at_least(least, program.path, program.span(one.node))


def _joined(node: Any) -> str:
    """A text, or several put one after the other."""
    if node.type == "binary_expression":
        return "".join(_joined(one) for one in parts(node))
    return said(node) if is_text(node) else ""


def _unescaped(found: re.Match[str]) -> str:
    return "\\" if found[1] == "\\" else found[0]


def _whole(pattern: str) -> str:
    """The pattern of a whole answer: what such a rule tries, whether it says so or not."""
    return pattern if pattern.startswith("^") or "|" in pattern else f"^{pattern.removesuffix('$')}$"


def _number(one: Annotation, name: str, program: Program, project: Site) -> int | None:
    written = next((given.value for given in one.given if given.name == name), None)
    if written is None:
        return None
    held = held_by(text(written), program, project)
    return whole((held.value or "") if held is not None else text(written))


def _room(marks: tuple[Annotation, ...], sort: Sort, program: Program, project: Site) -> Room | None:
    """How much may be written, where that is said of a text."""
    for one in marks if sort is Sort.TEXT else ():
        most = _number(one, "max", program, project) if one.name in ("Size", "Length") else None
        if most is not None:
            return at_most(float(most), program.path, program.span(one.node))
    return None
