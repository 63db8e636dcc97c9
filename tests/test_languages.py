"""Detection over scripts and near neighbours, and its copy of the model in the cache."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tqcheck import identifier, languages
from tqcheck.languages import detect, keep_unpacked, likelihood, neighbours, rank, script

TEXTS = {
    "nb": "Regjeringen sier at den ikke vil øke avgiften på strøm etter nyttår, men flere partier er uenige.",
    "nn": "Regjeringa seier at ho ikkje vil auke avgifta på straum etter nyttår, men fleire parti er usamde.",
    "da": "Regeringen siger, at den ikke vil hæve afgiften på strøm efter nytår, men flere partier er uenige.",
    "sv": "Regeringen säger att den inte vill höja skatten på el efter nyår, men flera partier är oense.",
    "en": "The government says it will not raise the tax on power after New Year, but several parties disagree.",
    "de": "Die Regierung will die Abgabe auf Strom nach Neujahr nicht erhöhen, doch mehrere Parteien sind dagegen.",
    "id": "Pemerintah mengatakan bahwa mereka tidak bisa menaikkan pajak listrik karena ekonomi masih lemah.",
    "ms": "Kerajaan berkata bahawa mereka tidak boleh menaikkan cukai elektrik kerana ekonomi masih lemah.",
    "sr-Latn": "Vlada je saopštila da posle Nove godine neće povećati porez na struju, ali ljudi ovde ne veruju u to.",
    "hr": "Vlada je priopćila da nakon Nove godine neće povećati porez na struju, ali ljudi ovdje ne vjeruju u to,"
    " kao ni tijekom prošloga tjedna.",
    "sr": "Влада је саопштила да после Нове године неће повећати порез на струју, али људи у то не верују.",
    "uk": "Уряд заявив, що після Нового року не підвищуватиме податок на електроенергію, але партії не згодні.",
    "ru": "Правительство заявило, что после Нового года не повысит налог на электроэнергию, но партии не согласны.",
    "cs": "Vláda uvedla, že po Novém roce nezvýší daň z elektřiny, ale několik stran s tím nesouhlasí, protože ještě"
    " není jasno.",
    "sk": "Vláda uviedla, že po Novom roku nezvýši daň z elektriny, ale niekoľko strán s tým nesúhlasí, pretože ešte"
    " nie je jasno.",
    "zh": "政府表示，新年后不会提高电力税，但多个政党不同意。",
    "ja": "政府は新年以降も電力税を引き上げないと述べたが、複数の政党が反対している。",
    "ko": "정부는 새해 이후 전기세를 올리지 않겠다고 밝혔지만 여러 정당이 반대하고 있다.",
    "ar": "قالت الحكومة إنها لن ترفع ضريبة الكهرباء بعد رأس السنة، لكن عدة أحزاب لا توافق.",
    "hi": "सरकार ने कहा कि वह नए साल के बाद बिजली पर कर नहीं बढ़ाएगी, लेकिन कई दल असहमत हैं।",
    "el": "Η κυβέρνηση δήλωσε ότι δεν θα αυξήσει τον φόρο στο ρεύμα μετά την Πρωτοχρονιά.",
}


@pytest.mark.parametrize("code", TEXTS)
def test_a_sentence_is_told_by_its_language(code: str) -> None:
    assert detect(TEXTS[code]).code == code


@pytest.mark.parametrize("text", ["", "   ", "123 456", "…", "😀"])
def test_nothing_is_told_of_a_text_without_letters(text: str) -> None:
    assert detect(text) == languages.Detected("und", 0.0)


@given(st.text(max_size=60))
def test_confidences_are_shares_in_falling_order(text: str) -> None:
    found = rank(text)
    shares = [one.confidence for one in found]
    assert shares == sorted(shares, reverse=True)
    assert all(0 <= share <= 1 for share in shares)
    assert sum(shares) <= 1 + 1e-6
    assert len({one.code for one in found}) == len(found)


def test_likelihood_takes_varieties_for_their_language() -> None:
    assert likelihood(TEXTS["en"], "en-GB") > 0.9
    assert likelihood(TEXTS["sr-Latn"], "sr") > 0.5
    assert likelihood(TEXTS["en"], "de") < 0.01


def test_neighbours_hold_the_language_itself() -> None:
    assert {"nb", "da", "sv", "nn"} <= neighbours("no")
    assert neighbours("fi-FI") >= {"fi"}
    assert neighbours("xx") == {"xx"}


@pytest.mark.parametrize(
    ("text", "code"),
    [("Oslo", "Latn"), ("Осло", "Cyrl"), ("東京", "Hani"), ("東京は", "Jpan"), ("서울", "Hang"), ("أوسلو", "Arab"),
     ("दिल्ली", "Deva"), ("Αθήνα", "Grek"), ("ירושלים", "Hebr"), ("กรุงเทพ", "Thai"), ("1905", "Zyyy")],
)  # fmt: skip
def test_script(text: str, code: str) -> None:
    assert script(text) == code


def test_the_unpacked_model_tells_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TQCHECK_CACHE_DIR", str(tmp_path / "cache"))

    def fresh() -> list[tuple[languages.Detected, ...]]:
        languages._identifier.cache_clear()
        rank.cache_clear()
        return [rank(text) for text in TEXTS.values()]

    packed = fresh()
    keep_unpacked()
    assert any((tmp_path / "cache").iterdir())
    assert identifier._kept(tmp_path / "cache" / identifier._name(languages._facts()[0])) is not None
    assert fresh() == packed
    for path in (tmp_path / "cache").rglob("moves.npy"):
        path.unlink()
    assert fresh() == packed
    monkeypatch.undo()
    fresh()
