"""Names across scripts: garbled ones found in either direction, right ones never accused."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.names.pairs import findings
from tqcheck.names.forms.demonyms import slavic_stems
from tqcheck.names.forms.places import same_place
from tqcheck.names.mentions.plausible import plausibility
from tqcheck.names.mentions.words import _parts
from tqcheck.names.sounds.channel import ALPHABETS, sources
from tqcheck.names.sounds.sound import fit


@pytest.mark.parametrize(
    ("reference", "candidate", "languages", "wrong"),
    [
        ("Graham Pickering met Olivia Robinson there.", "Грэм Пикреинг встретил там Оливию.", ("en", "ru"), "Пикреинг"),
        ("The trial moved to California on Monday.", "Суд переехал в Каилфорнию в понедельник.", ("en", "ru"), "Каил"),
        ("Talks in Indonesia failed.", "इंडोनेेशिया में बातचीत विफल रही।", ("en", "hi"), "इंडोनेेशिया"),
        ("Police in Las Vegas arrested Robinson.", "लास वेगास में पुलिस ने रॉबबिन्सन को पकड़ा।", ("en", "hi"), "रॉबबिन्सन"),
        ("Michael Steele spoke in Oslo.", "माइकल सट्ील ओस्लो में बोले।", ("en", "hi"), "सट्ील"),
        ("Yunnan is a province.", "युनन्नान एक प्रांत है।", ("en", "hi"), "युनन्नान"),
        ("President Trump spoke.", "הנשיא טרמאפ דיבר.", ("en", "he"), "טרמאפ"),
        ("She spoke in Washington.", "Η γερουσιαστής μίλησε στην Ουάσινκγτον.", ("en", "el"), "Ουάσινκγτον"),
        ("Mr Stoltenberg arrived in Athens.", "وصل ستولتنبيرغ إلى أثيينا.", ("en", "ar"), "أثيينا"),
        ("Trump spoke in Washington.", "トランプ大統領はワシンットンで話した。", ("en", "ja"), "ワシンットン"),
        ("村上春樹は京都で話した。", "Haruki Murakmai spoke in Kyoto.", ("ja", "en"), "Murakmai"),
        ("王毅访问了贵阳和昆明。", "Wang Yi visited Guiyang and Kunmnig.", ("zh", "en"), "Kunmnig"),
        ("Hurricane Rosa crossed Arizona.", "ハリケーン・ローザはアリゾゾナを横断した。", ("en", "ja"), "アリゾゾナ"),
        ("Macron met Stoltenberg in Paris.", "马克东在巴黎会见了斯托尔滕贝格。", ("en", "zh"), "马克东"),
        ("Macron met Stoltenberg in Paris.", "马克龙在巴黎会见了斯托夫滕贝格。", ("en", "zh"), "斯托夫滕贝格"),
        ("The trial moved to California.", "재판은 캘리포아니로 옮겨졌다.", ("en", "ko"), "캘리포아니"),
        ("Talks in Uzbekistan failed.", "우즈베키키스탄에서 회담이 결렬됐다.", ("en", "ko"), "우즈베키키스탄"),
        ("Lagarde spoke in Frankfurt.", "라가르드는 프랑크푸트르에서 말했다.", ("en", "ko"), "프랑크푸트르"),
        ("კომისარი ვალდის დომბროვსკისი ხვალ ჩამოვა.", "Mr Dombrofkis arrives.", ("ka", "en"), "Dombrofkis"),
        ("Տնօրեն Ստեֆան Լինդքվիստը հրաժարական տվեց։", "Direktør Stefan Lindkvost gikk av.", ("hy", "nb"), "Lindkvost"),
        ("এডিনবরার হেলেন স্টিভেনসন তাঁর জায়গায় আসবেন।", "Helen Stovenson will take his place.", ("bn", "en"), "Stovenson"),
        ("சண்டர்லாந்து ஆலை மூடப்படும்.", "The plant in Sindorland will close.", ("ta", "en"), "Sindorland"),
        ("ศาลในเมืองฮิวสตัน รัฐเท็กซัส", "Ein Gericht in Huoston in Texas.", ("th", "de"), "Huoston"),
        ("สโมสรลิเวอร์พูลเอาชนะเมื่อวันอาทิตย์", "Livorpool won on Sunday.", ("th", "en"), "Livorpool"),
        ("హెలెన్ స్టీవెన్సన్ ఎడిన్‌బర్గ్‌కు చెందినవారు.", "Helen Stevenson is from Edanburgh.", ("te", "en"), "Edanburgh"),
        ("હેલન સ્ટીવન્સન તેમની જગ્યા લેશે.", "Helen Stovenson will take his place.", ("gu", "en"), "Stovenson"),
        ("ಹೆಲೆನ್ ಸ್ಟೀವನ್ಸನ್ ಅವರ ಸ್ಥಾನಕ್ಕೆ ಬರಲಿದ್ದಾರೆ.", "Helen Stovenson will take his place.", ("kn", "en"), "Stovenson"),
        ("ഹെലൻ സ്റ്റീവൻസൺ അദ്ദേഹത്തിന്റെ സ്ഥാനത്ത് വരും.", "Helen Stovenson will replace him.", ("ml", "en"), "Stovenson"),
        ("ਹੈਲਨ ਸਟੀਵਨਸਨ ਉਨ੍ਹਾਂ ਦੀ ਥਾਂ ਲੈਣਗੇ।", "Helen Stovenson will take his place.", ("pa", "en"), "Stovenson"),
    ],
)  # fmt: skip
def test_garbled_names_are_found(reference: str, candidate: str, languages: tuple[str, str], wrong: str) -> None:
    found = findings([reference], [candidate], languages)
    assert [
        wrong in finding.message or wrong in (finding.candidate.text if finding.candidate else "") for finding in found
    ] == [True]


@pytest.mark.parametrize(
    ("reference", "candidate", "languages"),
    [
        ("Graham Pickering met Robinson in Oslo.", "Грэм Пикеринг встретил Робинсона в Осло.", ("en", "ru")),
        ("კომისარი ვალდის დომბროვსკისი ხვალ ჩამოვა.", "Commissioner Valdis Dombrovskis arrives.", ("ka", "en")),
        ("რეჟისორმა პიერ დ'ობინიმ ფილმი აჩვენა.", "Director Pierre d'Aubigny showed the film.", ("ka", "en")),
        ("Տնօրեն Ստեֆան Լինդքվիստը հրաժարական տվեց։", "Direktør Stefan Lindqvist gikk av.", ("hy", "nb")),
        ("মন্ত্রী আনালেনা বেয়ারবক উপস্থিত ছিলেন।", "Minister Annalena Baerbock was there.", ("bn", "en")),
        ("சண்டர்லாந்து ஆலை மூடப்படும்.", "The plant in Sunderland will close.", ("ta", "en")),
        # endings, months and weekdays of the candidate, and what a language without a list of words makes of names
        ("ஹாரோபியின் மேயர் கூறினார்.", "Gradonačelnik Harrowbyja to je rekao.", ("ta", "bs")),
        ("მარტში ბერლინსა და აგადესში შეხვდნენ.", "In Maart het hulle in Berlyn en Agadez vergader.", ("ka", "af")),
        ("ნიგერში და პარიზში შეხვდნენ.", "Reuníronse en Níxer e en París.", ("ka", "gl")),
        ("ทักษิณ ชินวัตร กลับจากสิงคโปร์", "Taksin Chinnawat returned from Singapore.", ("th", "en")),
        ("นายกรัฐมนตรีประยุทธ์ จันทร์โอชา กล่าว", "Prayuth Chan-o-cha sagte das.", ("th", "de")),
        ("อภิสิทธิ์ เวชชาชีวะ ไปเยือนสุวรรณภูมิ", "Abhisit Vejjajiva visited Suvarnabhumi.", ("th", "en")),
        ("Ostrander spoke, and Ostrander alone.", "ஆஸ்ட்ராண்டர் பேசினார், ஆஸ்ட்ராண்டரும் மட்டுமே.", ("en", "ta")),
        ("హెలెన్ స్టీవెన్సన్ ఎడిన్‌బర్గ్‌కు చెందినవారు.", "Helen Stevenson is from Edinburgh.", ("te", "en")),
        ("હેલન સ્ટીવન્સન તેમની જગ્યા લેશે.", "Helen Stephenson will take his place.", ("gu", "en")),
        ("ಹೆಲೆನ್ ಸ್ಟೀವನ್ಸನ್ ಅವರ ಸ್ಥಾನಕ್ಕೆ ಬರಲಿದ್ದಾರೆ.", "Helen Stevenson will take his place.", ("kn", "en")),
        ("ഹെലൻ സ്റ്റീവൻസൺ അദ്ദേഹത്തിന്റെ സ്ഥാനത്ത് വരും.", "Helen Stevenson will replace him.", ("ml", "en")),
        ("ਹੈਲਨ ਸਟੀਵਨਸਨ ਉਨ੍ਹਾਂ ਦੀ ਥਾਂ ਲੈਣਗੇ।", "Helen Stevenson will take his place.", ("pa", "en")),
        ("Graham Pickering met Robinson in Oslo.", "Ґрем Пікерінґ зустрів Робінсона в Осло.", ("en", "uk")),
        ("Graham Pickering met Robinson in Oslo.", "ग्राहम पिकरिंग ओस्लो में रॉबिन्सन से मिले।", ("en", "hi")),
        ("Graham Pickering met Robinson in Oslo.", "التقى غراهام بيكرينغ روبنسون في أوسلو.", ("en", "ar")),
        ("Graham Pickering met Robinson in Oslo.", "גרהם פיקרינג פגש את רובינסון באוסלו.", ("en", "he")),
        ("Graham Pickering met Robinson in Oslo.", "Ο Γκράχαμ Πίκερινγκ είδε τον Ρόμπινσον στο Όσλο.", ("en", "el")),
        ("Graham Pickering met Robinson in Oslo.", "グラハム・ピカリングはオスロでロビンソンに会った。", ("en", "ja")),
        ("Graham Pickering met Robinson in Oslo.", "그레이엄 피커링은 오슬로에서 로빈슨을 만났다.", ("en", "ko")),
        ("Trains from Paris to London were full.", "파리에서 런던으로 가는 런던행 열차는 만원이었다.", ("en", "ko")),
        ("China and the United States met in Geneva.", "미국에서 온 대표단과 중국이 제네바에서 만났다.", ("en", "ko")),
        ("村上春樹は京都で話した。", "Haruki Murakami spoke in Kyoto.", ("ja", "en")),
        ("王毅访问了贵阳和昆明。", "Wang Yi visited Guiyang and Kunming.", ("zh", "en")),
        ("Щербаков прибыл в Ладогу.", "Shcherbakov arrived in Ladoga.", ("ru", "en")),
        ("Macron met Stoltenberg in Paris.", "马克龙在巴黎会见了斯托尔滕伯格。", ("en", "zh")),
        ("The Rangers beat Bolivia.", "レンジャーはボリビアに勝った。", ("en", "ja")),
        ("Bolivia's people voted.", "Οι Βολιβιανοί ψήφισαν.", ("en", "el")),
    ],
)  # fmt: skip
def test_right_names_are_not_accused(reference: str, candidate: str, languages: tuple[str, str]) -> None:
    assert findings([reference], [candidate], languages) == ()


def test_a_name_far_from_its_sound_is_a_note_without_suggestion() -> None:
    (finding,) = findings(["Врач Всеволод Карпинчук уехал."], ["The doctor Vsevolod Karpindash left."], ("ru", "en"))
    assert finding.confidence == "low" and finding.suggestion is None


def test_characters_are_read_by_their_language() -> None:
    japanese, chinese = fit("murakami", "村上", language="ja"), fit("murakami", "村上", language="zh")
    assert japanese is not None and chinese is not None and japanese.mean < chinese.mean
    pinyin = fit("liupanshui", "在贵州省六盘水的市场", inside=True)
    assert pinyin is not None and "在贵州省六盘水的市场"[pinyin.start : pinyin.end] == "六盘水"


def test_cities_of_other_scripts() -> None:
    assert same_place("london", "лондона", "en", "ru")
    assert same_place("athens", "αθηνα", "en", "el")
    assert not same_place("london", "αθηνα", "en", "el")


def test_katakana_is_a_word_of_its_own() -> None:
    written = "ドナルド・トランプ大統領は"
    assert [written[start:end] for start, end in _parts(written)] == ["ドナルド", "トランプ", "大統領は"]


@given(st.sampled_from(sorted(ALPHABETS)).flatmap(lambda code: st.text(ALPHABETS[code], min_size=2, max_size=9)))
@settings(deadline=None, max_examples=40)
def test_a_slip_is_a_probability_and_never_makes_the_word_itself(word: str) -> None:
    found = sources(word)
    assert word not in found
    assert all(slip <= 0 and spelling for spelling, slip in found.items())


@given(st.text("abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=12))
@settings(deadline=None, max_examples=40)
def test_plausibility_is_a_log_probability(word: str) -> None:
    assert -math.inf < plausibility(word, "en") <= 0


@pytest.mark.parametrize(
    ("candidate", "wrong"),
    [
        ("Министар Томас Пикеринг захвалио је Јенсу Столтенбергу у Вашингтону.", None),
        ("Министар Томас Пикеринг захвалио је Јенсу Столтенбергу у Манчестеру.", None),
        ("Министар Томас Пикеринг захвалио је Јенсу Столтенбергу у Вашинтгону.", "Вашинтгону"),
        ("Министар Томас Пикерниг захвалио је Јенсу Столтенбергу у Вашингтону.", "Пикерниг"),
    ],
)
def test_serbian_has_its_words_and_endings_in_cyrillic_letters_too(candidate: str, wrong: str | None) -> None:
    place = "Manchester" if "Манчестеру" in candidate else "Washington"
    reference = f"The minister Thomas Pickering thanked Jens Stoltenberg in {place}."
    found = findings([reference], [candidate], ("en", "sr"))
    assert [wrong in one.message for one in found if wrong] == ([True] if wrong else [])
    assert wrong or not found


@pytest.mark.parametrize(
    ("place", "line", "language"),
    [
        ("Cardiff", "Історикиня Кардіффського університету приїхала у вівторок.", "uk"),
        ("Sheffield", "Історикиня Шеффілдського університету приїхала у вівторок.", "uk"),
        ("Leeds", "Историк Лидского университета приехала во вторник.", "ru"),
        ("Tromso", "Историк Тромсёского университета приехала во вторник.", "ru"),
        ("Norwich", "Историчката от Норичкия университет пристигна във вторник.", "bg"),
        ("Leeds", "Историчарка Лидског универзитета стигла је у уторак.", "sr"),
        ("Limoges", "Историчарка Лиможког универзитета стигла је у уторак.", "sr"),
    ],
)
def test_slavic_adjectives_of_cities_are_no_slips(place: str, line: str, language: str) -> None:
    assert not findings([f"The historian of {place} University came on Tuesday."], [line], ("en", language))


def test_a_garbled_adjective_of_a_city_is_one() -> None:
    line = "Історикиня Ліврепульського університету приїхала у вівторок."
    found = findings(["The historian of Liverpool University came on Tuesday."], [line], ("en", "uk"))
    assert [one.candidate.text for one in found if one.candidate] == ["Ліврепульського"]


def test_what_an_adjective_may_be_made_of() -> None:
    assert {"лід", "лідс"} <= {"лід", *slavic_stems("лідського")}
    assert "праг" in slavic_stems("пражского")
    assert "глазг" in slavic_stems("глазговског")
    assert not slavic_stems("кардифф")


@pytest.mark.parametrize(
    ("reference", "candidate", "languages", "wrong"),
    [
        ("Το είπε ο Ζερόμ Λεβασέρ.", "Lo ha detto Zerom Levasseur.", ("el", "it"), "Zerom"),
        ("Το είπε ο Ρίτσαρντ Πάρκερ.", "This was said by Ritsarnt Parker.", ("el", "en"), "Ritsarnt"),
        ("Об этом сказал Жером Левассёр.", "This was said by Zherom Levasseur.", ("ru", "en"), "Zherom"),
        ("Об этом сказал Джеймс Хокинс.", "Das sagte Dzheyms Hawkins.", ("ru", "de"), "Dzheyms"),
        ("Το είπε ο Γιώργος Παπαδάκης.", "This was said by Giorgos Papadakis.", ("el", "en"), None),
        ("Το είπε η Χρυσούλα Γεωργαντά.", "Lo ha detto Chrysoula Georganta.", ("el", "it"), None),
        ("Об этом сказал Генрих Тимофеев.", "This was said by Genrikh Timofeyev.", ("ru", "en"), None),
        ("Об этом сказал Джохар Сергеев.", "This was said by Dzhokhar Sergeyev.", ("ru", "en"), None),
        ("Това каза Димитър Йорданов.", "This was said by Dimitar Yordanov.", ("bg", "en"), None),
        ("Це сказав Сергій Єфремов.", "This was said by Serhiy Yefremov.", ("uk", "en"), None),
    ],
)
def test_foreign_names_whose_letters_are_read_out(
    reference: str, candidate: str, languages: tuple[str, str], wrong: str | None
) -> None:
    found = findings([reference], [candidate], languages)
    assert bool(found) == (wrong is not None)
    assert wrong is None or any(one.candidate and wrong in one.candidate.text for one in found)


@pytest.mark.parametrize(
    ("reference", "candidate"),
    [
        (
            "플레이크는 그의 친구인 민주당 상원 의원 크리스 쿤스와의 대화에서 어느 정도 확신했다.",
            "Flake was partly convinced by talks with his friend, the Democratic senator Chris Coons.",
        ),
        (
            "드라마의 책임자 닐 베어는 이해할 수 없기 때문이라고 말했다.",
            "Neal Baer, who runs the drama, said nobody understands it.",
        ),
        (
            "경찰은 농구 선수 웨이드 심스가 사망한 20세의 사건을 수사했다.",
            "Police looked into the death of Wayde Sims, 20, a player.",
        ),
    ],
)
def test_a_name_with_long_particles_is_looked_for_as_hard_as_what_might_be_instead(
    reference: str, candidate: str
) -> None:
    assert not [one for one in findings([reference], [candidate], ("ko", "en")) if one.severity == "error"]


@pytest.mark.parametrize(
    ("languages", "reference", "candidate"),
    [
        (
            ("ar", "en"),
            ["قال خالد العبيدي يوم الخميس إن المشروع سينتهي.", "وأضاف العبيدي أن أصعب جزء لا يزال أمامهم."],
            [
                "Khaled al-Obiedi said on Thursday that the work would end.",
                "The hardest part is still ahead, al-Obeidi added.",
            ],
        ),
        (
            ("ru", "de"),
            ["Сергей Колесников сказал это в четверг.", "Позже Колесников добавил, что ещё не всё."],
            ["Das sagte Sergei Kolesnikow am Donnerstag.", "Das sei noch nicht alles, sagte Sergei Kolesnikov später."],
        ),
    ],
)
def test_of_two_spellings_the_better_known_one_is_not_called_wrong_for_the_other(
    languages: tuple[str, str], reference: list[str], candidate: list[str]
) -> None:
    found = findings(reference, candidate, languages)
    assert not [one for one in found if one.check == "name-misspelled" and one.suggestion in ("Obiedi", "Kolesnikow")]


@pytest.mark.parametrize(
    ("reference", "candidate", "languages"),
    [
        (
            ["Sergio Ibarra scored twice in Jimena's town.", "Virginia Ortega spoke to Sergio Ibarra."],
            ["セルヒオ・イバラは二度得点した。", "ビルヒニア・オルテガはセルヒオ・イバラと話した。"],
            ("en", "ja"),
        ),
        (
            ["The Catalan government met in Girona.", "Catalans voted on Sunday.", "Catalan parties disagree."],
            [
                "Η καταλανική κυβέρνηση συνεδρίασε στη Χιρόνα.",
                "Οι Καταλανοί ψήφισαν την Κυριακή.",
                "Τα Καταλανικά κόμματα διαφωνούν.",
            ],
            ("en", "el"),
        ),
        (
            ["Haifa beat Dundee in the final.", "The goal for Dundee came late."],
            ["חיפה ניצחה את דנדי בגמר.", "השער של הדנדים הובקע מאוחר."],
            ("en", "he"),
        ),
        (
            ["Daniel Collier met Gabriel Hughes in Collier County."],
            ["Danijel Kolijer sreo je Gabrijela Hjuza u okrugu Kolijer."],
            ("en", "sr-Latn"),
        ),
        (
            ["A man was arrested in Merseyside on Friday.", "Police in Merseyside said so."],
            ["Penktadienį Mersisaide sulaikytas vyras.", "Tai pranešė Mersisaido policija."],
            ("en", "lt"),
        ),
    ],
)
def test_another_reading_or_ending_of_a_name_is_no_slip(
    reference: list[str], candidate: list[str], languages: tuple[str, str]
) -> None:
    """Spanish readings in kana, peoples without a country, those of a place, the sounds of Serbian and Lithuanian."""
    assert findings(reference, candidate, languages) == ()


@pytest.mark.parametrize(
    ("reference", "candidate", "languages", "wrong"),
    [
        (
            ["Sergio Ibarra scored twice.", "Virginia Ortega spoke to Sergio Ibarra."],
            ["セルジオ・イバラは二度得点した。", "ビルジニア・オルテガはセルロオ・イバラと話した。"],
            ("en", "ja"),
            "セルロオ",
        ),
        (
            ["Haifa beat Dundee in the final.", "The goal for Dundee came late."],
            ["חיפה ניצחה את דנדי בגמר.", "השער של דנגי הובקע מאוחר."],
            ("en", "he"),
            "דנגי",
        ),
        (
            ["Daniel Collier met Gabriel Hughes in Collier County."],
            ["Danijel Kolijar sreo je Gabrijela Hjuza u okrugu Kolijer."],
            ("en", "sr-Latn"),
            "Kolijar",
        ),
    ],
)
def test_beside_such_readings_a_slip_is_found(
    reference: list[str], candidate: list[str], languages: tuple[str, str], wrong: str
) -> None:
    (finding,) = findings(reference, candidate, languages)
    assert finding.check == "name-misspelled"
    assert wrong in finding.message


@pytest.mark.parametrize(
    ("reference", "candidate", "languages", "wrong"),
    [
        ("Каспер Юдегор сегодня в Осло.", "Kasper Ydegaaard is in Oslo today.", ("ru", "en"), "Ydegaaard"),
        ("Ингунн Сетердал и Эрманно Даллапиккола пришли.", "Atvyko Ingunn Sæterdal ir Ermanno Dallapicolla.",
         ("ru", "lt"), "Dallapicolla"),
    ],
)  # fmt: skip
def test_what_is_right_in_a_way_of_its_own_may_still_be_garbled(
    reference: str, candidate: str, languages: tuple[str, str], wrong: str
) -> None:
    found = findings([reference], [candidate], languages)
    assert any(wrong in finding.message for finding in found)
