"""Frequencies of words beside the package whose lists they are."""

import pytest
from wordfreq import zipf_frequency

from tqcheck.frequency import centibels, zipf

WORDS = {
    "en": "government Said ferry qwxzy the i",
    "de": "Straße regierung überlegte Ölpreis",
    "tr": "hükümet ışık için istanbul",
    "ru": "правительство ещё съезд",
    "el": "κυβέρνηση λιμάνι",
    "vi": "chính phủ tie\u0302\u0301ng",
    "lv": "valdība jūras",
}


@pytest.mark.parametrize("language", WORDS)
def test_a_word_is_as_frequent_as_wordfreq_says(language: str) -> None:
    for word in WORDS[language].split():
        assert zipf(word.lower(), language) == zipf_frequency(word.lower(), language)


def test_without_a_list_no_word_is_known() -> None:
    assert (zipf("word", "xx"), len(centibels("xx"))) == (0.0, 0)
