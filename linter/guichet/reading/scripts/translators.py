"""Packages that give a service its texts in several languages, as scripts import them."""

from __future__ import annotations

import re

TRANSLATES = re.compile(r"""["'](?:vue-i18n|i18next|react-i18next|svelte-i18n|@ngx-translate/core|i18n-js)["']""")
"""What changes the language of the texts."""
DECLARES_ITSELF = re.compile(r"""["'](?:@nuxtjs/i18n|nuxt-i18n|next-i18next|next-intl|astro-i18n)""")
"""What declares the language of the page by itself."""
