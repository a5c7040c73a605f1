# Nothing to install for good, no container: an environment that goes away. With uv, with pipx, or with Python alone.
uvx guichet-lint@0.1.0 check .
pipx run guichet-lint==0.1.0 check .
python3 -I -m venv /tmp/guichet && /tmp/guichet/bin/pip install --quiet guichet-lint==0.1.0 && /tmp/guichet/bin/guichet check .
