"""Text that people read, wherever it is written, with the way back to its place in the source."""

from guichet.reading.texts.document import Document, Found, Prose
from guichet.reading.texts.pieces import Piece
from guichet.reading.texts.reading import (
    MESSAGES,
    VOICE,
    may_hold_prose,
    may_tell,
    read_file,
    read_program,
    read_python,
    read_script,
    read_template,
    read_words_of_program,
)

__all__ = [
    "MESSAGES", "VOICE", "Document", "Found", "Piece", "Prose", "may_hold_prose", "may_tell", "read_file", "read_program", "read_python", "read_script",
    "read_template", "read_words_of_program",
]  # fmt: skip
