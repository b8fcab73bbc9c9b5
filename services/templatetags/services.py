"""Names of divisions for templates."""

from django import template

from ..regions import region_name

register = template.Library()


@register.filter
def region(prefix: str) -> str:
    """990102 → 云浦区, in the page's language; empty: everywhere."""
    return region_name(prefix)
