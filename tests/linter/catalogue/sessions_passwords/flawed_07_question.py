# expect: security-question
from flask_wtf import FlaskForm
from wtforms import PasswordField, SelectField, StringField
from wtforms.validators import InputRequired

QUESTIONS = [
    ("mere", "Quel est le nom de jeune fille de votre mère ?"),
    ("animal", "Comment s’appelait votre premier animal ?"),
]


class CreationCompte(FlaskForm):
    identifiant = StringField("Identifiant", validators=[InputRequired()])
    mot_de_passe = PasswordField("Mot de passe", validators=[InputRequired()])
    question_secrete = SelectField("Question secrète", choices=QUESTIONS)
    reponse_secrete = StringField("Votre réponse")
