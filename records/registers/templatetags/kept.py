"""`{% kept name=value … %}…{% endkept %}`: a part of a page drawn once for each language and each set of the values
named (ADR 0193). Inside, those values are all there is: what is not named cannot be shown, so nothing grows old.
"""

from types import NoneType
from typing import Any, cast

from django import template
from django.template.base import FilterExpression, Node, NodeList, Parser, Token, token_kwargs
from django.utils.safestring import SafeString
from django.utils.translation import get_language

register = template.Library()
PLAIN = {str, SafeString, int, bool, NoneType, frozenset}  # values that cannot change behind a part's back
MOST = 256  # drawn parts of one tag in the memory of a process


class KeptNode(Node):
    """The part, and how it was drawn before."""

    def __init__(self, nodelist: NodeList, named: dict[str, FilterExpression], tag: str) -> None:
        self.nodelist, self.named, self.tag = nodelist, named, tag
        self.drawn: dict[Any, SafeString] = {}

    def render(self, context: template.Context) -> SafeString:
        """The part for the values named; TypeError for one that could change (a row, a list)."""
        values = {name: value.resolve(context) for name, value in self.named.items()}
        kinds = tuple(map(type, values.values()))
        key = (get_language(), kinds, *values.values())
        drawn = self.drawn.get(key)
        if drawn is None:
            if not PLAIN.issuperset(kinds):
                raise TypeError(f"{self.tag}: only texts and numbers can be kept, not {kinds}")
            if len(self.drawn) >= MOST:
                self.drawn.clear()
            drawn = self.drawn[key] = self.draw(context, values)
        return drawn

    def draw(self, context: template.Context, values: dict[str, Any]) -> SafeString:
        """The part, anew."""
        alone, page = template.Context(values), cast(template.Template, context.template)
        with alone.bind_template(page), alone.render_context.push_state(page):
            return self.nodelist.render(alone)


@register.tag
def kept(parser: Parser, token: Token) -> KeptNode:
    """{% kept mode=preferences.mode %}…{{ mode }}…{% endkept %}"""
    words = token.split_contents()[1:]
    named = token_kwargs(words, parser)
    if words:
        raise template.TemplateSyntaxError(f"{token.contents}: every value needs a name")
    nodelist = parser.parse(("endkept",))
    parser.delete_first_token()
    return KeptNode(nodelist, named, token.contents)
