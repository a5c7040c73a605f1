"""Letters written for LaTeX: their paragraphs, the commands that set them out of the way; a paper or a book is none."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from guichet.core.source import Source
from guichet.reading.templates.masking import OUTPUT
from guichet.reading.texts.document import Document, Prose
from guichet.reading.texts.pieces import Piece, folded

TYPESET = (".tex",)

_STUDY = re.compile(
    r"\\(?:begin\s*\{(?:abstract|theorem|thebibliography|frame)\}|bibliography\b|printbibliography\b|addbibresource\b|chapter\b|documentclass(?:\[[^\]]{0,200}\])?\{(?:beamer|book|memoir|scrbook|report|standalone)\})"
)
"""What papers, books and slides hold, and letters do not."""
_BEGINS = re.compile(r"\\begin\s*\{document\}")
_UNREAD = "verbatim|lstlisting|minted|tikzpicture|equation|align|comment|filecontents|thebibliography"
_SET = (
    "usepackage|RequirePackage|documentclass|input|include|includegraphics|label|(?:page)?ref|cite[pt]?|vspace|hspace|setlength|addtolength|setcounter|pagestyle|thispagestyle|color"
    "|fontsize|geometry|hypersetup|bibliographystyle|newcommand|renewcommand|providecommand|def|begin|end|selectlanguage|foreignlanguage|rule|phantom|index|fancyhf|setmainfont|href|textcolor|url|parbox|makebox"
)
"""The commands whose arguments are for the program, and are read by nobody."""
_SETS_WORDS = frozenset({"href", "textcolor", "foreignlanguage", "parbox", "makebox"})
"""Those of them whose first argument alone is: the next one is read."""
_PARTS = frozenset(
    "section subsection subsubsection paragraph opening closing signature address date subject object lieu ps encl cc noindent".split()
)
"""The commands that begin a part of a letter."""
_BREAKS = _PARTS | frozenset(
    "begin end par item vspace newpage pagebreak clearpage bigskip medskip smallskip hfill".split()
)
"""The commands before which a paragraph ends."""
_LETTERS = {"oe": "œ", "OE": "Œ", "ae": "æ", "AE": "Æ", "og": "«", "fg": "»", "ier": "er", "iere": "re", "ieme": "e", "no": "no", "euro": "€", "texteuro": "€", "EUR": "€", "pounds": "£", "textsterling": "£", "dots": "…", "ldots": "…", "textquoteright": "’"}  # fmt: skip
_ACCENTS = {"'": "\u0301", "`": "\u0300", "^": "\u0302", '"': "\u0308", "~": "\u0303", "c": "\u0327"}
_SHOWN = _PARTS | frozenset(
    "textbf textit texttt textsc textsf textsl emph underline uline mbox hbox centering raggedright raggedleft small large Large "
    "LARGE huge normalsize footnotesize bfseries itshape fbox title author maketitle today".split()
)
"""The commands that set the words that follow; another that takes nothing stands for what a program puts there."""
_PART = re.compile(
    rf"(?P<unread>\\begin\s*\{{(?P<env>{_UNREAD})\*?\}}(?:(?!\\end\s*\{{(?P=env)).)*+)"
    r"|(?P<remark>(?<!\\)%[^\n]*+(?:\n(?![ \t]*\n)[ \t]*+)?)"
    r"|(?P<given>\{\{[^{}\n]{0,200}\}\}|<%=(?:(?!%>).){0,300}%>|\\(?:VAR|Sexpr)\{[^{}\n]{0,200}\}|(?<!\\)\$\{?[^$\n]{0,200}(?:\$|\}))"
    r"|(?P<tag>\{%[^\n]{0,300}?%\}|<%(?:(?!%>).){0,300}%>|\\BLOCK\{[^{}\n]{0,200}\})"
    r"|(?P<accent>\\(?:['`^\"~]\s?|c(?=\{))(?:\{\\?(?P<under>[A-Za-z])\}|(?P<bare>[A-Za-z])))"
    r"|(?P<line>\\\\\*?(?:\[[^\]\n]{0,40}\])?)"
    r"|\\(?P<sign>[%&$#_{} ,;:!/-])"
    r"|\\(?P<command>[A-Za-z@]{1,60})\*?(?P<argument>[ \t]*\[[^\]\n]{0,400}\])*(?P<rest>[ \t]?)"
    r"|(?P<gap>\n[ \t]*\n\s*+)|(?P<brace>[{}])|(?P<tie>~)|(?P<words>[^\\{}%$~\n<]++)|(?P<other>[\s\S])",
    re.S,
)
_FOR_PROGRAM = re.compile(rf"(?:{_SET})")
_ARGUMENT = re.compile(r"[ \t]*\{(?:[^{}]|\{[^{}]{0,400}\})*+\}")
_DEFINED = re.compile(r"[ \t]*\{?\\[A-Za-z@]{1,60}\}?(?:#\d)*")
"""What a command that defines another one, or sets a length, is given first."""


def read_typeset(source: Source, document: Document) -> None:
    """Add the paragraphs of a letter to a document; what comes before `\\begin{document}` is for the program."""
    if _STUDY.search(source.text) is not None:
        return
    begins = _BEGINS.search(source.text)
    kind = "paragraph"
    pieces: list[Piece] = []
    for mark, piece in _parts(source.text, begins.end() if begins else 0):
        if piece is not None:
            pieces.append(piece)
            continue
        words = folded(pieces)
        if words.strip(OUTPUT + " "):
            document.add(Prose(words, kind, pieces, document))
        pieces = []
        kind = "item" if mark == "item" else "heading" if mark.endswith("section") else "paragraph"


def _parts(text: str, at: int) -> Iterator[tuple[str, Piece | None]]:
    """Yield the pieces of a letter, and where its paragraphs end, each under the command that ends it."""
    while at < len(text):
        found = _PART.match(text, at)
        if found is None:
            break
        start, at = at, found.end()
        command = found["command"]
        if command is not None:
            if command in _BREAKS:
                yield command, None
            if command in _LETTERS:
                yield "", Piece(_LETTERS[command], start, at)
            elif _FOR_PROGRAM.fullmatch(command):
                if defined := _DEFINED.match(text, at):
                    at = defined.end()
                while argument := _ARGUMENT.match(text, at):
                    at = argument.end()
                    if command in _SETS_WORDS:
                        break
            elif (
                command not in _SHOWN
                and command not in _BREAKS
                and (text[at : at + 1] != "{" or text.startswith("{}", at))
            ):
                yield "", Piece(OUTPUT, start, at)
        elif found["words"] is not None or found["other"] is not None:
            yield "", Piece(found[0], start)
        elif found["accent"] is not None:
            sign = found[0][1]
            letter = found["under"] or found["bare"]
            yield "", Piece(_accented(letter, sign), start, at)
        elif found["sign"] is not None:
            yield "", Piece(found["sign"] if found["sign"] in "%&$#_{}" else " ", start, at)
        elif found["given"] is not None:
            yield "", Piece(OUTPUT, start, at)
        elif found["gap"] is not None or found["line"] is not None or found["unread"] is not None:
            yield "", None
        elif found["tie"] is not None or found["remark"] is not None:
            yield "", Piece(" ", start, at)
    yield "", None


def _accented(letter: str, sign: str) -> str:
    """A letter under its accent, in one character."""
    return unicodedata.normalize("NFC", letter + _ACCENTS[sign])
