"""What a script does to people."""

from __future__ import annotations

from guichet.core.memo import memo
from guichet.done.acts import let_in, proved
from guichet.done.acts.deed import files as deeds
from guichet.done.acts.script import answers as script_answers
from guichet.done.acts.script import (
    asked_later,
    asked_soon,
    asked_until_yes,
    followed,
    for_some,
    left_in_browser,
    let_go,
    no_places,
    session_clocks,
    shown_by_hour,
)
from guichet.done.acts.script import banners as script_banners
from guichet.done.acts.script import choices as script_choices
from guichet.done.acts.script import doors as script_doors
from guichet.done.acts.script import flows as script_flows
from guichet.done.acts.script import refusals as script_refusals
from guichet.done.acts.script import sessions as script_sessions
from guichet.done.acts.script import validity as script_validity
from guichet.done.acts.table import wanted as tables
from guichet.done.forms import letters_alone, script_classes, script_forms, short_names
from guichet.done.nouns.act import Act
from guichet.reading.scripts.javascript import Script

READERS = (
    script_choices.acts_in,
    script_doors.acts_in,
    script_flows.acts_in,
    script_answers.acts_in,
    asked_later.acts_in,
    asked_soon.acts_in,
    asked_until_yes.acts_in,
    followed.acts_in,
    left_in_browser.acts_in,
    for_some.acts_in,
    let_go.acts_in,
    no_places.acts_in,
    script_banners.acts_in,
    script_refusals.acts_in,
    script_forms.acts_in,
    script_classes.acts_in,
    letters_alone.acts_in,
    short_names.acts_in,
    script_sessions.acts_in,
    session_clocks.acts_in,
    script_validity.acts_in,
    tables.acts_in,
    let_in.acts_in,
    shown_by_hour.acts_in,
    proved.acts_in_script,
    deeds.acts_in_script,
)
"""Each yields the acts of its sorts in a script."""


@memo
def acts_of_script(script: Script) -> tuple[Act, ...]:
    """Return what a script does to people, sort by sort, in source order; computed once."""
    return tuple(act for read in READERS for act in read(script)) if script.root is not None else ()
