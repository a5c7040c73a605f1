"""Tags of templates that print nothing by themselves."""

ENCLOSING = frozenset(
    "with block autoescape spaceless filter macro call localize localtime timezone language cache embed set capture "
    "verbatim raw".split()
)
"""Tags that print nothing and hold something, up to the tag of the same name that begins with `end`."""
SILENT_TAGS = (
    ENCLOSING
    | {f"end{name}" for name in ENCLOSING}
    | frozenset(
        "if elif elseif elsif else endif unless endunless for held empty endfor end case when switch default endcase "
        "endswitch extends load assign import from do break continue cycle ifchanged endifchanged ifequal endifequal "
        "ifnotequal endifnotequal regroup get_current_language get_available_languages trans_default_domain plural "
        "pluralize endtrans endblocktrans endblocktranslate code debug resetcycle get_language_info get_static_prefix "
        "get_media_prefix use flush layout section endsection include_context".split()
    )
)
"""Tags that print nothing by themselves; any tag that has an `end…` of its own joins them."""
