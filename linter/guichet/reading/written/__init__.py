"""Templates with their calls written out: what macros and includes are given, put where they print it."""
