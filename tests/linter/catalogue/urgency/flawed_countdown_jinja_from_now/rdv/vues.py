# expect: countdown-pressure
from datetime import datetime, timedelta

from flask import render_template


def choisir():
    return render_template("choisir.html", fin=(datetime.now() + timedelta(minutes=5)).isoformat())
