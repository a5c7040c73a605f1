"""Which files may schedule something, or set how long people are given, by their names."""

SCHEDULED = (".py", ".yml", ".yaml", ".timer", ".sql", ".java", ".kt", "cron")
"""Parts of names: "cron" for crontabs, `cron.d/…` and `cron.json`. No other file is read for what it schedules."""
SETTING = (*SCHEDULED, ".json", ".toml", ".ini")
"""Those that may set a time too."""
