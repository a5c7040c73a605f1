# expect: session-timeout-short
"""Réglages du téléservice « Aide au loyer »."""

from pathlib import Path

BASE_DIR = Path(__file__).resolve().parent.parent
INSTALLED_APPS = ["django.contrib.auth", "django.contrib.sessions", "aides"]
LANGUAGE_CODE = "fr-fr"
TIME_ZONE = "Europe/Paris"

SESSION_COOKIE_SECURE = True
SESSION_COOKIE_AGE = 10 * 60
SESSION_EXPIRE_AT_BROWSER_CLOSE = True

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
]
