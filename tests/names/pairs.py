"""Stories of one line a sentence, aligned line by line."""

from tqcheck.aligned import AlignedPair, Document
from tqcheck.checks import run_checks
from tqcheck.checks.names import name_added, name_inconsistent, name_missing, name_misspelled
from tqcheck.embedding import load_encoder
from tqcheck.model import Article, Finding, Link, Pair, Relation, Sentence
from tqcheck.names import NameList


def document(lines: list[str], language: str) -> Document:
    sentences, at = [], 0
    for index, line in enumerate(lines):
        sentences.append(Sentence(index, at, at + len(line), line))
        at += len(line) + 2
    return Document(Article("\n\n".join(lines), language=language), tuple(sentences))


def pair_of(
    reference: list[str] | None, candidate: list[str], languages: tuple[str, str], names: NameList | None = None
) -> AlignedPair:
    new, encoder = document(candidate, languages[1]), load_encoder(cache=False)
    if reference is None:
        return AlignedPair(Pair("x", None, new.article), None, new, (), None, encoder, trusted_names=names)
    old = document(reference, languages[0])
    links = tuple(Link((index,), (index,), "match", 0.9) for index in range(len(reference)))
    relation = Relation("translation", 1.0)
    pair = Pair("x", old.article, new.article)
    return AlignedPair(pair, old, new, links, relation, encoder, trusted_names=names)


def findings(
    reference: list[str] | None, candidate: list[str], languages: tuple[str, str], names: NameList | None = None
) -> tuple[Finding, ...]:
    checks = [name_misspelled, name_inconsistent, name_missing, name_added]
    return run_checks(checks, pair_of(reference, candidate, languages, names))


def accused(reference: str, candidate: str, languages: tuple[str, str]) -> list[tuple[str, str | None]]:
    """What is called a misspelled name, more than in a note, and what is suggested."""
    return [
        (one.candidate.text, one.suggestion)
        for one in findings([reference], [candidate], languages)
        if one.candidate is not None and one.check == "name-misspelled" and one.severity == "error"
    ]
