"""Reads figures from files into drafts, and checks drafts before they are stored."""
