"""The check that stands in place of all sentence checks where there is nothing to compare."""

from collections.abc import Iterator

from tqcheck.aligned import AlignedPair
from tqcheck.checks.engine import Example, Hit, check
from tqcheck.model import Confidence

_NORWEGIAN = (
    "Kommunestyret i Alta vedtok tirsdag å bygge ny svømmehall på Elvebakken. Hallen får åtte baner og et eget "
    "basseng for barn. Byggingen skal begynne i mars og koste 214 millioner kroner. Ordføreren kalte vedtaket en "
    "gave til byens familier. Opposisjonen mener at pengene burde gått til skolene."
)
_ENGLISH_TRANSLATION = (
    "The municipal council of Alta decided on Tuesday to build a new swimming pool at Elvebakken. The pool will have "
    "eight lanes and a separate basin for children. Construction is to begin in March and cost 214 million kroner. The "
    "mayor called the decision a gift to the town's families. The opposition says the money should have gone to the "
    "schools."
)
_ENGLISH_OTHER = (
    "Beekeepers in the Pyrenees lost a third of their colonies last winter. Researchers in Toulouse blame a mite that "
    "spreads in mild weather. Honey prices have doubled since autumn. A programme to breed resistant queens starts in "
    "April. Farmers fear for their cherry and almond harvest."
)
_FRENCH_OTHER = (
    "Les apiculteurs des Pyrénées ont perdu un tiers de leurs colonies l'hiver dernier. Des chercheurs de Toulouse "
    "accusent un acarien qui se répand par temps doux. Le prix du miel a doublé depuis l'automne. Un programme "
    "d'élevage de reines résistantes commence en avril. Les agriculteurs craignent pour leurs cerises."
)
_CHINESE = (
    "阿尔塔市议会星期二决定在埃尔韦巴肯新建一座游泳馆。泳馆将设八条泳道，并为儿童单独设一个泳池。"
    "工程定于三月开工，耗资二亿一千四百万克朗。市长称这一决定是送给全市家庭的礼物。反对派认为这笔钱本应用于学校。"
)
_GERMAN_SHORT = (
    "Der Gemeinderat von Alta beschloss am Dienstag den Bau eines neuen Schwimmbads in Elvebakken. Der Bau soll im "
    "März beginnen und 214 Millionen Kronen kosten."
)


@check(
    "not-a-version",
    severity="error",
    needs="reference",
    summary="the candidate is not a version of the reference",
    examples=[
        Example(_NORWEGIAN, _ENGLISH_OTHER, ("nb", "en"), (None,)),
        Example(_CHINESE, _FRENCH_OTHER, ("zh", "fr"), (None,)),
        Example(_ENGLISH_TRANSLATION, _ENGLISH_OTHER, ("en", "en"), (None,)),
        Example(_NORWEGIAN, _ENGLISH_TRANSLATION, ("nb", "en")),
        Example(_CHINESE, _ENGLISH_TRANSLATION, ("zh", "en")),
        Example(_ENGLISH_OTHER, _FRENCH_OTHER, ("en", "fr")),
        Example(_NORWEGIAN, _GERMAN_SHORT, ("nb", "de")),
    ],
)
def not_a_version(aligned: AlignedPair) -> Iterator[Hit]:
    """The candidate is not a copy, an edited copy or a translation of the reference: it is another text, on the same
    events (`related`) or on others (`unrelated`).

    How it decides: by the alignment. What counts is how much of either text, by length, stands in links of the
    same content. One side is enough: a short version says little of the reference, but all that it says stands there.

    What follows: of such a pair nothing is reported sentence by sentence. Usually the wrong two files were paired,
    or another outlet wrote its own story.

    Limits: of texts of a sentence or two little can be told; they pass as versions unless they are clearly none.
    """
    relation = aligned.relation
    if relation is None or aligned.is_version:
        return
    confidence: Confidence = "high" if relation.confidence >= 0.9 else "medium" if relation.confidence >= 0.7 else "low"
    what = "another text on related events" if relation.label == "related" else "about something else"
    yield Hit(f"the candidate is not a version of the reference: it is {what}", confidence=confidence)
