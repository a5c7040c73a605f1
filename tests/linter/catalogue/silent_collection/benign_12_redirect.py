# expect: nothing
from urllib.parse import urlencode

from flask import Blueprint, redirect, render_template, request, session, url_for

bp = Blueprint("inscription", __name__)


@bp.route("/inscription", methods=["GET", "POST"])
def inscrire():
    if request.method == "POST":
        session["email"] = request.form["email"]
        query = urlencode({"etape": 2, "langue": request.form.get("langue", "fr")})
        return redirect(url_for("inscription.suite") + "?" + query)
    return render_template("inscription.html")


@bp.route("/commune/<nom>")
def commune(nom):
    return render_template("commune.html", nom=nom)
