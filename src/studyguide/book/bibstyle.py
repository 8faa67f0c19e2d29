"""Stub until the style of the bibliography is written."""


def setup(app):
    """Register nothing."""
