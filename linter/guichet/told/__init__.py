"""What a person is told, and whether they can understand it."""
