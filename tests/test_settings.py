"""Settings: what a file may say, and what it is told when it says something else."""

from pathlib import Path

import pytest

from tqcheck.errors import SettingsError
from tqcheck.settings import Settings, find_settings, load_settings, validated


def written(folder: Path, text: str, name: str = "tqcheck.toml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_without_a_file_the_defaults_hold() -> None:
    assert load_settings(None) == Settings()


def test_a_file_sets_options_severities_and_options_of_checks(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        """
        fail-on = "warning"
        skip-checks = ["headline-mismatch"]
        names = "names.csv"
        [check.number-changed]
        severity = "note"
        small-numbers = true
        [gates]
        floors = { fidelity = 80 }
        """,
    )
    settings = load_settings(path)
    assert settings.fail_on == "warning"
    assert settings.skip_checks == ("headline-mismatch",)
    assert settings.names == tmp_path / "names.csv"
    assert settings.severities == {"number-changed": "note"}
    assert settings.options == {"number-changed": {"small_numbers": True}}
    assert settings.gates == {"floors": {"fidelity": 80}}


def test_pyproject_is_read_under_its_own_heading(tmp_path: Path) -> None:
    path = written(tmp_path, '[project]\nname = "x"\n[tool.tqcheck]\ndevice = "cpu"\n', "pyproject.toml")
    assert load_settings(path).device == "cpu"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('fail_om = "error"', "unknown key 'fail_om'; did you mean 'fail-on'?"),
        ('fail-on = "never ever"', "fail-on: 'never ever' is none of error, warning, note, never"),
        ("fail-on = 3", "fail-on must be one of error, warning, note, never, not 3"),
        ("checks = [1]", "checks must be a list of checks"),
        ('device = "tpu"', "device: 'tpu' is none of auto, cpu, cuda"),
        ('[check.number-changed]\nseverity = "fatal"', "severity 'fatal' is none of error, warning, note"),
        ("check = 1", "[check.NAME] must be tables"),
        ("fail-on = ", "not TOML"),
        ('candidate-language = "Norwegian"', "candidate-language: 'Norwegian' is no language code"),
        ('reference-language = ""', "reference-language: '' is no language code"),
        ("[expect]\nfidelty = 80", "[expect] unknown key 'fidelty'; did you mean 'fidelity'?"),
        ('[expect]\nfidelity = "80"', "[expect] fidelity must be a number from 0 to 100, not '80'"),
        ('[expect]\nallow = "sentence-moved"', "[expect] allow must be a list of checks or fingerprints"),
    ],
)
def test_a_wrong_file_is_named_with_the_reason(tmp_path: Path, text: str, said: str) -> None:
    path = written(tmp_path, text)
    with pytest.raises(SettingsError) as error:
        load_settings(path)
    assert str(path) in str(error.value)
    assert said in str(error.value)
    assert "\n" not in str(error.value)


@pytest.mark.parametrize("text", ["[tool]\ntqcheck = 3\n", '[tool]\ntqcheck = ["error"]\n'])
def test_a_pyproject_with_no_table_of_ours_is_named(tmp_path: Path, text: str) -> None:
    path = written(tmp_path, text, "pyproject.toml")
    assert find_settings(tmp_path) == path
    with pytest.raises(SettingsError, match=r"\[tool\.tqcheck\] must be a table"):
        load_settings(path)


def test_a_pyproject_whose_tools_are_no_table_is_none_of_ours(tmp_path: Path) -> None:
    path = written(tmp_path, "tool = 3\n", "pyproject.toml")
    assert find_settings(tmp_path) != path
    assert load_settings(path) == load_settings(None)


def test_a_file_in_another_encoding_is_named_in_words(tmp_path: Path) -> None:
    path = tmp_path / "tqcheck.toml"
    path.write_bytes('fail-on = "note"\n'.encode("utf-16"))
    with pytest.raises(SettingsError, match=r"cannot be read \(not UTF-8\)"):
        load_settings(path)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="no such settings file"):
        load_settings(tmp_path / "none.toml")


def test_an_unknown_check_is_named_with_a_near_one() -> None:
    with pytest.raises(SettingsError, match="no check is called 'name-mispelled'; did you mean 'name-misspelled'"):
        validated(Settings(checks=("name-mispelled",)), ("name-misspelled", "number-changed"))


def test_a_language_may_be_written_as_locales_are() -> None:
    assert Settings(reference_language="nb_NO").reference_language == "nb-NO"


def test_options_win_over_the_file_only_where_given() -> None:
    settings = Settings(fail_on="note", device="cpu").with_options(fail_on="never", device=None)
    assert (settings.fail_on, settings.device) == ("never", "cpu")


def test_the_nearest_settings_file_is_found(tmp_path: Path) -> None:
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    written(tmp_path, "[tool.other]\n", "pyproject.toml")
    path = written(tmp_path / "a", "")
    assert find_settings(inner) == path
    project = written(inner, "[tool.tqcheck]\n", "pyproject.toml")
    assert find_settings(inner) == project
