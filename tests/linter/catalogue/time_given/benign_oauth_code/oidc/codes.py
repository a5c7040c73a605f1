# expect: nothing
from datetime import timedelta

AUTHORIZATION_CODE_EXPIRE_SECONDS = 60


def code_oauth(client):
    cache.set(f"oauth-code:{client}", make(), 60)
