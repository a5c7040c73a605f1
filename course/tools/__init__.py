"""Tools that build, stamp and bind the course."""
