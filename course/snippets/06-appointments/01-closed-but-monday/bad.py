from datetime import datetime
from zoneinfo import ZoneInfo

from flask import Flask, abort, render_template

app = Flask(__name__)


@app.get("/rendez-vous")
def book():
    now = datetime.now(ZoneInfo("Europe/Paris"))
    if now.weekday() != 0 or now.hour != 3 or not 15 <= now.minute < 45:
        abort(403)
    return render_template("rendez-vous.html")
