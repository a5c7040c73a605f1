"""What a package of rules says of itself."""

from __future__ import annotations

import re
from dataclasses import dataclass

from guichet.core.findings import Lang, Text


@dataclass(frozen=True, slots=True)
class Plugin:
    """A package of rules, written as `guichet_plugin = Plugin(…)` in its `__init__.py`.

    Each other module is one rule, which has its name; a module of helpers begins with an underscore.
    """

    name: str
    """As people call it; the title of its pages."""
    prefix: str
    """The first three characters of its codes, from W51 to W89: W90 to W99 are guichet's."""
    languages: tuple[Lang, ...] = ("fr", "en")
    """The languages that its rules speak; with one alone, the other shows the same sentences."""
    docs_url: str = ""
    """Where the pages that `guichet docs --plugin` writes are published."""
    package: str = ""
    """Its importable name; set when it is loaded."""

    def problem(self) -> Text | None:
        """Return what is wrong with the declaration, if anything is."""
        if not re.fullmatch(r"W(5[1-9]|[678]\d)", self.prefix):
            return Text(
                f"sa série de codes « {self.prefix} » n’est pas libre : prenez-en une de W51 à W89.",
                f'its range of codes "{self.prefix}" is not free: take one from W51 to W89.',
            )
        if not re.fullmatch(r"(?:https?://\S+)?", self.docs_url):
            return Text(
                "l’adresse de ses pages ne commence ni par https:// ni par http://.",
                "the address of its pages begins with neither https:// nor http://.",
            )
        if not self.languages or not set(self.languages) <= {"fr", "en"}:
            return Text(
                "ses langues sont « fr », « en » ou les deux.",
                'its languages are "fr", "en" or both.',
            )
        return None

    def speaks(self, text: Text) -> bool:
        """Whether a text is written in each language that the plugin declares."""
        return all((text.fr if lang == "fr" else text.en).strip() for lang in self.languages)
