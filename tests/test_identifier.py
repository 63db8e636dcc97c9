"""The identifier beside py3langid's own: the same numbers for any text, short or long."""

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st
from py3langid.langid import MODEL_FILE, LanguageIdentifier

from tqcheck import identifier
from tqcheck.languages import _facts

TEXTS = (
    "Regjeringen sier at den ikke vil øke avgiften på strøm etter nyttår, men flere partier er uenige.",
    "政府は、年明けに電力税を引き上げないと述べたが、複数の政党は反対している。",
    "Влада каже да неће повећати порез на струју после Нове године, али више странака се не слаже.",
    "تقول الحكومة إنها لن ترفع الضريبة على الكهرباء بعد رأس السنة، لكن أحزاباً عدة لا توافق.",
    "THE GOVERNMENT SAYS IT WILL NOT RAISE THE TAX",
    "\ud800 12 %",
    "",
)


@cache
def theirs() -> LanguageIdentifier:
    found = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    found.set_languages(sorted(_facts()[0] & set(found.labels)))
    return found


@cache
def ours() -> identifier.Identifier:
    return identifier.identifier(_facts()[0])


@pytest.mark.parametrize("text", [*TEXTS, " ".join(TEXTS[:5]), "\n".join(TEXTS * 9)])
def test_it_ranks_as_py3langid_does(text: str) -> None:
    assert ours().rank(text) == theirs().rank(text)


@given(st.lists(st.sampled_from(" ".join(TEXTS).split()) | st.text(max_size=8), max_size=60))
def test_it_ranks_any_text_as_py3langid_does(words: list[str]) -> None:
    text = " ".join(words)
    assert ours().rank(text) == theirs().rank(text)
