"""Forms that PHP declares: those that are built field by field, and the rules by which answers are taken."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from guichet.core.findings import Certainty
from guichet.core.memo import cached_property
from guichet.core.places import Place, place_of_path
from guichet.core.source import Source
from guichet.done.forms.form import Asked, Form, Pattern, Sort, at_least, at_most, is_of_no_person, letters_alone
from guichet.done.forms.papers import keeps_papers
from guichet.done.forms.php_attributes import FEWEST, fewest_signs, fields_of, judged_by, pattern_of, words_of
from guichet.done.forms.php_kinds import kind_filled
from guichet.done.forms.php_rules import KEY, asked_by, held_to, tables_given, with_held
from guichet.done.forms.php_users import controllers_naming, is_filled_inside
from guichet.done.nouns.act import Kind
from guichet.done.words import apart, speaks_of
from guichet.reading.data.trees import Tree
from guichet.reading.data.yes_no import is_no
from guichet.reading.php.elsewhere import file_of, held_by
from guichet.reading.php.lent import rules_kept, rules_lent
from guichet.reading.php.literal_trees import given_to, trees_of
from guichet.reading.templates.site import Site

_KIND = re.compile(r"(?<!\w)(\w{1,80})Type::class$")
_FILLED = re.compile(r"['\"]data_class['\"]\s*=>\s*\\?(?:\w+\\)*(\w+)::class")
_NESTED = 2
"""Forms in one another that are opened."""
_SORTS = {"File": Sort.FILE, "Dropzone": Sort.FILE, "Date": Sort.DATE, "Birthday": Sort.DATE, "Checkbox": Sort.TICK, "Choice": Sort.CHOICE, "Enum": Sort.CHOICE, "Password": Sort.PASSWORD, "RepeatedPassword": Sort.PASSWORD, "Entity": Sort.LINK}  # fmt: skip
_NO_FIELD = frozenset({"Submit", "Button", "Reset", "Hidden", "Collection", "Form"})
_MUST_BE_YES = frozenset({"accepted"})
"""What turns a no down: what must only be given may be one."""
_RULED = {"file": Sort.FILE, "image": Sort.FILE, "mimes": Sort.FILE, "date": Sort.DATE, "boolean": Sort.TICK, "accepted": Sort.TICK, "in": Sort.CHOICE, "confirmed": Sort.PASSWORD}  # fmt: skip
_LISTS = frozenset({"Rule::in", "Rule::enum", "Enum"})
"""Rules that hold what may be chosen, or name it."""
_LEAST = re.compile(r"min:(\d{1,4})$")
_SO_MANY = re.compile(r"(?:min|size|between):(\d{1,3})\b")
"""How many answers a list must hold."""
_OWN = re.compile(r"(?<![\w\\])[A-Z]\w{2,60}$")
"""A constraint by its own name, which the project may have written."""
_MOST = re.compile(r"max:(\d{1,5})$")
_EXISTS = re.compile(r"exists:(\w{1,60})")
_CONSTRAINT = re.compile(r"(?<!\w)(?:NotBlank|NotNull|Regex|Length)$")
_BY_NAME = re.compile(r"(\w{1,40})\s*:\s*(.{1,200})", re.S)
_COUNTED = frozenset({"integer", "numeric", "array", "decimal"})
_WANTED = frozenset({"required", "present", "filled"})


@dataclass(eq=False)
class PhpForm(Form):
    """A form of PHP; `answers` when its rules say no by themselves to what is left empty."""

    answers: bool = False
    shown_to: tuple[str, ...] = ()
    """The controllers that show it."""

    @property
    def users(self) -> tuple[str, ...]:
        """The names of what shows it."""
        return self.shown_to

    @property
    def is_refused(self) -> bool:
        """Whether the rules are those of an answer."""
        return self.answers

    @cached_property
    def is_persons(self) -> bool:
        """Whether nothing that it asks tells of a company, a place or a setting."""
        return not any(is_of_no_person(word) for one in self.fields for word in (one.name, one.label))


@dataclass(eq=False)
class DeclaredForm(PhpForm):
    """What a class of PHP says of its fields: who fills them in, and by which door, is told elsewhere."""

    @property
    def certainty(self) -> Certainty:
        """A question: an officer, or another program, may fill it."""
        return Certainty.REVIEW

    @cached_property
    def is_persons(self) -> bool:
        """Whether its name, too, tells of no company, place or setting."""
        return super().is_persons and not speaks_of(self.name, "fields.not_a_person")


def acts_in(source: Source, project: Site) -> Iterator[Form]:
    """Yield the forms of a file that ask for more than one thing."""
    place = place_of_path(source.path) or Place.PUBLIC
    if not place.is_lived:
        return
    if "buildForm" in source.text:
        fields = list(_added(source, project))
        yield from _form(fields, source, place, project, answers=False, fewest=1 if any(map(_is_paper, fields)) else 2)
    name = source.path.rpartition("/")[2].partition(".")[0]
    declared = list(fields_of(source, project)) if not is_filled_inside(name, project) else []
    fewest = 1 if _holds(declared, source.path) else 2
    yield from _form(declared, source, place, project, answers=False, sort=DeclaredForm, fewest=fewest)
    for fields in _by_way(declared) if not speaks_of(name, "fields.of_others") else ():
        yield from _form(fields, source, place, project, answers=False, sort=DeclaredForm)
    ruled = [*(one for one in trees_of(source) if one.key == "rules"), *tables_given(source)]
    for table in ruled:
        fields = [field for row in table.parts if (field := _ruled(row, source, project)) is not None]
        yield from _form(fields, source, place, project, answers=True)
    for table, users in (*rules_lent(source, project), *rules_kept(source, project)):
        fields = [field for row in table.parts if (field := _ruled(row, source, project)) is not None]
        for user in users if any(one.required for one in fields) else ():
            yield from _form(fields, source, place, project, answers=True, name=user)


def _by_way(declared: list[Asked]) -> Iterator[list[Asked]]:
    """What is wanted of those who come by each way that constraints name, the one that wants most first; what another has said already is left to it."""
    ways = {way: [one for one in declared if way in one.among] for field in declared for way in field.among}
    said: set[str] = set()
    for way, wanted in sorted(ways.items(), key=lambda one: -len(one[1])):
        if not speaks_of(way, "decisions.inside") and said.isdisjoint(one.name for one in wanted):
            said.update(one.name for one in wanted)
            yield [replace(one, required=True, sometimes=False) for one in wanted]


def _holds(fields: list[Asked], path: str) -> bool:
    """Whether an answer is held to a pattern, or is the sort of a paper: one field is then enough to turn someone down."""
    return any(one.patterns for one in fields) or keeps_papers(path.rpartition("/")[2].partition(".")[0], fields)


def _is_paper(one: Asked) -> bool:
    """Whether a field is a paper that says who someone is: a form may ask for nothing else."""
    return one.sort is Sort.FILE and one.speaks_of("identity.documents")


def _form(
    fields: list[Asked],
    source: Source,
    place: Place,
    project: Site,
    *,
    answers: bool,
    sort: type[PhpForm] = PhpForm,
    fewest: int = 2,
    name: str = "",
) -> Iterator[Form]:
    if len(fields) >= fewest:
        name = name or source.path.rpartition("/")[2].partition(".")[0]
        yield sort(
            Kind.ASK, source.path, fields[0].span, place, name=name, fields=tuple(fields), title=f"{apart(name)} {source.path}", answers=answers,
            shown_to=controllers_naming(name, project),
        )  # fmt: skip


def _judged(call: Tree, source: Source, project: Site) -> Tree:
    """A field that a builder adds, with the constraints that a name stands for: `'constraints' => Contraintes::telephone()`."""
    if len(call.parts) < 3:
        return call
    options = tuple(with_held(one, source, project) if one.key == "constraints" else one for one in call.parts[2].parts)
    return replace(call, parts=(*call.parts[:2], replace(call.parts[2], parts=options)))


def _added(source: Source, project: Site, opened: set[str] | None = None, depth: int = _NESTED) -> Iterator[Asked]:
    """Yield the fields that a builder adds, those of the forms that it puts in among them, each once; what the class that it fills wants is wanted."""
    opened = {source.path} if opened is None else opened
    filled = _FILLED.search(source.text)
    of_class = file_of(filled[1], project) if filled is not None else None
    held = fields_of(of_class, project, filled=True) if of_class is not None else ()
    wanted = {one.name for one in held if one.required}
    for given in given_to(source, "add"):
        call = _judged(kind_filled(given, project), source, project)
        inner = _put_in(call, project) if depth else None
        if inner is not None:
            if inner.path not in opened:
                opened.add(inner.path)
                yield from _added(inner, project, opened, depth - 1)
        elif (field := _built(call, source, project)) is not None:
            is_wanted = _is_marked(call) or field.name in wanted
            yield field if is_wanted else replace(field, required=False)


def _put_in(call: Tree, project: Site) -> Source | None:
    """The file of the form of the project that a builder puts in another; None when it may be left empty, or is a field."""
    kind = _KIND.search(call.parts[1].value or "") if len(call.parts) > 1 else None
    may_lack = any(one.key == "required" and is_no(one.value) for each in call.parts[2:3] for one in each.parts)
    there = file_of(f"{kind[1]}Type", project) if kind is not None and not may_lack else None
    return there if there is not None and "buildForm" in there.text else None


def _built(call: Tree, source: Source, project: Site) -> Asked | None:
    """One field that a builder adds; None when what is given is no field."""
    name = call.parts[0] if call.parts else None
    if name is None or name.value is None or not re.fullmatch(r"\w+", name.value):
        return None
    kind = _KIND.search(call.parts[1].value or "") if len(call.parts) > 1 else None
    if kind is not None and kind[1] in _NO_FIELD:
        return None
    options = {one.key: one for one in (call.parts[2].parts if len(call.parts) > 2 else ())}
    label = options["label"].value or "" if "label" in options else ""
    required = _is_turned_down(options) or not ("required" in options and is_no(options["required"].value))
    sort = _SORTS.get(kind[1], Sort.TEXT) if kind is not None else Sort.TEXT
    table = (options["class"].value or "").removesuffix("::class") if "class" in options else ""
    offered = _chosen(options.get("choices", options.get("class") if sort is Sort.CHOICE else None), source, project)
    return Asked(name.value, label, sort, required, name.path, name.span, offered or None, tuple(_patterns(options.get("constraints"), source, project)), kind=kind[1] if kind is not None else "", listed_in=table)  # fmt: skip


def _chosen(listed: Tree | None, source: Source, project: Site) -> tuple[str, ...]:
    """What may be chosen, written there or under a name: a constant, the cases of an enumeration."""
    if listed is not None and not listed.parts:
        listed = held_by(listed.value or "", source, project)
    return tuple(f"{one.key} {one.value}".strip() for one in listed.parts) if listed is not None else ()


def _is_marked(call: Tree) -> bool:
    """Whether a field is said to be filled, by an option or a constraint; one of which nothing is said is left to its page."""
    options = {one.key: one for one in (call.parts[2].parts if len(call.parts) > 2 else ())}
    return ("required" in options and not is_no(options["required"].value)) or _is_turned_down(options)


def _is_turned_down(options: dict[str, Tree]) -> bool:
    """Whether a constraint turns an empty answer down, even where the page lets it through."""
    constraints = options["constraints"].walk() if "constraints" in options else ()
    return any(
        (one.value or "").endswith(("NotBlank", "NotNull")) and "groups" not in _given(one) for _, one in constraints
    )


def _given(constraint: Tree) -> dict[str, str]:
    """What a constraint is given by name: `new Length(min: 10)`, `new Length(['min' => 10])`."""
    named = {one.key: one.value or "" for _, one in constraint.walk() if one.key}
    written = (_BY_NAME.match(one.value or "") for one in constraint.parts)
    return {**named, **{found[1]: found[2] for found in written if found is not None}}


def _patterns(constraints: Tree | None, source: Source, project: Site) -> Iterator[Pattern]:
    for _, one in constraints.walk() if constraints is not None else ():
        if one.value and (pattern := pattern_of(one.value.rpartition("pattern:")[2].strip(), one.span, source, project)) is not None:  # fmt: skip
            yield pattern
        elif one.value and one.value.endswith("Length") and (least := _given(one).get("min")):
            yield from fewest_signs(least, source, one.span, project)
        elif one.value and (fewest := FEWEST.search(one.value)) is not None:
            yield from fewest_signs(fewest[1], source, one.span, project)
        elif one.value and (named := _OWN.search(one.value)) is not None:
            yield from judged_by(named[0], project)


def _ruled(row: Tree, source: Source, project: Site) -> Asked | None:
    """One field, by the rules that its answer must follow."""
    if not KEY.fullmatch(row.key) or not (row.parts or row.value):
        return None
    row = with_held(row, source, project)
    if any(map(_CONSTRAINT.search, (one.value or "" for _, one in row.walk()))):
        return _constrained(row, source, project)
    rules = [one.value or "" for one in row.parts] or (row.value or "").split("|")
    names = [one.partition(":")[0] for one in rules]
    sort = next((_RULED[one] for one in names if one in _RULED), Sort.TEXT)
    written = (
        one.strip("'\"").partition(":")[2].lstrip("'\". ") for one in rules if one.lstrip("'\"").startswith("regex:")
    )
    patterns = tuple(one for text in written if (one := pattern_of(text, row.span, source, project)) is not None)
    least = (
        (_LEAST.match(one.strip("'\"")) for one in rules) if sort is Sort.TEXT and _COUNTED.isdisjoint(names) else ()
    )
    patterns += tuple(at_least(int(found[1]), row.path, row.span) for found in least if found is not None)
    patterns += tuple(Pattern(text, row.path, row.span) for one in rules if (text := held_to(one.strip("'\""))))
    patterns += (letters_alone(row.path, row.span),) if "alpha" in names else ()
    offered = next((tuple(one.partition(":")[2].split(",")) for one in rules if one.startswith("in:")), None)
    for part in row.parts if offered is None else ():
        if part.value in _LISTS and part.parts:
            first = part.parts[0]
            offered = words_of(first if first.parts else held_by(first.value or "", source, project))
    wanted = _MUST_BE_YES if sort is Sort.TICK else _WANTED
    required = bool(wanted.intersection(names)) and "nullable" not in names and "sometimes" not in names
    most = next((found[1] for one in rules if (found := _MOST.match(one.strip("'\""))) is not None), None)
    room = at_most(most, row.path, row.span) if sort is Sort.TEXT and _COUNTED.isdisjoint(names) else None
    table = next((found[1] for one in rules if (found := _EXISTS.match(one.strip("'\""))) is not None), "")
    many = (_SO_MANY.match(one.strip("'\"")) for one in rules) if "array" in names else ()
    return Asked(
        asked_by(row.key), "", sort, required, row.path, row.span, offered, patterns,
        fewest=next((int(one[1]) for one in many if one is not None), 0), room=room, listed_in=table,
    )  # fmt: skip


def _constrained(row: Tree, source: Source, project: Site) -> Asked:
    """One field, by the constraints of Symfony that its answer must follow."""
    said = [one.value or "" for _, one in row.walk()]
    sort = next((_SORTS[one] for text in said if (one := text.rpartition("\\")[2]) in _SORTS), Sort.TEXT)
    required = _is_turned_down({"constraints": row}) and not any(text.endswith("Optional") for text in said)
    return Asked(
        asked_by(row.key), "", sort, required, row.path, row.span, None, tuple(_patterns(row, source, project))
    )
