"""Rules of the family plain_language."""
