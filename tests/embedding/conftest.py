"""One loaded model for all tests of this folder."""

from typing import Any

import pytest

from tqcheck.embedding.encoder import SentenceEncoder


@pytest.fixture(scope="session")
def encoder() -> SentenceEncoder:
    return SentenceEncoder()


@pytest.fixture(scope="session")
def texts() -> list[str]:
    """Sentences written for these tests, in many scripts, some of them awkward."""
    return [
        "Statsministeren møtte Anniken Huitfeldt i Oslo tirsdag.",
        "The prime minister met Anniken Huitfeldt in Oslo on Tuesday.",
        "Le premier ministre a rencontré sa collègue à Paris : « une bonne réunion ».",
        "Die Zahl stieg um 4,5 Prozent auf 1 200 Fälle, sagte Müller-Lüdenscheidt.",
        "Премьер-министр встретился с делегацией в Киеве.",
        "التقى رئيس الوزراء الوفد في القاهرة يوم الثلاثاء.",
        "首相は火曜日に東京で代表団と会談した。",
        "总理星期二在北京会见了代表团。",
        "प्रधानमंत्री ने मंगलवार को दिल्ली में मुलाकात की।",
        "Başbakan İstanbul’da heyetle görüştü.",
        "Pääministeri tapasi valtuuskunnan Helsingissä.",
        "นายกรัฐมนตรีพบคณะผู้แทนที่กรุงเทพฯ",
        "ﬁne  print,\tｆｕｌｌ ｗｉｄｔｈ and e\u0301 \u200b zero\u00a0width",
        "🙂 🧿 ႠႡႢ <s> </s> <unk> ▁ ",
        "",
    ]


def cosine(a: Any, b: Any) -> float:
    return float((a * b).sum())
