"""Which files there are, and how they stand together."""
