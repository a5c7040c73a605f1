"""The website of a town, and its question about counting visits."""

from flask import Flask, redirect, render_template, request

app = Flask(__name__)


@app.get("/")
@app.get("/horaires")
def page():
    return render_template("page.html", choix=request.cookies.get("choix"))


@app.post("/<reponse>")
def choisir(reponse):
    reply = redirect(request.referrer or "/horaires", code=303)
    reply.set_cookie("choix", reponse, max_age=15_000_000, httponly=True, samesite="Lax")
    return reply
