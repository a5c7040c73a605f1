from datetime import datetime
from zoneinfo import ZoneInfo

from flask import Flask, render_template, request

app = Flask(__name__)


@app.route("/rendez-vous", methods=["GET", "POST"])
def book():
    if request.method == "POST":  # kept at any hour; the office reads the list in the morning
        app.waiting_list.append((datetime.now(ZoneInfo("Europe/Paris")), request.form["dossier"]))
        return render_template("demande-recue.html")
    return render_template("rendez-vous.html")
