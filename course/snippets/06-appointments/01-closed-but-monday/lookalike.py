from datetime import datetime
from zoneinfo import ZoneInfo

from flask import Flask, render_template

app = Flask(__name__)


@app.get("/nous-appeler")
def call_us():
    now = datetime.now(ZoneInfo("Europe/Paris"))
    answering = now.weekday() < 5 and 9 <= now.hour < 17
    return render_template("nous-appeler.html", answering=answering)
