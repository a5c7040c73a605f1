"""SQL as services write it in files and in strings: statements and their clauses, with their places."""
