# settings.py: one file a day, kept for three years; every line holds a name
LOGGING = {
    "version": 1,
    "handlers": {
        "requests": {
            "class": "logging.handlers.TimedRotatingFileHandler",
            "filename": "/var/log/aides/requests.log",
            "when": "midnight",
            "backupCount": 1095,
        }
    },
    "root": {"handlers": ["requests"], "level": "INFO"},
}
