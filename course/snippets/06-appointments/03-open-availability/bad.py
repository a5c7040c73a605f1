from flask import Flask, render_template, request

from appointments.calendar import free_slots

app = Flask(__name__)


@app.get("/rendez-vous")
def appointments():
    """One town at a time, one reason at a time, for human eyes only."""
    slots = free_slots(request.args.get("lieu"), request.args.get("motif"))
    return render_template("rendez-vous.html", slots=slots)
