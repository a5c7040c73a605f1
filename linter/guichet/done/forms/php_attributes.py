"""Forms that a class of PHP declares by what stands above its fields: `#[Assert\\Regex(pattern: Motifs::NOM)] public string $nom`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.findings import Span
from guichet.core.numbers import whole
from guichet.core.source import Source
from guichet.done.forms.form import Asked, Pattern, Sort, at_least, at_most
from guichet.done.forms.php_constraints import put_together, tried
from guichet.reading.data.trees import Tree
from guichet.reading.php.elsewhere import held_by
from guichet.reading.php.literal_trees import Token, tokens_of
from guichet.reading.templates.site import Site

_FAR = 400
"""Words that one attribute is read over at most."""
_OPENS, _CLOSES = frozenset("[({"), frozenset("])}")
_BEFORE = frozenset({"public", "private", "protected", "readonly", "?", "|"})
_SORTS = {"File": Sort.FILE, "Image": Sort.FILE, "Date": Sort.DATE, "DateTime": Sort.DATE, "IsTrue": Sort.TICK, "Choice": Sort.CHOICE}  # fmt: skip
_CONSTRAINT = re.compile(r"(?<!\w)(\w{1,40})(?=\s*[(,\])]|$)", re.M)
_VALUE = r"'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\"|[\w\\]+::\w+"
_PATTERN = re.compile(rf"\bRegex\(\s*+\[?\s*+(?:pattern\s*+:|['\"]pattern['\"]\s*+=>)?\s*+(?P<value>{_VALUE})")
_LONGEST = re.compile(r"\bLength\(\s*\[?[^()]{0,80}?\b['\"]?max['\"]?\s*(?::|=>)\s*(\d{1,5})")
FEWEST = re.compile(
    r"\b(?:Length|Count)\(\s*\[?[^()]{0,80}?\b['\"]?min['\"]?\s*(?::|=>)\s*(\d{1,4}|[\w\\]{1,80}::\w{1,80})"
)
"""How long an answer must be, in figures or by the name of a constant."""
_WANTED = re.compile(r"\bNot(?:Blank|Null)\b")
_GROUPS = re.compile(r"\bgroups['\"]?\s*(?::|=>)\s*\[([^\]]{1,400})\]")
"""The groups of answers that a constraint is kept for."""
_CHOICES = re.compile(r"\bChoice\(\s*+(?:choices\s*+:|callback\s*+:)?\s*+(?P<value>\[[^\]]{0,400}\]|[\w\\]+::\w+)")
_TEXT = re.compile(r"'([^'\n]{1,80})'|\"([^\"\n]{1,80})\"")
_CASED = re.compile(r"[A-Z]\w*$")


def pattern_of(written: str, span: Span, source: Source, project: Site) -> Pattern | None:
    """Return the pattern that is written, or that a name stands for, where it is written; None when it is neither."""
    held = held_by(written, source, project)
    text = held.value or "" if held is not None else written[1:-1] if written[:1] in "'\"" else written
    if not re.fullmatch(r"([/#~]).+\1[a-z]*", text, re.S):
        return None
    bare = text[1:].rpartition(text[0])[0]
    return Pattern(bare, held.path, held.span) if held is not None else Pattern(bare, source.path, span)


def fewest_signs(written: str, source: Source, span: Span, project: Site) -> Iterator[Pattern]:
    """Yield how long an answer must be, by the number that is written or that a name stands for."""
    held = held_by(written, source, project)
    number = whole((held.value or "") if held is not None else written)
    if number is not None:
        yield at_least(number, source.path, span)


def fields_of(source: Source, project: Site, *, filled: bool = False) -> Iterator[Asked]:
    """Yield the fields of the classes of a file that something is said above of what they must be; those of an entity hold where a form fills it."""
    if "#[" not in source.text:
        return
    tokens = tokens_of(source)
    at, above = 0, []
    while at < len(tokens):
        if tokens[at].text == "#" and at + 1 < len(tokens) and tokens[at + 1].text == "[":
            end = _end(tokens, at + 2)
            above.append(Span(tokens[at + 1].span.end, tokens[min(end, len(tokens) - 1)].span.start))
            at = end + 1
            continue
        if tokens[at].text.startswith("$") and tokens[at].kind == "word":
            if (
                above
                and (field := _field(tokens[at], _type_before(tokens, at), above, source, project, filled=filled))
                is not None
            ):
                yield field
            above = []
        elif tokens[at].kind != "word" and tokens[at].text not in _BEFORE:
            above = []
        at += 1


def _end(tokens: tuple[Token, ...], at: int) -> int:
    depth = 0
    for here in range(at, min(at + _FAR, len(tokens))):
        sign = tokens[here].text if tokens[here].kind != "text" else ""
        if not depth and sign in _CLOSES:
            return here
        depth += (sign in _OPENS) - (sign in _CLOSES)
    return min(at + _FAR, len(tokens))


def _type_before(tokens: tuple[Token, ...], at: int) -> str:
    return tokens[at - 1].text if at and _CASED.search(tokens[at - 1].text) else ""


def _field(name: Token, kind: str, above: list[Span], source: Source, project: Site, *, filled: bool) -> Asked | None:
    own = "\n".join(source.text[one.start : one.end] for one in above)
    named = set(_CONSTRAINT.findall(own))
    held = [there for one in named for there in put_together(one, project)]
    judged = [pattern for one in sorted(named) for pattern in judged_by(one, project)]
    said = "\n".join((own, *(there.text[span.start : span.end] for there, span in held)))
    if not held and not judged and "Assert" not in own and "Constraints" not in own and "Validate" not in own:
        return None
    constraints = set(_CONSTRAINT.findall(said))
    in_some_cases = (
        ("/Entity/" in source.path and not filled)
        or "groups" in said
        or "Sequentially" in constraints
        or "When" in constraints
    )
    required = bool({"NotBlank", "NotNull", "IsTrue"} & constraints) and not in_some_cases
    sort = next((_SORTS[one] for one in _SORTS if one in constraints), Sort.TEXT)
    found = _PATTERN.search(own)
    where = next((one for one in above if "Regex" in source.text[one.start : one.end]), above[0])
    pattern = pattern_of(found["value"], where, source, project) if found is not None else None
    offered = _offered(own, kind, source, project)
    patterns = (*((pattern,) if pattern is not None else ()), *judged)
    for one in above:
        if (fewest := FEWEST.search(source.text, one.start, one.end)) is not None:
            patterns = (*patterns, *fewest_signs(fewest[1], source, Span(*fewest.span()), project))
    wanted = (source.text[one.start : one.end] for one in above) if "/Entity/" not in source.path else ()
    among = tuple(
        one or other
        for text in wanted if _WANTED.search(text)
        for listed in _GROUPS.findall(text)
        for one, other in _TEXT.findall(listed)
    )  # fmt: skip
    long = next((cut for one in above if (cut := _LONGEST.search(source.text, one.start, one.end))), None)
    room = at_most(long[1], source.path, Span(*long.span(1))) if long is not None else None
    return Asked(
        name.text.lstrip("$"), "", Sort.CHOICE if offered else sort, required, source.path, name.span, offered, patterns, room=room,
        sometimes=bool(among), among=among,
    )  # fmt: skip


def judged_by(name: str, project: Site) -> Iterator[Pattern]:
    """Yield the patterns that a constraint written in the project holds an answer to, where they are written."""
    for there, span in put_together(name, project):
        for found in _PATTERN.finditer(there.text, span.start, span.end):
            at = Span(found.start("value"), found.end("value"))
            if (pattern := pattern_of(found["value"], at, there, project)) is not None:
                yield pattern
    for there, at in tried(name, project):
        if (pattern := pattern_of(there.text[at.start : at.end], at, there, project)) is not None:
            yield pattern


def _offered(said: str, kind: str, source: Source, project: Site) -> tuple[str, ...] | None:
    """What may be chosen: a list that a constraint holds or names, or the cases of the enumeration that the field is."""
    listed = _CHOICES.search(said)
    if listed is not None and listed["value"].startswith("["):
        return tuple(one or other for one, other in _TEXT.findall(listed["value"])) or None
    held = (
        held_by(listed["value"] if listed is not None else f"{kind}::class", source, project)
        if listed or kind
        else None
    )
    return words_of(held)


def words_of(held: Tree | None) -> tuple[str, ...] | None:
    """Return the values of a list; None when it holds anything else."""
    if held is None or not held.parts or any(one.parts for one in held.parts):
        return None
    return tuple(one.value or "" for one in held.parts)
