"""Whatever bytes a file holds, reading it gives sound articles or one line that says why not."""

import random
import sys
import time
import unicodedata
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.articles.mutating import damage, samples
from tqcheck.articles import from_text, read_many, read_pairs, settle_furniture
from tqcheck.articles.legacy import guess
from tqcheck.errors import UnreadableArticleError
from tqcheck.languages import Detected
from tqcheck.model import Article

SAMPLES = samples()
NAMES = sorted({f"a{Path(name).suffix}" for name, _ in SAMPLES} | {"-", "a", "a.HTM"} - {"-"})


def sound(article: Article) -> None:
    """The promises of an article."""
    assert article.text == unicodedata.normalize("NFC", article.text)
    assert "\r" not in article.text and any(character.isalnum() for character in article.text)
    at = 0
    for span in article.boilerplate:
        assert 0 <= at <= span.start < span.end <= len(article.text), article.boilerplate
        at = span.end
    assert article.headline is None or article.text.startswith(article.headline)


def readable(path: Path) -> list[Article]:
    """Its articles, checked; none where it is refused in one line."""
    found: list[Article] = []
    try:
        found = read_many(path).articles
    except UnreadableArticleError as error:
        assert "\n" not in str(error) and error.path.startswith(str(path))
    for article in found:
        sound(article)
    if path.suffix in (".tmx", ".xlf"):
        try:
            read_pairs(path)
        except UnreadableArticleError as error:
            assert "\n" not in str(error)
    return found


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 2**32), sample=st.sampled_from(SAMPLES))
def test_damaged_files(tmp_path: Path, seed: int, sample: tuple[str, bytes]) -> None:
    path = tmp_path / sample[0]
    path.write_bytes(damage(sample[1], random.Random(seed)))
    readable(path)


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.binary(max_size=400), name=st.sampled_from(NAMES))
def test_any_bytes(tmp_path: Path, data: bytes, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    readable(path)


@settings(max_examples=150, deadline=None)
@given(text=st.text(max_size=300), other=st.text(max_size=300))
def test_any_texts(text: str, other: str) -> None:
    articles = []
    for one in (text, other):
        try:
            articles.append(from_text(one, "en"))
        except UnreadableArticleError:
            return
    for article in (*articles, *settle_furniture(articles[0], articles[1])):
        sound(article)


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample[0])
def test_undamaged_files(tmp_path: Path, sample: tuple[str, bytes]) -> None:
    path = tmp_path / sample[0]
    path.write_bytes(sample[1])
    assert bool(readable(path)) != (path.suffix in (".tmx", ".xlf"))


def test_a_headline_of_many_marks_is_normalised_as_the_text_is(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text('{"headline": "A bri\u0301dge\\n here", "text": "It stands.\\n\\nAt last."}', encoding="utf-8")
    (article,) = readable(path)
    assert article.headline == "A br\u00eddge here"


def test_letters_and_marks_that_elements_and_entities_split_are_one(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text(
        "<h1>A bri<b>d</b>ge</h1><p>The cafe<i>\u0301</i> at the bridge closes on Monday, the council said.</p>"
        "<p>It had stood there since 1974 and was called Bru&#x308;cke by all who came to Osthavn.</p>",
        encoding="utf-8",
    )
    (article,) = readable(path)
    assert "caf\u00e9" in article.text
    assert "Br\u00fccke" in article.text


def test_a_table_that_ends_the_process_that_reads_it_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.parquet"
    path.write_bytes(next(data for name, data in SAMPLES if name == "a.parquet"))
    assert readable(path)
    monkeypatch.setattr("tqcheck.articles.rows._TRIED", "import os; os.abort()")
    with pytest.raises(UnreadableArticleError, match="no valid Parquet table"):
        read_many(path)


@pytest.mark.parametrize("language", ["ja", "zh", "ko"])
def test_bytes_that_seem_to_be_in_a_language_without_words(monkeypatch: pytest.MonkeyPatch, language: str) -> None:
    monkeypatch.setattr("tqcheck.languages.detect", lambda text: Detected(language, 1.0))
    assert guess("El miércoles se votará la construcción, señaló.".encode("cp1252"))


def run(seconds: float, folder: Path, first: int = 0) -> None:
    """The long run by hand: ``python -m tests.articles.test_fuzz SECONDS FOLDER``; a failing input stays there."""
    end, seed, slowest = time.monotonic() + seconds, first, 0.0
    while time.monotonic() < end:
        chance = random.Random(seed)
        name, data = chance.choice(SAMPLES)
        path = folder / name
        path.write_bytes(damage(data, chance))
        begun = time.monotonic()
        try:
            readable(path)
        except Exception as error:
            path.rename(folder / f"found-{seed}-{name}")
            print(f"seed {seed} {name}: {type(error).__name__} {str(error)[:200]}", flush=True)
        took = time.monotonic() - begun
        if took > max(2.0, slowest):
            slowest = took
            path.rename(folder / f"slow-{seed}-{name}")
            print(f"seed {seed} {name}: {took:.1f} s", flush=True)
        seed += 1
    print(f"{seed - first} inputs, slowest {slowest:.1f} s")


if __name__ == "__main__":
    run(float(sys.argv[1]), Path(sys.argv[2]))
