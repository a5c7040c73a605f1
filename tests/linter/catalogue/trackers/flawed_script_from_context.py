# expect: tracker-before-consent
from django.conf import settings
from django.utils.safestring import mark_safe


def analytics(request):
    """Adds the audience script to each page."""
    return {
        "analytics": mark_safe(
            f"<script async src='https://www.googletagmanager.com/gtm.js?id={settings.GTM_ID}'></script>"
        )
    }
