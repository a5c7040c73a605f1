"""A fictional prefecture's online service, flawed on purpose: booking an appointment, a form, a decision letter.

Start it with: flask --app examples/prefecture/app run
Each flaw that guichet reports carries an `expect:` comment with the rule's name.
"""

import sqlite3
from datetime import datetime
from pathlib import Path

from flask import Flask, abort, current_app, flash, g, redirect, render_template, request, url_for

from scores import suspicion_score
from slots import free_slots, publish_slots

HERE = Path(__file__).parent


def now():
    """The clock of the service; the tests set it."""
    return current_app.config.get("NOW") or datetime.now()


def database():
    """One SQLite connection per request."""
    if "db" not in g:
        g.db = sqlite3.connect(current_app.config["DATABASE"])
        g.db.row_factory = sqlite3.Row
        g.db.executescript((HERE / "schema.sql").read_text(encoding="utf-8"))
    return g.db


def create_app(database_path=HERE / "prefecture.sqlite", **settings):
    """Build the service on a database file that is created when missing."""
    app = Flask(__name__)
    app.config.update(SECRET_KEY="exemple", DATABASE=str(database_path), **settings)

    @app.teardown_appcontext
    def close(_error):
        if "db" in g:
            g.db.close()

    @app.get("/")
    def home():
        return render_template("accueil.html")

    @app.route("/rendez-vous", methods=["GET", "POST"])
    # expect: availability-data-closed
    def book():
        # expect: office-hours-gate
        if not (now().weekday() == 0 and now().hour == 3 and now().minute >= 15):
            abort(503)
        db = database()
        publish_slots(db)
        if request.method == "POST":
            db.execute("UPDATE slot SET holder = ? WHERE id = ?", (request.form["nom"], request.form["creneau"]))
            db.commit()
            return redirect(url_for("receipt"))
        return render_template("rendez_vous.html", creneaux=free_slots(db))

    @app.route("/demande", methods=["GET", "POST"])
    def apply():
        if request.method == "POST":
            # expect: name-charset-narrow
            if not request.form.get("nom", "").isalpha():
                # expect: error-message-generic
                flash("Champ invalide")
                return redirect(url_for("apply"))
            db = database()
            db.execute(
                "INSERT INTO file (nom, adresse, telephone, rsa, demenagements) VALUES (?, ?, ?, ?, ?)",
                [request.form.get(key, "") for key in ("nom", "adresse", "telephone", "rsa", "demenagements")],
            )
            db.commit()
            decide(db)
            return redirect(url_for("receipt"))
        return render_template("demande.html")

    @app.get("/recu")
    def receipt():
        return render_template("recu.html")

    @app.get("/lettre/<int:number>")
    def letter(number):
        file = database().execute("SELECT * FROM file WHERE id = ?", (number,)).fetchone()
        if file is None:
            abort(404)
        return render_template("lettre_refus.html", dossier=file)

    @app.errorhandler(503)
    def closed(_error):
        return render_template("ferme.html"), 503

    return app


def decide(db):
    """Refuse the files that the score finds suspicious."""
    for file in db.execute("SELECT * FROM file WHERE status = 'new'").fetchall():
        if suspicion_score(file) > 0.6:
            db.execute("UPDATE file SET status = 'refused' WHERE id = ?", (file["id"],))
    db.commit()


app = create_app()
