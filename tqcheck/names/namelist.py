"""Lists of trusted spellings: written by hand, or learnt from trusted articles."""

import csv
import io
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from tqcheck.aligned import Document
from tqcheck.codes import language_tag, no_code
from tqcheck.errors import SettingsError
from tqcheck.names.forms.inflection import inflection
from tqcheck.names.mentions.mentions import mentions
from tqcheck.names.mentions.words import words_of
from tqcheck.names.spelling import WORD, fold

COLUMNS = ("name", "language", "kind", "variants", "count", "sources")
ARTICLES_NEEDED = 2
_UNKNOWN = frozenset({"und", ""})


@dataclass(frozen=True, slots=True)
class TrustedName:
    """One trusted spelling.

    ``language`` is a BCP 47 code, None where the spelling holds in any language. ``variants`` are other accepted
    spellings. ``count`` and ``sources`` (articles) are set where the name was learnt.
    """

    name: str
    language: str | None = None
    kind: str | None = None
    variants: tuple[str, ...] = ()
    count: int = 0
    sources: tuple[str, ...] = ()


@dataclass(frozen=True)
class NameList:
    """Trusted names in the order given."""

    names: tuple[TrustedName, ...] = ()

    def __iter__(self) -> Iterator[TrustedName]:
        return iter(self.names)

    def __len__(self) -> int:
        return len(self.names)

    @classmethod
    def read(cls, path: str | Path) -> "NameList":
        """Read a list from CSV (a column ``name``, optionally ``language``, ``kind``, ``variants`` apart by ``;``,
        ``count``, ``sources``) or TOML (tables ``[[names]]`` with the same keys; lists allowed for ``variants``).

        Raises ``SettingsError`` where the file cannot be read or is no name list.
        """
        path = Path(path)
        try:
            text = path.read_text(encoding="utf-8-sig")
        except (OSError, UnicodeDecodeError) as error:
            reason = error.strerror if isinstance(error, OSError) else "not UTF-8"
            raise SettingsError(f"name list {path}: {reason}") from error
        rows = _toml_rows(text, path) if path.suffix.lower() == ".toml" else _csv_rows(text, path)
        return cls(tuple(_entry(row, path, number) for number, row in enumerate(rows, start=1)))

    def write(self, path: str | Path) -> None:
        """Write the list as CSV, or as TOML where the file's name ends so."""
        path = Path(path)
        text = _as_toml(self.names) if path.suffix.lower() == ".toml" else _as_csv(self.names)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        except OSError as error:
            raise SettingsError(f"name list {path}: {error.strerror}") from error

    @classmethod
    def learn(cls, documents: Iterable[Document], *, articles: int = ARTICLES_NEEDED) -> "NameList":
        """Names that stand in at least ``articles`` trusted articles, with spelling, count and sources.

        Full names and single names that a capital within a sentence shows; the most frequent first. The same text
        twice counts as one article.
        """
        counts: dict[tuple[str, str], int] = defaultdict(int)
        sources: dict[tuple[str, str], dict[str, None]] = defaultdict(dict)
        seen: set[str] = set()
        for number, document in enumerate(documents):
            if document.text in seen:
                continue
            seen.add(document.text)
            source = document.article.path or document.article.id or f"article {number + 1}"
            for mention in mentions(document, words_of(document)):
                if not mention.certain:
                    continue
                key = (_without_ending(mention.text, document.language), document.language)
                counts[key] += 1
                sources[key][source] = None
        kept = [key for key in counts if len(sources[key]) >= articles]
        kept.sort(key=lambda key: (-counts[key], key))
        return cls(
            tuple(
                TrustedName(
                    name,
                    None if language in _UNKNOWN else language,
                    count=counts[name, language],
                    sources=tuple(sources[name, language]),
                )
                for name, language in kept
            )
        )

    def merged(self, other: "NameList") -> "NameList":
        """Both lists; a name of both adds its counts, variants and sources."""
        found = {(entry.name, entry.language): entry for entry in self.names}
        for entry in other:
            old = found.get((entry.name, entry.language))
            found[entry.name, entry.language] = (
                entry
                if old is None
                else replace(
                    old,
                    kind=old.kind or entry.kind,
                    variants=tuple(dict.fromkeys((*old.variants, *entry.variants))),
                    count=old.count + entry.count,
                    sources=tuple(dict.fromkeys((*old.sources, *entry.sources))),
                )
            )
        return NameList(tuple(found.values()))

    @cached_property
    def words(self) -> frozenset[str]:
        """All folded words of all names and their variants."""
        return frozenset(
            fold(word) for entry in self.names for name in (entry.name, *entry.variants) for word in WORD.findall(name)
        )


def _without_ending(name: str, language: str) -> str:
    """A name without what its language writes behind an apostrophe (Kavanaugh'un)."""
    head, mark, ending = name.replace("’", "'").rpartition("'")
    rules = inflection(language)
    return name[: len(head)] if mark and rules.apostrophe and head and fold(ending) in rules.endings else name


def _csv_rows(text: str, path: Path) -> list[dict[str, Any]]:
    try:
        dialect: Any = csv.Sniffer().sniff(text.splitlines()[0], delimiters=",;\t") if text.strip() else csv.excel
    except csv.Error:
        dialect = csv.excel
    if text.strip() and "variants" in text.splitlines()[0] and "," in text.splitlines()[0]:
        dialect = csv.excel
    reader = csv.DictReader(io.StringIO(text), dialect=dialect)
    if not reader.fieldnames or "name" not in [(field or "").strip().lower() for field in reader.fieldnames]:
        raise SettingsError(f"name list {path}: has no column 'name'")
    rows = []
    for row in reader:
        clean = {
            (key or "").strip().lower(): (value or "") for key, value in row.items() if isinstance(value, str | None)
        }
        if any(value.strip() for value in clean.values()):
            rows.append(clean)
    return rows


def _toml_rows(text: str, path: Path) -> list[dict[str, Any]]:
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"name list {path}: {error}") from error
    rows = next((value for key, value in table.items() if key in ("names", "name") and isinstance(value, list)), None)
    if rows is None:
        raise SettingsError(f"name list {path}: has no tables [[names]]")
    return [row if isinstance(row, dict) else {"name": row} for row in rows]


def _entry(row: dict[str, Any], path: Path, number: int) -> TrustedName:
    name = str(row.get("name") or "").strip()
    if not name:
        raise SettingsError(f"name list {path}: entry {number} has no name")
    if "\n" in name or "\r" in name:
        raise SettingsError(f"name list {path}: entry {number} goes over several lines; is a quotation mark open?")
    try:
        count = int(row.get("count") or 0)
    except (TypeError, ValueError) as error:
        raise SettingsError(f"name list {path}: entry {number} ({name}) has a count that is no number") from error
    said = str(row.get("language") or "").strip()
    language = language_tag(said)
    if said and language is None:
        raise SettingsError(f"name list {path}: entry {number} ({name}): {no_code(said)}")
    return TrustedName(
        name=name,
        language=language,
        kind=str(row.get("kind") or "").strip() or None,
        variants=_several(row.get("variants")),
        count=count,
        sources=_several(row.get("sources")),
    )


def _several(value: Any) -> tuple[str, ...]:
    items = value if isinstance(value, list) else str(value or "").split(";")
    return tuple(str(item).strip() for item in items if str(item).strip())


def _as_csv(names: Iterable[TrustedName]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for entry in names:
        writer.writerow(
            [
                entry.name,
                entry.language or "",
                entry.kind or "",
                ";".join(entry.variants),
                entry.count or "",
                ";".join(entry.sources),
            ]
        )
    return out.getvalue()


def _as_toml(names: Iterable[TrustedName]) -> str:
    blocks = []
    for entry in names:
        lines = ["[[names]]", f"name = {_quoted(entry.name)}"]
        if entry.language:
            lines.append(f"language = {_quoted(entry.language)}")
        if entry.kind:
            lines.append(f"kind = {_quoted(entry.kind)}")
        if entry.variants:
            lines.append(f"variants = [{', '.join(_quoted(variant) for variant in entry.variants)}]")
        if entry.count:
            lines.append(f"count = {entry.count}")
        if entry.sources:
            lines.append(f"sources = [{', '.join(_quoted(source) for source in entry.sources)}]")
        blocks.append("\n".join(lines))
    return "\n\n".join(blocks) + "\n"


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
    return f'"{escaped}"'


__all__ = ["ARTICLES_NEEDED", "COLUMNS", "NameList", "TrustedName"]
