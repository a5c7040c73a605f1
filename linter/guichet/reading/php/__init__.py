"""PHP that programs hold: the tables that it writes out, what it gives its calls, the functions that it declares."""
