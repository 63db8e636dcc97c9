"""Accepted findings: kept in a file, counted and shown, and never silently out of date."""

from pathlib import Path

import pytest

from tests.regression.runs import run
from tqcheck.errors import SettingsError
from tqcheck.regression.accepted import accept, read_accepted, stale_entries
from tqcheck.regression.outcome import judge_runs
from tqcheck.settings import Settings


def test_an_accepted_finding_no_longer_fails_and_is_still_shown(tmp_path: Path) -> None:
    file = tmp_path / "accepted.toml"
    new = run(garbled=(1,))
    fingerprint = new.findings["fingerprint"][0]
    assert judge_runs(run(), new, Settings()).regressed
    (entry,) = accept(new, fingerprint[:6], 'the outlet\'s own "style"', file)
    outcome = judge_runs(run(), new, Settings(), accepted=file)
    assert not outcome.regressed
    assert outcome.findings["accepted"].to_list() == ['the outlet\'s own "style"']
    assert read_accepted(file) == (entry,)


def test_accepting_keeps_what_is_in_the_file_and_adds_nothing_twice(tmp_path: Path) -> None:
    file = tmp_path / "accepted.toml"
    file.write_text("# reviewed by the desk\n", encoding="utf-8")
    new = run(garbled=(1,))
    fingerprint = new.findings["fingerprint"][0]
    assert len(accept(new, fingerprint, "one", file)) == 1
    assert accept(new, fingerprint, "two", file) == ()
    text = file.read_text(encoding="utf-8")
    assert text.startswith("# reviewed by the desk\n")
    assert text.count("[[accepted]]") == 1


def test_a_fixed_finding_leaves_a_stale_entry(tmp_path: Path) -> None:
    file = tmp_path / "accepted.toml"
    old = run(garbled=(1,))
    accept(old, old.findings["fingerprint"][0], "for now", file)
    (stale,) = stale_entries(read_accepted(file), run())
    assert stale.why == "its quoted text has changed"
    assert judge_runs(old, run(), Settings(), accepted=file).stale == (stale,)
    (elsewhere,) = stale_entries(read_accepted(file), run(count=1))
    assert elsewhere.why == "its pair is not in the run"


@pytest.mark.parametrize(
    ("fingerprint", "reason", "said"),
    [("ffffffffffff", "why", "no finding"), ("", "why", "no finding"), ("any", " ", "needs a reason")],
)
def test_what_cannot_be_accepted_is_refused(tmp_path: Path, fingerprint: str, reason: str, said: str) -> None:
    file = tmp_path / "accepted.toml"
    with pytest.raises(SettingsError, match=said):
        accept(run(garbled=(1,)), fingerprint, reason, file)
    assert not file.exists()


def test_a_damaged_file_is_named(tmp_path: Path) -> None:
    file = tmp_path / "accepted.toml"
    file.write_text("[[accepted]]\npair = 3\n", encoding="utf-8")
    with pytest.raises(SettingsError, match="entry 1 needs pair, check"):
        read_accepted(file)
