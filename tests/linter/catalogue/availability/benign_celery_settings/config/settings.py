# expect: nothing
from celery.schedules import crontab

TIME_ZONE = "Europe/Paris"
CELERY_BEAT_SCHEDULE = {
    "purge-expired-slots": {
        "task": "booking.tasks.purge_expired_slots",
        "schedule": crontab(hour=3, minute=15, day_of_week=1),
    },
    "publish-slots-continuously": {
        "task": "booking.tasks.publish_slots",
        "schedule": crontab(minute="*/15"),
    },
    "backup": {"task": "core.tasks.backup", "schedule": crontab(hour=2, minute=0)},
}
