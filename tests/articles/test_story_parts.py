"""Lists, tables and quotations in the stories of made pages: the same letters in other forms."""

import random

from lxml import html

from benchmarks.made_pages import Told, letters
from benchmarks.story_parts import with_parts

NB = (
    "Byrådet vil bygge ny bru",
    "Byrådet i Osthavn vedtok mandag å bygge ny bru, ruste opp kaia, og flytte ferja.",
    "Arbeidet begynner i mai, koster 40 millioner kroner, og varer i to år.",
    "Fiskerne frykter for havna, for trafikken, og for prisene.",
)
ZH = (
    "市议会决定修建新桥",
    "奥斯港市议会星期一经过六小时的辩论之后，以多数票决定修建一座跨越海峡的新桥，并扩建码头，迁移渡口，改建沿岸的道路。",
    "工程将于五月开始，耗资四千万克朗，预计需要两年时间，市长在投票后对记者表示，她对这一结果感到满意。",
)
MENU = "Logg inn"


def test_what_a_story_says_stays_letter_for_letter() -> None:
    for code, lines in (("nb", NB), ("zh", ZH)):
        body = "".join(f"<div><p>{line}</p></div>" for line in lines[1:])
        content = f"<html><body><ul><li>{MENU}</li></ul><h1>{lines[0]}</h1>{body}</body></html>"
        told = Told(letters("".join(lines)), frozenset((letters(MENU),)))
        found = [with_parts(content, told, code, random.Random(seed)) for seed in range(150)]
        names = {node.tag for page, _ in found for node in html.document_fromstring(page).body.iter()}
        assert {"blockquote", "td", "li", "a"} <= names
        for page, said in found:
            blocks = [letters(node.text_content()) for node in html.document_fromstring(page).iter("p", "td", "li")]
            assert all(one in said.story for one in blocks if one != letters(MENU))
            assert letters(lines[0]) in letters(html.document_fromstring(page).text_content())


def test_furniture_keeps_its_form() -> None:
    line = "Abonner på nyhetsbrevet vårt, få det hver dag, og les det når du vil."
    content = f"<html><body><p>{line}</p>{''.join(f'<p>{one}</p>' for one in NB)}</body></html>"
    told = Told(letters("".join(NB)), frozenset((letters(line),)))
    for seed in range(20):
        page, _ = with_parts(content, told, "nb", random.Random(seed))
        assert f"<p>{line}</p>" in page
