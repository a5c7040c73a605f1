"""Programs of Go, as they are written."""
