import sqlite3
from contextlib import closing
from datetime import datetime
from zoneinfo import ZoneInfo

from flask import Flask, render_template, request

app = Flask(__name__)


def waiting_list():
    """The list is a file on disk: a restart of the site loses nobody. One line for each file, at its first date."""
    kept = sqlite3.connect("liste-attente.sqlite")
    kept.execute("CREATE TABLE IF NOT EXISTS demande (dossier TEXT PRIMARY KEY, recue TEXT)")
    return closing(kept)


@app.route("/rendez-vous", methods=["GET", "POST"])
def book():
    if request.method == "POST":  # kept at any hour; the office reads the list in the morning
        now = datetime.now(ZoneInfo("Europe/Paris")).isoformat()
        with waiting_list() as kept, kept:
            kept.execute("INSERT OR IGNORE INTO demande VALUES (?, ?)", (request.form["dossier"], now))
        return render_template("demande-recue.html")
    return render_template("rendez-vous.html")
