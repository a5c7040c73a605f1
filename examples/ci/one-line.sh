# Nothing to install for good, no container: an environment that goes away.
python3 -m venv /tmp/guichet && /tmp/guichet/bin/pip install --quiet wheels/guichet-0.1.0-py3-none-any.whl && /tmp/guichet/bin/guichet check .
