"""Reads hostile files safely: every workbook or text file becomes a book, whatever is in it."""

from analytics.ingest.files.reading import read

__all__ = ["read"]
