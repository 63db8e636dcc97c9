"""The pytest plugin: hooks only; ``tqcheck.regression.faithful`` knows what passes.

A fixture ``tqcheck`` checks texts in tests. A folder with a ``tqcheck.toml`` and pairs below it
(``reference.LANG.txt``, ``candidate.LANG[.NAME].txt``) becomes a test a candidate; ``[expect]`` in that file says what
passes. With ``--tqcheck-update`` each candidate's result is stored beside it and is what it is held to from then on.
"""

from collections.abc import Collection, Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tqcheck.batch.sources import PairSpec
    from tqcheck.embedding import Encoder
    from tqcheck.pipeline import ArticleInput, Checker, Report
    from tqcheck.scoring import Judge
    from tqcheck.settings import Settings

SETTINGS = "tqcheck.toml"


def pytest_addoption(parser: pytest.Parser) -> None:
    """``--tqcheck-update``."""
    group = parser.getgroup("tqcheck")
    group.addoption(
        "--tqcheck-update", action="store_true", help="store the results of pair folders as their baselines"
    )


class Faithfulness:
    """What the fixture ``tqcheck`` offers; its encoder is shared by all tests of a process."""

    def __init__(self, settings: "Settings") -> None:
        self.settings = settings

    def check(self, reference: "ArticleInput", candidate: "ArticleInput") -> "Report":
        """The report on a candidate; texts, paths or articles."""
        from tqcheck.pipeline import check

        return check(reference, candidate, settings=self.settings, encoder=_checker(self.settings).encoder)

    def assert_faithful(
        self,
        reference: "ArticleInput",
        candidate: "ArticleInput",
        *,
        fidelity: float | None = None,
        allow: Collection[str] = (),
    ) -> "Report":
        """Fail the test, showing the findings, unless the candidate is a faithful version of the reference.

        ``fidelity`` is the least figure from 0 to 100; ``allow`` names checks or fingerprints that may be found. What
        fails otherwise is every finding at or above ``fail-on`` of the settings. Gives the report where it passes.
        """
        __tracebackhide__ = True
        from tqcheck.regression.faithful import failure_text, shortcomings

        report = self.check(reference, candidate)
        reasons = shortcomings(report.checked, fidelity=fidelity, allow=allow, fail_on=self.settings.fail_on)
        if reasons:
            pytest.fail(failure_text(report.checked, reasons), pytrace=False)
        return report


@pytest.fixture(scope="session")
def tqcheck(pytestconfig: pytest.Config) -> Faithfulness:
    """Check texts in tests: ``tqcheck.assert_faithful(reference, candidate)``."""
    from tqcheck.settings import find_settings, load_settings

    return Faithfulness(load_settings(find_settings(pytestconfig.rootpath)))


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> "PairFolder | None":
    """A ``tqcheck.toml`` beside or above pairs is a test file."""
    if file_path.name != SETTINGS:
        return None
    return PairFolder.from_parent(parent, path=file_path)


class PairFolder(pytest.File):
    """The pairs below a ``tqcheck.toml``."""

    def collect(self) -> Iterator["PairItem"]:
        """An item a candidate; none where the folder has no pairs, as at the root of a project."""
        from tqcheck.batch.sources import pairs
        from tqcheck.errors import TqcheckError
        from tqcheck.settings import load_settings

        try:
            specs = list(pairs(self.path.parent))
        except TqcheckError:
            return
        settings = load_settings(self.path)
        for spec in specs:
            yield PairItem.from_parent(self, name=spec.id, spec=spec, settings=settings)


class PairItem(pytest.Item):
    """One candidate held to the expectations of its folder and to its stored baseline."""

    def __init__(self, *, spec: "PairSpec", settings: "Settings", **rest: Any) -> None:
        super().__init__(**rest)
        self.spec = spec
        self.settings = settings

    def runtest(self) -> None:
        """Check the pair. Raises ``Unfaithful`` with what the terminal would show."""
        from tqcheck.regression import faithful

        checked = _checker(self.settings).check_pair(self.spec.read())
        candidate = Path(self.spec.where)
        path = candidate.with_name(f"baseline.{candidate.name}.json")
        if self.config.getoption("--tqcheck-update"):
            faithful.write_baseline(path, faithful.baseline_of(checked, self.settings.fail_on))
            return
        expected = self.settings.expect
        reasons = faithful.shortcomings(
            checked,
            fidelity=expected.get("fidelity"),
            allow=expected.get("allow", ()),
            fail_on=self.settings.fail_on,
            baseline=faithful.read_baseline(path),
        )
        if reasons:
            raise Unfaithful(faithful.failure_text(checked, reasons))

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        """The findings instead of a traceback, and one line for an article that cannot be read."""
        from tqcheck.errors import TqcheckError

        if isinstance(excinfo.value, Unfaithful | TqcheckError):
            return str(excinfo.value)
        return super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[Path, int | None, str]:
        """Where pytest says that the test is."""
        return self.path, None, self.name


class Unfaithful(Exception):  # noqa: N818 - what a test says, not what a program handles
    """A pair that did not pass."""


def _checker(settings: "Settings") -> "Checker":
    from tqcheck.pipeline import Checker

    encoder = _encoder(settings.model, settings.device, settings.cache)
    return Checker(settings, encoder, _judge(settings.quality, settings.model, settings.device, settings.cache))


@cache
def _judge(quality: str, model: str, device: str, use_cache: bool) -> "Judge | None":
    """One quality model for all that ask for the same."""
    from tqcheck.pipeline import judge_of
    from tqcheck.settings import Settings

    settings = Settings(quality=quality, device=device)
    return judge_of(settings, _encoder(model, device, use_cache), cache=use_cache)


@cache
def _encoder(model: str, device: str, use_cache: bool) -> "Encoder":
    """One encoder for all that ask for the same model; it is loaded when first needed."""
    from tqcheck.embedding import load_encoder

    return load_encoder(model, device, cache=use_cache)
