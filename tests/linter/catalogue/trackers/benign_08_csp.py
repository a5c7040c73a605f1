# expect: nothing
"""Réglages : ce que la page a le droit de charger."""

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'self'"],
        "font-src": ["'self'"],
        "script-src": ["'self'", "https://stats.valmoncel.example"],
        "frame-src": ["https://tube.numerique.gouv.fr"],
        "img-src": ["'self'", "data:"],
    }
}

# Removed in 2025: https://fonts.googleapis.com and https://www.google.com/recaptcha/
FORBIDDEN_HOSTS = ("googletagmanager.com", "google-analytics.com", "hotjar.com")


def check_page(html: str) -> list[str]:
    return [host for host in FORBIDDEN_HOSTS if host in html]
