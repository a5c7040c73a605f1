# expect: nothing
LOG_DAYS = 180

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {
        "console": {"class": "logging.StreamHandler"},
        "acces": {
            "class": "logging.handlers.TimedRotatingFileHandler",
            "filename": "/var/log/guichet/acces.log",
            "when": "midnight",
            "backupCount": LOG_DAYS,
        },
        "taille": {
            "class": "logging.handlers.RotatingFileHandler",
            "filename": "/var/log/guichet/app.log",
            "maxBytes": 10_000_000,
            "backupCount": 500,
        },
    },
    "root": {"handlers": ["console", "acces"], "level": "INFO"},
}
