"""``tqcheck align``."""

from pathlib import Path
from typing import Annotated, Literal

from tqcheck import alignment, articles
from tqcheck.alignment import notation
from tqcheck.cli.options import FLAG, ArticleArgument, Device
from tqcheck.cli.output import print_text, terminal_width
from tqcheck.embedding import load_encoder
from tqcheck.errors import SettingsError
from tqcheck.model import Pair
from tqcheck.pipeline import Checker
from tqcheck.settings import find_settings, load_settings

AlignmentFormat = Literal["terminal", "tsv", "json", "pairs"]


def align(
    reference: ArticleArgument,
    candidate: ArticleArgument,
    /,
    *,
    format: AlignmentFormat = "terminal",  # noqa: A002
    reference_language: str | None = None,
    candidate_language: str | None = None,
    model: str | None = None,
    device: Device | None = None,
    config: Path | None = None,
    no_cache: Annotated[bool, FLAG] = False,
) -> None:
    """Show the alignment alone.

    Parameters
    ----------
    reference
        The trusted text: a path, or - for standard input.
    candidate
        The version under check.
    format
        "terminal" is side by side, "pairs" the notation of the aligners, [0]:[0, 1].
    reference_language
        BCP 47 code of the reference's language; detected where not given.
    candidate_language
        BCP 47 code of the candidate's language; detected where not given.
    model
        Any sentence-transformers model by name or path.
    device
        Where the model runs.
    config
        Settings file.
    no_cache
        Do not read or write the embedding cache.
    """
    if reference == candidate == "-":
        raise SettingsError("standard input (-) can be read only once")
    settings = load_settings(config or find_settings(Path.cwd())).with_options(
        reference_language=reference_language,
        candidate_language=candidate_language,
        model=model,
        device=device,
        cache=False if no_cache else None,
    )
    checker = Checker(settings, load_encoder(settings.model, settings.device, cache=settings.cache))
    prepared = checker.prepare(Pair(candidate, articles.read(reference), articles.read(candidate)))
    assert prepared.reference is not None
    reference_document, candidate_document, links = alignment.align_settled(
        prepared.reference, prepared.candidate, checker.encoder
    )
    old = [sentence.text for sentence in reference_document.sentences]
    new = [sentence.text for sentence in candidate_document.sentences]
    print_text(
        {
            "terminal": lambda: notation.side_by_side(links, old, new, terminal_width()),
            "tsv": lambda: notation.as_tsv(links, old, new),
            "json": lambda: notation.as_json(links, old, new),
            "pairs": lambda: notation.as_notation(links),
        }[format]()
    )
