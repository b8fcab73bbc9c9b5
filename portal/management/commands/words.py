"""The words of the portal: collected from templates and code, English by hand, traditional characters by OpenCC.

A text that goes with a number (`{% counted "…" n %}`, `ngettext`) has two English forms: for one and for the rest.
No gettext programs are needed: a bare machine has none.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import polib
from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser
from django.template.base import Lexer, TokenType
from django.utils.translation import trim_whitespace

from records.words import to_traditional

CALLS = {"_", "gettext", "gettext_lazy", "gettext_noop"}
COUNTED = {"counted", "ngettext", "ngettext_lazy", "ngettext_noop"}
PLURALS = {"en": "nplurals=2; plural=(n != 1);", "zh_Hant": "nplurals=1; plural=0;"}
SENTENCE = re.compile(r"[^\n{}]*[\u4e00-\u9fff][^\n{}]*。")
PAPERS = {
    "demonstration",
    "services/actions/wording.py",
}  # documents of law are Chinese; the demonstration brings its own English
TRANSLATE = re.compile(r'^(translate|trans|counted)\s+"((?:[^"\\]|\\.)*)"')


def messages() -> dict[str, bool]:
    """Every message id in templates and Python, sorted; and whether it goes with a number."""
    base = Path(settings.BASE_DIR)
    found = {
        pair for path in base.glob("templates/**/*") if path.suffix in {".html", ".txt"} for pair in in_template(path)
    }
    for label in sorted({label.partition(".")[0] for label in settings.HOUSE}):
        for path in (base / label).glob("**/*.py"):
            if not any(paper in path.as_posix() for paper in PAPERS):
                found.update(in_python(path))
    return {text: (text, True) in found for text, _ in sorted(found)}


def in_template(path: Path) -> Iterator[tuple[str, bool]]:
    """Messages of {% translate %}, {% counted %} and {% blocktranslate %}."""
    tokens = iter(Lexer(path.read_text(encoding="utf-8")).tokenize())
    for token in tokens:
        if token.token_type != TokenType.BLOCK:
            continue
        match = TRANSLATE.match(token.contents)
        if match:
            yield match.group(2), match.group(1) == "counted"
        elif token.contents.startswith("blocktranslate"):
            yield block_message(tokens), False


def block_message(tokens: Iterator[Any]) -> str:
    """The message between {% blocktranslate %} and its end."""
    parts = []
    for token in tokens:
        if token.token_type == TokenType.BLOCK:
            break
        parts.append(
            f"%({token.contents})s" if token.token_type == TokenType.VAR else token.contents.replace("%", "%%")
        )
    return trim_whitespace("".join(parts)) if "\n" in "".join(parts) else "".join(parts)


def in_python(path: Path) -> Iterator[tuple[str, bool]]:
    """Messages of _("…") and ngettext("…"); refusals: Chinese sentences in code, translated where they are shown."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    pieces = {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values}
    for node in ast.walk(tree):
        if (
            id(node) not in pieces
            and isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and SENTENCE.fullmatch(node.value)
        ):
            yield node.value, False
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in CALLS | COUNTED and node.args:
            argument = node.args[0]
            if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                yield argument.value, node.func.id in COUNTED  # type: ignore[attr-defined]


def catalogue(language: str) -> Path:
    """The .po of a language."""
    return Path(settings.BASE_DIR) / "locale" / language / "LC_MESSAGES" / "django.po"


def write(language: str, translations: dict[str, tuple[str, ...]]) -> None:
    """Write a .po with the messages in order; one that goes with a number has a form for each of the language's."""
    po = polib.POFile(wrapwidth=110)
    po.metadata = {
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Language": language,
        "Plural-Forms": PLURALS[language],
    }
    for text, counted in messages().items():
        said = translations.get(text) or ("",)
        forms = {"msgid_plural": text, "msgstr_plural": dict(enumerate(said))} if counted else {"msgstr": said[-1]}
        po.append(polib.POEntry(msgid=text, **forms))
    catalogue(language).parent.mkdir(parents=True, exist_ok=True)
    po.save(str(catalogue(language)))


def read(language: str) -> dict[str, tuple[str, ...]]:
    """What is translated already: one form, or one per form of the language's plural."""
    path = catalogue(language)
    entries = polib.pofile(str(path)) if path.exists() else []
    return {entry.msgid: tuple(entry.msgstr_plural.values()) or (entry.msgstr,) for entry in entries}


def complete(said: tuple[str, ...] | None, counted: bool) -> bool:
    """Whether English is there: both forms of what goes with a number, one of the rest."""
    return said is not None and all(said) and len(said) == (2 if counted else 1)


class Command(BaseCommand):
    """`words` updates the catalogues; `words --compile` makes the .mo files that Django reads."""

    help = "Collect messages, keep English, derive traditional characters, compile."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--compile", action="store_true", help="only compile")

    def handle(self, *args: Any, **options: Any) -> None:
        if not options["compile"]:
            english = read("en")
            write("en", english)
            write("zh_Hant", {text: (to_traditional(text),) for text in messages()})
            missing = [text for text, counted in messages().items() if not complete(english.get(text), counted)]
            self.stdout.write(f"{len(messages())} messages, {len(missing)} without English")
            for text in missing:
                self.stdout.write(text)
        for language in ("en", "zh_Hant"):
            po = polib.pofile(str(catalogue(language)))
            po.save_as_mofile(str(catalogue(language).with_suffix(".mo")))
