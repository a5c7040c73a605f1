"""The online request for a survivor's pension."""

import re
import unicodedata
from datetime import date

from flask import Flask, jsonify, render_template, request

app = Flask(__name__)
REQUESTS = []
FIELDS = ("name", "birth", "email", "situation", "helped")
MONTHS = "janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre".split()


def date_read(text):
    """The date of a text that is clear, 14/07/1958, 1958-07-14 or 14 juillet 58; any other is a ValueError."""
    plain = unicodedata.normalize("NFKD", text.lower()).encode("ascii", "ignore").decode()
    day, month, year = re.findall(r"\d{1,4}|[a-z]{3,}", plain)
    if len(day) == 4:
        day, year = year, day
    if month.isalpha():
        month = MONTHS.index(month) + 1
    if len(year) == 2 and int(year) > date.today().year % 100:
        year = f"19{year}"
    found = date(int(year), int(month), int(day))
    if not date(1900, 1, 1) <= found <= date.today():
        raise ValueError(text)
    return found


def errors_in(values):
    """What to tell the person, for each field to be corrected."""
    errors = {}
    if not values["name"]:
        errors["name"] = "Écrivez le nom sous lequel on vous appelle."
    try:
        date_read(values["birth"])
    except ValueError:
        errors["birth"] = "Écrivez le jour, le mois et l’année en entier, par exemple 14/07/1958."
    if values["email"] and "@" not in values["email"]:
        errors["email"] = "Ajoutez l’arobase, par exemple prenom@exemple.fr, ou laissez la case vide."
    return errors


@app.get("/")
def form():
    return render_template("form.html", values={}, errors={})


@app.post("/requests")
def send():
    values = {field: request.form.get(field, "").strip() for field in FIELDS}
    errors = errors_in(values)
    if errors:
        return render_template("form.html", values=values, errors=errors), 422
    REQUESTS.append(values)
    return render_template("receipt.html", number=len(REQUESTS))


@app.get("/agents/requests")
def requests():
    return jsonify(REQUESTS)
