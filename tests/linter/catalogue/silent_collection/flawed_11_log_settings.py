# expect: log-retention-excessive
import os

LOG_DIR = os.environ.get("LOG_DIR", "/var/log/guichet")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"detail": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {
        "acces": {
            "class": "logging.handlers.TimedRotatingFileHandler",
            "filename": f"{LOG_DIR}/acces.log",
            "when": "D",
            "interval": 1,
            "backupCount": 365 * 5,
            "formatter": "detail",
        },
    },
    "root": {"handlers": ["acces"], "level": "INFO"},
}
