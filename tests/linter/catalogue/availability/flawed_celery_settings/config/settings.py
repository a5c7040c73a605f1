# expect: narrow-booking-window
from celery.schedules import crontab

CELERY_BROKER_URL = "redis://localhost:6379/0"
CELERY_TIMEZONE = "Europe/Paris"
CELERY_BEAT_SCHEDULE = {
    "open-appointment-slots": {
        "task": "booking.tasks.release_appointments",
        "schedule": crontab(hour=2, minute=30, day_of_week="tue"),
    },
    "clear-sessions": {
        "task": "core.tasks.clear_sessions",
        "schedule": crontab(hour=4, minute=0),
    },
    "send-reminders": {
        "task": "booking.tasks.send_reminders",
        "schedule": crontab(hour=9, minute=0, day_of_week="mon-fri"),
    },
}
