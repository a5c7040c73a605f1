# expect: postal-address-required
from flask_wtf import FlaskForm
from wtforms import SelectField, StringField, SubmitField
from wtforms.validators import DataRequired, Length


class AideAlimentaireForm(FlaskForm):
    nom = StringField("Nom", validators=[Length(max=200)])
    adresse = StringField("Adresse", validators=[DataRequired(message="L’adresse est obligatoire.")])
    code_postal = StringField("Code postal", validators=[DataRequired(), Length(min=5, max=5)])
    ville = StringField("Commune")
    foyer = SelectField("Personnes au foyer", choices=[("1", "1"), ("2", "2"), ("3", "3 ou plus")])
    envoyer = SubmitField("Envoyer la demande")
