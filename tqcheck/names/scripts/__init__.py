"""Garbled names where reference and candidate are written in different scripts."""
