# expect: personal-data-to-third-party
import os

import sentry_sdk
from sentry_sdk.integrations.django import DjangoIntegration

DEBUG = os.environ.get("DEBUG") == "1"
ALLOWED_HOSTS = os.environ.get("ALLOWED_HOSTS", "").split(",")

if not DEBUG:
    sentry_sdk.init(
        dsn="https://abc@o1.ingest.sentry.io/1",
        integrations=[DjangoIntegration()],
        traces_sample_rate=0.1,
        send_default_pii=True,
    )
