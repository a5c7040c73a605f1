"""Terms that a file of data gives people's files and that never come: written as no end, or as a zero that what erases passes over."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.places import Place, place_of_path
from guichet.core.words import any_in
from guichet.done.people.people import is_person, name_words
from guichet.done.people.personal_data import comes_from_someone, is_personal_name
from guichet.done.people.terms import ERASING, FOREVER_OR_NEVER, NOT_PEOPLE, UNIT, Term, names_erasure, names_term
from guichet.done.people.written_tables import tables_at
from guichet.done.words import apart, speaks_of
from guichet.reading.data.documents import DATA_SUFFIXES
from guichet.reading.data.durations import seconds_written
from guichet.reading.data.trees import Tree
from guichet.reading.project.project import Project
from guichet.reading.templates.site import TYPED_PROGRAMS

_ASKED = ("conserv", "retention", "purge")
_READERS = (".py", ".js", ".ts", ".mjs", ".cjs", ".php", ".rb", *TYPED_PROGRAMS, ".sh")
_WRITTEN = (*DATA_SUFFIXES, ".sql", ".php", ".py", ".rb", ".js", ".ts", ".mjs", ".cjs", *TYPED_PROGRAMS)
"""What a table of terms may be written in."""
_MACHINES = re.compile(
    r"(?:^|[/._-])(?:docker|compose|k8s|kubernetes|helm|charts?|terraform|infra|ops|monitoring|grafana|prometheus|loki|elastic\w*|kibana|sentry|package(?:-lock)?)(?:[/._-]|$)",
    re.I,
)
"""What a service runs on, which keeps no one's file."""
_GOES_BY = r"\s*\)?\s*[:{]?\s*(?:continue|next|return)\b"
_LEFT_OUT = (
    r"(?:\bnot\s|!|\bempty\()\s*[\w.$>\[\]'\"()?-]{0,60}\bKEY\b['\"\])]*" + _GOES_BY,
    r"\bKEY\b(?:\(\))?['\"\])]*\s*(?:={2,3}|<=)\s*0" + _GOES_BY,
    r"\b(?:next|continue)\s(?:if|unless)\s[^\n]{0,60}\bKEY\b[^\n]{0,20}(?:zero\?|==\s?0|\.positive\?)",
    r"\breturn\b[^\n]{0,60}\bKEY\b(?:\(\))?\s*(?:>|!==?)\s*(?:0|null)\b|\?\s*=\s*@?KEY\.positive\?",
    r"\b(?:filter|select|if)\b[^\n]{0,60}\bKEY\b(?:\(\))?['\"\])]*\s*>\s*0",
)
"""How a program passes over what has no number, or a zero."""
_TURNS = r"\bfor\s*\(?(?:const\s*|let\s*)?\[?\s*\w+,\s*(\w+)\s*\]?\s*(?:of|in)\b[^\n]{0,60}\bNAME\b|\bforeach\s*\([^\n]{0,100}\bNAME\b[^\n]{0,20}=>\s*\$(\w+)|\bNAME\b[^\n]{0,40}\.(?:each\w{0,12}|map|flat_map|to_h)\s*(?:do|\{)\s*\|\s*\w+,\s*(\w+)\s*\||\bNAME\b[^\n]{0,40}\.forEach\(\s*\(?\[\w+,\s*(\w+)\]"
"""The name that each term of a table is given in turn."""
_HELD = r"\b(\w+)\s*:?=\s*[^\n=]{0,80}\b(?:NAME)\b"
"""The name under which a program holds a table that it has read."""
_MAKES = re.compile(
    r"^[ \t]*(?:def|function|fn)\s+(?P<name>\w{3,40})\s*\([^\n]*\n(?P<body>(?:[ \t]+[^\n]*\n|\n){1,12})", re.M
)
"""A short function, that may return what it has read."""
_HOPS = 3
_TAKEN = r"\b(\w+)\s*:?=\s*[^\n=]{0,40}\b(?:NAME)\b['\"\])]{0,4}(?:\[|\.get\(|\.fetch\(|\.dig\()"
"""The name under which it takes one term of a table."""
_ERASED_NEVER = re.compile(
    rf"(?:{any_in(ERASING)})\w{{0,24}}['\"]?\s{{0,8}}(?:=>?|:)\s{{0,8}}['\"]?(?:{any_in(map(re.escape, sorted(FOREVER_OR_NEVER)))})(?!\w)"
)
_PARTS = re.compile(r"[^\W_]+")
_NEAR = 300
"""Signs around the name of what is kept within which it is told what that is."""
_TABLE = re.compile(
    r"(?:conserv|retention|purge)\w{0,60}['\"]?\s{0,20}(?::[^=\n]{0,40})?(?:=>?|:)\s{0,20}[\[{(]|(?:conserv|retention|purge)\w{0,60}\.php$",
    re.I,
)


def terms_left_out(project: Project) -> Iterator[tuple[str, Term]]:
    """Yield the terms without end of the files of data that say how long people's files are kept, each with its path."""
    for path in project.paths:
        if (
            not path.endswith(_WRITTEN)
            or place_of_path(path) not in (None, Place.JOB, Place.COMMAND, Place.MIGRATION)
            or (place_of_path(path) is Place.MIGRATION and not path.endswith(".sql"))
            or _MACHINES.search(path)
        ):
            continue
        if any(word in path.lower() or word in project.lowered(path) for word in _ASKED) or _says_when_erased(
            path, project
        ):
            for tree in _trees_of(path, project):
                yield from ((path, term) for term in _in_tree(tree, project))


def _trees_of(path: str, project: Project) -> tuple[Tree, ...]:
    """The tables of a file, whatever it is written in; a program only where it writes one under the name of a term."""
    if path.endswith(DATA_SUFFIXES):
        return tables_at(path, project)
    if path.endswith(".sql"):
        return tuple(one for one in tables_at(path, project) if names_term(one.key) or _has_column(one))
    if _says_when_erased(path, project):
        return tables_at(path, project)
    if not _TABLE.search(path) and not _TABLE.search(project.text(path)):
        return ()
    found = tables_at(path, project)
    return found if path.endswith(".php") else tuple(one for one in found if names_term(one.key))


def _has_column(table: Tree) -> bool:
    """Whether the rows of a table have a column that says how long something is kept."""
    return any(names_term(leaf.key) or _says_erased(leaf.key) for row in table.parts[:1] for leaf in row.leaves)


def _says_erased(key: str) -> bool:
    """Whether the name of a length of time says by itself that it is that of what is erased: `expireAfter`, `delete_after_days`."""
    return names_erasure(_joined(key))


def _joined(key: str) -> str:
    return apart(key).replace(" ", "_")


def _says_when_erased(path: str, project: Project) -> bool:
    """Whether a file gives such a length to nothing: no other file of them is looked at."""
    text = project.lowered(path)
    return any(word in text for word in ERASING) and _ERASED_NEVER.search(text) is not None


def _in_tree(tree: Tree, project: Project) -> Iterator[Term]:
    named = any(names_term(part) for part in tree.path.rpartition(".")[0].split("/"))
    for around, holder in tree.walk():
        is_of_lengths = all(map(_is_length, holder.leaves))
        for leaf in holder.leaves:
            erased = _says_erased(leaf.key)
            is_row = tree.path.endswith(".sql") and len(holder.leaves) > 1
            is_unit = erased or bool(UNIT.match(_joined(leaf.key))) or (is_row and names_term(leaf.key))
            about = named or any(names_term(one.key) for one in (*around, holder, leaf))
            by_itself = erased and not about
            label = _named(holder) if is_unit else leaf.key
            if not (about or erased) or not label or NOT_PEOPLE.intersection(name_words(label)):
                continue
            if not is_unit and not is_of_lengths:
                continue  # settings of something, and no table of terms
            rows = around[-1].parts if is_unit and around else (holder,)
            inside = named or any(names_term(one.key) for one in (*around, holder))
            kept = any(
                _is_term(one)
                for row in rows
                for one in row.leaves
                if one.key == leaf.key or (not is_unit and (inside or names_term(one.key)))
            )
            value = (leaf.value or "").strip().lower()
            told = not by_itself and tree.path.endswith((".yml", ".yaml", ".py"))  # by those who read these
            endless = not told and (value == "-1" or value in FOREVER_OR_NEVER)
            above = tuple(dict.fromkeys(one.key.rpartition(".")[2] for one in (*around, holder) if one.key))
            left_out = value == "0" and _is_left_out(leaf, above, tree, project)
            if endless and not kept and value != "-1" and _is_someones(label):
                yield Term(label, leaf.span, float("inf"), certain=False)
            elif kept and (
                (endless and (not by_itself or _is_someones(label)) and not _has_default(leaf, tree, project))
                or (left_out and _is_of_people(label, tree, project))
            ):
                yield Term(label, leaf.span, float("inf"), certain=True)


def _named(holder: Tree) -> str:
    """What a row is the term of: its key, or the one text that it holds."""
    texts = (one.value for one in holder.leaves if one.value and not _is_length(one) and not _is_term(one))
    return holder.key or next(texts, "")


def _is_term(one: Tree) -> bool:
    value = one.value or ""
    return (value.isdecimal() and bool(value.strip("0"))) or bool(
        seconds_written(value)
    )  # a number may have more digits than Python counts


def _is_length(one: Tree) -> bool:
    value = (one.value or "").strip().lower()
    return value.lstrip("-").isdigit() or value in FOREVER_OR_NEVER


def _is_left_out(leaf: Tree, above: tuple[str, ...], tree: Tree, project: Project) -> bool:
    """Whether the program that reads a table, or the part of it that is under one of the keys above, passes over a zero instead of erasing at once."""
    is_data = tree.path.endswith(DATA_SUFFIXES) or not tree.key
    name = tree.path.rpartition("/")[2].rpartition(".")[0] if is_data else tree.key
    handed = _handed_as(above, tree, project)
    above = (*above, *handed)
    tables = "|".join(map(re.escape, dict.fromkeys((name, *above))))
    named = tuple(dict.fromkeys((name, *(one for one in above if names_term(one)), *handed)))
    own = r"[_-]?".join(map(re.escape, _PARTS.findall(leaf.key)))
    for path in project.paths:
        if path.endswith(_READERS) and (path != tree.path or not is_data) and any(one.lower() in project.lowered(path) for one in named):  # fmt: skip
            text = project.text(path)
            held = "|".join((tables, *_holding(tables, text)))
            turns = re.findall(_TURNS.replace("NAME", f"(?:{held})"), text)
            taken = re.findall(_TAKEN.replace("NAME", held), text)
            for key in dict.fromkeys((own, *taken, *(one for found in turns for one in found if one))):
                if any(re.search(one.replace("KEY", key), text, re.I) for one in _LEFT_OUT):
                    return True
    return False


def _holding(tables: str, text: str) -> tuple[str, ...]:
    """The names under which a program holds a table, one made of the other: the file, what is read in it, the function that returns it."""
    found: dict[str, None] = {}
    for _ in range(_HOPS):
        named = "|".join((tables, *found))
        found |= dict.fromkeys(re.findall(_HELD.replace("NAME", named), text))
        for made in _MAKES.finditer(text):
            if re.search(rf"\b(?:{named})\b", made["body"]):
                found[made["name"]] = None
    return tuple(found)


def _handed_as(above: tuple[str, ...], tree: Tree, project: Project) -> tuple[str, ...]:
    """The names under which a table is handed to a program by the settings of a project: `$rules: '%retention.rules%'`."""
    last = "|".join(re.escape(one) for one in above if one)
    if not last or not tree.path.endswith((".yml", ".yaml")):
        return ()
    handed = re.compile(rf"\$?(\w{{3,40}})['\"]?:\s{{0,4}}['\"]?%[\w.]{{0,80}}\b(?:{last})%")
    files = [one for one in project.paths if one.endswith((".yml", ".yaml")) and project.holds(one, "%")]
    return tuple(dict.fromkeys(name for one in files for name in handed.findall(project.text(one))))


def _is_of_people(label: str, tree: Tree, project: Project) -> bool:
    """Whether something that tells who someone is stands where programs keep what a term is of; a term that none of them names is taken as said."""
    words = [one for one in re.split(r"[_\W]+", label) if not UNIT.match(one.lower())]
    named = re.compile(rf"['\"]{re.escape('_'.join(words))}['\"]", re.I)
    kept = [
        text[max(0, found.start() - _NEAR) : found.end() + _NEAR]
        for path in project.paths
        if path.endswith(_READERS) and path != tree.path and project.holds(path, "_".join(words).lower())
        for text in (project.text(path),)
        for found in named.finditer(text)
    ]
    said = {word for one in kept for word in re.findall(r"\w+", one)}
    if not kept:
        return not speaks_of(apart(label), "deeds.kept for good")
    return any(map(_tells_of_someone, said))


def _is_someones(label: str) -> bool:
    """Whether a term says by its name that it is of what people send, or of people."""
    return (
        any(is_person(word) or comes_from_someone(word) for word in name_words(label))
        or is_personal_name(label)
        or speaks_of(label, "identity.any_paper")
        or speaks_of(label, "identity.handed in")
        or speaks_of(label, "identity.kept of one")
    )


def _has_default(leaf: Tree, tree: Tree, project: Project) -> bool:
    """Whether a query gives a length to what has none: `coalesce(c.duree, interval '2 years')`."""
    if not tree.path.endswith(".sql"):
        return False
    given = re.compile(
        rf"\bcoalesce\s*\(\s*(?:\w+\.)?{re.escape(leaf.key)}\b|\bifnull\s*\(\s*(?:\w+\.)?{re.escape(leaf.key)}\b", re.I
    )
    return any(given.search(project.text(path)) for path in project.paths if path.endswith(".sql"))


def _tells_of_someone(word: str) -> bool:
    return is_personal_name(word) or comes_from_someone(word) or speaks_of(word, "retention.seen")
