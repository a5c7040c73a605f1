"""What programs of Go do to people."""
