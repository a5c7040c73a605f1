"""The website of a town, and its question about counting visits."""

from flask import Flask, make_response, redirect, render_template, request

app = Flask(__name__)


@app.get("/")
@app.get("/horaires")
def page():
    seen = int(request.cookies.get("vues", 0)) + 1
    choix = request.cookies.get("choix")
    if choix == "non" and seen > 15:
        choix = None
    reply = make_response(render_template("page.html", choix=choix))
    if choix or seen > 15:
        reply.set_cookie("vues", str(seen))
    return reply


@app.post("/choix")
def choisir():
    reply = redirect("/")
    reply.set_cookie("choix", request.form["mesure"])
    return reply
