"""Credits that another script writes by their sound."""

import pytest

from tqcheck.checks.credit import _sounds_alike


@pytest.mark.parametrize(
    ("credit", "sign", "alike"),
    [
        ("TASR", "ТАСР", True),
        ("Agerpres", "Аджерпрес", False),
        ("Agerpres", "Агерпрес", True),
        ("ANTARA", "انتارا", True),
        ("STA", "SITA", False),
        ("AP", "АП", True),
        ("AA", "АА", True),
        ("AP", "АФП", False),
        ("AFP", "ДПА", False),
    ],
)
def test_a_sign_in_another_script(credit: str, sign: str, alike: bool) -> None:
    assert _sounds_alike(credit, sign) is alike
