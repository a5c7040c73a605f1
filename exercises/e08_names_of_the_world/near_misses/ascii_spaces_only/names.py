"""The names of the people who write to the town hall."""


def record(name):
    """The name to write in the file. Raises ValueError when it is not a name."""
    name = name.strip(" ")
    if len(name.splitlines()) > 1:
        raise ValueError("Écrivez votre nom sur une seule ligne.")
    if not any(character.isalpha() for character in name):
        raise ValueError("Écrivez votre nom comme sur vos papiers, avec au moins une lettre.")
    return name


def full_name(given, family):
    """How letters call the person. Raises ValueError when there is nothing to call them by."""
    names = [record(name) for name in (given, family) if name.strip(" ")]
    if not names:
        raise ValueError("Écrivez au moins un nom : celui par lequel on vous appelle.")
    return " ".join(names)
