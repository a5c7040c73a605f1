"""The website of a town, and its question about counting visits."""

from flask import Flask, redirect, render_template, request

app = Flask(__name__)


@app.get("/")
@app.get("/horaires")
def page():
    return render_template("page.html", choix=request.cookies.get("choix") or ("" if request.headers.get("Accept-Language", "fr").startswith("fr") else "oui"))


@app.post("/choix")
def choisir():
    reply = redirect("/")
    reply.set_cookie("choix", request.form["mesure"])
    return reply
