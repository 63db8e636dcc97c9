"""Small letters, where a script tells by them that a sentence or a name goes on."""


def is_small(character: str) -> bool:
    """Whether a letter is small in a script that also writes capitals.

    Georgian letters are lower case to Unicode, since they have capitals for headlines (Mtavruli), but every sentence
    and name begins with them.
    """
    return character.islower() and not "\u10d0" <= character <= "\u10ff"
