"""Names between two scripts neither of which is Latin, told by their vowels."""

import pytest

from tests.names.pairs import findings


@pytest.mark.parametrize(
    ("reference", "candidate", "languages", "wrong"),
    [
        ("मंत्री राजेश्वर बिष्ट ने कहा।", "Министр Раджешвар Бошт сказал это.", ("hi", "ru"), "Бошт"),
        ("გუბერნატორმა თამარ ყიფშიძემ თქვა ეს.", "Губернатор Тамар Купшидзе сказала это.", ("ka", "ru"), "Купшидзе"),
        ("Ο δήμαρχος Σταύρος Κοντολίνης μίλησε.", "Кметът Ставрос Кинтолинис говори.", ("el", "bg"), "Кинтолинис"),
        ("মন্ত্রী রফিকুল হালদার বললেন।", "Министр Рафикил Халдар сказав це.", ("bn", "uk"), "Рафикил"),
    ],
)
def test_an_i_for_an_o_or_a_u_is_found(reference: str, candidate: str, languages: tuple[str, str], wrong: str) -> None:
    (finding,) = findings([reference], [candidate], languages)
    assert finding.candidate is not None
    assert (finding.check, finding.candidate.text, finding.severity) == ("name-misspelled", wrong, "note")


@pytest.mark.parametrize(
    ("reference", "candidate", "languages"),
    [
        # each script hears u, ö and ё in its own way
        ("Ο Ντάνιελ Στάριτζ έπαιξε καλά.", "Стерридж сыграл хорошо.", ("el", "ru")),
        ("श्रोडर ने जवाब नहीं दिया।", "Шредер не ответил.", ("hi", "ru")),
        ("ალბინ კურილენკომ თქვა ეს.", "Это сказал Альбин Куриленко.", ("ka", "ru")),
        ("मंत्री राजेश्वर बिष्ट ने कहा।", "Министр Раджешвар Бишт сказал это.", ("hi", "ru")),
        ("გუბერნატორმა თამარ ყიფშიძემ თქვა ეს.", "Губернатор Тамар Кипшидзе сказала это.", ("ka", "ru")),
        # another name with the same consonants, which stands in the reference too
        ("बिष्ट और बोष्ट ने कहा।", "Бошт и Бишт сказали это.", ("hi", "ru")),
    ],
)
def test_what_each_script_hears_is_none(reference: str, candidate: str, languages: tuple[str, str]) -> None:
    assert findings([reference], [candidate], languages) == ()
