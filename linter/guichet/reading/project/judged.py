"""Which files of a run the rules are asked about: what the others say absolves none of these."""

from __future__ import annotations

from guichet.core.configuration import Config
from guichet.core.places import Place, place_of_path
from guichet.reading.project.unjudged import unjudged
from guichet.reading.templates.page import Pages


def is_judged(path: str, text: str, config: Config) -> bool:
    """Whether the rules are asked about a file, and it does more than try the others out."""
    return place_of_path(path) is not Place.TEST and unjudged(path, config, text) is None


class Judged(Pages):
    """The pages of a run, those that are judged told from those that are read for what they give to others."""

    aside: frozenset[str] = frozenset()
    """The files that the run found not to be judged."""

    def is_judged(self, path: str) -> bool:
        """Whether the rules are asked about a file, and it does more than try the others out."""
        return is_judged(path, self.text(path), self.config)
