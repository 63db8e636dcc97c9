"""The pytest plugin: the fixture, the collected pair folders, the stored baselines, and pytest-xdist."""

from importlib.metadata import entry_points
from pathlib import Path

import pytest

pytest_plugins = ["pytester"]

STORY = (
    "Ferry freed at dawn\n\n"
    "The ferry Ternholm was pulled free at dawn with 214 people on board, the coast guard said.\n\n"
    "Nobody was hurt, said Ragnhild Kvelstad, who leads the rescue centre in Bodø.\n\n"
    "The ship was built in 2009 and will be inspected before it sails again.\n"
)
CHANGED = STORY.replace("214 people", "241 people")


@pytest.fixture
def run(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch, tmp_path: Path):  # type: ignore[no-untyped-def]
    """Run pytest in the folder of the test, with the plugin whether tqcheck is installed or not."""
    monkeypatch.setenv("TQCHECK_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parents[1]))
    installed = any(entry.value == "tqcheck.pytest_plugin" for entry in entry_points(group="pytest11"))
    options = [] if installed else ["-p", "tqcheck.pytest_plugin"]

    def run(*arguments: str) -> pytest.RunResult:
        return pytester.runpytest_subprocess(*options, "-p", "no:cacheprovider", *arguments)

    return run


def pair(folder: Path, candidate: str, settings: str = "") -> None:
    story = folder / "ferry"
    story.mkdir()
    (story / "reference.en.txt").write_text(STORY, encoding="utf-8")
    (story / "candidate.en.copy.txt").write_text(candidate, encoding="utf-8")
    (folder / "tqcheck.toml").write_text(settings, encoding="utf-8")


def test_the_fixture_passes_a_copy_and_shows_the_findings_of_a_damaged_one(pytester, run) -> None:  # type: ignore[no-untyped-def]
    pytester.makepyfile(
        f"""
        STORY = {STORY!r}
        CHANGED = {CHANGED!r}

        def test_copy(tqcheck):
            assert tqcheck.assert_faithful(STORY, STORY, fidelity=99).fidelity == 100

        def test_changed(tqcheck):
            tqcheck.assert_faithful(STORY, CHANGED)

        def test_allowed(tqcheck):
            tqcheck.assert_faithful(STORY, CHANGED, allow=["number-changed"])

        def test_floor(tqcheck):
            tqcheck.assert_faithful(STORY, CHANGED, fidelity=99.9, allow=["number-changed"])
        """
    )
    result = run()
    result.assert_outcomes(passed=2, failed=2)
    result.stdout.fnmatch_lines(["*- error number-changed: *", "*fidelity*━*", "*241*", "*below 99.9*"])


def test_a_folder_of_pairs_is_collected_a_test_a_candidate(pytester, run) -> None:  # type: ignore[no-untyped-def]
    pair(pytester.path, CHANGED)
    result = run()
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(["*ferry/en.copy*", "*number-changed*"])
    assert "Traceback" not in result.stdout.str()


def test_what_is_expected_passes(pytester, run) -> None:  # type: ignore[no-untyped-def]
    pair(pytester.path, CHANGED, '[expect]\nallow = ["number-changed"]\n')
    run().assert_outcomes(passed=1)


def test_a_stored_baseline_is_what_a_pair_is_held_to(pytester, run) -> None:  # type: ignore[no-untyped-def]
    pair(pytester.path, CHANGED)
    run("--tqcheck-update").assert_outcomes(passed=1)
    stored = pytester.path / "ferry" / "baseline.candidate.en.copy.txt.json"
    assert '"number-changed: ' in stored.read_text(encoding="utf-8")
    run().assert_outcomes(passed=1)
    worse = CHANGED.replace("in 2009", "in 2019")
    (pytester.path / "ferry" / "candidate.en.copy.txt").write_text(worse, encoding="utf-8")
    result = run()
    result.assert_outcomes(failed=1)
    # pytest's summary repeats them where CI is set
    reasons = {line for line in result.stdout.lines if line.startswith("- error")}
    assert len(reasons) == 1
    assert "2019" in reasons.pop()


def test_settings_at_the_root_of_a_project_are_no_test(pytester, run) -> None:  # type: ignore[no-untyped-def]
    (pytester.path / "tqcheck.toml").write_text('fail-on = "warning"\n', encoding="utf-8")
    pytester.makepyfile("def test_nothing(): pass")
    run().assert_outcomes(passed=1)


def test_an_unreadable_article_fails_with_a_line(pytester, run) -> None:  # type: ignore[no-untyped-def]
    pair(pytester.path, " ")
    result = run()
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(["*candidate.en.copy.txt: *"])
    assert "Traceback" not in result.stdout.str()


def test_it_works_under_xdist(pytester, run) -> None:  # type: ignore[no-untyped-def]
    pair(pytester.path, STORY)
    pytester.makepyfile(f"def test_copy(tqcheck): tqcheck.assert_faithful({STORY!r}, {STORY!r})")
    run("-n", "2").assert_outcomes(passed=2)
