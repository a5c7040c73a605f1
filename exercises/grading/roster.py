"""Who is in the class: a CSV of the school or of Moodle, whatever its separator, its encoding and its language."""

from __future__ import annotations

import argparse
import codecs
import csv
import io
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from grading.collation import base, french_order
from grading.moodle_names import downloaded, on_disk
from grading.text import Text, colon, printable, why_refused

LARGEST = 5_000_000
SEPARATORS = ",;\t"
IDENTIFIERS = ("username", "email", "idnumber")
COLUMNS = {
    "username": "username|nom d utilisateur|identifiant|identifier|login|compte",
    "email": "email|e mail|mail|mel|email address|adresse de courriel|courriel|adresse e mail|adresse email|adresse mail",
    "idnumber": "id number|idnumber|numero d identification|numero etudiant|n etudiant|no etudiant|code etudiant|student id|matricule|ine|code ine|code apogee|numero apogee",
    "given": "first name|firstname|given name|prenom|prenoms",
    "family": "last name|lastname|surname|family name|nom|nom de famille|nom d usage",
    "full": "full name|fullname|name|nom complet|nom et prenom|nom prenom",
    "groups": "groups|group|groupes|groupe|classe|td|tp",
    "roles": "roles|role",
}
"""What each column is called, without accents, in the exports of Moodle and of schools."""
NOBODY = Text(fr="personne de la liste ne porte ce nom", en="nobody on the roster has that name")
SEVERAL = Text(
    fr="plusieurs personnes de la liste portent ce nom : {names}. Renommez ce dossier par leur identifiant",
    en="several people on the roster have that name: {names}. Rename that folder after their identifier",
)
ALSO_A_GROUP = Text(
    fr="ce nom peut être celui d’un groupe de la liste, et aussi celui d’une personne ou d’un autre groupe : {names}. "
    "Si c’est le travail d’une personne, renommez ce dossier par son identifiant ; si c’est celui d’un groupe, donnez à ce "
    "groupe un nom qui ne soit qu’à lui, dans la liste et ici",
    en="that name may be that of a group on the roster, and also that of a person or of another group: {names}. If it is "
    "the work of one person, rename that folder after their identifier; if it is that of a group, give that group a name "
    "that is its alone, on the roster and here",
)
_FIELDS = {name: field for field, names in COLUMNS.items() for name in names.split("|")}
_PARTICIPANT = re.compile(r"participant\W*(?P<number>\d+)", re.I)
_STAFF = re.compile(r"\b(?:teacher|manager|enseignante?|tuteur|tutrice|gestionnaire|responsable)\b", re.I)
_LEARNS = re.compile(r"\b(?:student|etudiante?|eleve|apprenante?)\b")


class RosterError(ValueError):
    """A file that is no list of people, with the reason."""

    def __init__(self, fr: str, en: str) -> None:
        super().__init__(en)
        self.why = Text(fr=fr, en=en)


@dataclass(frozen=True)
class Person:
    """Somebody of the class, as the roster has them; what it does not say is empty."""

    name: str
    order: tuple[str, str]
    username: str = ""
    email: str = ""
    idnumber: str = ""
    number: str = ""
    groups: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """What tells this person from the others."""
        return self.username or self.email or self.idnumber or self.name

    @property
    def names(self) -> tuple[str, str]:
        """The name, and what it is with its parts in the other order."""
        return self.name, " ".join(reversed(self.order))

    @property
    def rank(self) -> tuple[object, ...]:
        """Where this person stands in a French list."""
        return (*map(french_order, self.order), self.key)

    def identifier(self, kind: str) -> str:
        """The identifier of that kind."""
        return {"username": self.username, "email": self.email, "idnumber": self.idnumber}[kind]


@dataclass(frozen=True)
class Match:
    """Whose a place is: one person, the people of a group, several who cannot be told apart, or nobody.

    `doubt`: why they cannot be told apart; nothing when it is certain whose the place is, or that it is nobody's.
    """

    people: tuple[Person, ...]
    doubt: Text | None = None

    @property
    def is_certain(self) -> bool:
        """Whether the place is theirs, and nobody else's."""
        return bool(self.people) and self.doubt is None


class Roster:
    """The people of a class, in the order of French lists."""

    def __init__(self, people: Iterable[Person]) -> None:
        self.people = sorted(people, key=lambda one: one.rank)
        self._by_number = {one.number: one for one in self.people if one.number}
        folders = Counter(on_disk(one.key) for one in self.people)
        self._by_folder = {found: one for one in self.people for found in [on_disk(one.key)] if folders[found] == 1}
        self._exact: dict[str, set[Person]] = {}
        self._close: dict[str, set[Person]] = {}
        self._groups: dict[str, dict[str, set[Person]]] = {}
        for one in self.people:
            for called in (*one.names, one.username, one.email, one.idnumber):
                if called:
                    self._exact.setdefault(_letters(called), set()).add(one)
                    self._close.setdefault(_bare(called), set()).add(one)
            for group in one.groups:
                spelt = self._groups.setdefault(_bare(group), {})
                spelt.setdefault(" ".join(group.casefold().split()), set()).add(one)

    def find(self, place: str) -> Match:
        """Whose a folder or a file is by its name: that of Moodle's download, an identifier, a name, or a group."""
        told = downloaded(place)
        name = told.name if told else place
        numbered = self._by_number.get(told.number) if told else None
        if numbered and base(name) in (*map(base, numbered.names), "participant"):
            return Match((numbered,))
        people, groups = self._people(name, None if told else place), self._of_groups(name)
        everybody = people.union(*groups)
        doubt = None
        # A name is what somebody typed in their profile, and may be that of a group: neither comes before the other.
        if groups and any(one != everybody for one in (people or everybody, *groups)):
            doubt = ALSO_A_GROUP
        elif len(people) > 1:
            doubt = SEVERAL
        return Match(tuple(sorted(everybody, key=lambda one: one.rank)), doubt)

    def _people(self, name: str, folder: str | None) -> set[Person]:
        """The people whom a name fits, the nearest way of writing it alone; first whoever's key the folder is made of, with
        those whose very name it is."""
        exact = self._exact.get(_letters(name), set())
        if folder is not None and (owner := self._by_folder.get(on_disk(folder))):
            return {owner} | {one for one in exact if on_disk(folder) in map(on_disk, one.names)}
        return exact or self._close.get(_bare(name), set())

    def _of_groups(self, name: str) -> list[set[Person]]:
        """The people of each group that a name fits, the nearest way of writing it alone."""
        near = self._groups.get(_bare(name), {})
        return [people for group, people in near.items() if _letters(group) == _letters(name)] or list(near.values())

    def identifies(self, kind: str) -> bool:
        """Whether everybody has an identifier of that kind, and nobody that of another."""
        values = [one.identifier(kind) for one in self.people]
        return all(values) and len(set(values)) == len(values)

    @property
    def groups(self) -> list[str]:
        """The groups of the class."""
        return sorted({group for one in self.people for group in one.groups}, key=french_order)


def named(place: str, roster: Roster | None) -> tuple[list[str], Text | None]:
    """The keys of the people whose place that is, or why it is nobody's; without a roster, what the place is called."""
    if roster is None:
        told = downloaded(place)
        return [told.short if told else place], None
    match = roster.find(place)
    if not match.people:
        return [], NOBODY
    if match.doubt:
        names = ", ".join(printable(one.key) for one in match.people)
        return [], match.doubt.each(lambda one: one.format(names=names))
    return [one.key for one in match.people], None


def _letters(name: str) -> str:
    """A name as it is left when Moodle makes a folder of it: letters and digits, accents kept, also those that a Mac
    writes apart."""
    return "".join(one for one in unicodedata.normalize("NFC", name).casefold() if one.isalnum())


def _bare(name: str) -> str:
    """The letters and digits of a name, without what a keyboard or an archive may take from them."""
    return base(name).replace(" ", "")


def option_of(parser: argparse.ArgumentParser) -> None:
    """The option by which a command is told who is in the class."""
    parser.add_argument(
        "--roster", type=Path, metavar="CSV", help="who is in the class: CSV of the school or of Moodle"
    )


def asked(parser: argparse.ArgumentParser, options: argparse.Namespace) -> Roster | None:
    """The roster that a command line names; one that cannot be read ends the command with the reason."""
    roster = None
    try:
        roster = read(options.roster) if options.roster else None
    except (RosterError, OSError) as error:
        why = error.why.to(options.lang) if isinstance(error, RosterError) else why_refused(error)
        parser.error(f"{options.roster}{colon(options.lang)}{why}")
    return roster


def read(path: Path) -> Roster:
    """The roster of a CSV file. Raises RosterError, or OSError."""
    if path.stat().st_size > LARGEST:
        raise RosterError(fr="ce fichier est trop gros pour être une liste", en="this file is too large to be a list")
    return parsed(path.read_bytes())


def parsed(content: bytes) -> Roster:
    """The roster of the content of a CSV file. Raises RosterError."""
    lines = [line for line in _rows(_decoded(content)) if any(cell.strip() for cell in line)]
    fields = [_FIELDS.get(base(cell), "") for cell in lines[0]] if lines else []
    if not {"full", "family", *IDENTIFIERS} & set(fields):
        seen = ", ".join(printable(cell) for cell in lines[0][:12]) if lines else ""
        raise RosterError(
            fr=f"aucune colonne de nom ni d’identifiant n’y est reconnue ({seen})",
            en=f"no column of names or identifiers is recognised there ({seen})",
        )
    people: dict[str, Person] = {}
    for line in lines[1:]:
        # Of two columns of one kind, « TD » and « TP », both are kept: only groups have several.
        row: dict[str, str] = {}
        for field, cell in zip(fields, line, strict=False):
            joint = ";" if field == "groups" and row.get(field) and cell.strip() else ""
            row[field] = (
                row.get(field, "") + joint + cell.strip() if field == "groups" else row.get(field) or cell.strip()
            )
        if one := _person(row):
            known = people.get(one.key)
            groups = (*known.groups, *one.groups) if known else one.groups
            people[one.key] = replace(one, groups=tuple(dict.fromkeys(groups)))
    if not people:
        raise RosterError(fr="personne n’y est nommé", en="nobody is named there")
    return Roster(people.values())


def _person(row: Mapping[str, str]) -> Person | None:
    roles = base(row.get("roles", ""))
    if _STAFF.search(roles) and not _LEARNS.search(roles):
        return None
    family, given, full = (row.get(field, "") for field in ("family", "given", "full"))
    name = " ".join(part for part in (family, given) if part) or full
    username, number = row.get("username", ""), ""
    if match := _PARTICIPANT.fullmatch(username):
        username, number = "", match["number"]
    name = name or username or row.get("email", "") or row.get("idnumber", "")
    if not name:
        return None
    groups = tuple(part.strip() for part in re.split(r"[;,|]", row.get("groups", "")) if part.strip())
    order = (family, given) if family else (name, "")
    return Person(name, order, username, row.get("email", ""), row.get("idnumber", ""), number, groups)


def _decoded(content: bytes) -> str:
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return content.decode("utf-16", errors="replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        # What French spreadsheets save when nobody asks for UTF-8.
        return content.decode("cp1252", errors="replace")


def _rows(text: str) -> Iterator[Sequence[str]]:
    first = text.lstrip().partition("\n")[0]
    separator = max(SEPARATORS, key=lambda one: sum(base(cell.strip('" \r')) in _FIELDS for cell in first.split(one)))
    try:
        yield from csv.reader(io.StringIO(text.replace("\x00", ""), newline=""), delimiter=separator)
    except csv.Error:
        raise RosterError(fr="ce n’est pas un CSV lisible", en="not a readable CSV") from None
