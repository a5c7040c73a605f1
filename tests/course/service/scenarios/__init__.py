"""What each good snippet, and each lookalike, is asked to do."""

from scenarios import appointments, data, forms, identity, people

__all__ = ["appointments", "data", "forms", "identity", "people"]
