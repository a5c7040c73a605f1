from flask import Blueprint, redirect, render_template, request

from depot.quota import reste_de_la_place
from depot.store import garder

bp = Blueprint("depot", __name__)


@bp.post("/depot")
def deposer():
    if not reste_de_la_place():
        return render_template("complet.html")
    garder(request.form)
    return redirect("/merci")
