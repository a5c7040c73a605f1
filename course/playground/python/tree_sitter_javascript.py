"""The grammar of JavaScript, which the worker has."""


def language() -> str:
    """Return its name."""
    return "javascript"
