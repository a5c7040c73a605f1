"""The names of the people who write to the town hall."""

import re

NAME = re.compile(r"[A-Z][a-z]{2,19}")


def record(name):
    """The name to write in the file. Raises ValueError when it is not a name."""
    name = name.title()
    if not NAME.fullmatch(name):
        raise ValueError("Nom invalide")
    return name


def full_name(given, family):
    """How letters call the person. Raises ValueError when there is nothing to call them by."""
    return record(given) + " " + record(family)
