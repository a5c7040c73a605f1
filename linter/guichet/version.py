"""The version of guichet, for whoever prints or stores it."""

VERSION = "0.1.0"
