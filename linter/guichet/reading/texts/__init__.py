"""Text that people read, wherever it is written, with the way back to its place in the source."""

from guichet.reading.texts.document import Document, Found, Piece, Prose
from guichet.reading.texts.reading import may_hold_prose, read_file, read_python, read_template

__all__ = ["Document", "Found", "Piece", "Prose", "may_hold_prose", "read_file", "read_python", "read_template"]
