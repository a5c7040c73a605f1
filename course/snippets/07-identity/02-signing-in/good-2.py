from datetime import timedelta

from django import forms
from django.contrib.auth.password_validation import validate_password

SESSION_COOKIE_AGE = 3600
SESSION_SAVE_EVERY_REQUEST = True  # the hour starts again at each page, not at sign-in only
AXES_FAILURE_LIMIT = 10
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]  # a library shares one address
AXES_RESET_ON_SUCCESS = True
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_LOCKOUT_TEMPLATE = "compte-bloque.html"  # says how long it lasts, and which number to call
CHECKS = "django.contrib.auth.password_validation."
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": CHECKS + "MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": CHECKS + "CommonPasswordValidator"},
    {"NAME": CHECKS + "NumericPasswordValidator"},
]


class NewPasswordForm(forms.Form):
    # strip=False: the sign-in page keeps the spaces at both ends, so this one must
    password = forms.CharField(
        label="Nouveau mot de passe",
        max_length=256,
        strip=False,
        validators=[validate_password],
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
