# expect: nothing
SESSION_POOL_TIMEOUT = 30


class ApiClient:
    SESSION_TIMEOUT = 10
