"""Understands sheets of figures: finds tables by their headings and turns cells into readings, guessing nothing."""
