"""Lone surrogates: half characters that JSON can spell and that no encoding, table or tokenizer can hold."""

import re

_LONE = re.compile("[\ud800-\udfff]")


def mended(text: str) -> str:
    """The text with U+FFFD for each lone surrogate, so that every other character stays where it was."""
    return text if text.isascii() else _LONE.sub("\ufffd", text)
