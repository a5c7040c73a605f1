# expect: session-timeout-short
from datetime import timedelta


class Base:
    PERMANENT_SESSION_LIFETIME = timedelta(minutes=10)
