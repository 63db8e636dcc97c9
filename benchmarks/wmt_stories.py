"""The news stories of WMT 2020 in English with their German translation, for what is made of many stories.

Their segments are paragraphs of one story behind the other; the data do not say where one ends. A headline is told by
its lack of a full stop in both languages and by the words that the paragraph below has too.
"""

from functools import cache

from benchmarks import ntrex
from tqcheck.articles.structure import is_closed, is_prose, weight
from tqcheck.articles.surroundings import content_words

_HEADLINE = (30, 130)  # characters
_FEWEST, _MOST = 6, 30  # paragraphs of a story; more are two
_KIN = 2  # words


@cache
def _pairs() -> list[tuple[str, str]]:
    import polars as pl

    path = ntrex.folder().parent / "mqm-wmt20.parquet"
    if not path.exists():
        return []
    rows = pl.read_parquet(path).filter((pl.col("lp") == "en-de") & pl.col("system").str.starts_with("Human-P"))
    rows = rows.sort("segment")
    return list(zip(rows["source"].to_list(), rows["reference"].to_list(), strict=True))


@cache
def stories(code: str) -> tuple[tuple[str, ...], ...]:
    """The stories in ``en`` or ``de``, each its headline and its paragraphs; none where the data are not there."""
    if code not in ("en", "de"):
        return ()
    pairs, begins = _pairs(), starts()
    found = [pairs[start:end] for start, end in zip(begins, (*begins[1:], len(pairs)), strict=True)]
    place = ("en", "de").index(code)
    return tuple(tuple(pair[place] for pair in one) for one in found if _FEWEST <= len(one) <= _MOST)


@cache
def starts() -> tuple[int, ...]:
    """The segment that each story begins with."""
    pairs = _pairs()
    return tuple(at for at in range(len(pairs) - 1) if _is_headline(pairs[at], pairs[at + 1]))


def _is_headline(pair: tuple[str, str], below: tuple[str, str]) -> bool:
    low, high = _HEADLINE
    return (
        all(low <= weight(one) <= high and not is_closed(one) and one[-1] not in ":," for one in pair)
        and is_prose(below[0])
        and len(content_words(pair[0]) & content_words(below[0])) >= _KIN
    )
