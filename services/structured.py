"""Items as search engines read them: schema.org GovernmentService in JSON-LD."""

import json
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from blueprints.texts import say

from .models import ServiceItem
from .regions import region_name
from .rules.item import Item

SAFE = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}  # cannot end the element it stands in


def government_service(request: HttpRequest, row: ServiceItem, item: Item) -> SafeString:
    """The JSON-LD of one item (schema.org/GovernmentService), safe to stand in a script element of that type."""
    language = get_language() or ""
    address = request.build_absolute_uri(reverse("services:guide", args=[row.code]))
    told: dict[str, Any] = {
        "@context": "https://schema.org", "@type": "GovernmentService", "name": say(item.name, language),
        "description": say(item.summary, language) if item.summary else "", "url": address,
        "identifier": item.catalog_code, "inLanguage": language,
        "provider": {"@type": "GovernmentOrganization", "name": say(item.department_name, language)},
        "areaServed": {"@type": "AdministrativeArea", "name": region_name(row.region)},
        "serviceOutput": say(item.result.name, language) if item.result else "",
        "availableChannel": {"@type": "ServiceChannel", "serviceUrl": address, "servicePhone": "12345"},
    }  # fmt: skip
    plain = json.dumps({key: value for key, value in told.items() if value}, ensure_ascii=False)
    return mark_safe(plain.translate(SAFE))
