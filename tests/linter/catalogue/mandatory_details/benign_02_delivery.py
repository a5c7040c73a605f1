# expect: nothing
from flask_wtf import FlaskForm
from wtforms import StringField, TelField
from wtforms.validators import DataRequired, Optional


class LivraisonComposteurForm(FlaskForm):
    """Livraison d’un composteur à domicile."""

    adresse_livraison = StringField("Adresse de livraison", validators=[DataRequired()])
    consigne = StringField("Consigne pour la livraison", validators=[Optional()])
    telephone = TelField("Téléphone", validators=[Optional()])
