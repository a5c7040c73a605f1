# expect: maintenance-as-opening-hours
from apscheduler.schedulers.background import BackgroundScheduler

from intake.flags import set_flag

sched = BackgroundScheduler(timezone="Europe/London")


@sched.scheduled_job("cron", day_of_week="mon", hour=0, minute=5)
def monday():
    set_flag("registration_open", True)


@sched.scheduled_job("cron", day_of_week="mon", hour=1)
def later():
    set_flag("registration_open", False)
