"""The demonstrations of the course: one model each, told here without a script and played in `assets/demos`."""
