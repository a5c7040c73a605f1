"""The phrases of catalogues by domain (`translations/messages.fr.yaml`), as templates ask for them by key."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from guichet.core.memo import cached_property
from guichet.reading.data.documents import composed
from guichet.reading.given.catalogues import flat
from guichet.reading.templates.site import Site

_CATALOGUE = re.compile(r"(?:^|/)translations/([\w-]+?)(?:\+intl-icu)?\.([a-z]{2})(?:_[A-Z]{2})?\.(\w+)$")
DOMAIN = "messages"
"""The domain of what says none."""


class Phrases:
    """The catalogues of a project, by domain and language."""

    def __init__(self, site: Site) -> None:
        self._site = site

    @cached_property
    def sources(self) -> Sequence[str]:
        """The files of the catalogues."""
        return [path for path in self._site.paths if _CATALOGUE.search(path)]

    @cached_property
    def _known(self) -> Mapping[str, Mapping[str, str | None] | None]:
        """For each domain its phrases by key; None for one that is kept in files that are not read."""
        found: dict[str, dict[str, str | None] | None] = defaultdict(dict)
        for path in self.sources:
            match = _CATALOGUE.search(path)
            domain, ending = (match[1], match[3]) if match else ("", "")
            known = found[domain]
            if ending not in ("yaml", "yml", "json"):
                found[domain] = None
            elif known is not None:
                for document in composed(self._site.text(path)):
                    for key, value in flat(document, ""):
                        known.setdefault(key, value)
        return found

    def phrase(self, key: str, domain: str) -> str | None:
        """Return what a domain says under a key, "" when it lacks it, None when it is not known or no text."""
        known = self._known.get(domain, {})
        if known is None:
            return None
        if key in known:
            return known[key]
        around = key.rpartition(".")[0] + "."
        is_near = any(one.startswith(around) for one in known)
        is_elsewhere = any(key in other for name, other in self._known.items() if other and name != domain)
        return "" if is_near or is_elsewhere else None
