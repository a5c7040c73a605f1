"""Rules of the family alternatives."""
