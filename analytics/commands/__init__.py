"""The commands of python -m analytics, one a module."""
