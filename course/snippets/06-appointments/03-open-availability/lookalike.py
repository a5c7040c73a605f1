from flask import Flask, render_template

app = Flask(__name__)


@app.get("/accueil")
def front_desk():
    """Come as you are: this desk takes people in turn, so there is nothing to publish but its hours."""
    return render_template("accueil.html", hours="du lundi au vendredi, de 9 h à 17 h")
