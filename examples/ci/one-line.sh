# Nothing to install for good, no container: an environment that goes away.
python3 -m venv /tmp/guichet && /tmp/guichet/bin/pip install --quiet guichet && /tmp/guichet/bin/guichet check .
