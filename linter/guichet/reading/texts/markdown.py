"""Markdown: headings, paragraphs, items and cells, without code, front matter and the marks of the syntax."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from guichet.core.source import Source
from guichet.reading.templates.masking import OUTPUT
from guichet.reading.texts.document import Document, Prose
from guichet.reading.texts.pieces import Piece, folded
from guichet.reading.texts.strings import cut

_FRONT = re.compile(r"(?:---|\+\+\+)[ \t]*\r?\n.*?\n(?:---|\+\+\+)[ \t]*(?:\r?\n|$)", re.S)
_FRONT_LANG = re.compile(r"^lang: *[\"']?([a-z]{2})", re.M)
_FENCE = re.compile(r"\s*(`{3,}|~{3,})")
_FENCED = re.compile(r"^[^\S\n]*(?:`{3,}|~{3,})", re.M)
_HEADING = re.compile(r"\s{0,3}#{1,6}\s+")
_ITEM = re.compile(r"\s*(?:[-*+]|\d{1,3}[.)])\s+(?:\[[ xX]\]\s+)?")
_ADMONITION = re.compile(r'\s*(?:!!!|\?\?\?\+?|===)\s*[\w -]*"?')
_SKIPPED = re.compile(
    r"\s*(?:-{2,}8<-|>|\[[^\]]+\]:\s|:{3,}|={3,}\s*$|-{3,}\s*$|\*\[[^\]]+\]:|\|?[\s:|-]+\|[\s:|-]*$|\*\*\*+\s*$|___+\s*$)"
)
_DEFINED = re.compile(r"\*\[([^\[\]]+)\]:")
_TERM = re.compile(r"^([^\s#|>:`][^\n{]{0,80}?)[ \t]*(?:\{[^{}\n]*\})?\r?\n(?:\r?\n)?:[ \t]+", re.M)
"""A term of a definition list."""
_TABLE = re.compile(r"\s*\|.*\||[^|`]+\|[^|]+\|")
_MARKS = re.compile(
    r"(?P<code>(`{1,20})[^`].{0,500}?\2(?!`)|<(code|pre|kbd|samp|q|blockquote|script|style|svg)\b[^<>]{0,300}>.{0,4000}?</\3>)"
    r"|(?P<value>[%$#]\{[^{}\n]{1,200}\}|\{\{[^{}\n]{1,200}\}\})"
    r"|(?P<skip>\{[^{}\n]{0,200}\}|<!--.{0,4000}?-->|</?[a-zA-Z][^<>]{0,600}>|\[\^[^\]]+\]|(?:\*{1,3}|~~)|(?<![\w])_{1,2}(?=\S)"
    r"|(?<=\S)_{1,2}(?!\w)|!\[|(?<!\\)\[(?=[^\[\]]*\]\()|\](?:\([^()\s]{0,400}(?:\s+\"[^\"]*\")?\)|\[[^\]]*\])|\\(?=[^\w\s]))"
    r"|(?P<url><?https?://[^\s<>)]+>?)",
    re.S,
)


_CELL = re.compile(r"(?:[^|`\\]|\\.|`[^`]*`|`)+")


@dataclass
class _Block:
    kind: str
    lines: list[tuple[int, int]] = field(default_factory=list)
    """The source ranges of the lines, marks of blocks taken off."""


def _blocks(text: str, at: int) -> Iterator[_Block]:
    fence = ""
    current: _Block | None = None
    blank = True
    deep = False
    """Whether an item or an admonition is open, so that an indented line is its text and not code."""
    while at < len(text):
        newline = text.find("\n", at)
        stop = newline if newline >= 0 else len(text)
        begin, end, at = at, stop, stop + 1
        line = text[begin:end].rstrip("\r")
        end = begin + len(line)
        mark = _FENCE.match(line)
        if fence:
            if mark and mark[1].startswith(fence):
                fence = ""
            continue
        indent = len(line) - len(line.lstrip())
        is_code = blank and indent >= 4 and not deep
        if mark or not line.strip() or is_code or _SKIPPED.match(line):
            if current:
                yield current
                current = None
            fence = mark[1] if mark else ""
            blank = blank if is_code else not line.strip()
            continue
        blank = False
        if indent == 0 and not _ITEM.match(line) and current is None:
            deep = False
        if _TABLE.match(line):
            if current:
                yield current
                current = None
            for cell in _CELL.finditer(line):
                yield _Block("cell", [(begin + cell.start(), begin + cell.end())])
            continue
        if opened := _opened(line, begin, end):
            if current:
                yield current
            deep = deep or opened.kind == "item" or bool(_ADMONITION.match(line))
            current = opened
            if opened.kind == "heading":
                yield opened
                current = None
            continue
        current = current or _Block("paragraph")
        current.lines.append((begin, end))
    if current:
        yield current


def _opened(line: str, begin: int, end: int) -> _Block | None:
    """Return the block that a line opens by its mark, None when it has none."""
    for pattern, kind in ((_HEADING, "heading"), (_ADMONITION, "heading"), (_ITEM, "item")):
        if opener := pattern.match(line):
            return _Block(kind, [(begin + opener.end(), end - (kind == "heading" and line.endswith('"')))])
    return None


def read_markdown(source: Source, document: Document) -> None:
    """Add the blocks of a page of Markdown to a document."""
    front = _FRONT.match(source.text)
    lang = _FRONT_LANG.search(front[0]) if front else None
    document.about = front[0] if front else ""
    document.codes = len(_FENCED.findall(source.text)) // 2
    document.explained.update(term.lower() for term in _DEFINED.findall(source.text))
    document.explained.update(term.lower() for term in _TERM.findall(source.text))
    for block in _blocks(source.text, front.end() if front else 0):
        text = "\n".join(source.text[start:end] for start, end in block.lines)
        places = [(at, at + 1) for start, end in block.lines for at in range(start, end + 1)]
        pieces: list[Piece] = []
        done = 0
        for mark in _MARKS.finditer(text):
            pieces.extend(cut(text, places, done, mark.start()))
            if mark.lastgroup != "skip":
                document.codes += mark.lastgroup == "code"
                pieces.append(Piece(OUTPUT, places[mark.start()][0], places[mark.end() - 1][1]))
            done = mark.end()
        pieces.extend(cut(text, places, done, len(text)))
        words = folded(pieces)
        if words.strip(OUTPUT + " "):
            document.add(Prose(words, block.kind, pieces, document, lang[1] if lang else ""))
