"""``tqcheck names learn`` and ``tqcheck names show``."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

from cyclopts import App, Parameter
from rich.table import Table
from rich.text import Text

from tqcheck import articles
from tqcheck.aligned import Document
from tqcheck.cli.options import FLAG
from tqcheck.cli.output import print_drawn, print_text
from tqcheck.cli.progress import progress
from tqcheck.codes import language_tag, no_code
from tqcheck.errors import SettingsError, UnreadableArticleError
from tqcheck.model import Pair
from tqcheck.names import NameList
from tqcheck.pipeline import Checker

_ARTICLES = (".txt", ".md", ".html", ".htm", ".json")

names = App(name="names", help="Build and show a name list from trusted articles.", help_format="plaintext")


@names.command
def learn(
    folder: Path,
    /,
    *,
    output: Annotated[Path, Parameter(alias="-o", metavar="PATH")] = Path("names.csv"),
    articles_needed: int = 2,
    language: str | None = None,
    quiet: Annotated[bool, FLAG] = False,
) -> None:
    """Learn spellings from a folder of trusted articles, and add them to the list where there is one.

    Parameters
    ----------
    folder
        Trusted articles, in it and below.
    output
        The list: CSV, or TOML where its name ends so.
    articles_needed
        A name counts when it stands in this many articles.
    language
        BCP 47 code of all of them; detected where not given.
    quiet
        No progress.
    """
    if not folder.is_dir():
        raise SettingsError(f"{folder}: no such folder of articles")
    if articles_needed < 1:
        raise SettingsError(f"--articles-needed: must be at least 1, not {articles_needed}")
    if language is not None and language_tag(language) is None:
        raise SettingsError(f"--language: {no_code(language)}")
    if output.is_dir():
        raise SettingsError(f"{output}: is a folder; the list is written to a file")
    older = NameList.read(output) if output.exists() else None
    paths = sorted(path for path in folder.rglob("*") if path.suffix.lower() in _ARTICLES)
    unread: list[UnreadableArticleError] = []
    documents = list(_documents(progress(paths, len(paths), "Reading", quiet=quiet), language, unread))
    if not documents:
        raise SettingsError(f"{folder}: no article in it could be read ({len(unread)} were tried)")
    learnt = NameList.learn(documents, articles=articles_needed)
    merged = older.merged(learnt) if older is not None else learnt
    merged.write(output)
    for error in unread:
        print(f"tqcheck: {error}", file=sys.stderr)
    print_text(f"{output}: {len(merged)} names, {len(learnt)} of them in {len(documents)} articles of {folder}")


@names.command
def show(names: Path, /) -> None:
    """Show a name list.

    Parameters
    ----------
    names
        The list, CSV or TOML.
    """
    table = Table(box=None, pad_edge=False, header_style="bold")
    for column in ("name", "language", "kind", "variants", "count", "articles"):
        table.add_column(column, justify="right" if column in ("count", "articles") else "left")
    for entry in NameList.read(names):
        counts = (str(entry.count), str(len(entry.sources))) if entry.count else ("", "")
        cells = (entry.name, entry.language or "", entry.kind or "", "; ".join(entry.variants), *counts)
        table.add_row(*map(Text, cells))
    print_drawn(table)


def _documents(paths: Iterator[Path], language: str | None, unread: list[UnreadableArticleError]) -> Iterator[Document]:
    checker = Checker()
    for path in paths:
        try:
            article = articles.read(path, language)
            yield checker.prepare(Pair(str(path), None, article)).candidate
        except UnreadableArticleError as error:
            unread.append(error)
