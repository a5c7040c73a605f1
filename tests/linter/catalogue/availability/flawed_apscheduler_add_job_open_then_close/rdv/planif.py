# expect: narrow-booking-window
from apscheduler.schedulers.background import BackgroundScheduler

from rdv.etat import fermer_reservation, ouvrir_reservation

s = BackgroundScheduler(timezone="Europe/Paris")
s.add_job(ouvrir_reservation, "cron", day_of_week="tue", hour=10)
s.add_job(fermer_reservation, "cron", day_of_week="tue", hour=10, minute=30)
