# expect: narrow-booking-window
from apscheduler.schedulers.background import BackgroundScheduler
from flask import Flask

from .booking import close_booking, open_booking

app = Flask(__name__)
scheduler = BackgroundScheduler(timezone="Europe/Paris")


def start():
    scheduler.add_job(open_booking, "cron", day_of_week="mon", hour=3, minute=15, id="open")
    scheduler.add_job(close_booking, "cron", day_of_week="mon", hour=3, minute=45, id="close")
    scheduler.start()


if __name__ == "__main__":
    start()
    app.run()
