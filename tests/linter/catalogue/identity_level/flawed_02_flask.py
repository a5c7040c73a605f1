# expect: identity-level-excessive
from authlib.integrations.flask_client import OAuth
from flask import Blueprint, redirect, render_template, session, url_for

consultation = Blueprint("consultation", __name__)
oauth = OAuth()


@consultation.get("/mes-droits")
def consulter_droits():
    if "jeton" not in session:
        retour = url_for(".retour", _external=True)
        return oauth.franceconnect.authorize_redirect(retour, acr_values="eidas3")
    return render_template("droits.html", droits=lire_droits(session["jeton"]))


def lire_droits(jeton):
    return oauth.franceconnect.get("droits", token=jeton).json()
