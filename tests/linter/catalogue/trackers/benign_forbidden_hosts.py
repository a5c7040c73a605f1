# expect: nothing
CONTENT_SECURITY_POLICY = {
    "script-src": ["'self'"],
    "font-src": ["'self'"],
    "frame-src": ["'none'"],
}
FORBIDDEN_HOSTS = ["www.googletagmanager.com", "static.hotjar.com", "fonts.googleapis.com"]


def is_allowed(host: str) -> bool:
    return host not in FORBIDDEN_HOSTS
