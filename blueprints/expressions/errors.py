"""What is wrong with an expression, in a sentence with its place."""

from django.utils.translation import gettext as _


class ExpressionError(ValueError):
    """The expression cannot be used. `at` is the offset of the character where it goes wrong (0 is the first)."""

    def __init__(self, sentence: str, at: int = 0) -> None:
        super().__init__(_("第 %(place)d 个字：%(sentence)s") % {"place": at + 1, "sentence": sentence})
        self.at = at
