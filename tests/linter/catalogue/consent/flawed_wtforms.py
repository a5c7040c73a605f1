# expect: consent-preticked
from flask_wtf import FlaskForm
from wtforms import BooleanField, EmailField, SubmitField
from wtforms.validators import DataRequired


class SignupForm(FlaskForm):
    email = EmailField("E-mail", validators=[DataRequired()])
    share_with_partners = BooleanField("Share my data with partner organisations", default=True)
    submit = SubmitField("Create account")
