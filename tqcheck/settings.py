"""Settings from ``tqcheck.toml`` or ``[tool.tqcheck]`` of ``pyproject.toml``; an unknown key is an error."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from difflib import get_close_matches
from pathlib import Path
from types import MappingProxyType
from typing import Any, get_args

from tqcheck.codes import language_tag, no_code
from tqcheck.errors import SettingsError, cause
from tqcheck.model import SEVERITIES, Severity

FILE = "tqcheck.toml"
FAIL_ON = ("error", "warning", "note", "never")
DEVICES = ("auto", "cpu", "cuda")
QUALITIES = ("on", "off")
_EXPECTED = ("fidelity", "allow")
_NOTHING: Mapping[str, Any] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Settings:
    """All that a run can be told.

    ``quality`` says whether the quality model judges the links; without it fidelity goes by their similarity.
    ``checks`` None means all. ``severities`` and ``options`` are keyed by the name of a check. ``gates``,
    ``slices`` and ``accepted`` belong to the comparison of runs, ``expect`` to the pytest plugin. Paths are as
    given on the command line, or relative to the settings file.
    """

    reference_language: str | None = None
    candidate_language: str | None = None
    model: str = "bundled"
    device: str = "auto"
    names: Path | None = None
    checks: tuple[str, ...] | None = None
    skip_checks: tuple[str, ...] = ()
    fail_on: str = "error"
    cache: bool = True
    quality: str = "on"
    severities: Mapping[str, Severity] = field(default_factory=lambda: _NOTHING)
    options: Mapping[str, Mapping[str, Any]] = field(default_factory=lambda: _NOTHING)
    gates: Mapping[str, Any] = field(default_factory=lambda: _NOTHING)
    slices: tuple[str, ...] = ()
    accepted: Path | None = None
    expect: Mapping[str, Any] = field(default_factory=lambda: _NOTHING)

    def with_options(self, **given: Any) -> "Settings":
        """These settings with every option that was given (is not None) in its place."""
        return validated(replace(self, **{key: value for key, value in given.items() if value is not None}))

    def __post_init__(self) -> None:
        for side in ("reference_language", "candidate_language"):
            # nb_NO is meant as nb-NO; what is no code at all is told by ``validated``
            code = getattr(self, side)
            object.__setattr__(self, side, (language_tag(code) or code) if code else code)


_KINDS: dict[str, tuple[type | tuple[type, ...], str]] = {
    "reference_language": (str, "a language code"),
    "candidate_language": (str, "a language code"),
    "model": (str, "a name or a path"),
    "device": (str, "one of " + ", ".join(DEVICES)),
    "names": (str, "a path"),
    "checks": (list, "a list of checks"),
    "skip_checks": (list, "a list of checks"),
    "fail_on": (str, "one of " + ", ".join(FAIL_ON)),
    "cache": (bool, "true or false"),
    "quality": (str, "one of " + ", ".join(QUALITIES)),
    "gates": (dict, "a table"),
    "slices": (list, "a list of columns"),
    "accepted": (str, "a path"),
    "expect": (dict, "a table"),
}


def find_settings(folder: Path) -> Path | None:
    """The settings file that rules a folder: the nearest ``tqcheck.toml``, or ``pyproject.toml`` with a
    ``[tool.tqcheck]``, in it or above it."""
    for place in (folder, *folder.parents):
        if (place / FILE).is_file():
            return place / FILE
        project = place / "pyproject.toml"
        if project.is_file() and _under_tool(_toml(project)) is not None:
            return project
    return None


def load_settings(path: Path | None) -> Settings:
    """Settings of a file; the defaults where ``path`` is None. Raises ``SettingsError`` with file and key."""
    if path is None:
        return Settings()
    table = _toml(path)
    if path.name == "pyproject.toml":
        ours = _under_tool(table)
        if not isinstance(ours, dict | None):
            raise SettingsError(f"{path}: [tool.tqcheck] must be a table, not {ours!r}")
        table = ours or {}
    return _settings(table, path)


def validated(settings: Settings, known: tuple[str, ...] = ()) -> Settings:
    """The same settings. Raises ``SettingsError`` for a value that cannot be; ``known`` are the names of checks."""
    if settings.fail_on not in FAIL_ON:
        raise SettingsError(f"--fail-on: {settings.fail_on!r} is none of {', '.join(FAIL_ON)}")
    if settings.device not in DEVICES:
        raise SettingsError(f"--device: {settings.device!r} is none of {', '.join(DEVICES)}")
    if settings.quality not in QUALITIES:
        raise SettingsError(f"--quality: {settings.quality!r} is none of {', '.join(QUALITIES)}")
    for side in ("reference", "candidate"):
        code = getattr(settings, f"{side}_language")
        if code is not None and language_tag(code) is None:
            raise SettingsError(f"--{side}-language: {no_code(code)}")
    if known:
        named = (*(settings.checks or ()), *settings.skip_checks, *settings.severities, *settings.options)
        for name in named:
            if name not in known:
                raise SettingsError(f"no check is called {name!r}{hint(name, known)}")
    return settings


def _settings(table: dict[str, Any], path: Path) -> Settings:
    values: dict[str, Any] = {}
    for key, value in table.items():
        name = key.replace("-", "_")
        if name == "check":
            values.update(_check_tables(value, path))
            continue
        if name not in _KINDS:
            known = [*(key.replace("_", "-") for key in _KINDS), "check"]
            raise SettingsError(f"{path}: unknown key {key!r}{hint(key, known)}")
        kind, expected = _KINDS[name]
        listed_otherwise = isinstance(value, list) and not all(isinstance(item, str) for item in value)
        if not isinstance(value, kind) or listed_otherwise:
            raise SettingsError(f"{path}: {key} must be {expected}, not {value!r}")
        if name == "expect":
            _accept_expectations(value, path)
        if isinstance(value, list):
            values[name] = tuple(value)
        elif name in ("names", "accepted"):
            values[name] = path.parent / str(value)
        else:
            values[name] = value
    assert values.keys() <= {one.name for one in fields(Settings)}
    try:
        return validated(Settings(**values))
    except SettingsError as error:
        raise SettingsError(f"{path}: {str(error).removeprefix('--')}") from None


def _accept_expectations(table: Any, path: Path) -> None:
    """``[expect]``: a misspelled key would let every test pass."""
    for key, value in table.items():
        if key not in _EXPECTED:
            raise SettingsError(f"{path}: [expect] unknown key {key!r}{hint(key, _EXPECTED)}")
        if key == "fidelity" and (isinstance(value, bool) or not isinstance(value, int | float)):
            raise SettingsError(f"{path}: [expect] fidelity must be a number from 0 to 100, not {value!r}")
        if key == "allow" and not (isinstance(value, list) and all(isinstance(item, str) for item in value)):
            raise SettingsError(f"{path}: [expect] allow must be a list of checks or fingerprints, not {value!r}")


def _check_tables(value: Any, path: Path) -> dict[str, Any]:
    """``[check.NAME]``: its severity, and its options by name."""
    if not isinstance(value, dict) or not all(isinstance(table, dict) for table in value.values()):
        raise SettingsError(f"{path}: [check.NAME] must be tables, with a severity and options of that check")
    severities: dict[str, Severity] = {}
    options: dict[str, dict[str, Any]] = {}
    for name, table in value.items():
        for key, item in table.items():
            if key == "severity":
                if item not in get_args(Severity):
                    raise SettingsError(f"{path}: [check.{name}] severity {item!r} is none of {', '.join(SEVERITIES)}")
                severities[name] = item
            else:
                options.setdefault(name, {})[key.replace("-", "_")] = item
    return {"severities": severities, "options": options}


def _under_tool(project: dict[str, Any]) -> Any:
    """What a ``pyproject.toml`` holds for us; None where there is nothing."""
    tools = project.get("tool")
    return tools.get("tqcheck") if isinstance(tools, dict) else None


def _toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise SettingsError(f"{path}: no such settings file") from None
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path}: cannot be read ({cause(error)})") from None
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"{path}: not TOML: {error}") from None


def hint(name: str, known: "tuple[str, ...] | list[str]") -> str:
    """A suggestion for a misspelled name, ready to be added to a message; empty where none is close."""
    close = get_close_matches(name, known, n=1)
    return f"; did you mean {close[0]!r}?" if close else ""
