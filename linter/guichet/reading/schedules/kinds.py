"""Which files may schedule something, or set how long people are given, by their names."""

from guichet.reading.templates.site import JVM_PROGRAMS, RUBY_PROGRAMS, SCRIPT_SUFFIXES

SCHEDULED = (".py", ".yml", ".yaml", ".timer", ".sql", ".php", *JVM_PROGRAMS, *RUBY_PROGRAMS, *SCRIPT_SUFFIXES, "cron")
"""Ends of names; "cron" stands anywhere, for crontabs, `cron.d/…` and `cron.json`. No other file is read for what it schedules."""
SETTING = (*SCHEDULED, ".json", ".toml", ".ini")
"""Those that may set a time too."""
