"""The Ruby of templates and of their helpers, as trees: what it says, never what it would do."""
