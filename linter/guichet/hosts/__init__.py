"""The two hosts: the command and the pylint plugin."""
