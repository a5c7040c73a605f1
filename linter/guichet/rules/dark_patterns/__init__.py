"""Rules of the family dark_patterns."""
