from datetime import timedelta

from django import forms

SESSION_COOKIE_AGE = 3600
SESSION_SAVE_EVERY_REQUEST = True  # the hour starts again at each page, not at sign-in only
AXES_FAILURE_LIMIT = 10
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_LOCKOUT_TEMPLATE = "compte-bloque.html"  # says how long it lasts, and which number to call


class NewPasswordForm(forms.Form):
    password = forms.CharField(
        label="Nouveau mot de passe", min_length=12, max_length=256, widget=forms.PasswordInput
    )
