"""Safe fixes: the few flaws whose mend invents nothing, byte-exact elsewhere, written in one atomic step."""

from __future__ import annotations

import difflib
import os
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from guichet.core.errors import UsageError, reason
from guichet.core.findings import Finding, Span
from guichet.core.inside import strays
from guichet.core.plain_file import bytes_of
from guichet.core.source import SIZE_LIMIT, Source, digest_of
from guichet.core.writing import printable, write_whole
from guichet.reading.project.project import Project
from guichet.reading.templates.element import Attribute, Element
from guichet.reading.templates.masking import is_dynamic
from guichet.reading.templates.site import is_indented
from guichet.reading.templates.template import Template


@dataclass(frozen=True, slots=True)
class Edit:
    """A span of a source and what takes its place."""

    span: Span
    text: str


Mend = Callable[[Template, Element, Attribute], Edit | None]


def _value(template: Template, attribute: Attribute) -> str:
    span = attribute.value_span
    return template.masked.text[span.start : span.end] if span else ""


def _without(template: Template, element: Element, attribute: Attribute) -> Edit | None:
    """Remove the attribute and the white space before it."""
    text = template.source.text
    start = attribute.span.start
    while start > element.start and text[start - 1] in " \t\r\n":
        start -= 1
    return Edit(Span(start, attribute.span.end), "")


_BLOCKING = re.compile(r"^(user-scalable\s*=\s*(no|0|0\.\d+)|(maximum|minimum)-scale\s*=.*)$", re.I)


def _zoom(template: Template, element: Element, attribute: Attribute) -> Edit | None:
    """Keep the viewport's other properties: what blocks zooming goes."""
    value = _value(template, attribute)
    if attribute.value_span is None or is_dynamic(value):
        return None
    parts = [part for part in re.split(r"[,;]", value) if not _BLOCKING.match(part.strip())]
    kept = ",".join(parts).strip(" ,")
    return Edit(attribute.value_span, kept) if kept else None


def _natural_order(template: Template, element: Element, attribute: Attribute) -> Edit | None:
    if attribute.value_span is None or is_dynamic(_value(template, attribute)):
        return None
    return Edit(attribute.value_span, "0")


_NAMES = {"french": "fr", "français": "fr", "francais": "fr", "english": "en", "anglais": "en"}


def _tag(template: Template, element: Element, attribute: Attribute) -> Edit | None:
    """A language tag that has one right answer: a name in letters, an underscore for a hyphen."""
    value = _value(template, attribute).strip()
    if attribute.value_span is None or is_dynamic(value):
        return None
    found = _NAMES.get(value.lower())
    underscored = re.fullmatch(r"([a-z]{2,3})_([A-Za-z]{2})", value)
    if found is None and underscored:
        found = f"{underscored[1]}-{underscored[2].upper()}"
    return Edit(attribute.value_span, found) if found else None


MENDS: dict[str, tuple[tuple[str, ...], Mend]] = {
    "zoom-blocked": (("content",), _zoom),
    "tabindex-positive": (("tabindex",), _natural_order),
    "paste-blocked": (("onpaste", "ondrop"), _without),
    "audio-autoplay": (("autoplay",), _without),
    "page-lang-invalid": (("lang", "xml:lang"), _tag),
    "part-lang-invalid": (("lang", "xml:lang"), _tag),
}
"""For each rule that can be mended: the attributes that carry the flaw, and the mend."""


def edits_for(source: Source, findings: Iterable[Finding]) -> list[Edit]:
    """Return the edits that mend some findings of one file, in order, none overlapping another; none where tags are not closed."""
    if is_indented(source.path):
        return []
    template = Template(source)
    edits: list[Edit] = []
    for finding in findings:
        if finding.rule in MENDS and (edit := _edit_for(template, finding)) is not None:
            edits.append(edit)
    edits.sort(key=lambda edit: edit.span)
    kept: list[Edit] = []
    for edit in edits:
        if not kept or edit.span.start >= kept[-1].span.end:
            kept.append(edit)
    return kept


def _edit_for(template: Template, finding: Finding) -> Edit | None:
    names, mend = MENDS[finding.rule]
    for element in template.elements:
        if element.start <= finding.span.start < element.open_end:
            for attribute in element.attributes:
                inside = attribute.span.start <= finding.span.start and finding.span.end <= attribute.span.end
                whole = finding.span == element.span
                if attribute.name in names and (inside or whole):
                    return mend(template, element, attribute)
    return None


def apply(text: str, edits: Iterable[Edit]) -> str:
    """Return a text with some edits made; everything else is kept to the character."""
    pieces, done = [], 0
    for edit in edits:
        pieces += [text[done : edit.span.start], edit.text]
        done = edit.span.end
    return "".join([*pieces, text[done:]])


def diff(source: Source, mended: str) -> str:
    """Return the change as a unified diff."""
    lines = difflib.unified_diff(
        source.text.splitlines(keepends=True),
        mended.splitlines(keepends=True),
        f"a/{printable(source.path)}",
        f"b/{printable(source.path)}",
    )
    return "".join(line if line.endswith("\n") else f"{line}\n" for line in lines)


def mended(findings: Iterable[Finding], project: Project) -> Iterator[tuple[Source, str]]:
    """Yield each file that can be mended, in reading order, with its text once mended."""
    by_path: dict[str, list[Finding]] = {}
    for finding in findings:
        if finding.rule in MENDS:
            by_path.setdefault(finding.path, []).append(finding)
    for path, found in by_path.items():
        source = project.source(path)
        edits = edits_for(source, found)
        if edits:
            yield source, apply(source.text, edits)


def _hold_writable(file: Path) -> None:
    """Raise UsageError for a file that its owner protects, or that a link brings in from elsewhere."""
    if strays(file):
        raise UsageError(
            f"{file} est un lien qui mène hors du projet : rien n’y a été écrit. Corrigez le fichier là où il est.",
            f"{file} is a link that leads out of the project: nothing was written to it. Mend the file where it stands.",
        )
    if file.exists() and not (file.stat().st_mode & 0o222 and os.access(file, os.W_OK)):
        raise UsageError(
            f"{file} est en lecture seule : rien n’y a été écrit. Donnez-vous le droit d’y écrire, puis recommencez.",
            f"{file} is read-only: nothing was written to it. Give yourself the right to write to it, then try again.",
        )


def write(source: Source, mended: str) -> None:
    """Replace a file's text in one atomic step, keeping its encoding, mark and permissions.

    Raises UsageError when the file changed since it was read, cannot be written, or not in its encoding, is read-only, or is
    reached by a link and stands outside the project (the current folder).
    """
    file = Path(source.path)
    _hold_writable(file)
    try:
        if digest_of(bytes_of(file, SIZE_LIMIT)) != source.digest:
            raise UsageError(
                f"{source.path} a changé pendant la vérification : rien n’y a été écrit. Recommencez.",
                f"{source.path} changed while being checked: nothing was written to it. Try again.",
            )
        write_whole(file, source.encode(mended))
    except UnicodeEncodeError as problem:
        sign = problem.object[problem.start]
        raise UsageError(
            f"{source.path} n’est pas en UTF-8, et son encodage ({problem.encoding}) ne sait pas écrire « {sign} » : rien n’y a été écrit. Enregistrez-le en UTF-8, ou changez de mots.",
            f'{source.path} is not in UTF-8, and its encoding ({problem.encoding}) cannot write "{sign}": nothing was written to it. Save it as UTF-8, or use other words.',
        ) from None
    except OSError as problem:
        why = reason(problem)
        raise UsageError(
            f"Impossible d’écrire {source.path} : {why.fr}. Rien n’y a changé ; recommencez quand ce sera réglé.",
            f"Cannot write {source.path}: {why.en}. Nothing changed in it; try again once this is settled.",
        ) from None


def write_all(changes: Iterable[tuple[Source, str]]) -> tuple[int, list[UsageError]]:
    """Write every file that can be. Returns how many were, and why the others were not."""
    written, refused = 0, []
    for source, text in changes:
        try:
            write(source, text)
            written += 1
        except UsageError as problem:
            refused.append(problem)
    return written, refused
