"""Pages with markup, in elements that tell nothing: what a site says goes, lists of the story stay."""

import pytest

from tests.articles.test_judging import DE, HI, story
from tqcheck.articles.html import page
from tqcheck.articles.text import from_blocks

PT = (
    "Câmara de Osthavn aprova nova ponte sobre o estreito",
    "A câmara de Osthavn aprovou na segunda-feira, após seis horas de debate, a construção de uma ponte sobre o mar.",
    "As obras da ponte começam em maio e custam 40 milhões de coroas, disse a presidente, Ida Lund, depois do voto.",
    "Os pescadores de Osthavn receiam que a ponte feche o porto aos seus barcos e pedem um vão mais largo.",
    "A oposição considerou o custo da ponte demasiado alto e pediu um barco em vez dela.",
    "Lund respondeu que um barco custaria em dez anos tanto como a ponte em cinquenta.",
)
PAGES = {
    "pt": (
        PT,
        ("Notícias", "Trânsito", "Agenda"),
        "O porto visto da torre da igreja. Fotografia: Rádio do Estreito",
        "Sabe alguma coisa que nós não sabemos? Ligue para a redação.",
        (
            "Uma versão anterior dizia que a sessão foi na terça-feira. Pedimos desculpa.",
            "A emissão pode ser ouvida de novo toda a semana, mesmo sem rede.",
            "Beatriz, de Olhão",
            "O barco é bonito, mas chego sempre tarde ao trabalho.",
            "As legendas são feitas por uma máquina, que se engana.",
        ),
        ("Duas faixas para carros", "Uma faixa para bicicletas", "Um passeio de cada lado"),
    ),
    "de": (
        DE,
        ("Nachrichten", "Verkehr", "Kalender"),
        "Der Hafen vom Kirchturm aus. Foto: Radio Sund",
        "Wissen Sie etwas, das wir nicht wissen? Die Redaktion ist immer am Telefon.",
        (
            "In einer früheren Fassung stand, die Sitzung sei am Dienstag gewesen. Wir bedauern das.",
            "Die Sendung ist die ganze Woche nachzuhören, auch ohne Netz.",
            "Birgit aus Husum",
            "Die Fähre ist gemütlich, aber ich komme immer zu spät zur Arbeit.",
            "Untertitel macht eine Maschine, und sie irrt sich.",
        ),
        ("Zwei Spuren für Autos", "Eine Spur für Fahrräder", "Ein Gehweg auf jeder Seite"),
    ),
    "hi": (
        HI,
        ("समाचार", "यातायात", "पंचांग"),
        "गिरजे की मीनार से दिखता बंदरगाह। छायाचित्र: रेडियो सुंद",
        "आपको कुछ पता है जो हमें नहीं? संपादकों को फ़ोन कीजिए।",
        (
            "पहले यहाँ लिखा था कि बैठक मंगलवार को हुई। इसका हमें खेद है।",
            "यह कार्यक्रम पूरे हफ़्ते दोबारा सुना जा सकता है।",
            "बीना, पुरी से",
            "नाव सुंदर है, पर मैं हमेशा देर से पहुँचती हूँ।",
        ),
        ("गाड़ियों के लिए दो लेन", "साइकिलों के लिए एक लेन", "दोनों ओर पैदल रास्ता"),
    ),
}


@pytest.mark.parametrize("listed", [False, True], ids=["paragraphs", "with a list"])
@pytest.mark.parametrize("row", ["<section><p class='b'>{}</p></section>", "<div class='row'><p>{}</p></div>"])
@pytest.mark.parametrize("code", PAGES)
def test_an_appeal_to_readers_in_the_elements_of_the_story(code: str, row: str, listed: bool) -> None:
    lines, menu, caption, appeal, below, points = PAGES[code]

    def rows(*texts: str) -> str:
        return "".join(row.format(text) for text in texts)

    links = "".join(f"<span><a href='/{one}'>{one}</a></span>" for one in menu)
    points = points if listed else ()
    items = "".join(f"<li>{one}</li>" for one in points)
    content = (
        f"<html lang='{code}'><head><title>{lines[0]} | Radio Sund</title></head><body><div class='grid'>{links}"
        f"<section><h1>{lines[0]}</h1></section>{rows(caption, *lines[1:3])}{items and f'<ul>{items}</ul>'}"
        f"{rows(lines[3], appeal, *lines[4:], *below, '© 2024 Radio Sund')}</div></body></html>"
    )
    blocks, known = page(content, "page.html")
    told = story(from_blocks(blocks, known, language=code, path=None))
    assert all(one in told for one in (*lines, *points))
    assert not any(one in told for one in (appeal, *menu))
