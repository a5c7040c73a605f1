"""Forms that a table describes, whatever it is written in: fields with what each must be, or the names of those that must be filled."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from guichet.core.memo import cached_property
from guichet.core.places import Place
from guichet.done.forms.form import Asked, Form, Pattern, Sort, Use, places_of
from guichet.done.forms.formats import are_told, fewest_of, formats_in, patterns_of
from guichet.done.forms.laid_out import leaves_of, turns_down_empty, yes_and_no
from guichet.done.forms.lists_used import GIVEN_BY_PROGRAMS, holds_when_given, is_of_an_answer, is_row_of_list
from guichet.done.nouns.act import Kind
from guichet.done.nouns.titles import TITLES
from guichet.done.words import apart, entries, names, speaks_of
from guichet.reading.data.answers import YES
from guichet.reading.data.trees import Tree
from guichet.reading.data.yes_no import is_no, is_yes

_NAMES = ("name", "nom", "id", "champ", "field", "key", "cle", "code", "slug", "fieldname")
_LABELS = ("label", "libelle", "title", "titre", "question", "intitule", "texte", "text")
_KINDS = ("type", "kind", "genre", "widget", "input", "nature")
_YES = YES | {"required", "obligatoire", "always", "toujours"}
_SORTS = {
    "file": Sort.FILE, "fichier": Sort.FILE, "upload": Sort.FILE, "piece": Sort.FILE, "date": Sort.DATE, "bool": Sort.TICK, "check": Sort.TICK,
    "choi": Sort.CHOICE, "select": Sort.CHOICE, "radio": Sort.CHOICE, "enum": Sort.CHOICE,
}  # fmt: skip
_DESCRIBES = ("desc", "description", "help", "hint", "aide")
_CLASSES = frozenset({"Object", "String", "Array", "Number", "Boolean", "Function", "Date"})
_TITLED = TITLES | {"description", "service", "demarche", "parcours", "objet"}


@dataclass(eq=False)
class DescribedForm(Form):
    """A form that a table describes: people fill it, as far as one sees, when a program that asks reads it."""

    read: bool = False
    is_flag: bool = False
    """Whether it is one setting, of a form that asks for more."""
    is_of_papers: bool = False
    """Whether it is the list of the papers that a procedure wants."""

    @property
    def is_step(self) -> bool:
        """Whether it is a part of what is asked."""
        return self.is_flag

    @cached_property
    def use(self) -> Use:
        """Whether people fill it."""
        return Use.ASKED if self.read else Use.UNKNOWN

    @cached_property
    def is_persons(self) -> bool:
        """Whether it is about someone, and nothing tells of a company, a place or a setting."""
        theirs = any(one.speaks_of("identity.documents") or one.is_about("fields.social_number") for one in self.fields)
        known = self.read or self.is_flag or self.is_about_someone or theirs
        return known and next(places_of(self.fields), None) is None and not speaks_of(self.title, "fields.not_a_person")


def described_in(tree: Tree, place: Place, *, read: bool = False, program: str = "") -> Iterator[DescribedForm]:
    """Yield the forms of a table; `read` when a program that asks people is known to read it, `program` the one that writes it out."""
    for around, holder in tree.walk():
        if _is_of_a_component(holder):
            continue
        checked = _checked(holder)
        fields = [
            *_rows(holder),
            *_keyed(holder),
            *checked,
            *([] if is_row_of_list(around, holder) else _named(holder)),
            *(() if around else _demanded(holder, program)),
        ]
        formats = formats_in(holder) if not fields else []
        if formats or any(one.required for one in fields):
            whole = (*around, holder)
            fields.extend(formats)
            read = read or speaks_of(" ".join((tree.path, *(one.key for one in tree.leaves))), "fields.forms")
            title = " ".join((*titles_of(whole), holder.path))
            read = read or bool(checked) or are_told(holder) or speaks_of(" ".join(titles_of((tree,))), "ways.requests")
            yield DescribedForm(
                Kind.ASK, holder.path, fields[0].span, place, name=" ".join(one.key for one in whole if one.key),
                fields=tuple(fields), title=title, read=read,
            )  # fmt: skip


def _is_of_a_component(holder: Tree) -> bool:
    """Whether a table says what a component is handed by what shows it, each by its class: `props: {notice: {type: Object}}`."""
    kinds = (leaf.value for one in holder.parts for leaf in one.leaves if leaf.key == "type")
    return holder.key == "props" and any(one in _CLASSES for one in kinds)


def titles_of(whole: tuple[Tree, ...]) -> Iterator[str]:
    """Yield what some parts of a table say that they are."""
    yield from (leaf.value or "" for one in whole for leaf in one.leaves if leaf.key.lower() in _TITLED)


def _rows(holder: Tree) -> list[Asked]:
    """The fields of a list of rows, each with its name and whether it must be filled."""
    rows = [one for one in holder.parts if not one.key and one.parts]
    papers = speaks_of(holder.key, "identity.papers")
    fields = [field for one in rows if (field := _of_row(one, papers)) is not None]
    if len(fields) * 2 > len(holder.parts) > len(fields) and all(_named_row(one) for one in rows):
        return fields  # a row that does not say that it must be filled may be left empty
    return fields if len(fields) == len(holder.parts) else []


def _named_row(row: Tree) -> bool:
    return any(one.key.lower() in _NAMES and one.value for one in row.leaves)


def _of_row(row: Tree, papers: bool) -> Asked | None:
    leaf = {one.key.lower(): one for one in row.leaves}
    name = next((leaf[key] for key in _NAMES if key in leaf), None)
    return None if name is None or not name.value else _field(row, name.value, name, papers)


def _keyed(holder: Tree) -> list[Asked]:
    """The fields of a table that holds each under its name: `{"email": {"required": true}}`."""
    parts = [one for one in holder.parts if one.key and one.parts]
    fields = [field for one in parts if (field := _field(one, one.key, one)) is not None]
    return fields if len(fields) > 1 and len(fields) * 2 > len(holder.parts) else []


def _checked(holder: Tree) -> list[Asked]:
    """The fields of a table that holds, under the name of each, the checks that it must pass: `{"email": ["required", "email"], "phone": []}`."""
    checks = {one: _checks(one) for one in holder.parts if one.key}
    known = [
        one for one, said in checks.items() if any(apart(check) in entries("fields.filled_check") for check in said)
    ]
    if len(checks) < 2 or len(checks) < len(holder.parts) or not known or not all(_are_checks(one) for one in checks):
        return []
    return [Asked(one.key, "", Sort.TEXT, one in known, one.path, one.span) for one in checks]


def _checks(one: Tree) -> list[str]:
    return [part.value or part.key for part in one.parts] or (one.value or "").split("|")


def _are_checks(one: Tree) -> bool:
    """Whether a part of a table is a list of checks by their names: no sentence, no other word."""
    known = ("fields.filled_check", "fields.checks")
    return all(not said or any(speaks_of(said, idea) for idea in known) for said in _checks(one))


def _field(described: Tree, name: str, at: Tree, is_paper: bool = False) -> Asked | None:
    """One field; None when nothing says whether it must be filled."""
    leaf = {one.key.lower(): one for one in leaves_of(described)}
    flag = next((one for key, one in leaf.items() if names("fields.must").search(apart(key))), None)
    if (flag is None and not turns_down_empty(described)) or speaks_of(name, "fields.bearer"):
        return None
    kind = next(((leaf[key].value or "").lower() for key in _KINDS if key in leaf), "")
    label = next((leaf[key].value or "" for key in _LABELS if key in leaf), "")
    told = " ".join(leaf[key].value or "" for key in _DESCRIBES if key in leaf)
    if any(names(idea).search(apart(told)) for idea in ("identity.other", "identity.residence", "fields.without_home")):
        label = f"{label} ({told})"  # what is said of a paper tells of those that replace it
    sort = next((sort for word, sort in _SORTS.items() if word in kind), Sort.TEXT)
    whether = yes_and_no(described)
    if is_paper or (speaks_of(label, "identity.papers") and whether is None):
        sort = Sort.FILE
    required = flag is None or ((flag.value or "").lower() in _YES) is not speaks_of(flag.key, "fields.may")
    return Asked(name, label, sort, required, at.path, at.span, whether, patterns_of(leaf), kind=kind)


def _named(holder: Tree) -> list[Asked]:
    """The fields of which a table lists the names, and the names of those that must be filled: `champs: […]`, `obligatoires: […]`."""
    wanted = next((one for one in holder.parts if names("fields.must").search(apart(one.key)) and words_of(one)), None)
    listed = next((one for one in holder.parts if speaks_of(one.key, "fields.listed") and one is not wanted), None)
    if wanted is None or listed is None:
        return []
    must = {one.value for one in wanted.leaves}
    if listed.key == "properties" and must & GIVEN_BY_PROGRAMS:
        return []
    all_of_them = {part.key or part.value or "": part for part in listed.parts}
    schema = {name: (part, *_schema(part)) for name, part in all_of_them.items() if name}
    return [
        Asked(name, label, sort, name in must, part.path, part.span, _offered(part), patterns, fewest=fewest_of(part))
        for name, (part, label, sort, patterns) in schema.items()
    ]


def _offered(part: Tree) -> tuple[str, ...] | None:
    """What a property of a schema lets one choose."""
    listed = next((one for one in part.parts if one.key == "enum"), None)
    return tuple(one.value or "" for one in words_of(listed)) or None if listed is not None else None


def _demanded(tree: Tree, program: str) -> list[Asked]:
    """The fields of a list, or of a table, that is kept under a name of its own, which says that all of them must be filled."""
    if not names("fields.must").search(apart(tree.key)) or speaks_of(tree.key, "fields.may"):
        return []
    if holds_when_given(tree) or is_of_an_answer(tree, program):
        return []
    listed = [(one.key or one.value or "", one) for one in tree.leaves]
    is_list = len(listed) == len(tree.parts) > 1 and all(name.isidentifier() for name, _ in listed)
    return [Asked(name, "", Sort.TEXT, True, one.path, one.span) for name, one in listed] if is_list else []


def flags_in(tree: Tree, place: Place) -> Iterator[DescribedForm]:
    """Yield the settings that have an answer given by whoever opens an account: `ACCOUNT_PHONE_REQUIRED = True`."""
    for _, one in tree.walk():
        words = apart(one.key)
        if one.parts or (one.value or "").lower() not in _YES or not names("fields.must").search(words):
            continue
        name = " ".join(word for word in words.split() if not names("fields.flagged").match(word))
        if name and not speaks_of(one.key, "fields.may"):
            asked = Asked(name, "", Sort.TEXT, True, one.path, one.span)
            yield DescribedForm(
                Kind.ASK,
                one.path,
                one.span,
                place,
                name=one.key,
                fields=(asked,),
                title=f"{one.key} {one.path}",
                is_flag=True,
            )


def choices_in(tree: Tree, place: Place, *, rows: bool = True) -> Iterator[DescribedForm]:
    """Yield the lists of papers of which a table says that one is enough: `{"accepted_documents": ["FR_ID_CARD"]}`."""
    yield from ticked_in(tree, place)
    for around, listed in tree.walk():
        alone = rows and bool(listed.parts) and bool(_only_row(listed)) and speaks_of(listed.key, "identity.papers")
        if not around and not alone:  # a list says nothing of what it is for: the test or the field that uses it does
            continue
        named = f"{around[-1].key if around else ''} {listed.key}"
        offered = tuple(one.value or "" for one in words_of(listed)) or (_only_row(listed) if rows else ())
        is_choice = (alone or speaks_of(named, "identity.accepted")) and len(offered) == len(listed.parts) > 0
        if is_choice and all(speaks_of(f"{named} {one}", "identity.documents") for one in offered):
            choice = Asked(listed.key, "", Sort.CHOICE, True, listed.path, listed.span, offered)
            yield DescribedForm(
                Kind.ASK, listed.path, listed.span, place, name=named.strip(), fields=(choice,), title=listed.path
            )


def ticked_in(tree: Tree, place: Place) -> Iterator[DescribedForm]:
    """Yield the papers that a table takes, when it lists those that it does not take too: `{cni: {recevable: true}, passport: {recevable: false}}`."""
    for _, holder in tree.walk():
        yield from _ticked(holder, place)


def _ticked(holder: Tree, place: Place) -> Iterator[DescribedForm]:
    rows = [(one, _is_taken(one, holder)) for one in holder.parts]
    known = [
        (one, taken) for one, taken in rows if taken is not None and speaks_of(_said_of(one), "identity.documents")
    ]
    taken = [one for one, yes in known if yes]
    if taken and len(taken) < len(known) == len(rows):
        choice = Asked(holder.key, "", Sort.CHOICE, True, taken[0].path, taken[0].span, tuple(map(_said_of, taken)))
        yield DescribedForm(
            Kind.ASK,
            taken[0].path,
            taken[0].span,
            place,
            name=holder.key,
            fields=(choice,),
            title=holder.path,
            read=True,
        )


def _said_of(row: Tree) -> str:
    return " ".join((row.key, *(one.value or "" for one in row.leaves)))


def _is_taken(row: Tree, holder: Tree) -> bool | None:
    """Whether a row says that a paper is taken, or that it is not; None when it says neither."""
    if row.value is not None and speaks_of(holder.key, "identity.accepted"):
        return True if is_yes(row.value) else False if is_no(row.value) else None
    flag = next((one for one in row.leaves if speaks_of(one.key, "identity.accepted")), None)
    if flag is None or not (is_yes(flag.value) or is_no(flag.value)):
        return None
    return is_yes(flag.value)


def _only_row(listed: Tree) -> tuple[str, ...]:
    """The words of the one row of a list of papers to choose from; none when it must be sent, or there are more."""
    row = listed.parts[0] if len(listed.parts) == 1 else listed
    is_choice = row is not listed and row.parts and len(row.leaves) == len(row.parts)
    said = " ".join(one.value or "" for one in row.leaves) if is_choice else ""
    wanted = any(names("fields.must").search(apart(one.key)) for one in row.leaves)
    return (said,) if said and not wanted else ()


def words_of(one: Tree) -> list[Tree]:
    """Return the items of a list that are words."""
    return [part for part in one.leaves if part.value and not part.key]


def _schema(part: Tree) -> tuple[str, Sort, tuple[Pattern, ...]]:
    """What a property of a schema says of itself: its words, its sort, its pattern."""
    leaf = {one.key: one for one in part.leaves}
    label = next((leaf[key].value or "" for key in ("title", "description", "label") if key in leaf), "")
    given = (leaf["format"].value or "") if "format" in leaf else ""
    sort = Sort.DATE if given == "date" else Sort.FILE if given == "binary" else Sort.TEXT
    return label, sort, patterns_of(leaf)
