"""Who reads the words that a catalogue keeps under a key: those whom the files that ask for it show them to."""

from __future__ import annotations

import hashlib

from guichet.core.memo import lasting_memo
from guichet.reading.templates.keys import asked, came_with_a_package, is_left, stands_for_a_name, uses_of
from guichet.reading.templates.site import RUBY_SUFFIXES, Site, is_component, is_template
from guichet.reading.texts import Prose
from guichet.reading.texts.data import is_catalogue
from guichet.told.behind import describes_an_api, is_inside
from guichet.told.left_parts import is_left_part
from guichet.told.printed_beside import AN_END, SOMEBODY
from guichet.told.rendered import component_of


def is_kept_inside(prose: Prose) -> bool:
    """Whether only files that those who work there see, or that tell programs what an API holds, ask for a key; or none at all beside keys that are asked for."""
    site = _site(prose)
    if site is None:
        return False
    uses = uses_of(prose.key, site)
    if not uses:
        return is_left(prose.key, site)
    return all(is_inside(path, site) or describes_an_api(path, site) for path in uses)


def is_in_pages_alone(prose: Prose) -> bool:
    """Whether templates alone show some words, with what stands beside them there, or they stand where a name is missing."""
    site = _site(prose)
    if site is None:
        return prose.is_of_page
    uses = uses_of(prose.key, site)
    is_shown = bool(uses) and all(is_template(path) or is_component(path) for path in uses)
    return prose.is_of_page or is_shown or stands_for_a_name(prose.key, site)


def is_a_copy(prose: Prose) -> bool:
    """Whether some words are kept under the name of a package, which brought them: they are in every project that has it."""
    site = _site(prose)
    return site is not None and came_with_a_package(prose.key, site)


def asking(path: str, site: Site) -> str:
    """Return what the answers about a catalogue, a view or a part of pages come from in other files: it changes when they may."""
    if is_left_part(path, site):
        return "l"
    if path.endswith(RUBY_SUFFIXES) or component_of(path):
        return "i" if is_inside(path, site) else ""
    return _all_asked(site) if is_catalogue(path) else ""


@lasting_memo
def _all_asked(site: Site) -> str:
    known = asked(site)
    digest = hashlib.blake2b(digest_size=12)
    for table in (known.whole, known.begun, known.ends, known.ends_begun):
        for name, paths in sorted(table.items()):
            told = " ".join(
                f"{path}{is_inside(path, site):d}{describes_an_api(path, site):d}" for path in sorted(paths)
            )
            digest.update(f"{name} {told}\n".encode("utf-8", "surrogateescape"))
    for names in (known.rests, known.instead, known.packages):
        digest.update(f"{sorted(names)}\n".encode())
    digest.update(f"{AN_END.state(site)} {SOMEBODY.state(site)}".encode())
    return digest.hexdigest()


def _site(prose: Prose) -> Site | None:
    """The files around a catalogue whose words are kept under keys; None for any other text."""
    document = prose.document
    is_keyed = prose.key and not document.is_sequence and is_catalogue(prose.path)
    return document.site if is_keyed else None
