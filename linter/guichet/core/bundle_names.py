"""Which files of properties hold messages, by their names."""

from __future__ import annotations

import re

_BUNDLE = re.compile(r"(?:.*[_-](?:fr|en)(?:[_-][a-z]{2})?|(?:validation)?messages?)\.properties$")
"""The names that Java gives to files of messages, in lower case."""
_NONE = re.compile(
    r"(?:.*[_-](?!fr|en)[a-z]{2}(?:[_-][a-z]{2})?|\..*|(?:.*[-_.])?(?:application|bootstrap|gradle|maven|build|local|project|sonar\w*|log\w*|hibernate|quartz|jndi|version|git|config|settings|junit[\w-]*|system|lombok)(?:[-_.][\w.-]+)?)\.properties$"
)
"""The names of settings, and of messages in languages that are not read."""


def is_bundle(path: str) -> bool:
    """Whether a file of properties holds nothing but messages, by its name."""
    return _BUNDLE.match(path.lower().rpartition("/")[2]) is not None


def may_be_bundle(name: str) -> bool:
    """Whether a file of properties may hold messages, by its name in lower case: the other files of properties are settings."""
    return _BUNDLE.match(name) is not None or _NONE.match(name) is None
