"""What a rule is, and what it refers to."""
