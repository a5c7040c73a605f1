"""The keys under which a row of a table keeps what it is called."""

from __future__ import annotations

TITLES = frozenset("name nom label libelle title titre intitule".split())
"""What people read of it."""
IDS = frozenset("id key cle code slug".split())
"""What programs know it by."""
