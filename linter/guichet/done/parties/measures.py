"""What scripts call to have people measured, with who keeps it."""

HOSTS = {
    "dataLayer": "https://www.googletagmanager.com", "gtag": "https://www.google-analytics.com", "posthog": "https://posthog.com",
    "mixpanel": "https://mixpanel.com", "amplitude": "https://amplitude.com", "heap": "https://heap.io", "fbq": "https://www.facebook.com",
    "hj": "https://www.hotjar.com", "rudderanalytics": "https://rudderstack.com",
}  # fmt: skip
