"""Figures on China's social-work talent: read, stored, computed and described, without any user interface."""
