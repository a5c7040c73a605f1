from flask import Flask, render_template, request

app = Flask(__name__)


@app.get("/rendez-vous")
def appointments():
    """One town at a time, one reason at a time, for human eyes only."""
    slots = app.calendar.free_slots(request.args["lieu"], request.args["motif"])
    return render_template("rendez-vous.html", slots=slots)
