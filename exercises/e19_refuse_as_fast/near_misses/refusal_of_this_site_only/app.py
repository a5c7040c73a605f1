"""The website of a town, and its question about counting visits."""

from flask import Flask, redirect, render_template, request

app = Flask(__name__)


@app.get("/")
@app.get("/horaires")
def page():
    return render_template("page.html", choix=request.cookies.get("choix"))


@app.post("/choix")
def choisir():
    reply = redirect("/")
    reply.set_cookie("choix", request.form["mesure"], samesite="Strict" if request.form["mesure"] == "non" else "Lax")
    return reply
