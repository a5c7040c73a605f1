"""The version of guichet, for whoever prints or stores it."""

VERSION = "0.1.0"

FIRST_VERSION = "0.1.0"
"""The version that the first rules came with: a rule that says nothing else is one of them."""
