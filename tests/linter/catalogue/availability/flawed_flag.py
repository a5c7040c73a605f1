# expect: office-hours-gate
from datetime import date, timedelta

from flask import Blueprint, current_app, redirect, render_template, url_for

bp = Blueprint("inscription", __name__)


def campagne_active():
    """Les inscriptions ne se font que du 1er au 5 du mois."""
    return date.today().day <= 5


FLAGS = {"inscription": campagne_active, "suivi": lambda: True}


def flag(nom):
    return FLAGS[nom]()


@bp.route("/cantine/inscription", methods=["GET", "POST"])
def inscription():
    if not campagne_active():
        current_app.logger.info("inscription refusée")
        return redirect(url_for("inscription.ferme"))
    return render_template("inscription.html", demain=date.today() + timedelta(days=1))


@bp.route("/cantine/fermee")
def ferme():
    return render_template("fermee.html"), 410
