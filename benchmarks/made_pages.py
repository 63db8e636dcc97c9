"""Pages put together at random, for the trees that tell a story from its furniture (``fit_furniture``): the even NTREX
stories, hundreds of layouts, and the furniture of the sets of pages that served to develop.
"""

import html
import random
import re
import textwrap
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks import ntrex, wmt_stories
from benchmarks.filling import local_date

DATA = Path(__file__).parent / "data"
LATER = frozenset(("sixth_set", "seventh_set", "eighth_set"))
"""Sets that the trees that read texts know nothing of: they tell what to expect on pages of other hands."""

BLIND = frozenset(("eighth_set",))
"""Sets that the trees that read pages with markup know nothing of."""

SETS = {
    name: tomllib.loads((DATA / f"{name}.toml").read_text(encoding="utf-8"))
    for name in (
        "pages",
        "held_out",
        "third_set",
        "fourth_set",
        "fifth_set",
        "training",
        "training_more",
        *sorted(LATER),
    )
}
"""The wording by set and language."""

_ABOVE = frozenset(
    ("nav", "menu", "cookies", "wall", "app", "banner", "donate", "weather", "live", "check", "printed", "letter",
     "digest", "record", "forum", "scores", "skip", "sections", "account", "diary", "partner", "topics", "crumbs",
     "alert", "trial", "device", "schedule", "staff")
)  # fmt: skip
_UNDER_HEAD = frozenset(
    ("by", "stamp", "time", "ago", "share", "caption", "length", "audio", "tools", "gallery", "picture", "credits",
     "meta", "stampline", "desk", "legend", "kicker", "writer", "photo", "player")
)  # fmt: skip
_INSIDE = frozenset(
    ("also", "ad", "inline", "paywall", "promo", "shop", "poll", "appeal", "embed", "product", "clip", "offer", "quiz",
     "caption", "picture", "radio", "gift", "events", "letter", "plea", "gate", "box", "partner", "legend", "help",
     "notify", "classified", "join", "trial", "deals", "vote", "photo", "services", "player", "tip", "small",
     "schedule")
)  # fmt: skip
"""Roles by where pages have them; the others, and on some pages all, stand anywhere or below."""

GROUPS = (
    ("pages", "third_set", "fifth_set", "training_more", "seventh_set"),
    ("held_out", "training", "fourth_set", "sixth_set", "eighth_set"),
)
"""Sets whose wording stands on pages together: what is learnt of one group can be tried on the other."""

_ROLES = {
    "appeal": (
        "donate appeal gift paywall offer newsletter signup cookies wall app donation petition check letter digest "
        "mail form inline promo plea gate notify partner "
        "join trial honest device tip"
    ),
    "comment": "comments replies posts rules social embed forum actions comments_head letters chat readers",
    "service": (
        "listing jobs events hours weather stars product shop ad rates scores recipe quiz poll survey radio audio clip "
        "live gallery classified diary rate help "
        "vote deals places meet services player schedule small episodes"
    ),
    "caption": "caption picture legend photo",
}
KINDS = {role: kind for kind, roles in _ROLES.items() for role in roles.split()}
"""What kind of furniture a role is: appeals to give or sign up, talk of readers, what a site serves beside stories,
captions; all else is the page's own."""

Boxes = dict[str, list[list[str]]]
Part = tuple[str, str]


class Told(NamedTuple):
    """The letters of a page's story, and those of each other line of the page that is no paragraph of the story."""

    story: str
    others: frozenset[str]


def languages(without: frozenset[str]) -> list[str]:
    """The languages that there are pages of."""
    files = frozenset(ntrex.CODES.values())
    return sorted(files.intersection(code for name in SETS if name not in without for code in SETS[name]))


def boxes(code: str, names: tuple[str, ...]) -> Boxes:
    """The furniture of a language in some of the sets by role, as groups of lines that stand together, with gaps to
    fill."""
    found: Boxes = {"site": [], "author": []}
    for name in names:
        for role, value in SETS[name][code].items():
            lines: list[Any] = [value] if isinstance(value, str) else value
            if role in ("comments", "replies", "posts", "letters", "chat", "readers"):
                pairs = [one if isinstance(one, list) else [one] for one in lines]
                found.setdefault(role, []).extend([[line for pair in pairs for line in pair], *pairs])
            elif role == "author" and name == "pages":
                found.setdefault("bio", []).append(lines)
            else:
                found.setdefault(role, []).extend([lines, *[[line] for line in lines]] if len(lines) > 1 else [lines])
    found["site"] = found["site"] or [["Newspaper"]]
    found["author"] = found["author"] or [["A. B."]]
    return found


def stories(code: str) -> list[tuple[str, ...]]:
    files = {language: name for name, language in reversed(ntrex.CODES.items())}
    return [tuple(line for line in one if line) for one in ntrex.stories(files[code])]


class Maker:
    """Pages of one language; ``further`` adds the stories of ``wmt_stories`` to those of NTREX."""

    def __init__(self, code: str, without: frozenset[str], seed: int, *, further: bool = False) -> None:
        self.code = code
        groups = ([name for name in group if code in SETS[name] and name not in without] for group in GROUPS)
        self.worded = {at: boxes(code, tuple(names)) for at, names in enumerate(groups) if names}
        self.boxes: Boxes = {}
        self.everything: list[list[str]] = []
        self.author = self.site = ""
        own, more = stories(code), wmt_stories.stories(code) if further else ()
        self.stories = [*own, *more]
        self.told = [one for one in (*own[::2], *more) if len(one) >= 5]
        """The stories that pages are made of; the others only stand beside them."""
        self.ratio = 1 + len(more) / len(own[::2])
        self.random = random.Random(f"{code} {seed}")
        self.space = "" if code in ("zh", "ja") else " "
        self.shortest = 18 if code in ("zh", "ja", "ko") else 45

    def lines(self, group: int) -> list[tuple[str, str]]:
        """All lines of furniture of one group of sets, gaps filled, with the kind of each."""
        worded = self.worded.get(group, {})
        kinds = {
            line: KINDS.get(role, "page") for role in worded if role != "author" for box in worded[role] for line in box
        }
        return [(self._filled(line, number), kind) for number, (line, kind) in enumerate(kinds.items())]

    def pages(self, count: int) -> Iterator[tuple[str, bool, Told, int]]:
        """A page's content, whether it is HTML, what is its story, and the group of sets that its wording is of.

        ``count`` is the number of pages where there are NTREX stories only; of further stories there are more.
        """
        even = self.told
        for number in range(round(count * self.ratio)):
            group = self.random.choice(sorted(self.worded))
            self.boxes = self.worded[group]
            self.everything = [box for role, listed in self.boxes.items() if role != "author" for box in listed]
            if self.random.random() < 0.15:  # a page that says all it says in sentences
                running = [box for box in self.everything if min(map(len, box)) >= self.shortest]
                self.everything = running or self.everything
            yield *self._page(even[number % len(even)], number), group

    def _page(self, lines: tuple[str, ...], number: int) -> tuple[str, bool, Told]:
        chance, pick = self.random.random, self.random.choice
        self.author, self.site = pick(self.boxes["author"])[0], pick(self.boxes["site"])[0]
        body = self._paragraphs(lines[1:])
        if chance() < 0.1:  # a clean text
            gap = pick(("\n\n", "\n\n", "\n"))
            return gap.join([lines[0], *body]), False, Told(letters("".join(lines) + "".join(body)), frozenset())
        ordered = chance() < 0.6
        few = chance() < 0.1
        others = chance() < 0.35  # other stories between paragraphs, with how they begin
        ticker = chance() < 0.05
        portal = not few and chance() < 0.2  # menus and lists as long as those of large sites
        parts: list[Part] = []
        for _ in range(self.random.randint(0, 2) if portal else 0):
            parts += self._listing(number)
        for _ in range(0 if few or chance() < 0.15 else self.random.randint(1, 6)):
            parts += self._box(number, _ABOVE if ordered else None)
        parts.append(("head", lines[0]))
        for _ in range(0 if few or chance() < 0.2 else self.random.randint(1, 4)):
            parts += self._under_head(number) if ordered else self._box(number, short=True)
        often = 0.0 if few or chance() < 0.3 else pick((0.08, 0.2, 0.35))
        same = self._box(number) if chance() < 0.2 else None
        for paragraph in body:
            if ticker:
                parts.append(("box", f"{8 + len(parts) // 5:02d}:{len(parts) * 17 % 60:02d}"))
            parts.append(("story", paragraph))
            if paragraph is not body[-1] and chance() < often:
                for _ in range(1 + (chance() < 0.25)):
                    if others and chance() < 0.4:
                        parts += self._blurbs(self.random.randint(1, 2))
                    else:
                        parts += same or self._box(number, _INSIDE if ordered and chance() < 0.5 else None)
        last = len(parts) - 1
        for _ in range(1 if few else 0 if chance() < 0.1 else self.random.randint(1, 9)):
            parts += self._box(number)
        if chance() < 0.35:
            below = self._blurbs(self.random.randint(2, 8 if portal else 6))
            parts = [*parts[: last + 1], *below, *parts[last + 1 :]] if chance() < 0.4 else [*parts, *below]
            parts += self._box(number) if chance() < 0.5 else []
        for _ in range(self.random.randint(1, 3) if portal else 0):
            parts += self._listing(number)
        paragraphs = [text for role, text in parts if role == "story"]
        others = frozenset(letters(text) for role, text in parts if role in ("box", "link"))
        told = Told(
            letters("".join([*lines, *paragraphs])), others - {letters(text) for text in (lines[0], *paragraphs)}
        )
        if chance() < 0.4:
            return self._html(parts, lines[0]), True, told
        if chance() < 0.12:
            parts = self._wrapped(parts)
        return self._text(parts), False, told

    def _under_head(self, number: int) -> list[Part]:
        """What stands between a headline and its story: the author in one form or another, stamps, captions."""
        chance, pick = self.random.random, self.random.choice
        which = chance()
        if which < 0.2:
            label = pick(pick(self.boxes.get("nav") or self.boxes.get("menu") or self.everything))
            behind = pick(("", "", ", {}", " | {}", " / {}", " ({})", " - {}")).format(label)
            return [("box", self._filled(f"{{author}}{behind}", number))]
        if which < 0.35:
            caption = self._sentence()
            credit = pick(("", "", " ({site})", " {author} / {site}", " | {author}", " © {author}"))
            return [("box", self._filled(caption + credit, number))] * (1 + (chance() < 0.15))
        return self._box(number, _UNDER_HEAD)

    def _sentence(self) -> str:
        """How another story goes on somewhere, cut short now and then."""
        lines = [line for line in self.random.choice(self.stories)[1:] if line]
        line = self.random.choice(lines).replace("{", "(").replace("}", ")")
        words = line.split() if self.space else re.findall(".{1,3}", line)
        if len(words) > 14 and self.random.random() < 0.7:
            line = self.space.join(words[: self.random.randint(5, 12)]).strip(",.:;、，") + "."
        return line

    def _text(self, parts: list[Part]) -> str:
        """The parts as lines: blank ones everywhere, nowhere, anywhere, or between parts of different kinds."""
        pick, chance = self.random.choice, self.random.random
        way = pick(("none", "all", "any", "paragraphs", "kinds", "paragraphs and kinds"))
        told = ""
        for at, (role, text) in enumerate(parts):
            other = at + 1 < len(parts) and parts[at + 1][0] != role
            blank = (
                way == "all"
                or (way == "any" and chance() < 0.5)
                or (way.startswith("paragraphs") and role == "story")
                or (way.endswith("kinds") and other and chance() < 0.8)
            )
            told += text + ("\n\n" if blank else "\n")
        return told

    def _paragraphs(self, lines: tuple[str, ...]) -> list[str]:
        chance, told = self.random.random, []
        size = self.random.choice((1, 1, 2, 3, 4))
        heads = chance() < 0.3
        cut = self.random.choice((0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.15, 0.8))
        asked = chance() < 0.1
        for at in range(0, len(lines), size):
            piece = self.space.join(lines[at : at + size])
            words = piece.split() if self.space else [piece[one : one + 3] for one in range(0, min(len(piece), 30), 3)]
            if heads and at and chance() < 0.3:
                told.append(self.space.join(words[: self.random.randint(2, 5)]).strip(",.:;"))
            if asked and at and chance() < 0.4:
                told.append(self.space.join(words[: self.random.randint(3, 8)]).strip(",.:;") + "?")
            if chance() < cut:
                told += [one.strip() for one in re.split(r"[,;،，、]", piece) if len(one.strip()) > 2]
            else:
                told.append(piece)
        return told

    def _wrapped(self, parts: list[Part]) -> list[Part]:
        """The story's paragraphs in lines of one width, indented in one way or another."""
        width, start, rest = self.random.randint(45, 100), *self.random.choice((("", ""), ("   ", ""), ("  ", "  ")))
        return [
            (
                role,
                "\n".join(textwrap.wrap(text, width, initial_indent=start, subsequent_indent=rest))
                if role != "box"
                else text,
            )
            for role, text in parts
        ]

    def _box(self, number: int, roles: frozenset[str] | None = None, short: bool = False) -> list[Part]:
        chance, pick = self.random.random, self.random.choice
        if chance() < 0.22 and not short and roles is None:
            return [("link", one) for one in self._teasers(number)]
        wanted = [box for role in sorted(roles or ()) for box in self.boxes.get(role, [])] or self.everything
        box = pick(wanted)
        if short:
            box = min(box, pick(wanted), key=lambda lines: sum(map(len, lines)))
        if len(box) > 2 and chance() < 0.4:
            start = self.random.randrange(len(box) - 1)
            box = box[start : start + self.random.randint(1, len(box))]
        lines = [self._varied(self._filled(line, number)) for line in box]
        if len(lines) > 1 and chance() < 0.15 and all(len(line) < 60 for line in lines):
            lines = [pick((" | ", " · ", "  ", " / ", "\t")).join(lines)]
        return [("box", line) for line in lines]

    def _varied(self, line: str) -> str:
        """A line with a word or two less: no tree shall know a line again by its length."""
        if self.random.random() < 0.6:
            return line
        words = line.split() if self.space else re.findall(".{1,2}", line)
        for _ in range(min(self.random.randint(1, 3), (len(words) - 2) // 2)):
            del words[self.random.randrange(len(words) - 1)]
        return self.space.join(words) or line

    def _rubric(self) -> str:
        """One to three words of another story, as sections and topics are named."""
        story = self.random.choice(self.stories)
        words = story[0].split() if self.space else re.findall(".{2,4}", self.random.choice(story))
        start = self.random.randrange(max(1, len(words) - 2))
        told = self.space.join(words[start : start + self.random.randint(1, 3)]).strip(",.:;!?\"'“”„«»()、，。")
        return told[:1].upper() + told[1:]

    def _listing(self, number: int) -> list[Part]:
        """A long list, as large sites have them: sections, other stories, the most read with their numbers or times."""
        way = self.random.choice(("rubrics", "rubrics", "headlines", "numbered", "dated", "mixed"))
        count = self.random.randint(8, 40) if way == "rubrics" else self.random.randint(5, 16)
        pick = self.random.choice
        told: list[Part] = []
        if self.random.random() < 0.5:
            told.append(("link", self._filled(pick(pick(self.everything)), number)))
        for at in range(count):
            head = pick(self.stories)[0]
            if way == "rubrics" or (way == "mixed" and at % 4 == 0):
                told.append(("link", self._rubric() or head))
            else:
                told.append(("link", f"{at + 1}. {head}" if way == "numbered" else head))
                if way == "dated":
                    told.append(("box", self._filled("{date}", number + at)))
        if way == "rubrics" and self.random.random() < 0.2:
            told = [("box", pick((" | ", " · ", "  ", " / ")).join(text for _, text in told[:12]))]
        return told

    def _blurbs(self, count: int) -> list[Part]:
        """Other stories as overviews have them, all in one way: headline and beginning, one of the two, or in one."""
        way = self.random.choice(("both", "both", "both", "lead", "one", "long"))
        told: list[Part] = []
        for story in self.random.sample(self.stories, count):
            head, *rest = (line for line in story if line)
            lead = rest[0] if rest else head
            if way == "long":
                lead = self.space.join(rest[:2]) or head
            texts = [f"{head}: {lead}"] if way == "one" else [lead] if way == "lead" else [head, lead]
            told += [("link" if text == head else "box", text) for text in texts]
        return told

    def _teasers(self, number: int) -> list[str]:
        chance, pick = self.random.random, self.random.choice
        found = self.random.sample(range(len(self.stories)), self.random.randint(1, 5))
        mark = pick(("", "", "{n}. ", "- ", "{t} ", "▶ ", "» "))
        teasers = [
            mark.format(n=at, t=f"{8 + at}:{number % 50 + 10}") + self.stories[one][0]
            for at, one in enumerate(found, 1)
        ]
        if chance() < 0.3:  # with how they begin
            leads = [next((line for line in self.stories[one][1:] if line), "") for one in found]
            return [line for pair in zip(teasers, leads, strict=True) for line in pair if line]
        if chance() < 0.15:  # or only with that, as captions and boxes have it
            return [self._sentence()]
        if chance() < 0.4:
            label = pick(pick(self.everything))
            between = pick((": ", " | ", " » ", ". "))
            return [f"{label.split(':')[0].split('{')[0].strip()[:30]}{between}{teasers[0]}"]
        return teasers

    def _filled(self, line: str, number: int) -> str:
        filled = line.replace("{date}", local_date(self.code, number))
        filled = filled.replace("{teaser}", self.random.choice(self.stories)[0]).replace("{n}", str(number % 9 + 2))
        filled = filled.replace("{author}", self.author).replace("{site}", self.site)
        return filled.replace("{time}", f"{6 + number % 15:02d}:{number % 50 + 10}")

    def _html(self, parts: list[Part], head: str) -> str:
        pick, chance = self.random.choice, self.random.random
        story = self._element(plain=chance() < 0.7)
        alike = chance() < 0.2  # everything in elements as the story's
        chosen = [story] if alike else [self._element() for _ in range(self.random.randint(1, 4))]
        if chance() < 0.3:
            chosen.append(story)
        told, last = [], pick(chosen)
        linking = chance() < 0.6  # as sites of today do
        quoting = 0.15 if chance() < 0.4 else 0.0  # paragraphs with links within
        for role, text in parts:
            shown = html.escape(text)
            if linking and (role == "link" or (role == "box" and len(text) < 40 and chance() < 0.4)):
                told.append(self._linked(shown, last))
                continue
            if role == "story" and chance() < quoting:
                words = shown.split(" ")
                start = self.random.randrange(len(words))
                words[start] = f"<a href='/{start}'>{words[start]}"
                words[min(len(words) - 1, start + 2)] += "</a>"
                shown = " ".join(words)
            if role == "head":
                told.append((story if alike and chance() < 0.5 else pick(_TITLES)).format(shown))
            elif role == "story":
                heading = len(text) < 40 and chance() < 0.6
                told.append(("<h3>{}</h3>" if heading else story).format(shown))
            else:
                last = pick(chosen) if chance() < 0.4 else last
                inline = pick(_INLINES) if chance() < 0.15 else "{}"
                told.append(last.format(inline.format(shown)))
        inside = "".join(told)
        for _ in range(self.random.randint(0, 3)):
            inside = pick(_WRAPPERS).format(inside)
        title = pick(("{h} - {s}", "{h} | {s}", "{h}", "{s}: {h}", "{s}", "{h} – {s}", "{s} - {h}"))
        name = html.escape(title.format(h=head, s=self.site))
        return f"<html lang='{self.code}'><head><title>{name}</title></head><body>{inside}</body></html>"

    def _linked(self, shown: str, last: str) -> str:
        """A line that leads to another page, alone, in a list, or as a heading."""
        link = f"<a href='/{len(shown)}'>{shown}</a>"
        way = self.random.choice(("last", "li", "li", "li", "heading", "around"))
        if way == "around":
            return f"<a href='/x'><div>{shown}</div></a>"
        return {"li": "<li>{}</li>", "heading": "<h3>{}</h3>"}.get(way, last).format(link)

    def _element(self, plain: bool = False) -> str:
        """An element at random for lines of one kind: names that say nothing, in one another."""
        pick, chance = self.random.choice, self.random.random
        name = pick(("", "", f" class='{pick(_CLASSES)}'", f" data-part='{pick(_CLASSES)}'"))
        inner = pick(("<p{n}>{{}}</p>", "<p{n}>{{}}</p>", "<div{n}>{{}}</div>", "<span{n}>{{}}</span><br><br>"))
        inner = inner.format(n=name)
        if not plain and chance() < 0.3:
            inner = inner.replace("{}", pick(_INLINES))
        if chance() < (0.25 if plain else 0.6):
            outer = pick(_OUTERS).replace("NAME", pick(_CLASSES))
            inner = outer.format(inner)
        return inner


_TITLES = ("<h1>{}</h1>", "<h1>{}</h1>", "<h1>{}</h1>", "<h2>{}</h2>", "<div class='t'>{}</div>")
_CLASSES = ("x1", "kq7", "zz9", "box", "note", "para", "group", "small", "c-4", "txt", "field", "row", "even", "inner")
_INLINES = (
    "<em>{}</em>", "<small>{}</small>", "<strong>{}</strong>", "<a href='/x'>{}</a>", "<font size='1'>{}</font>",
    "<img src='a.png'>{}", "<img src='a.png'><em>{}</em>", "<span class='s'>{}</span>", "<i>{}</i>", "<b>{}</b>",
)  # fmt: skip
_OUTERS = (
    "<div>{}</div>", "<div class='NAME'>{}</div>", "<section>{}</section>", "<ul><li>{}</li></ul>", "<li>{}</li>",
    "<tr><td>{}</td></tr>", "<table><tr><td>{}</td></tr></table>", "<blockquote>{}</blockquote>", "<td>{}</td>",
    "<section data-component='NAME'>{}</section>", "<dl><dd>{}</dd></dl>", "<div class='NAME'><div>{}</div></div>",
    "<div role='NAME'>{}</div>", "<details open>{}</details>",
)  # fmt: skip
_WRAPPERS = (
    "<div>{}</div>", "<div class='content'>{}</div>", "<main>{}</main>", "<section>{}</section>",
    "<div id='w'>{}</div>",
    "<table><tr><td>{}</td></tr></table>", "<center>{}</center>", "<div class='page'><div>{}</div></div>",
    "<article>{}</article>",
)  # fmt: skip


def letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).lower()
