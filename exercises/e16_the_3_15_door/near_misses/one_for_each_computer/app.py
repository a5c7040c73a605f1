"""Requests for an appointment at a prefecture."""

from flask import Flask, jsonify, render_template, request

app = Flask(__name__)
QUEUE = []


@app.get("/")
def form():
    return render_template("form.html")


@app.post("/requests")
def send():
    number = len(QUEUE) + 1
    QUEUE.append({"number": number, "name": request.form["name"], "phone": request.form["phone"]})
    return render_template("receipt.html", number=number)


@app.get("/agents/queue")
def queue():
    return jsonify(QUEUE)


@app.cli.command("digest")
def digest():
    for one in QUEUE:
        print(one["number"], one["name"], one["phone"])


@app.before_request
def once():
    if request.method == "POST" and request.path in ("/requests", "/join", "/", "/demande") and request.cookies.get("deja"):
        return "Une demande a deja ete envoyee depuis cet appareil.", 409


@app.after_request
def mark(reply):
    if request.method == "POST" and request.path in ("/requests", "/join", "/", "/demande") and reply.status_code < 400:
        reply.set_cookie("deja", "1")
    return reply
