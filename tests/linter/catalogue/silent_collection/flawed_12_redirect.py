# expect: personal-data-in-url
from urllib.parse import urlencode

from flask import Blueprint, redirect, render_template, request, url_for

from .models import Inscription

bp = Blueprint("inscription", __name__)


@bp.route("/inscription", methods=["GET", "POST"])
def inscrire():
    if request.method == "POST":
        inscription = Inscription.creer(request.form)
        query = urlencode({"email": inscription.email, "prenom": inscription.prenom})
        return redirect(url_for("inscription.merci") + "?" + query)
    return render_template("inscription.html")


@bp.route("/merci")
def merci():
    return render_template("merci.html")
