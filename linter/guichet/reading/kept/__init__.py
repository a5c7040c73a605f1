"""Tables that services keep their rules in: YAML, TOML, JSON, read as names and values with their places."""
