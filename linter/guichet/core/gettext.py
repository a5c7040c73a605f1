"""The names under which code asks for a translation."""

from __future__ import annotations

WITH_CONTEXT = frozenset("pgettext pgettext_lazy npgettext npgettext_lazy".split())
"""A context comes before the text."""
PLURAL = frozenset("ngettext ngettext_lazy ungettext ungettext_lazy npgettext npgettext_lazy".split())
"""Two texts: for one, for many."""
CALLS = (
    frozenset("_ gettext gettext_lazy gettext_noop lazy_gettext ugettext ugettext_lazy ugettext_noop _l N_".split())
    | WITH_CONTEXT
    | PLURAL
)
"""Every function whose first text is one that people read."""
