"""When a service lets people in: the clock as code reads it, and what code does to a person with it."""
