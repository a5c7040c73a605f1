"""What a catalogue says is judged with the code that says it: an entry is what it is there, and one flaw is said once."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from guichet.engine.containment import Result, ask
from guichet.engine.parts import check_prose
from guichet.engine.selection import Rules
from guichet.reading.project.project import Project
from guichet.reading.templates.site import is_component, is_template
from guichet.reading.texts.catalogues import Entry, entry_at
from guichet.reading.texts.document import DONE, FIELD, Document, Prose
from guichet.reading.texts.pieces import folded
from guichet.rulebook.rule import Rule
from guichet.told.addressee import addressee_of
from guichet.told.living import told_to_people
from guichet.told.readers import NAMES
from guichet.told.status import Status, status_of

_MOST = 12
"""Files in which one entry is looked for."""
_ROUNDS = 3
"""Times that a catalogue is asked again, its words being known better."""
Use = tuple[str, Document | None, Prose | None]
"""A file that says some words, its text, and the block of it that holds them."""


def sources_of(named: Iterable[str], catalogue: str, project: Project) -> set[str]:
    """Return the checked files that a catalogue names, or, when it names none, all that may say its words."""
    names = set(named)
    if not names:
        return {path for path in project.paths if _says_words(path)}
    ends = {f"/{name}" for name in names}
    found = set()
    for name in names:
        for path in project.by_name.get(name.rpartition("/")[2], ()):
            if path != catalogue and any(f"/{path}".endswith(end) or end.endswith(f"/{path}") for end in ends):
                found.add(path)
    return found


def _says_words(path: str) -> bool:
    return path.endswith(".py") or is_template(path) or is_component(path)


def said_by_itself(said: Sequence[Result], document: Document, rules: Rules, project: Project) -> Iterator[Result]:
    """Yield what rules say of a catalogue, and neither of what it only repeats nor of what its words are not."""
    text = project.text(document.path)
    code = _Code(document.path, project)
    blocks = sorted((one for one in document.said if one.pieces), key=_start)
    repeated: set[tuple[str, int]] = set()
    seen: set[tuple[str, int]] = set()
    for _ in range(_ROUNDS):
        is_settled = False
        for rule, hit in said:
            at = rule.name, hit.span.start
            number = bisect_right(blocks, hit.span.start, key=_start) - 1
            if at in seen or number < 0:
                continue
            seen.add(at)
            entry = entry_at(text, hit.span.start)
            uses = code.uses(entry)
            if code.says(rule, blocks[number], uses):
                repeated.add(at)
            is_settled |= _settle(blocks[number], entry, uses)
        if not is_settled:
            break
        said = list(check_prose(document, rules))  # what a rule said of one entry, it may say of the next
    yield from ((rule, hit) for rule, hit in said if (rule.name, hit.span.start) not in repeated)


def _start(prose: Prose) -> int:
    return prose.pieces[0].start


class _Code:
    """What the code says of the words of one catalogue: each file is read once, and asked each rule once."""

    def __init__(self, catalogue: str, project: Project) -> None:
        self._catalogue = catalogue
        self._project = project
        self._read: dict[str, Document | None] = {}
        self._flat: dict[str, str] = {}
        self._said: dict[tuple[str, str], list[int]] = {}

    def uses(self, entry: Entry) -> list[Use]:
        """Return where the code says the words of an entry."""
        words = entry.words
        if " " not in words:
            return []  # a key, or one word, which many say
        found: list[Use] = []
        for path in sorted(sources_of(entry.files, self._catalogue, self._project)):
            if len(found) >= _MOST or not (_says_words(path) and words[:_SURE].split("\\")[0] in self._text(path)):
                continue
            document = self._document(path)
            if document is not None and status_of(document)[0] is not Status.LIVING:
                continue  # a test names the words, and says them to nobody
            held = [one for one in document.said if _is_said(entry, one)] if document is not None else []
            found.append((path, document, held[0] if held else None))
        return found

    def says(self, rule: Rule, prose: Prose, uses: Sequence[Use]) -> bool:
        """Whether the code says them to nobody outside, has the same words, which are judged there, or a rule says of what they translate what it says of them."""
        if _is_inside(uses):
            return True
        for path, document, held in uses:
            if document is None or held is None:
                continue
            if folded(prose.pieces) in held.text:
                return True
            if (rule.name, path) not in self._said:
                results = ask((rule,), told_to_people(document))
                self._said[rule.name, path] = [hit.span.start for _, hit in results]
            place = held.span(0, len(held.text))
            if any(place.start <= at < max(place.end, place.start + 1) for at in self._said[rule.name, path]):
                return True
        return False

    def _text(self, path: str) -> str:
        if path not in self._flat:
            self._flat[path] = " ".join(self._project.text(path).split())
        return self._flat[path]

    def _document(self, path: str) -> Document | None:
        if path not in self._read:
            self._read[path] = _read(path, self._project)
        return self._read[path]


_SURE = 30
"""Characters by which words are looked for first: a file cuts its lines where it likes."""


def _read(path: str, project: Project) -> Document | None:
    from guichet.reading.texts.reading import read_python, read_template

    if path.endswith(".py"):
        module = project.modules.parsed(path)
        return read_python(module) if module is not None else None
    template = project.library.template(path)
    return read_template(project.page(template)) if template is not None else None


def _is_said(entry: Entry, prose: Prose) -> bool:
    """Whether a text of the code holds the words of an entry, as they are written or with what fills them in left open: `%(name)s`."""
    return entry.words in prose.text or any(" " in one and one in prose.text for one in entry.shown)


def _is_inside(uses: Sequence[Use]) -> bool:
    """Whether words are only said to those who work for the service."""
    said = [document for _, document, held in uses if document is not None and held is not None]
    return bool(said) and not any(addressee_of(document)[0].is_public for document in said)


def _settle(prose: Prose, entry: Entry, uses: Sequence[Use]) -> bool:
    """Say of an entry what its words are where they are used; whether that changes anything."""
    before = prose.kind, prose.is_of_page
    saying = [path for path, _, held in uses if held is not None or is_template(path)]
    named = saying or [name for name in entry.files if not any(path.endswith(name) for path, _, _ in uses)]
    prose.is_of_page = bool(named) and all(is_template(path) for path in named)
    kinds = {held.kind for _, _, held in uses if held is not None}
    if kinds and kinds <= {*NAMES, FIELD, DONE}:
        prose.kind = min(kinds)
    return before != (prose.kind, prose.is_of_page)
