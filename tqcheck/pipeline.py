"""The whole way of one pair on one page: articles to sentences to links to findings and scores.

``read`` (files to articles), ``prepare`` (articles to documents), ``check_prepared`` (documents to ``Checked``).
``check``, ``inspect`` and ``check_many`` are the public way through all of them.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import cache, cached_property, lru_cache, partial
from pathlib import Path

from tqcheck import alignment, articles, checks, scoring, tables
from tqcheck.aligned import AlignedPair, Document
from tqcheck.articles.settle import OF_STORIES
from tqcheck.checks.denials import affirmed, reworded, unanswered
from tqcheck.codes import language_tag
from tqcheck.embedding import Encoder, bundled, load_encoder
from tqcheck.errors import SettingsError, UnreadableArticleError
from tqcheck.freed import give_back
from tqcheck.languages import detect
from tqcheck.model import Article, Checked, Finding, Link, Pair, Relation, Score, Skipped
from tqcheck.names import NameList
from tqcheck.quality import Quality, load_quality
from tqcheck.remembered import Remembered
from tqcheck.sentences import split
from tqcheck.settings import Settings, validated
from tqcheck.surrogates import mended

ArticleInput = str | Path | Article
_REMEMBERED = 256  # articles


@dataclass(frozen=True, slots=True)
class Prepared:
    """A pair read and cut into sentences, before anything is embedded."""

    pair: Pair
    reference: Document | None
    candidate: Document
    source: Document | None = None


@dataclass(frozen=True)
class Report:
    """What is known of one candidate: the answer of ``check`` and ``inspect``."""

    checked: Checked

    @property
    def relation(self) -> Relation | None:
        """How the candidate belongs to the reference; None without one."""
        return self.checked.relation

    @property
    def links(self) -> tuple[Link, ...]:
        """The alignment: every sentence of either article in exactly one link."""
        return self.checked.links

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What a person should look at, in reading order."""
        return self.checked.findings

    @property
    def scores(self) -> tuple[Score, ...]:
        """All scores; ``score(metric)`` picks one."""
        return self.checked.scores

    @cached_property
    def fidelity(self) -> float | None:
        """The headline figure, from 0 to 100; None without a reference."""
        return self.score("fidelity")

    def score(self, metric: str) -> float | None:
        """The value of a metric; None where it does not apply to this pair."""
        return next((score.value for score in self.checked.scores if score.metric == metric), None)


@cache
def default_encoder() -> Encoder:
    """The bundled encoder of this process, without a cache on disk: calls from Python write nothing."""
    return load_encoder(cache=False)


@dataclass(frozen=True)
class Checker:
    """Settings made ready: the encoder, the quality model, the name list and the chosen checks, shared by all pairs
    of a run."""

    settings: Settings = field(default_factory=Settings)
    encoder: Encoder = field(default_factory=default_encoder)
    judge: scoring.Judge | None = None

    @cached_property
    def chosen(self) -> tuple[checks.Check, ...]:
        """The checks that run. Raises ``SettingsError`` where the settings name one that there is not, or give one an
        option that it has not."""
        validated(self.settings, tuple(one.name for one in checks.CHECKS))
        for one in checks.CHECKS:
            one.accept(self.settings.options.get(one.name, {}))
        wanted = self.settings.checks
        skipped = self.settings.skip_checks
        chosen = tuple(
            one for one in checks.CHECKS if (wanted is None or one.name in wanted) and one.name not in skipped
        )
        if wanted is not None and not chosen:
            raise SettingsError("no check is left: those that shall run are skipped as well")
        return chosen

    @cached_property
    def trusted_names(self) -> NameList | None:
        """The name list of the settings. Raises ``SettingsError`` where it cannot be read."""
        return NameList.read(self.settings.names) if self.settings.names else None

    def prepare(self, pair: Pair) -> Prepared:
        """Languages told, furniture settled, sentences cut. Raises ``UnreadableArticleError`` without a story."""
        reference = _in_language(pair.reference, self.settings.reference_language) if pair.reference else None
        candidate = _in_language(pair.candidate, self.settings.candidate_language)
        if reference is not None:
            reference, candidate = articles.settle_furniture(reference, candidate)
        source = _in_language(pair.source, None) if pair.source else None
        pair = replace(pair, reference=reference, candidate=candidate, source=source)
        return Prepared(
            pair,
            reference=_document(reference) if reference else None,
            candidate=_document(candidate),
            source=_document(source) if source else None,
        )

    def _looked_again(self, prepared: Prepared) -> Prepared:
        """The pair after a second look at pages, with the encoder; a copy is none the better for one."""
        reference, candidate = prepared.pair.reference, prepared.pair.candidate
        if reference is not None and story(reference) == story(candidate):
            return prepared
        old, new = (self._looked_at(one) if one is not None else None for one in (reference, candidate))
        assert new is not None
        if old is reference and new is candidate:
            return prepared
        if old is not None:
            old, new = articles.settle_furniture(old, new)
        pair = replace(prepared.pair, reference=old, candidate=new)
        return Prepared(pair, _document(old) if old else None, _document(new), prepared.source)

    @cached_property
    def _seen_twice(self) -> dict[Article, Article]:
        return {}

    def _looked_at(self, article: Article) -> Article:
        """The article after a second look at what reading kept, where it shows furniture; the encoder is not called
        otherwise. What the second look knows is of the bundled encoder."""
        if self.encoder.name != bundled.NAME or all(span.kind in OF_STORIES for span in article.boilerplate):
            return article
        known = self._seen_twice  # a reference comes once for each of its candidates
        if article not in known:
            from tqcheck.articles.second_look import looked_at

            if len(known) >= _REMEMBERED:
                known.clear()
            known[article] = looked_at(article, self.encoder.encode)
        return known[article]

    def check(self, prepared: Prepared) -> Checked:
        """Look again at pages, align, settle what is furniture, check and score one prepared pair."""
        prepared = self._looked_again(prepared)
        pair, reference, candidate = prepared.pair, prepared.reference, prepared.candidate
        links: tuple[Link, ...] = ()
        related = None
        if reference is not None:
            reference, candidate, links = alignment.align_settled(reference, candidate, self.encoder)
            related = alignment.relation(reference, candidate, links, self.encoder)
            pair = replace(pair, reference=reference.article, candidate=candidate.article)
        aligned = AlignedPair(
            pair=pair,
            reference=reference,
            candidate=candidate,
            links=links,
            relation=related,
            encoder=self.encoder,
            source=prepared.source,
            trusted_names=self.trusted_names,
        )
        findings = checks.run_checks(
            self.chosen, aligned, severities=self.settings.severities, options=self.settings.options
        )
        # What an article is worth does not depend on what somebody wishes to be told of it.
        usual = self.chosen == checks.CHECKS and not self.settings.severities and not self.settings.options
        evidence = findings if usual else checks.run_checks(checks.CHECKS, aligned)
        scores, costs = scoring.own_scores(
            aligned, evidence, self.judge, unanswered(aligned), partial(affirmed, aligned), reworded(aligned)
        )
        return Checked(
            pair=pair,
            relation=related,
            reference_sentences=reference.sentences if reference else (),
            candidate_sentences=candidate.sentences,
            source_sentences=prepared.source.sentences if prepared.source else (),
            links=links,
            scores=(*scores, *scoring.reference_scores(aligned)),
            findings=findings,
            link_scores=scoring.link_scores(aligned),
            costs=costs,
        )

    def check_pair(self, pair: Pair) -> Checked:
        """``prepare`` and ``check``."""
        return self.check(self.prepare(pair))


def check(
    reference: ArticleInput,
    candidate: ArticleInput,
    *,
    source: ArticleInput | None = None,
    settings: Settings | None = None,
    encoder: Encoder | None = None,
) -> Report:
    """Check a candidate against its reference.

    Each article is a text, a ``pathlib.Path`` to a file, or an ``Article``. Nothing is written or printed. Raises
    ``UnreadableArticleError`` for an article without a story, ``SettingsError`` and ``ModelError``.
    """
    pair = Pair(
        _name(candidate),
        to_article(reference),
        to_article(candidate),
        to_article(source) if source is not None else None,
    )
    return Report(_checked(pair, settings, encoder))


def inspect(candidate: ArticleInput, *, settings: Settings | None = None, encoder: Encoder | None = None) -> Report:
    """Check an article against itself and the name list of the settings, without a reference."""
    return Report(_checked(Pair(_name(candidate), None, to_article(candidate)), settings, encoder))


def check_many(
    pairs: Iterable[Pair | tuple[ArticleInput, ArticleInput]],
    *,
    settings: Settings | None = None,
    encoder: Encoder | None = None,
) -> tables.Tables:
    """Check many pairs; the answer holds polars frames: pairs, sentences, links, findings, scores, skipped.

    A pair is ``(reference, candidate)`` or a ``Pair``. An article that cannot be read becomes a row of ``skipped``.
    """
    checker = _checker(settings, encoder)
    skipped: list[Skipped] = []

    def checked() -> Iterator[Checked]:
        for number, one in enumerate(pairs, 1):
            try:
                yield checker.check_pair(one if isinstance(one, Pair) else _numbered(number, *one))
            except UnreadableArticleError as error:
                skipped.append(Skipped(error.path, error.reason))
            _bound_memory()

    done = list(checked())
    return tables.build(done, skipped, run_info(checker))


def align(reference: Sequence[str], candidate: Sequence[str], *, encoder: Encoder | None = None) -> tuple[Link, ...]:
    """Align two lists of sentences; links hold tuples of indices on either side."""
    return alignment.align(reference, candidate, encoder or default_encoder())


def judge_of(settings: Settings, encoder: Encoder, *, cache: bool) -> Quality | None:
    """The quality model of the settings; None where they say ``off``. Raises ``ModelError``."""
    if settings.quality == "off":
        return None
    return load_quality(settings.device, cache=cache, encoder=encoder, alone=False)


def run_info(checker: Checker) -> dict[str, object]:
    """What a run must say of itself to be judged later: version, model and settings."""
    from tqcheck import __version__

    settings = checker.settings
    return {
        "schema": 1,
        "tqcheck": __version__,
        "created": datetime.now(UTC).isoformat(timespec="seconds"),
        "model": {"name": checker.encoder.name, "revision": checker.encoder.revision},
        "settings": {
            "reference_language": settings.reference_language,
            "candidate_language": settings.candidate_language,
            "names": str(settings.names) if settings.names else None,
            "checks": [one.name for one in checker.chosen],
            "fail_on": settings.fail_on,
            "severities": dict(settings.severities),
            "options": {name: dict(options) for name, options in settings.options.items()},
            "quality": settings.quality,
        },
    }


def to_article(given: ArticleInput) -> Article:
    """A text, a path or an article as an article. Raises ``UnreadableArticleError``."""
    if isinstance(given, Article):
        return given
    return articles.read(given) if isinstance(given, Path) else articles.from_text(given)


def _checked(pair: Pair, settings: Settings | None, encoder: Encoder | None) -> Checked:
    try:
        return _checker(settings, encoder).check_pair(pair)
    finally:
        _bound_memory()


@cache
def _remembered() -> Remembered:
    return Remembered()


def _bound_memory() -> None:
    """Let go of what functions remember of earlier pairs where it has become much; a program may check any number."""
    if _remembered().bound():
        give_back()


def _checker(settings: Settings | None, encoder: Encoder | None) -> Checker:
    settings = settings or Settings()
    if encoder is None:
        default = Settings()
        usual = (settings.model, settings.device) == (default.model, default.device)
        encoder = default_encoder() if usual else load_encoder(settings.model, settings.device, cache=False)
    return Checker(settings, encoder, _judge_without_cache(settings, encoder))


@cache
def _judges() -> dict[tuple[str, int], Quality]:
    """The quality models of this process, by device and encoder."""
    return {}


def _judge_without_cache(settings: Settings, encoder: Encoder) -> Quality | None:
    key = (settings.device, id(encoder))
    if settings.quality == "off":
        return None
    if key not in _judges() and (found := judge_of(settings, encoder, cache=False)) is not None:
        _judges()[key] = found
    return _judges().get(key)


def _name(given: ArticleInput) -> str:
    if isinstance(given, Article):
        return given.id or given.path or "candidate"
    return str(given) if isinstance(given, Path) else "candidate"


def _numbered(number: int, reference: ArticleInput, candidate: ArticleInput) -> Pair:
    return Pair(str(number), to_article(reference), to_article(candidate))


def _in_language(article: Article, code: str | None) -> Article:
    """The article with its language, as told, as the article says, or as detected in its story; without lone
    surrogates."""
    text = mended(article.text)
    if text != article.text:
        article = replace(article, text=text, headline=article.headline and mended(article.headline))
    said = code or article.language
    language = (language_tag(said) if said else None) or detect(story(article)).code
    return article if language == article.language else replace(article, language=language)


def story(article: Article) -> str:
    """The text of an article without its furniture."""
    kept, at = [], 0
    for span in sorted(article.boilerplate, key=lambda span: span.start):
        kept.append(article.text[at : max(at, span.start)])
        at = max(at, span.end)
    return "".join([*kept, article.text[at:]])


@lru_cache(maxsize=256)  # as articles.from_text is
def _document(article: Article) -> Document:
    sentences = split(article)
    if not sentences:
        raise UnreadableArticleError(article.path or article.id or "article", "no story in it")
    return Document(article, sentences)
