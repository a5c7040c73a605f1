"""What a script does to people."""

from __future__ import annotations

from guichet.core.memo import memo
from guichet.done.acts import (
    proved,
    script_answers,
    script_banners,
    script_choices,
    script_doors,
    script_flows,
    script_refusals,
    script_sessions,
    script_turns,
    script_validity,
    tables,
)
from guichet.done.forms import script_forms
from guichet.done.nouns.act import Act
from guichet.reading.scripts.javascript import Script

READERS = (
    script_choices.acts_in,
    script_doors.acts_in,
    script_flows.acts_in,
    script_answers.acts_in,
    script_banners.acts_in,
    script_refusals.acts_in,
    script_forms.acts_in,
    script_sessions.acts_in,
    script_turns.acts_in,
    script_validity.acts_in,
    tables.acts_in,
    proved.acts_in_script,
)
"""Each yields the acts of its sorts in a script."""


@memo
def acts_of_script(script: Script) -> tuple[Act, ...]:
    """Return what a script does to people, sort by sort, in source order; computed once."""
    return tuple(act for read in READERS for act in read(script)) if script.root is not None else ()
