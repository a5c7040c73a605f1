"""The grammars of TypeScript, which the worker fetches when a file needs one."""


def language_typescript() -> str:
    """Return the name of TypeScript's."""
    return "ts"


def language_tsx() -> str:
    """Return the name of that with elements."""
    return "tsx"
