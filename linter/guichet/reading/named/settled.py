"""What a setting holds, by the name that a program asks it by, whatever the language and the file: `${rdv.cron}`, `config('rdv.cron')`, `ENV['RDV_CRON']`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from guichet.core.memo import lasting_keyed_memo
from guichet.reading.data.documents import documents_holding
from guichet.reading.data.trees import Tree, tree_of
from guichet.reading.php.elsewhere import settings_of
from guichet.reading.php.literal_trees import trees_of

_ASKED = re.compile(
    r"\\?\$\{(?P<spring>[A-Za-z][\w.-]{1,119})(?::[^{}]{0,120})?\}"
    r"|%(?P<symfony>[A-Za-z][\w.-]{1,119})%"
    r"|\bconfig\(\s*['\"](?P<laravel>[\w.-]{3,120})['\"]"
    r"|\b(?:Rails\.(?:application\.config|configuration)(?:\.x)?|Settings)\.(?P<rails>[a-z][\w.]{1,119})"
    r"|(?:\bprocess\.env\.|\b(?:ENV|os\.environ)(?:\.fetch\(|\.get\(|\[)['\"]|\b(?:os\.)?(?:getenv|env)\(['\"])(?P<env>[A-Z]\w{1,79})"
)
"""How programs ask for a setting: Spring, Symfony, Laravel, Rails, the environment."""
_MOST = 8
"""Settings of one text that are looked for."""
_TOLD_ELSEWHERE = re.compile(r"(?:^|/)(?:locales?|lang|i18n|translations?|messages?)(?:/|\.|_)")
"""Files of what is told to people, which set nothing."""


def names_asked(text: str) -> tuple[str, ...]:
    """Return the names of the settings that a text asks for, each once."""
    found = (next(name for name in one.groups() if name) for one in _ASKED.finditer(text))
    return tuple(dict.fromkeys(found))[:_MOST]


def asked_in(text: str, project: Any) -> Iterator[Tree]:
    """Yield what the settings that a text asks for hold, where they are written in one place."""
    return (held for name in names_asked(text) if (held := setting(name, project)) is not None)


def setting(name: str, project: Any) -> Tree | None:
    """Return what a setting of a dotted name holds, in the plainest of the files that set it; None when none does."""
    return _setting(name, project) if project is not None else None


@lasting_keyed_memo
def _setting(name: str, project: Any) -> Tree | None:
    return _of_php(name, project) or next(_of_data(name, project), None)


def _of_php(name: str, project: Any) -> Tree | None:
    file, _, rest = name.partition(".")
    source = settings_of(file, project) if rest else None
    tree = next((one for one in trees_of(source) if one.key == file), None) if source is not None else None
    for key in rest.split("."):
        tree = next((one for one in tree.parts if one.key == key), None) if tree is not None else None
    return tree


def _of_data(name: str, project: Any) -> Iterator[Tree]:
    """The lines of data whose keys, or whose one key, are the name; those of the shortest path first: a profile comes after what it changes."""
    last = name.rpartition(".")[2].lower()
    files = (one for one in documents_holding((last,), project) if not _TOLD_ELSEWHERE.search(one.path))
    for document in sorted(files, key=lambda one: (len(one.path), one.path)):
        tree = tree_of(document)
        for around, one in tree.walk() if tree is not None else ():
            if one.key and one.key.rpartition(".")[2].lower() == last:
                keys = ".".join(part.key for part in (*around, one) if part.key)
                if keys == name or keys.endswith(f".{name}"):
                    yield one
