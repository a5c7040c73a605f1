# Until guichet-lint is on the index: pip, uv, pipx and what runs them look in this folder too.
export PIP_FIND_LINKS=wheels UV_FIND_LINKS=wheels
