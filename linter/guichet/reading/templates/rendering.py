"""What framework tags print: which of them can hold markup, and what markup they bring."""

from __future__ import annotations

import re
from functools import lru_cache

from guichet.reading.templates.html_context import Context
from guichet.reading.templates.masking import Kind, Token
from guichet.reading.templates.translations import literal_of

_TEXT_FILTERS = re.compile(
    r"\|\s*(?:date|time|timesince|timeuntil|naturaltime|length|escape|e|truncate\w*|title|upper|lower|capfirst|capitalize|"
    r"floatformat|intcomma|round|int|float|filesizeformat|pluralize|slugify|urlencode|join|striptags|wordcount|money|"
    r"date_format|format_datetime|format_date|datetimeformat|stringformat|phone|default_if_none|yesno|add|string|tojson|json_script)\b"
)
_MARKUP_FILTERS = re.compile(
    r"\|\s*(?:safe|markdown\w*|richtext|linebreaks\w*|urlize|render|as_crispy\w*|crispy|bootstrap\w*|as_widget|attr|add_class|raw|rich_text)\b"
)
_MARKUP_WORDS = re.compile(
    r"(?:^|[._])(?:form|forms|formset|field|fields|widget|content|contents|body|html|markup|page_content|main|block|blocks|"
    r"super|caller|yield|media|render\w*|as_p|as_table|as_ul|as_div|management_form|errors(?!\.\w)|non_field_errors|help_text|description|text|intro)\b"
)
_OF_AN_ERROR = re.compile(
    r"^[\s(]{0,9}(?:\w+\.){0,4}(?:errors?|erreurs?)(?:\[\w+\]|\.\w+){0,4}\.(?:text|texte)\b(?!\()", re.I
)
"""The words of one error, which hold no field."""
_FORM = re.compile(r"(?:^|[._\s(])(?:\w{0,60}_)?(?:form|formset|field|widget)\w*\b")
_CALL = re.compile(r"^[\w.]+\s*\(")
_NAMELESS = re.compile(
    r"^(?:form_start|form_end|form_errors|csrf_token)\(.*\)$|(?:^|[\w.]*\.)(?:errors|non_field_errors(?:\(\))?|hidden_tag\(\)|csrf_token|management_form|hidden_fields)(?:\.as_ul|\.as_text|\s*\|\s*\w+)*$"
)
_LABELLESS = re.compile(
    r"^(?:(?:I18n\.)?(?:t|translate)\s*\(?\s*(?:(?P<quote>[\"'])(?!\w{0,200}_html\b)[\w.#{}?! -]*(?<!_html)(?P=quote))"
    r"|(?:image_submit_tag|submit_tag|will_paginate|paginate|pagy_nav|link_to|mail_to|image_tag|number_to_\w+|csrf_meta_tags|knp_pagination_render)\b)"
)
"""Calls that print a phrase, a link, an image or a button, and never a label: a phrase that holds markup says so by its key, in Rails."""

TEXT_TAGS = frozenset(
    "url static trans translate t now csrf_token path asset get_static_prefix get_media_prefix firstof widthratio "
    "cycle lorem ngettext version count querystring".split()
)
"""Tags that print text, an address or a hidden field: never a heading, a landmark or a visible field."""

FORM_TAGS = re.compile(
    r"^(?:crispy|crispy_field|bootstrap_\w+|bootstrap\d*_\w+|render_form|render_field|render_widget|form|form_row|form_widget|"
    r"form_start|form_rest|dsfr_form\w*|dsfr_django_messages|field|input|formfield|as_\w+|wagtail_field|pretalx_field|govuk\w+)$"
)
"""Tags of form libraries: they print labelled fields."""


@lru_cache(maxsize=4096)
def _output_may_hold_markup(body: str) -> bool:
    if _MARKUP_FILTERS.search(body):
        return True
    if _TEXT_FILTERS.search(body) or _OF_AN_ERROR.match(body):
        return False
    return bool(_CALL.match(body) or _MARKUP_WORDS.search(body.split("|")[0]))


def may_hold_markup(token: Token) -> bool:
    """Whether what a template tag prints may contain elements."""
    if token.context is not Context.TEXT or token.kind is Kind.COMMENT or literal_of(token) is not None:
        return False
    if token.kind is Kind.OUTPUT:
        return _output_may_hold_markup(token.body)
    return token.name not in TEXT_TAGS


def may_name(token: Token) -> bool:
    """Whether what a template tag prints may name something of the page: errors, hidden fields, phrases, links and buttons do not."""
    is_nameless = token.kind is Kind.OUTPUT and (_NAMELESS.match(token.body) or _LABELLESS.match(token.body))
    return not is_nameless and (renders_form(token) or may_hold_markup(token))


def renders_form(token: Token) -> bool:
    """Whether a template tag prints form fields with their labels (`{{ form.email }}`, `{% crispy form %}`)."""
    if token.context is not Context.TEXT:
        return False
    if token.kind is Kind.OUTPUT:
        return bool(_FORM.search(token.body)) or bool(_MARKUP_FILTERS.search(token.body))
    return token.kind is Kind.TAG and bool(FORM_TAGS.match(token.name))
