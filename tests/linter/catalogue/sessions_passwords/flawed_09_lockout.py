# expect: lockout-without-human
"""Réglages de production de l’espace des familles."""

import os
from datetime import timedelta

DEBUG = False
ALLOWED_HOSTS = os.environ["HOTES"].split(",")
INSTALLED_APPS = ["django.contrib.auth", "axes", "familles"]
MIDDLEWARE = ["axes.middleware.AxesMiddleware"]

AXES_FAILURE_LIMIT = 3
AXES_COOLOFF_TIME = None
AXES_LOCK_OUT_AT_FAILURE = True

SESSION_COOKIE_AGE = 60 * 60 * 2
