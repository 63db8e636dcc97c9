"""What the language checks promise beyond their examples: silence on copies, places, and any odd text."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.aligning import aligned_pair
from tests.facts.lines import pair_of_lines
from tqcheck import checks
from tqcheck.aligned import AlignedPair, Document
from tqcheck.checks import CHECKS, run_checks
from tqcheck.checks.language import untranslated
from tqcheck.checks.negation import negation_of
from tqcheck.checks.quoting import all_quotations, quotations
from tqcheck.embedding import load_encoder
from tqcheck.model import Article, Link, Pair, Relation
from tqcheck.sentences import split

OWN = {
    "quote-changed",
    "polarity-flipped",
    "untranslated",
    "wrong-language",
    "sentence-repeated",
    "garbled-text",
}
MINE = [check for check in CHECKS if check.name in OWN]
WORDS = st.sampled_from(
    [*"“”\"«»„'’()[]–—.!?。", "not", "nicht", "не", "没有", "the", "said", "You", "&nbsp;", "<b>", "Ã©", "´", "\ufffd",
     "\ud800", "\n\n", "Stoltenberg", "政府は", "काम", "قال", "iPhone", "kWh", "(1)", "5)"]
)  # fmt: skip
LANGUAGES = st.sampled_from(["en", "de", "nb", "zh", "ja", "ko", "hi", "tr", "cs", "xx", "und"])


def linked(reference: str, candidate: str, languages: tuple[str, str]) -> AlignedPair:
    """Two texts linked sentence by sentence, without a model."""
    old, new = (
        Document(article, split(article))
        for article in (Article(text=reference, language=languages[0]), Article(text=candidate, language=languages[1]))
    )
    links = [Link((i,), (i,), "match", 0.9) for i in range(min(len(old.sentences), len(new.sentences)))]
    return AlignedPair(
        Pair("x", old.article, new.article), old, new, tuple(links), Relation("edited", 0.9), load_encoder()
    )


@given(st.lists(WORDS, max_size=30).map(" ".join), LANGUAGES)
@settings(max_examples=150, deadline=None)
def test_any_text_is_checked_and_a_copy_of_it_is_never_translated_or_flipped(text: str, language: str) -> None:
    aligned = linked(text, text, (language, language))
    found = run_checks(MINE, aligned)
    assert {one.check for one in found} <= {"sentence-repeated", "garbled-text"}
    for one in found:
        assert one.candidate is not None
        assert text[one.candidate.start : one.candidate.end] == one.candidate.text


@given(st.lists(WORDS, max_size=30).map(" ".join), LANGUAGES)
@settings(max_examples=150, deadline=None)
def test_negations_and_quotations_lie_in_the_text(text: str, language: str) -> None:
    negation = negation_of(language)
    if negation is not None:
        assert all(0 <= span.start < span.end <= len(text) for span in negation.find(text))
    article = Article(text=text, language=language)
    position = 0
    document = Document(article, split(article))
    assert all(0 <= one.span.start < one.inner.end <= len(text) for one in all_quotations(document))
    for one in quotations(document):
        assert position <= one.span.start < one.inner.start <= one.inner.end < one.span.end <= len(text)
        position = one.span.end


@pytest.mark.parametrize(
    ("language", "text", "count"),
    [
        ("en", "He does not know and never will.", 2),
        ("en", "Not only he came, no doubt, no later than No. 5.", 0),
        ("en", "It is late, isn't it?", 0),
        ("de", "Nicht nur er kam; niemand ging.", 1),
        ("fr", "Elle n’a jamais dit non seulement cela.", 1),
        ("fr", "Ce n’est pas fermé.", 1),
        ("cs", "Nemá peníze, ale nebo nemocnici.", 1),
        ("lv", "Viņš nebija tur nedēļu.", 1),
        ("tr", "Bakan konuşmadı ve toplantıya gelmeyecek.", 2),
        ("tr", "Parlamentonun açıklamasına göre.", 0),
        ("ja", "彼だけでなく彼女も来なかった。", 1),
        ("zh", "不仅如此，他没有来。", 1),
        ("ko", "그는 오지 않았다.", 1),
        ("ar", "لم يأت الوزير ولا السفير.", 2),
        ("hi", "न केवल वह, मंत्री भी नहीं आए।", 1),
        ("fi", "Hän ei tullut.", 1),
        ("en", "No, she is angry.", 0),
        ("es", "“Pues no, estoy enfadada”, dijo.", 0),
        ("zh", "“不，那是因为我生气了。”", 0),
        ("ru", "Нет, он болен.", 0),
        ("en", "He is not, however, ill.", 1),
        ("ca", "El tren no va arribar fins a mitjanit.", 0),
        ("gl", "O tren non chegou ata medianoite.", 0),
        ("ro", "Trenul nu a ajuns până la miezul nopții.", 0),
        ("is", "Lestin kom ekki fyrr en um miðnætti.", 0),
        ("et", "Rong ei jõudnud enne keskööd.", 0),
        ("id", "Kereta tidak tiba sampai tengah malam.", 0),
        ("ca", "El tren no va arribar.", 1),
    ],
)
def test_negations_are_counted_without_set_phrases(language: str, text: str, count: int) -> None:
    negation = negation_of(language)
    assert negation is not None
    assert len(negation.find(text)) == count


@pytest.mark.parametrize(
    ("language", "text", "groups"),
    [
        ("ru", "Никто ничего не видел, но мы не знаем.", 2),
        ("pl", "Nikt nigdy nie pytał.", 1),
        ("en", "He saw neither rain nor snow and did not stay.", 2),
        ("es", "No vio nunca a nadie.", 1),
        ("af", "Hy het nie gekom nie.", 1),
        ("zh", "他沒有來，不僅如此。", 1),
        ("ur", "وہ نہیں آیا۔", 1),
        ("th", "เขาไม่มา", 1),
    ],
)
def test_words_that_negate_together_count_once(language: str, text: str, groups: int) -> None:
    negation = negation_of(language)
    assert negation is not None
    assert len(negation.groups(text)) == groups


def test_one_of_two_negations_can_be_taken_out() -> None:
    negation = negation_of("en")
    assert negation is not None
    text = "She did not sleep and nobody came."
    first, second = negation.groups(text)
    assert negation.without(text, first) == "She did sleep and nobody came."
    assert negation.without(text, second) == "She did not sleep and somebody came."


def test_a_name_with_a_negative_prefix_negates_nothing() -> None:
    negation = negation_of("lt")
    assert negation is not None
    assert negation.find("Į rytus nuo Nevados lijo.") == ()


def test_a_language_without_data_is_not_checked_for_polarity_and_the_manual_names_all_that_are() -> None:
    assert negation_of("xx") is None
    page = " ".join(next(one for one in CHECKS if one.name == "polarity-flipped").manual.split())
    listed = page.split("the languages with data are ")[1].split(".")[0].split(", ")
    assert all(negation_of(code) is not None for code in listed)
    data = tomllib.loads((Path(checks.__file__).parents[1] / "data" / "negation.toml").read_text(encoding="utf-8"))
    assert listed == sorted(data)
    assert f"in {len(listed)} languages" in next(one for one in CHECKS if one.name == "polarity-flipped").summary


HAGERUP = (
    ("nb", ["– Det regner mye nå, sa Kari Hagerup i går.", "Ola Fjellstad svarte henne ikke.",
            "«Vi er svært bekymret for vinteren som kommer», sa Hagerup."]),
    ("en", ["“It is raining a lot now,” said Kari Hagerup yesterday.", "Ola Fjellstad did not answer her.",
            "“We are very worried about the coming winter,” {} said."]),
)  # fmt: skip


@pytest.mark.parametrize(("speaker", "count"), [("Hagerup", 0), ("Fjellstad", 1), ("she", 0), ("Halvorsen", 0)])
def test_a_quotation_in_another_mouth_across_languages(speaker: str, count: int) -> None:
    (old, lines), (new, others) = HAGERUP
    pair = pair_of_lines(lines, [line.format(speaker) for line in others], old, new)
    found = run_checks([one for one in MINE if one.name == "quote-changed"], pair)
    assert [one.message for one in found] == ["a quotation of Hagerup is given to Fjellstad"] * count


SPOKEN = (
    ("ar", ["«المطر غزير الآن»، قالت كاري هاغيروب أمس.", "لم يرد عليها أولا فيلستاد.",
            "«نحن قلقون للغاية بشأن الشتاء القادم»، قالت {}."], "هاغيروب", "فيلستاد"),
    ("hi", ["“अभी बहुत बारिश हो रही है,” कारी हागेरुप ने कल कहा।", "ओला फ्येलस्टाड ने उत्तर नहीं दिया।",
            "“हम आने वाली सर्दी को लेकर बहुत चिंतित हैं,” {} ने कहा।"], "हागेरुप", "फ्येलस्टाड"),
    ("ja", ["「今はよく雨が降る」とカーリ・ハーゲルップは昨日語った。", "オーラ・フィエルスタッドは答えなかった。",
            "「来たる冬をとても心配している」と{}は語った。"], "ハーゲルップ", "フィエルスタッド"),
    ("pl", ["– Teraz dużo pada – powiedziała wczoraj Kari Hagerup.", "Ola Fjellstad jej nie odpowiedział.",
            "– Bardzo martwimy się nadchodzącą zimą – powiedziała {}."], "Hagerup", "Fjellstad"),
    ("ru", ["«Сейчас много дождей», — сказала вчера Кари Хагеруп.", "Ола Фьельстад ей не ответил.",
            "«Мы очень обеспокоены наступающей зимой», — сказала {}."], "Хагеруп", "Фьельстад"),
    ("nb", ["– Det regner mye nå, sa Kari Hagerup i går.", "Ola Fjellstad svarte henne ikke.",
            "– Vi er svært bekymret for vinteren som kommer, sa {}."], "Hagerup", "Fjellstad"),
)  # fmt: skip


@pytest.mark.parametrize(("language", "lines", "own", "other"), SPOKEN, ids=[one[0] for one in SPOKEN])
def test_a_quotation_in_another_mouth_in_any_script(language: str, lines: list[str], own: str, other: str) -> None:
    english = [line.format("Hagerup") for line in HAGERUP[1][1]]
    for speaker, wrong in ((own, False), (other, True)):
        said = [line.format(speaker) for line in lines]
        right = [line.format(own) for line in lines]
        for old, code in ((english, "en"), (right, language)):
            found = run_checks(
                [one for one in MINE if one.name == "quote-changed"], pair_of_lines(old, said, code, language)
            )
            assert bool(found) == wrong, (code, [one.message for one in found])


def test_two_translations_of_one_original_have_no_changed_quotations() -> None:
    aligned = aligned_pair(
        "“It was six degrees in there and absolutely silent,” she said. “We will see how many are left next winter,”"
        " he added. The cave was closed in 1950.",
        "“Inside it was six degrees and there was total silence,” she said. “Next winter we’ll find out how many"
        " remain there,” he added. The cave closed in 1950.",
    )
    assert [one for one in run_checks(MINE, aligned) if one.check == "quote-changed"] == []


@pytest.mark.parametrize(
    ("languages", "reference", "candidate", "left"),
    [
        (
            ("id", "nl"),
            "Seorang pemuka desa, Mbah Darmo Wiryanto, menilai pentas semalaman tidak pantas bagi anak perempuan.",
            "Volgens Mbah Darmo Wiryanto, een van de oudsten, pentas semalaman tidak pantas bagi anak perempuan.",
            "pentas semalaman tidak pantas bagi anak perempuan",
        ),
        (
            ("nb", "en"),
            "Ordføreren Kari Solberg sier at veien er stengt til over helgen på grunn av ras.",
            "The mayor, Kari Solberg, says that veien er stengt til over helgen because of a landslide.",
            "veien er stengt til over helgen",
        ),
    ],
)
def test_words_left_in_a_language_that_has_near_ones(
    languages: tuple[str, str], reference: str, candidate: str, left: str
) -> None:
    said = run_checks([untranslated], linked(reference, candidate, languages))
    assert [one.candidate.text for one in said if one.candidate] == [left]


def test_a_refrain_of_the_reference_is_no_repetition() -> None:
    refrain = "The bells of the old town rang for the dead. "
    text = f"{refrain}Then the mayor spoke to the crowd. {refrain}"
    assert run_checks(MINE, linked(text, text, ("en", "en"))) == ()
    german = "Die Glocken der Altstadt läuteten für die Toten. "
    copy = f"{german}Dann sprach der Bürgermeister zur Menge. {german}"
    found = run_checks([one for one in MINE if one.name == "sentence-repeated"], linked(text, copy, ("en", "de")))
    assert found == ()


@pytest.mark.parametrize(
    ("language", "page", "right", "broken"),
    [
        ("fa", "cp1256", "راجندرا، وزیر بحران، گفت که سیل بازگشته است.", "گفت"),
        ("ar", "cp1256", "قال المسؤولون إن الفيضانات عادت إلى الوادي.", "الفيضانات"),
        ("zh", "gbk", "官员表示：大坝已经溃决。", "大坝已经溃决"),
        ("ja", "cp932", "首相は「残念」と述べた。", "首相は"),
    ],
)
def test_utf8_read_in_the_code_page_of_its_script(language: str, page: str, right: str, broken: str) -> None:
    mine = [one for one in MINE if one.name == "garbled-text"]
    wrong = right.replace(broken, broken.encode("utf-8").decode(page))
    if language in ("zh", "ja"):  # whole paragraphs come out wrong where no spaces part the words
        wrong = f"{right}\n\n{broken.encode('utf-8').decode(page)}"
    assert run_checks(mine, linked("The flood is back.", right, ("en", language))) == ()
    (found,) = run_checks(mine, linked("The flood is back.", wrong, ("en", language)))
    assert found.suggestion is not None
    assert found.suggestion in broken
