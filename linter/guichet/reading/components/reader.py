"""A file of components as the template that it is translated into, whatever its framework."""

from __future__ import annotations

from guichet.core.source import Source
from guichet.reading.templates.site import Site
from guichet.reading.written.translation import Translation

_OF_ANGULAR = (".component.html", ".component.ts")


def translated(source: Source, site: Site) -> Translation:
    """Return the translation of a file of components; an empty one where nothing of it is shown."""
    from guichet.reading.components.keys import keys_lost

    made = _translated(source, site)
    made.unsaid = tuple(keys_lost(source, site))
    return made


def _translated(source: Source, site: Site) -> Translation:
    path = source.path.lower()
    if path.endswith(".vue"):
        from guichet.reading.components import vue

        return vue.translate(source, site)
    if path.endswith(".svelte"):
        from guichet.reading.components import svelte

        return svelte.translate(source, site)
    if path.endswith((".jsx", ".tsx")):
        from guichet.reading.components.jsx import translate as translate_jsx

        return translate_jsx(source, site)
    if path.endswith(_OF_ANGULAR):
        from guichet.reading.components.angular import translate as translate_angular

        return translate_angular(source, site)
    return Translation(Source(source.path, "", source.digest))


def files_used(path: str, site: Site) -> list[tuple[str, str | None]]:
    """Return the names that a file of components uses others by, and the files that they lead to, without translating it."""
    from guichet.reading.components.imports import files_named

    found = files_named(path, site)
    if path.endswith(_OF_ANGULAR):
        from guichet.reading.components.angular_class import components_used
        from guichet.reading.components.angular_directives import directives_used

        found += components_used(path, site)
        found += directives_used(path, site)
    return found
