"""The checks of sentences that are not in the candidate's language."""

from collections.abc import Iterator

from tqcheck.aligned import AlignedPair, base_language
from tqcheck.checks.engine import Example, Hit, check
from tqcheck.checks.foreign import foreign
from tqcheck.languages import language_name
from tqcheck.model import Span

_EN = "The government will present its new budget to parliament on Monday. The opposition has already said no to it."
_HI = "बागवानी विभाग ने पेड़ को संरक्षित घोषित करने की सिफ़ारिश की है। समिति मंगलवार को मिली।"
_RU = "Министерство лесного хозяйства запретило вырубку до осени. Комиссия собралась во вторник."
UNTRANSLATED = (
    Example(
        _EN,
        "Die Regierung wird dem Parlament am Montag ihren neuen Haushalt vorlegen. The opposition has already said no"
        " to it.",
        ("en", "de"),
        ("The opposition has already said no to it.",),
    ),
    Example(
        _EN,
        "Die Regierung wird dem Parlament am Montag ihren neuen Haushalt vorlegen. Die Opposition hat ihn bereits"
        " abgelehnt.",
        ("en", "de"),
    ),
    Example(
        _EN,
        "政府将于周一向议会提交新预算。The opposition has already said no to it.",
        ("en", "zh"),
        ("The opposition has already said no to it.",),
    ),
    Example(
        "Murder charge over Bodø stabbing. The court sits on Monday in the old town hall.",
        "Murder charge over Bodø stabbing. Retten settes mandag i det gamle rådhuset.",
        ("en", "nb"),
        ("Murder charge over Bodø stabbing.",),
    ),
    Example(
        "La banda tocó anoche. El disco «Mi vida en la ciudad vieja» salió ayer.",
        "The band played last night. The record “Mi vida en la ciudad vieja” came out yesterday.",
        ("es", "en"),
    ),
    Example(
        "Правительство представит парламенту новый бюджет в понедельник. Оппозиция уже отказалась его поддержать.",
        "The government will present its new budget on Monday. Оппозиция уже отказалась его поддержать.",
        ("ru", "en"),
        ("Оппозиция уже отказалась его поддержать.",),
    ),
    Example(
        "Statsministeren kommer ikke tilbake før neste uke, sier hun. Møtet er utsatt fordi været er dårlig i nord.",
        "Premierministeren kommer ikke tilbage før næste uge, siger hun. Mødet er udsat, fordi vejret er dårligt.",
        ("nb", "da"),
    ),
    Example(
        "The committee met on Tuesday. The minister said that the new law would not be ready before summer.",
        "Komitee kokoontui tiistaina. Ministeri sanoi, that the new law would not be ready before summer.",
        ("en", "fi"),
        ("that the new law would not be ready before summer",),
    ),
    Example(
        "Rovers 38, Halton 17: Unbeaten Rovers go top. The match was played on Saturday in heavy rain.",
        "Rovers 38, Halton 17: Unbeaten Rovers go top. Mäng toimus laupäeval tugevas vihmas.",
        ("en", "et"),
        ("Rovers 38, Halton 17: Unbeaten Rovers go top.",),
    ),
    Example(
        "Premier League: Halton Stars 5-3 Leith Giants. The match was played on Saturday in heavy rain.",
        "Premier League: Halton Stars 5-3 Leith Giants. Spillet fant sted lørdag i kraftig regn.",
        ("en", "nb"),
    ),
    Example(
        "Det svenska laget såg inte sin motståndare. Matchen spelades i lördags i kraftigt regn.",
        "Det svenska laget såg inte sin motståndare. Kampen ble spilt på lørdag i kraftig regn.",
        ("sv", "nb"),
        ("Det svenska laget såg inte sin motståndare.",),
    ),
    Example(
        "قال الوزير إن القانون الجديد لن يكون جاهزا قبل الصيف. اجتمعت اللجنة يوم الثلاثاء.",
        "Le ministre a dit que la nouvelle loi ne serait pas prête avant l’été. اجتمعت اللجنة يوم الثلاثاء.",
        ("ar", "fr"),
        ("اجتمعت اللجنة يوم الثلاثاء.",),
    ),
    Example(
        _HI,
        "The बागवानी विभाग has recommended that the tree be protected. The committee met on Tuesday.",
        ("hi", "en"),
        ("बागवानी विभाग",),
    ),
    Example(
        _HI,
        "The horticulture department (बागवानी विभाग) has recommended that the tree be protected. They met on Tuesday.",
        ("hi", "en"),
    ),
    Example(
        _RU,
        "Das Министерство лесного хозяйства hat das Fällen bis zum Herbst verboten. Die Kommission tagte am Dienstag.",
        ("ru", "de"),
        ("Министерство лесного хозяйства",),
    ),
    Example(
        _RU,
        "وزارت лесного хозяйства قطع درختان را تا پاییز ممنوع کرد. کمیسیون روز سه‌شنبه تشکیل جلسه داد.",
        ("ru", "fa"),
        ("лесного хозяйства",),
    ),
    Example(
        "林野庁は、樹齢三百年の杉を保護するよう勧告した。委員会は火曜日に開かれた。",
        "L’agence recommande de protéger ce 樹齢三百年の杉 du village. La commission s’est réunie mardi.",
        ("ja", "fr"),
        ("樹齢三百年の杉",),
    ),
    Example(
        "The New York Times reported the fire first. The committee met on Tuesday.",
        "О пожаре первой сообщила New York Times. Комиссия собралась во вторник.",
        ("en", "ru"),
    ),
)
WRONG = (
    Example(
        _EN,
        "Die Regierung wird dem Parlament am Montag ihren neuen Haushalt vorlegen. La oposición ya ha dicho que no"
        " piensa apoyarlo de ninguna manera.",
        ("en", "de"),
        ("La oposición ya ha dicho que no piensa apoyarlo de ninguna manera.",),
    ),
    Example(
        None,
        "Rząd przedstawi w poniedziałek nowy budżet. Оппозиция уже заявила, что не поддержит его.",
        ("pl", "pl"),
        ("Оппозиция уже заявила, что не поддержит его.",),
    ),
    Example(
        None, "Rząd przedstawi w poniedziałek nowy budżet. Opozycja już zapowiedziała, że go nie poprze.", ("pl", "pl")
    ),
    Example(
        None,
        "Regeringen legger fram budsjettet mandag. Han heter Jean-Pierre de la Fontaine og kommer fra Nice.",
        ("nb", "nb"),
    ),
    Example(
        None,
        "The government will present its budget. 政府は月曜日に新しい予算案を国会に提出する予定だ。",
        ("en", "en"),
        ("政府は月曜日に新しい予算案を国会に提出する予定だ。",),
    ),
    Example(
        _EN,
        "O governo vai apresentar o seu novo orçamento ao parlamento na segunda-feira. La oposición ya ha dicho que no"
        " piensa apoyarlo de ninguna manera.",
        ("en", "pt"),
        ("La oposición ya ha dicho que no piensa apoyarlo de ninguna manera.",),
    ),
    Example(
        _EN,
        "Правителството ще представи новия си бюджет в понеделник. Оппозиция уже заявила, что не будет его"
        " поддерживать, и назвала его слишком дорогим.",
        ("en", "bg"),
        ("Оппозиция уже заявила, что не будет его поддерживать, и назвала его слишком дорогим.",),
    ),
    Example(None, "सरकार सोमवार को नया बजट पेश करेगी। विपक्ष ने इसे अस्वीकार कर दिया है।", ("hi", "hi")),
    Example(
        None,
        "Hallitus esittelee budjetin maanantaina. Regeringen kommer att lägga fram sin nya budget redan på måndag.",
        ("fi", "fi"),
        ("Regeringen kommer att lägga fram sin nya budget redan på måndag.",),
    ),
)


@check(
    "untranslated",
    severity="error",
    needs="reference",
    summary="text left in the reference's language",
    examples=UNTRANSLATED,
)
def untranslated(aligned: AlignedPair) -> Iterator[Hit]:
    """A sentence, or a long stretch of one, was left in the language of the reference.

    How it decides: a sentence of which most letters are of the reference's script, where that is another than the
    candidate's; a sentence that the language identifier takes for the reference's language and that the candidate's
    language and its near neighbours do not explain; or words copied from the reference, five and more in a row with
    at least four in small letters, that are likelier in the reference's language; of a shorter sentence that is the
    reference's own, at least two words that are far commoner in its language. Words in small letters count, so that a
    list of names is no text; names, titles of works and quotations of up to eight words are allowed.

    Between near languages (Norwegian, Danish, Swedish; Serbian, Croatian, Bosnian; Indonesian, Malay; and others in
    the tool's data) a single sentence may be right in both. There a sentence is a finding only when it is copied from
    the reference nearly word for word, and the identifier is sure of the reference's language or two of its words are
    hardly words of the candidate's.

    Sentences in a row are one finding each. Text in a third language is ``wrong-language``. Nothing is looked for where
    both sides are in one language.
    """
    if aligned.same_language or aligned.reference is None:
        return
    source = base_language(aligned.reference.language)
    name = language_name(source)
    for one in aligned.once(foreign):
        if base_language(one.language) == source:
            what = "copied from the reference" if one.copied else f"in {name}"
            place = _source_of(aligned, one.span)
            yield Hit(f"left untranslated: {what}", reference=place, candidate=one.span, confidence=one.confidence)


def _source_of(aligned: AlignedPair, span: Span) -> Span | None:
    """Where the reference has a stretch of the candidate letter by letter; else the sentences that are linked to it."""
    if aligned.reference is None:
        return None
    text = aligned.candidate.text[span.start : span.end]
    at = aligned.reference.text.find(text)
    if at >= 0:
        return Span(at, at + len(text))
    index = next((one.index for one in aligned.candidate.sentences if one.start <= span.start < one.end), None)
    link = aligned.link_of_candidate.get(index) if index is not None else None
    if link is None or not link.reference:
        return None
    linked = [aligned.reference.sentences[one] for one in link.reference]
    return Span(linked[0].start, linked[-1].end)


@check(
    "wrong-language",
    severity="error",
    needs="candidate",
    summary="text in a language that is neither the reference's nor the candidate's",
    examples=WRONG,
)
def wrong_language(aligned: AlignedPair) -> Iterator[Hit]:
    """A sentence of the candidate is in a language that is neither the candidate's nor the reference's.

    How it decides: by the script of most letters, where it is none that the candidate's language is written in; else by
    the language identifier, which must be sure of the other language and see nearly nothing of the candidate's
    language and of its near neighbours, over at least six words in small letters. What the reference has in the same
    words is left alone, and so are quotations and titles of up to eight words.

    The candidate's language is the one given, or the one detected for the whole article. Without a reference
    (``inspect``) every foreign sentence is reported here.

    Of a near language (Spanish beside Portuguese, Danish beside Norwegian) it is said where the identifier is sure and
    at least three words, a quarter of them all, are hardly words of the candidate's language by the frequency lists.

    Limits: short sentences are not told apart, nor Serbian, Croatian and Bosnian.
    """
    source = base_language(aligned.reference.language) if aligned.reference is not None else None
    for one in aligned.once(foreign):
        if base_language(one.language) != source:
            yield Hit(
                f"in {language_name(one.language)}, not in {language_name(aligned.candidate.language)}",
                candidate=one.span,
                confidence=one.confidence,
            )
