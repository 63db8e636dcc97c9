"""The options that ``score``, ``inspect`` and ``batch`` share, and how they meet the settings file."""

from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Annotated, Literal

from cyclopts import Parameter

from tqcheck.errors import SettingsError
from tqcheck.settings import Settings, find_settings, hint, load_settings


def _no_option(_: object, value: object) -> None:
    """Standard input is ``-``, so articles may begin with a hyphen; a misspelled option must not pass for one."""
    values = value if isinstance(value, tuple) else (value,)
    for one in values:
        if isinstance(one, str) and one.startswith("-") and one != "-":
            known = [
                f"--{field.name.replace('_', '-')}"
                for kind in (SettingsOptions, OutputOptions)
                for field in fields(kind)
            ]
            raise ValueError(
                f"there is no option {one}{hint(one, known) or f' (for a file of that name write ./{one})'}"
            )


ArticleArgument = Annotated[str, Parameter(allow_leading_hyphen=True, validator=_no_option)]
Format = Literal["terminal", "json", "html", "markdown", "csv", "parquet", "junit", "sarif", "github"]
Device = Literal["cpu", "cuda", "auto"]
QualityModel = Literal["on", "off"]
FailOn = Literal["error", "warning", "note", "never"]

FLAG = Parameter(negative=(), show_default=False)


@dataclass(frozen=True)
class SettingsOptions:
    """What any command that checks can be told."""

    reference_language: str | None = None
    """BCP 47 code of the reference's language; detected where not given."""
    candidate_language: str | None = None
    """BCP 47 code of the candidate's language; detected where not given."""
    model: str | None = None
    """Any sentence-transformers model by name or path; "bundled" needs no network."""
    device: Device | None = None
    """Where the model runs."""
    quality: QualityModel | None = None
    """Whether the quality model judges the wording of each link; "off" is faster, and fidelity coarser."""
    names: Path | None = None
    """Name list of trusted spellings, CSV or TOML."""
    checks: Annotated[list[str] | None, Parameter(negative=(), metavar="NAMES")] = None
    """Checks that run, with commas between; all where not given."""
    skip_checks: Annotated[list[str] | None, Parameter(negative=(), metavar="NAMES")] = None
    """Checks that do not run, with commas between."""
    fail_on: FailOn | None = None
    """Exit with 1 where a finding is at or above this severity; "error" where not given."""
    config: Path | None = None
    """Settings file; else tqcheck.toml, or [tool.tqcheck] in pyproject.toml, here or above."""
    no_cache: Annotated[bool, FLAG] = False
    """Do not read or write the embedding cache."""
    quiet: Annotated[bool, FLAG] = False
    """No progress."""

    def settings(self) -> Settings:
        """The settings file with these options in place. Raises ``SettingsError``."""
        path = self.config or find_settings(Path.cwd())
        return load_settings(path).with_options(
            reference_language=self.reference_language,
            candidate_language=self.candidate_language,
            model=self.model,
            device=self.device,
            quality=self.quality,
            names=self.names,
            checks=_listed(self.checks, "--checks"),
            skip_checks=_listed(self.skip_checks, "--skip-checks"),
            fail_on=self.fail_on,
            cache=False if self.no_cache else None,
        )


@dataclass(frozen=True)
class OutputOptions:
    """Where a report goes, and as what."""

    format: Annotated[list[Format], Parameter(negative=(), metavar="F", show_default=False)] = field(
        default_factory=list
    )
    """Format of the report; may be given several times. "terminal" where not given."""
    output: Annotated[Path | None, Parameter(alias="-o", metavar="PATH")] = None
    """A file for one format, a folder for several; parquet is always a run folder."""


def _listed(names: list[str] | None, option: str) -> tuple[str, ...] | None:
    if names is None:
        return None
    listed = tuple(name.strip() for part in names for name in part.split(",") if name.strip())
    if not listed:
        # an empty variable of a script must not switch all checks off in silence
        raise SettingsError(f"{option} names no check")
    return listed
