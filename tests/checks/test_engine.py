"""The engine: who and how bad, places that slice back, fingerprints that survive edits elsewhere."""

import re
from collections.abc import Iterator

import pytest

from tqcheck.aligned import AlignedPair, Document
from tqcheck.checks.engine import Check, Example, Hit, check, run_checks
from tqcheck.errors import SettingsError
from tqcheck.model import Article, Link, Pair, Relation, Sentence, Span


class NoEncoder:
    """An encoder that a test of the engine never needs."""

    name = "none"
    revision = "none"


def document(*sentences: str) -> Document:
    text = " ".join(sentences)
    found, at = [], 0
    for index, sentence in enumerate(sentences):
        found.append(Sentence(index, at, at + len(sentence), sentence))
        at += len(sentence) + 1
    return Document(Article(text=text, language="en"), tuple(found))


def pair(reference: Document | None, candidate: Document, links: tuple[Link, ...] = ()) -> AlignedPair:
    related = Relation("edited", 1.0) if reference else None
    articles = Pair("p", reference.article if reference else None, candidate.article)
    return AlignedPair(articles, reference, candidate, links, related, NoEncoder())  # type: ignore[arg-type]


def finds(word: str, name: str = "finds-a-word", needs: str = "candidate") -> Check:
    @check(name, severity="warning", needs=needs, summary="finds a word", examples=(Example(None, word, ("en", "en")),))  # type: ignore[arg-type]
    def function(aligned: AlignedPair) -> Iterator[Hit]:
        """Finds a word."""
        at = aligned.candidate.text.find(word)
        while at >= 0:
            yield Hit(f"{word} is here", candidate=Span(at, at + len(word)))
            at = aligned.candidate.text.find(word, at + 1)

    return function


def test_places_slice_back_and_name_their_sentence() -> None:
    aligned = pair(None, document("One cat.", "Two 🙂 cats."))
    first, second = run_checks([finds("cat")], aligned)
    assert first.candidate is not None and second.candidate is not None
    for place in (first.candidate, second.candidate):
        assert aligned.candidate.text[place.start : place.end] == place.text == "cat"
    assert (first.candidate.sentence, second.candidate.sentence) == (0, 1)


def test_fingerprints_are_unique_and_survive_an_edit_elsewhere() -> None:
    before = run_checks([finds("cat")], pair(None, document("One cat.", "Two cats.")))
    after = run_checks([finds("cat")], pair(None, document("A new start.", "One cat.", "Two cats.")))
    assert [one.fingerprint for one in before] == [one.fingerprint for one in after]
    assert len({one.fingerprint for one in before}) == 2


def test_severity_is_the_users_then_the_hits_then_the_checks() -> None:
    aligned = pair(None, document("One cat."))
    assert run_checks([finds("cat")], aligned)[0].severity == "warning"
    assert run_checks([finds("cat")], aligned, severities={"finds-a-word": "note"})[0].severity == "note"


def test_a_check_that_needs_a_reference_is_left_out_without_one() -> None:
    assert run_checks([finds("cat", needs="reference")], pair(None, document("One cat."))) == ()


def test_a_version_check_is_left_out_for_two_different_stories() -> None:
    reference, candidate = document("A dog."), document("One cat.")
    aligned = pair(reference, candidate)
    other = AlignedPair(aligned.pair, reference, candidate, (), Relation("unrelated", 1.0), aligned.encoder)
    assert len(run_checks([finds("cat", needs="version")], aligned)) == 1
    assert run_checks([finds("cat", needs="version")], other) == ()


def test_what_the_candidate_lost_stands_where_it_was_lost() -> None:
    reference, candidate = document("A cat.", "A dog.", "A cow."), document("A cat.", "A cow.")
    links = (Link((0,), (0,), "match", 1.0), Link((1,), (), "dropped"), Link((2,), (1,), "match", 1.0))

    @check("lost", severity="error", needs="version", summary="lost", examples=())
    def lost(aligned: AlignedPair) -> Iterator[Hit]:
        """Says what was dropped."""
        yield Hit("A dog is gone", reference=Span(7, 13))

    findings = run_checks([finds("A "), lost], pair(reference, candidate, links))
    assert [one.check for one in findings] == ["finds-a-word", "lost", "finds-a-word"]


def test_a_crash_names_the_check_and_the_pair() -> None:
    @check("crashes", severity="error", needs="candidate", summary="crashes", examples=())
    def crashes(aligned: AlignedPair) -> Iterator[Hit]:
        """Crashes."""
        raise ValueError("boom")
        yield

    with pytest.raises(ValueError, match="boom") as error:
        run_checks([crashes], pair(None, document("One cat.")))
    assert error.value.__notes__ == ["in check crashes on pair p"]


def test_options_are_those_of_the_function_and_of_their_kind() -> None:
    @check("has-options", severity="note", needs="candidate", summary="has options", examples=())
    def has_options(aligned: AlignedPair, *, least: int = 3, share: float = 0.5, strict: bool = True) -> Iterator[Hit]:
        """Has options."""
        yield from ()

    assert has_options.options == {"least": 3, "share": 0.5, "strict": True}
    has_options.accept({"least": 0, "share": 1, "strict": False})
    for wrong, said in (
        ({"most": 1}, "[check.has-options] most: no such option; there is severity, least, share, strict"),
        ({"least": 1.5}, "least must be a whole number, not 1.5"),
        ({"share": "half"}, "share must be a number, not 'half'"),
        ({"strict": 1}, "strict must be true or false, not 1"),
        ({"least": True}, "least must be a whole number, not True"),
    ):
        with pytest.raises(SettingsError, match=re.escape(said)):
            has_options.accept(wrong)
