"""The same fictional prefecture, put right: open at all hours, a place in the queue, a form and letters that answer.

Start it with: flask --app examples/prefecture-corrected/app run
"""

import sqlite3
from datetime import datetime
from pathlib import Path

from flask import Flask, abort, current_app, g, redirect, render_template, request, url_for

from queue_order import place_of, serve

HERE = Path(__file__).parent
CONTACT = {
    "telephone": "01 23 45 67 89",
    "appel": "+33123456789",
    "horaires": "du lundi au vendredi, de 9 h à 17 h",
    "rue": "1 place de la Mairie",
    "ville": "99000 Valmorte",
}


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

    @app.context_processor
    def contact():
        return {"contact": CONTACT}

    @app.get("/")
    def home():
        return render_template("accueil.html")

    @app.get("/accessibilite")
    def accessibility():
        return render_template("accessibilite.html")

    @app.route("/rendez-vous", methods=["GET", "POST"])
    def book():
        errors = {}
        if request.method == "POST":
            name = request.form.get("nom", "").strip()
            if not name:
                errors["nom"] = "Écrivez votre nom, comme vous voulez être appelé ou appelée au guichet."
            else:
                db = database()
                cursor = db.execute("INSERT INTO request (name, phone, asked) VALUES (?, ?, ?)", (name, request.form.get("telephone", ""), now().isoformat()))
                serve(db)
                db.commit()
                return redirect(url_for("booked", number=cursor.lastrowid))
        return render_template("rendez_vous.html", errors=errors, values=request.form)

    @app.get("/rendez-vous/<int:number>")
    def booked(number):
        db = database()
        found = db.execute("SELECT * FROM request WHERE id = ?", (number,)).fetchone()
        if found is None:
            abort(404)
        return render_template("attente.html", demande=found, rang=place_of(db, number))

    @app.route("/demande", methods=["GET", "POST"])
    def apply():
        errors = {}
        if request.method == "POST":
            if not request.form.get("nom", "").strip():
                errors["nom"] = "Écrivez votre nom. Tous les alphabets et toutes les longueurs conviennent."
            if not request.form.get("adresse", "").strip() and not request.form.get("domiciliation", "").strip():
                errors["adresse"] = "Donnez une adresse où vous écrire, ou le nom de l’organisme qui reçoit votre courrier."
            if not errors:
                db = database()
                keys = ("nom", "adresse", "domiciliation", "telephone")
                cursor = db.execute(
                    "INSERT INTO file (nom, adresse, domiciliation, telephone, received) VALUES (?, ?, ?, ?, ?)",
                    [*(request.form.get(key, "") for key in keys), now().isoformat()],
                )
                db.commit()
                return redirect(url_for("receipt", number=cursor.lastrowid))
        return render_template("demande.html", errors=errors, values=request.form)

    @app.get("/recu/<int:number>")
    def receipt(number):
        return render_template("recu.html", dossier=_file(number))

    @app.get("/lettre/<int:number>")
    def letter(number):
        return render_template("lettre_refus.html", dossier=_file(number))

    return app


def _file(number):
    file = database().execute("SELECT * FROM file WHERE id = ?", (number,)).fetchone()
    if file is None:
        abort(404)
    return file


app = create_app()
