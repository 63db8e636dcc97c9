"""Hours of the day as Thai, Swahili and Bengali tell them, counted from another hour than midnight and noon.

Thai counts the evening from six (สองทุ่ม is 20:00), the small hours by themselves (ตีสาม is 3:00) and the afternoon from
noon (บ่ายสาม is 15:00); Swahili counts day and night from six (saa tatu is 9:00 or 21:00). Smyth, "Thai: An Essential
Grammar", 12.6; Mohammed, "Modern Swahili Grammar", 8.6. Bengali বেলা is said of the hours from late morning to late
afternoon (বেলা ১১টা is 11:00, বেলা ৩টা 15:00); Bangla Academy, "Bengali-English Dictionary", বেলা.
"""

from tqcheck.facts.fact import Evidence
from tqcheck.facts.text import plain_word
from tqcheck.late import late

_THAI = {"หนึ่ง": 1, "สอง": 2, "สาม": 3, "สี่": 4, "ห้า": 5, "หก": 6, "เจ็ด": 7, "แปด": 8, "เก้า": 9, "สิบ": 10, "สิบเอ็ด": 11}
_THAI_NUMBERS = {plain_word(word): value for word, value in _THAI.items()}
_NUMBER = rf"(1[01]|[1-9]|{'|'.join(sorted(_THAI_NUMBERS, key=len, reverse=True))})"
# What stands before the number, what behind it, and how many hours it is ahead of the clock.
_THAI_HOURS = tuple(
    (late(rf"{before}{_NUMBER}{behind}\s?(?P<half>ครึ่ง)?"), ahead)
    for before, behind, ahead in (
        ("", r"\s?ทุ่ม", 18),
        (r"ตี\s?", "", 0),
        (r"บ่าย\s?", r"(?:\s?โมง)?", 12),
        ("", r"\s?โมงเย็น", 12),
        ("", r"\s?โมงเช้า", 0),
    )
)
_THAI_NAMED = {"เที่ยงคืน": 0, "บ่ายโมง": 13, "เที่ยงวัน": 12}

_SWAHILI_NUMBERS = {
    "moja": 1, "mbili": 2, "tatu": 3, "nne": 4, "tano": 5, "sita": 6, "saba": 7, "nane": 8, "tisa": 9, "kumi": 10,
    "kumi na moja": 11, "kumi na mbili": 12,
}  # fmt: skip
_SWAHILI = late(
    rf"\bsaa (1[0-2]|[1-9]|{'|'.join(sorted(_SWAHILI_NUMBERS, key=len, reverse=True))})\b(?::([0-5]\d))?"
    r"(?P<half> (?:na nusu|u nusu|unusu)\b)?"
)

# digits are Western ones in plain shape
_BENGALI = late(rf"{plain_word('বেলা')} (1[0-2]|[1-9])(?::([0-5]\d))?\s?{plain_word('টা')}")
# The hour from which on বেলা is the morning.
_LATE_MORNING = 9


def spoken_hours(text: str, language: str, evidence: Evidence) -> None:
    """Adds the times that a text in plain shape may be telling; they excuse a time of the other side, no more."""
    if language == "th":
        for pattern, ahead in _THAI_HOURS:
            for match in pattern.finditer(text):
                said = match.group(1)
                hour = int(said) if said.isdigit() else _THAI_NUMBERS[said]
                evidence.times.add((hour + ahead) % 24 * 60 + (30 if match.group("half") else 0))
        evidence.times.update(hour * 60 for word, hour in _THAI_NAMED.items() if plain_word(word) in text)
    if language == "sw":
        for match in _SWAHILI.finditer(text):
            said = match.group(1)
            hour = int(said) if said.isdigit() else _SWAHILI_NUMBERS[said]
            minute = 30 if match.group("half") else int(match.group(2) or 0)
            evidence.times.update(((hour + 6) % 24 * 60 + minute, (hour + 18) % 24 * 60 + minute))
    if language == "bn":
        for match in _BENGALI.finditer(text):
            hour = int(match.group(1))
            afternoon = 12 if hour < _LATE_MORNING else 0
            evidence.times.add((hour + afternoon) * 60 + int(match.group(2) or 0))
