# expect: validity-short
from celery.schedules import crontab

app.conf.beat_schedule = {
    "menage-brouillons": {
        "task": "demarches.tasks.supprimer_brouillons",
        "schedule": crontab(hour=2, minute=0),
        "kwargs": {"jours": 2},
    },
}
