# expect: session-timeout-short
from datetime import datetime, timedelta

from flask import redirect, session


def controler():
    debut = session.get("debut")
    if debut and datetime.now() - debut > timedelta(minutes=12):
        session.clear()
        return redirect("/")
