"""What a file of data does to people when no Python reads it: what it wants of them, whatever program obeys it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.places import Place, place_of_path
from guichet.core.source import Source
from guichet.done.acts import retentions
from guichet.done.acts.answered_first import Ticked
from guichet.done.acts.erased_early import in_data
from guichet.done.acts.monitored import monitored_in
from guichet.done.acts.table import consent as consent_tables
from guichet.done.acts.table import forms_elsewhere, loaded
from guichet.done.acts.table import wanted as tables
from guichet.done.acts.table import watching as watching_tables
from guichet.done.acts.table.backdated import backdated_in
from guichet.done.acts.table.boxes_tied import keys_ticking
from guichet.done.acts.table.doors_taken import taken_in
from guichet.done.acts.table.handed_by_job import handed_by_job
from guichet.done.acts.table.on_score import done_on_score
from guichet.done.acts.table.open_to_world import open_in
from guichet.done.acts.table.order_last import last_in
from guichet.done.acts.table.phones_alone import alone_in
from guichet.done.forms import data
from guichet.done.forms.described import described_in, flags_in, ticked_in
from guichet.done.forms.papers_listed import papers_in
from guichet.done.forms.validated import forms_in
from guichet.done.nouns.act import Act
from guichet.done.words import speaks_of
from guichet.reading.data.documents import document_at, first_namer
from guichet.reading.data.trees import Tree, tree_of
from guichet.reading.project.project import Project
from guichet.reading.templates.site import COMPONENT_SUFFIXES, SCRIPT_SUFFIXES

_MACHINES = re.compile(
    r"(?:^|/)(?:\.|docker-compose|compose|openapi|swagger|locales?/|lang/|i18n/|translations?/|charts?/|k8s/)",
    re.I,
)
"""Files that build, deploy, describe or translate: no service obeys them in front of people."""
_COMMANDS = re.compile(r"(?:^|/)(?:docker-compose|compose|charts?/|k8s/)", re.I)
"""Those among them that say with which options a service runs."""
_SCHEMA = re.compile(r"(?:^|/)[^/]*schema[^/]*\.json$", re.I)
"""A schema: of a program's own settings, unless a script checks by it what it is sent, or it wants to know when someone was born."""


def _is_imported(path: str, project: Project) -> bool:
    """Whether a script of the project imports a schema: what it judges is what comes from outside."""
    name = f"/{path.rpartition('/')[2]}"
    return any(
        project.holds(one, name) for one in project.paths if one.endswith((*SCRIPT_SUFFIXES, *COMPONENT_SUFFIXES))
    )


def _asks_someone(schema: Tree) -> bool:
    """Whether a schema wants what a human being alone has: a day of birth, a social security number."""
    keys = (one.key for _, one in schema.walk() if one.key)
    return any(speaks_of(key, idea) for key in keys for idea in ("fields.birth", "fields.social_number"))


def acts_of(source: Source, project: Project) -> Iterator[Act]:
    """Yield what a file of data wants of people; nothing when a module names it, which says it itself."""
    place = place_of_path(source.path) or Place.PUBLIC
    if not place.is_lived:
        return
    if _MACHINES.search(source.path):
        if _COMMANDS.search(source.path) and (deployed := document_at(source.path, project)) is not None:
            tree = tree_of(deployed)
            yield from done_on_score(tree, place) if tree is not None else ()
        return
    document = document_at(source.path, project)
    if document is None:
        return
    tree = tree_of(document)
    if _SCHEMA.search(source.path) and not (
        _is_imported(source.path, project) or (tree is not None and _asks_someone(tree))
    ):
        return
    yield from in_data(source)
    found: list[Act] = list(data.choices_in(document, place))
    if tree is not None:  # its own answers to people, whether or not a module reads them
        for act in consent_tables.settled_in(tree, place):
            if isinstance(act, Ticked) and not act.certain:
                act.certain = act.switch in keys_ticking(source.path, project)
            yield act
        yield from watching_tables.watched_in(tree, place)
        yield from monitored_in(tree, place)
        yield from backdated_in(tree, place)
        yield from open_in(tree, place, project)
        yield from last_in(tree, place)
        yield from forms_elsewhere.links_in(tree, place)
        yield from loaded.loaded_in(tree, place)
        found += [
            *tables.acts_together((tree,), place),
            *taken_in(tree, place, source.text),
            *alone_in(tree, place, source.text),
            *described_in(tree, place, read='"$schema"' in source.text and _is_imported(source.path, project)),
            *papers_in(tree, place),
            *flags_in(tree, place),
            *ticked_in(tree, place),
            *forms_in(tree, place),
            *handed_by_job(tree, place, project),
        ]
    found += retentions.kept_by(document, place)
    if found and first_namer(source.path.rpartition("/")[2], project) is None:  # last: it looks into every module
        yield from found
