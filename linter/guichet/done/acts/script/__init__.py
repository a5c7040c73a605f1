"""What scripts do to people: one module for each sort of act."""
