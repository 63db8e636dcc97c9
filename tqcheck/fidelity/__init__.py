"""From links and findings to the headline figure of an article, what it lost where, and how sure it is."""

from tqcheck.fidelity.article import Fidelity, fidelity
from tqcheck.fidelity.losses import Loss, Unit, content, units

__all__ = ["Fidelity", "Loss", "Unit", "content", "fidelity", "units"]
