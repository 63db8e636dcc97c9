"""``tqcheck score`` and ``tqcheck inspect``."""

import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

from tqcheck.cli.options import ArticleArgument, OutputOptions, SettingsOptions
from tqcheck.cli.output import check_output, write_reports
from tqcheck.cli.progress import progress
from tqcheck.errors import SettingsError
from tqcheck.model import SEVERITIES, Checked, Pair
from tqcheck.settings import Settings

if TYPE_CHECKING:
    from tqcheck.pipeline import Checker

Shared = Parameter(name="*")


def score(
    reference: ArticleArgument,
    candidate: ArticleArgument,
    /,
    *candidates: ArticleArgument,
    source: Path | None = None,
    output: Annotated[OutputOptions, Shared] = OutputOptions(),  # noqa: B008
    options: Annotated[SettingsOptions, Shared] = SettingsOptions(),  # noqa: B008
) -> int:
    """Check one or more candidates against a reference.

    Parameters
    ----------
    reference
        The trusted text: a path (.txt .md .html .json), or - for standard input.
    candidate
        The version under check.
    candidates
        More versions of the same reference.
    source
        The original, beside a reference in the candidate's language.
    """
    from tqcheck import articles

    settings = options.settings()
    checker = ready(settings, output)
    given = (candidate, *candidates)
    if [reference, *given].count("-") > 1:
        raise SettingsError("standard input (-) can be read only once")
    trusted = articles.read(reference, settings.reference_language)
    original = articles.read(source) if source else None
    pairs = [
        Pair(name, trusted, articles.read(path, settings.candidate_language), original)
        for name, path in zip(_names(given), given, strict=True)
    ]
    return _check_and_report(checker, pairs, output, quiet=options.quiet)


def inspect(
    candidate: ArticleArgument,
    /,
    *candidates: ArticleArgument,
    source: Path | None = None,
    output: Annotated[OutputOptions, Shared] = OutputOptions(),  # noqa: B008
    options: Annotated[SettingsOptions, Shared] = SettingsOptions(),  # noqa: B008
) -> int:
    """Check without a reference: the article against itself and a name list.

    Parameters
    ----------
    candidate
        The article: a path (.txt .md .html .json), or - for standard input.
    candidates
        More articles, each checked by itself.
    source
        The original, shown beside the article in the report.
    """
    from tqcheck import articles

    settings = options.settings()
    checker = ready(settings, output)
    given = (candidate, *candidates)
    if given.count("-") > 1:
        raise SettingsError("standard input (-) can be read only once")
    original = articles.read(source) if source else None
    pairs = [
        Pair(name, None, articles.read(path, settings.candidate_language), original)
        for name, path in zip(_names(given), given, strict=True)
    ]
    return _check_and_report(checker, pairs, output, quiet=options.quiet)


def ready(settings: Settings, output: OutputOptions) -> "Checker":
    """A checker whose settings, name list and output are known to be good before any article is read."""
    from tqcheck.embedding import load_encoder
    from tqcheck.pipeline import Checker, judge_of

    check_output(output.format or ["terminal"], output.output)
    encoder = load_encoder(settings.model, settings.device, cache=settings.cache)
    checker = Checker(settings, encoder, judge_of(settings, encoder, cache=settings.cache))
    _ = checker.chosen, checker.trusted_names
    return checker


def exit_code(severities: Iterable[str], fail_on: str) -> int:
    """1 where a severity is at or above ``fail_on``, else 0."""
    if fail_on == "never":
        return 0
    failing = SEVERITIES[: SEVERITIES.index(fail_on) + 1]
    return int(any(severity in failing for severity in severities))


def _check_and_report(checker: "Checker", pairs: Sequence[Pair], output: OutputOptions, *, quiet: bool) -> int:
    from tqcheck import derived, tables
    from tqcheck.languages import keep_unpacked
    from tqcheck.pipeline import run_info

    # Every article is cut before the first one is embedded: one that has no story stops the command at once.
    prepared = [checker.prepare(pair) for pair in pairs]
    done: list[Checked] = [checker.check(one) for one in progress(prepared, len(prepared), "Checking", quiet=quiet)]
    write_reports(tables.build(done, (), run_info(checker)), output.format, output.output)
    for note in getattr(checker.encoder, "notes", ()):  # of a cache that was thrown away
        print(f"tqcheck: {note}", file=sys.stderr)
    if checker.settings.cache:
        derived.keep()
        keep_unpacked()
    return exit_code((finding.severity for one in done for finding in one.findings), checker.settings.fail_on)


def _names(paths: Sequence[str]) -> list[str]:
    """Pair ids: the paths as given, numbered where one is given twice."""
    seen: Counter[str] = Counter()
    names = []
    for path in paths:
        seen[path] += 1
        names.append(path if seen[path] == 1 else f"{path}#{seen[path]}")
    return names
