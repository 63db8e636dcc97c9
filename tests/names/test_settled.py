"""A name that an article in a script without capitals writes otherwise once."""

import pytest

from tests.names.pairs import pair_of
from tqcheck.checks.names import misspelled

_REFERENCE = [
    "Dyteon Pallin scored twice.",
    "Fans cheered Pallin.",
    "The coach praised Pallin on Friday.",
    "Later Pallin thanked them.",
]
_LINES = (
    "डायटन {} ने दो गोल किए।",
    "प्रशंसकों ने {} का स्वागत किया।",
    "कोच ने शुक्रवार को {} की प्रशंसा की।",
    "बाद में {} ने उन्हें धन्यवाद दिया।",
)


def _accused(*names: str) -> list[str]:
    candidate = [line.format(name) for line, name in zip(_LINES, names, strict=True)]
    return [text for one in misspelled(pair_of(_REFERENCE, candidate, ("en", "hi"))) for text, _ in one.spellings]


def test_what_stands_everywhere_is_right() -> None:
    assert _accused("पालिन", "पालिन", "पालिन", "पालिन") == []


@pytest.mark.parametrize("wrong", ["पालिव", "पोलिन", "पालेन"])
def test_the_odd_one_is_accused(wrong: str) -> None:
    assert any(wrong in text for text in _accused("पालिन", "पालिन", wrong, "पालिन"))


def test_signs_that_are_set_either_way_are_no_slip() -> None:
    assert _accused("पालिन", "पालिन", "पालीन", "पालिन") == []
