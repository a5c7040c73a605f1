"""What a text is written in, and how."""
