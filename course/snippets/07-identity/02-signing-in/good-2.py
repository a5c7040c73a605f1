from datetime import timedelta

from django import forms

SESSION_COOKIE_AGE = 3600  # the page offers more time five minutes before the end, and keeps the draft
AXES_FAILURE_LIMIT = 10
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_LOCKOUT_TEMPLATE = "compte-bloque.html"  # says how long it lasts, and which number to call


class NewPasswordForm(forms.Form):
    password = forms.CharField(
        label="Nouveau mot de passe", min_length=12, max_length=256, widget=forms.PasswordInput
    )
