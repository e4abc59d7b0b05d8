"""Figures: pictures as plain data, built from results and drawn per target."""
