"""Names: mentions in articles, comparison of spellings, lists of trusted spellings."""

from tqcheck.names.compare import NameComparison, compare_names
from tqcheck.names.namelist import NameList, TrustedName
from tqcheck.names.tally import name_tally

__all__ = ["NameComparison", "NameList", "TrustedName", "compare_names", "name_tally"]
