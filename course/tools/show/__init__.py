"""Shows what people live before the code: the page, what a screen reader says of it, then the file, its flaws marked."""
