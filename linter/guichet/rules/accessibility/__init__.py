"""Rules of the family accessibility."""
