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
    choice = request.form["mesure"]
    reply.set_cookie("choix", choice, max_age=31_536_000 if choice == "oui" else 60)
    return reply
