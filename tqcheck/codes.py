"""Language codes as people write them."""

import re

_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")


def language_tag(said: str) -> str | None:
    """The BCP 47 code that is meant (``nb_NO`` is ``nb-NO``); None for what has not the form of one."""
    code = said.strip().replace("_", "-")
    return code if _TAG.fullmatch(code) else None
