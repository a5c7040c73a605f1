"""Which files may schedule something, by their names."""

SCHEDULED = (".py", ".yml", ".yaml", ".timer", "cron")
"""Parts of names: "cron" for crontabs, `cron.d/…` and `cron.json`."""
