"""What functions remember does not grow with the number of pairs."""

import pytest

from tqcheck import freed
from tqcheck.facts.text import plain
from tqcheck.freed import give_back
from tqcheck.languages import function_words
from tqcheck.remembered import Remembered


def test_caches_are_emptied_where_much_is_remembered_and_what_belongs_to_languages_stays() -> None:
    plain.cache_clear()
    known = function_words("nb")
    watch = Remembered(most=2000)
    assert not watch.bound()
    asked = [f"so many texts {number}" for number in range(4000)]
    for text in asked:
        plain(text)
    assert plain.cache_info().currsize == len(asked)
    assert watch.bound()
    assert plain.cache_info().currsize == 0
    assert function_words("nb") is known
    # what is left counts no more
    assert not watch.bound()


def test_memory_is_given_back_or_kept_but_nothing_breaks(monkeypatch: pytest.MonkeyPatch) -> None:
    give_back()
    monkeypatch.setattr("ctypes.CDLL", lambda _: object())  # a C library that cannot
    freed._trim.cache_clear()
    give_back()
    freed._trim.cache_clear()
