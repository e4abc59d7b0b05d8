"""Reads one hostile file in a throw-away process: nothing here is imported by the process that asks.

Only the standard library, orjson and python-calamine are used, so that the process starts quickly and little can go wrong in it.
"""
