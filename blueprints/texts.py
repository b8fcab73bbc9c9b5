"""Texts by language: {"zh-Hans": …, "en": …}; zh-Hant is derived at publication and marked so."""

from typing import Annotated, Any

from pydantic import AfterValidator

from records.words import to_traditional

DERIVED = "zh-Hant-derived"


def with_chinese(text: dict[str, str]) -> dict[str, str]:
    """A text needs its Chinese."""
    if not text.get("zh-Hans"):
        raise ValueError("请填写中文。")
    return text


Text = Annotated[dict[str, str], AfterValidator(with_chinese)]


def say(text: dict[str, str] | str, language: str) -> str:
    """`text` in a language ("zh-hans", "zh-hant", "en"), else in Chinese."""
    if isinstance(text, str):
        return text
    if language.startswith("en"):
        return text.get("en") or text.get("zh-Hans", "")
    if language.lower() == "zh-hant":
        return text.get("zh-Hant") or to_traditional(text.get("zh-Hans", ""))
    return text.get("zh-Hans", "")


def derive_traditional(content: Any) -> Any:
    """`content` with zh-Hant added to every text that has none, marked as derived."""
    if isinstance(content, list):
        return [derive_traditional(part) for part in content]
    if not isinstance(content, dict):
        return content
    if isinstance(content.get("zh-Hans"), str):
        if "zh-Hant" in content and DERIVED not in content:
            return content
        return {**content, "zh-Hant": to_traditional(content["zh-Hans"]), DERIVED: "OpenCC s2hk"}
    return {key: derive_traditional(part) for key, part in content.items()}
