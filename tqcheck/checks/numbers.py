"""The check of numbers by value."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from tqcheck.aligned import AlignedPair
from tqcheck.checks.engine import Example, Hit, check
from tqcheck.model import Confidence, Severity, Span

if TYPE_CHECKING:
    from tqcheck.facts import Changed

EXAMPLES = (
    Example(
        "The firm sold 1.2 million cars.",
        "Die Firma verkaufte 1,2 Milliarden Autos.",
        ("en", "de"),
        ("1,2 Milliarden",),
    ),
    Example("The firm sold 1.2 million cars.", "Die Firma verkaufte 1.200.000 Autos.", ("en", "de")),
    Example("Some 2,200,112 people live there.", "Там живут около 2.200.12 человек.", ("en", "ru"), ("2.200.12",)),
    Example("Prices rose by 20 percent.", "物价上涨了百分之三十。", ("en", "zh"), ("百分之三十",)),
    Example("About 1.2 million people fled the city.", "约有120万人逃离该市。", ("en", "zh")),
    Example("The state paid 35 million rupees.", "राज्य ने 3.5 करोड़ रुपये दिए।", ("en", "hi")),
    Example("The state paid 35 million rupees.", "राज्य ने 35 करोड़ रुपये दिए।", ("en", "hi"), ("35 करोड़ रुपये",)),
    Example("He lives 10 miles from the border.", "Il habite à 16 km de la frontière.", ("en", "fr"), ("16 km",)),
    Example("He lives 10 miles from the border.", "Il habite à 26 km de la frontière.", ("en", "fr"), ("26 km",)),
    Example("The bridge cost $350,000.", "El puente costó 350 000 euros.", ("en", "es"), ("350 000 euros",)),
    Example("Seven people were hurt.", "Seitsemän ihmistä loukkaantui.", ("en", "fi")),
    Example("Seven people were hurt.", "Kahdeksan ihmistä loukkaantui.", ("en", "fi"), ("Kahdeksan",)),
    Example("The F-16 fighter landed near the G7 summit.", "Myśliwiec F-16 wylądował obok szczytu G7.", ("en", "pl")),
    Example("Rund 45 Prozent stimmten zu.", "وافق حوالي ٤٥٪.", ("de", "ar")),
    Example("Rund 45 Prozent stimmten zu.", "وافق حوالي ٥٤٪.", ("de", "ar"), ("٥٤٪",)),
    Example("They won 2-1 at home.", "2대 1로 이겼다.", ("en", "ko")),
    Example("One man was hurt.", "Ein Mann wurde verletzt.", ("en", "de")),
    Example("Kétezer ember tüntetett.", "Some 2,000 people marched.", ("hu", "en")),
    Example("Kétezer ember tüntetett.", "Some 3,000 people marched.", ("hu", "en"), ("3,000",)),
    Example("About 1.2 million people are affected.", "சுமார் 12 லட்சம் பேர் பாதிக்கப்பட்டுள்ளனர்.", ("en", "ta")),
    Example(
        "It cost 268 million dinars.", "Elle a coûté 268 millions d’euros.", ("en", "fr"), ("268 millions d’euros",)
    ),
    Example("It cost 268 million dinars.", "Это стоило 268 млн динаров.", ("en", "ru")),
    Example("Rates rose by 2 percentage points.", "利率上升了2个百分点。", ("en", "zh")),
    Example("Rates rose by 2 percentage points.", "Stopy wzrosły o 2 procent.", ("en", "pl"), ("2 procent",)),
    Example("Three quarters of members agreed.", "75 Prozent der Mitglieder stimmten zu.", ("en", "de")),
    Example("Children aged 6 to 12 may enter.", "6–12-vuotiaat pääsevät sisään.", ("en", "fi")),
    Example("Children aged 6 to 12 may enter.", "Pueden entrar niños de 6 a 13 años.", ("en", "es"), ("13 años",)),
    Example("He is 6 feet 2 inches tall.", "È alto 1,88 m.", ("en", "it"), ("1,88 m",)),
    Example("Some 1.2 million people came.", "Walikuja watu milioni 1.2.", ("en", "sw")),
    Example("It was 86 degrees Fahrenheit.", "Det var 40 grader celsius.", ("en", "nb"), ("40 grader celsius",)),
    Example("About 3.2 million people voted.", "حدود ۳ میلیون و ۲۰۰ هزار نفر رأی دادند.", ("en", "fa")),
)


@check(
    "number-changed",
    severity="error",
    needs="version",
    summary="another value, unit, currency or percentage than in the reference",
    examples=EXAMPLES,
)
def number_changed(aligned: AlignedPair, *, conversions: bool = True, additions: bool = True) -> Iterator[Hit]:
    """A number of the reference has another value, unit or currency in the candidate.

    Numbers are compared by value, not as strings: "1.2 million", "1 200 000", "1,2 Millionen", "120万", "12 लाख" and
    "१२,००,०००" are one number. Separators, digits of other scripts, the words for thousands and millions, units
    and currencies follow CLDR; number words come from CLDR's spell-out rules for some sixty languages. Percentages
    and percentage points, fractions, ranges, scores and ordinals are numbers too. Years, dates and times are left to
    ``date-changed``, and numbers inside names and codes (F-16, Covid-19, G7) to the checks on names.

    An error needs both halves: a number of the reference that nothing in the linked sentences of the candidate could
    be read as, nor any number left over beside them, and a number of the candidate that nothing in the reference
    explains. A number in digits that nothing explains and that stands in the place of none is a warning. A number
    that is only missing is no finding, for people leave out and spell out numbers freely. Words that begin like a
    number word, ordinals and Roman numerals can excuse a number but never make a finding; articles such as *un*,
    *ein*, *one* neither.

    A conversion that is right within a tenth (10 miles given as 16 km) is a note, a wrong one an error. Money in
    another currency with another amount cannot be verified and is a warning. The same number with another
    unit or currency ($5 given as €5) is an error.

    Options: ``conversions = false`` drops the notes on right conversions, ``additions = false`` the warnings on numbers
    that stand in the place of none.

    Confidence: high for numbers in digits on both sides; medium where one of them is written in words or where
    several numbers changed at once, so that which became which is a guess.

    A figure that the candidate rounds and says so is kept: *over 400,000* for 412,000 (by up to a quarter), *nearly
    4,000* for 3,900 and *about 4,000* for 3,940 (by up to a tenth), where the words beside it, known in some fifty
    languages, say the right side. Without such a word 400,000 for 412,000 is an error.

    Parts of one in words (a third, drei Viertel) are the per cents they make (33, 75), and so excuse them.

    Limits: languages without rules in CLDR have no number words (their digits are read all the same); fractions in
    words make no finding of their own; a changed value that happens to stand elsewhere nearby
    is missed; order within a score is not checked.
    """
    if aligned.verbatim:
        return
    from tqcheck.facts import compare_facts

    comparison = aligned.once(compare_facts)
    for fact in comparison.added if additions else ():
        if fact.kind == "number" and fact.digits and not fact.loose:
            text = aligned.candidate.text[fact.start : fact.end]
            message = f"“{text}” is not in the reference"
            yield Hit(message, candidate=Span(fact.start, fact.end), confidence="medium", severity="warning")
    for one in comparison.changed:
        if not is_number(one):
            continue
        if one.change == "converted":
            if conversions and one.reference.unit and one.candidate.unit:
                yield _hit(aligned, one, "note", "high")
        else:
            yield _hit(aligned, one, "warning" if one.change == "currency" else None, _confidence(one))


def is_number(one: "Changed") -> bool:
    """Whether a change is one of numbers; a bare 1197 in the place of 1,127 is a number too, whatever it looks like."""
    return one.reference.kind == "number" and one.candidate.kind in ("number", "year")


def _confidence(one: "Changed") -> Confidence:
    if not one.reference.digits or not one.candidate.digits or not (one.lost and one.added):
        return "medium"
    return "high"


def _hit(aligned: AlignedPair, one: "Changed", severity: Severity | None, confidence: Confidence) -> Hit:
    reference = aligned.reference
    assert reference is not None
    old = reference.text[one.reference.start : one.reference.end]
    new = aligned.candidate.text[one.candidate.start : one.candidate.end]
    message = {
        "converted": f"“{old}” is converted to “{new}”",
        "misconverted": f"“{old}” is converted to “{new}”, which is not the same",
        "currency": f"“{old}” is given in another currency: “{new}”",
        "unit": f"“{old}” has another unit in the candidate: “{new}”",
    }.get(one.change, f"“{old}” of the reference is “{new}” in the candidate")
    return Hit(
        message,
        reference=Span(one.reference.start, one.reference.end),
        candidate=Span(one.candidate.start, one.candidate.end),
        suggestion=_suggestion(aligned, one, old, new),
        confidence=confidence,
        severity=severity,
    )


def _suggestion(aligned: AlignedPair, one: "Changed", old: str, new: str) -> str | None:
    if one.change == "converted":
        return None
    if aligned.same_language:
        return old
    from tqcheck.facts import corrected_number

    return corrected_number(one, old, new, aligned.candidate.language)
