"""What a template says: masked, parsed once, composed with the others into pages."""
