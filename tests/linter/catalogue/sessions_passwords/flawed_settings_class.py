# expect: session-timeout-short
class Settings(BaseSettings):
    """The service in production."""

    SESSION_TIMEOUT = 300
