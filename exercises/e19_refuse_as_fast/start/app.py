"""The website of a town, and its question about counting visits."""

from flask import Flask, make_response, redirect, render_template, request

app = Flask(__name__)


@app.get("/")
@app.get("/horaires")
def page():
    reply = make_response(render_template("page.html", choix=request.cookies.get("choix")))
    reply.set_cookie("visite", "1")
    return reply


@app.get("/reglages")
def reglages():
    return render_template("reglages.html")


@app.post("/choix")
def choisir():
    reply = redirect("/")
    if request.form.get("mesure") == "oui":
        reply.set_cookie("choix", "oui")
    return reply
