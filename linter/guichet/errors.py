"""What goes wrong in the use of guichet, said in a sentence: what happened, where, what to do."""

from __future__ import annotations

from guichet.findings import Text


class UsageError(Exception):
    """Bad usage or configuration: the host prints `text` in the user's language and exits with 2."""

    def __init__(self, fr: str, en: str) -> None:
        super().__init__(en)
        self.text = Text(fr, en)
