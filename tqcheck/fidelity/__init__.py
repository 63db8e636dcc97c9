"""From links and findings to the headline figure of an article, what it lost where, and how sure it is."""

from tqcheck.fidelity.article import Fidelity, fidelity
from tqcheck.fidelity.lengths import content, standing
from tqcheck.fidelity.losses import Loss, Unit, units
from tqcheck.fidelity.marks import unquoted

__all__ = ["Fidelity", "Loss", "Unit", "content", "fidelity", "standing", "units", "unquoted"]
