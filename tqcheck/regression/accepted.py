"""Findings that somebody looked at and accepted: a TOML file that is reviewed like code.

::

    [[accepted]]
    pair = "ferry-aground/en.v2"
    check = "name-misspelled"
    fingerprint = "5f2c..."
    quoted = "Kvelheim"
    reason = "the spelling that he uses himself in English"
"""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from tqcheck.errors import SettingsError, cause
from tqcheck.regression.gates import accepted_key
from tqcheck.tables import Tables

FILE = "tqcheck-accepted.toml"
_KEYS = ("pair", "check", "fingerprint", "quoted", "reason")


@dataclass(frozen=True, slots=True)
class Accepted:
    """One accepted finding; ``quoted`` is what it was about, empty for a finding without a place."""

    pair: str
    check: str
    fingerprint: str
    quoted: str
    reason: str

    @property
    def key(self) -> str:
        return accepted_key(self.pair, self.fingerprint)


@dataclass(frozen=True, slots=True)
class Stale:
    """An entry that no finding of the run matches any more, and why."""

    entry: Accepted
    why: str


def read_accepted(path: Path | None) -> tuple[Accepted, ...]:
    """The entries of a file; none where there is no file. Raises ``SettingsError`` for a damaged one."""
    if path is None or not path.exists():
        return ()
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SettingsError(f"{path}: cannot be read: {cause(error)}") from None
    entries = []
    for number, one in enumerate(table.get("accepted", []), 1):
        if not isinstance(one, dict) or any(not isinstance(one.get(key), str) for key in _KEYS):
            raise SettingsError(f"{path}: entry {number} needs {', '.join(_KEYS)}, each a text")
        entries.append(Accepted(**{key: one[key] for key in _KEYS}))
    return tuple(entries)


def accept(run: Tables, fingerprint: str, reason: str, path: Path) -> tuple[Accepted, ...]:
    """Add every finding of the run with this fingerprint (or a beginning of it that is unique) to the file.

    Entries that are there stay, with their comments. Raises ``SettingsError`` where nothing or too much matches, or
    without a reason.
    """
    if not reason.strip():
        raise SettingsError("an accepted finding needs a reason")
    found = run.findings.filter(pl.col("fingerprint").str.starts_with(fingerprint))
    if found.is_empty() or not fingerprint:
        raise SettingsError(f"no finding of the run has the fingerprint {fingerprint!r}")
    if found["fingerprint"].n_unique() > 1:
        raise SettingsError(f"{found['fingerprint'].n_unique()} findings begin with {fingerprint!r}: give more of it")
    known = {entry.key for entry in read_accepted(path)}
    added = [
        entry
        for row in found.iter_rows(named=True)
        if (
            entry := Accepted(
                row["pair"],
                row["check"],
                row["fingerprint"],
                row["candidate_text"] or row["reference_text"] or "",
                reason.strip(),
            )
        ).key
        not in known
    ]
    try:
        before = path.read_text(encoding="utf-8") if path.exists() else ""
        text = before.rstrip() + "\n\n" if before.strip() else ""
        path.write_text(text + "\n".join(_entry(entry) for entry in added), encoding="utf-8")
    except OSError as error:
        raise SettingsError(f"{path}: cannot be written ({error.strerror})") from error
    return tuple(added)


def stale_entries(entries: Sequence[Accepted], run: Tables) -> tuple[Stale, ...]:
    """Entries whose pair is in the run but whose finding is not: fixed, or expired since the quoted text changed."""
    keys = {accepted_key(pair, mark) for pair, mark in run.findings.select("pair", "fingerprint").iter_rows()}
    pairs = set(run.pairs["pair"])
    texts: dict[str, list[str]] = {}
    for pair, text in run.articles.select("pair", "text").iter_rows():
        texts.setdefault(pair, []).append(text)
    stale = []
    for entry in entries:
        if entry.key in keys:
            continue
        if entry.pair not in pairs:
            stale.append(Stale(entry, "its pair is not in the run"))
        elif entry.quoted and not any(entry.quoted in text for text in texts.get(entry.pair, [])):
            stale.append(Stale(entry, "its quoted text has changed"))
        else:
            stale.append(Stale(entry, "the finding is gone"))
    return tuple(stale)


def _entry(entry: Accepted) -> str:
    lines = ["[[accepted]]", *(f"{key} = {_quoted(getattr(entry, key))}" for key in _KEYS)]
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    """A TOML basic string."""
    escaped = []
    for character in text:
        if character in '"\\':
            escaped.append("\\" + character)
        elif character < " " or character == "\x7f":
            escaped.append(f"\\u{ord(character):04X}")
        else:
            escaped.append(character)
    return '"' + "".join(escaped) + '"'
