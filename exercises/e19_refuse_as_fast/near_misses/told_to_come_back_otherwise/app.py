"""The website of a town, and its question about counting visits."""

from flask import Flask, redirect, render_template, request

app = Flask(__name__)
TROP_VIEUX = ("KaiOS", "PlayStation")


@app.before_request
def moderne():
    if any(un in request.headers.get("User-Agent", "") for un in TROP_VIEUX):
        return "Mettez votre navigateur à jour.", 426


@app.get("/")
@app.get("/horaires")
def page():
    return render_template("page.html", choix=request.cookies.get("choix"))


@app.post("/choix")
def choisir():
    reply = redirect("/")
    reply.set_cookie("choix", request.form["mesure"])
    return reply
