"""The catalogue for machines: public."""

from django.http import Http404
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from records.registers.regions import region_of, significant

from ..finding import ranked
from ..models import ServiceItem
from ..queries import cursor_of
from ..serializers import ItemSerializer, WholeItemSerializer

PAGE = 50
FOUND = 20
AFTER = OpenApiParameter("after", str, description="Where the page begins, from the Link header of the page before")
QUERY = OpenApiParameter("q", str, description="Everyday words, pinyin, initials, English")
REGION = OpenApiParameter("region", str, description="Division code of 6, 9 or 12 digits")


class Items(APIView):
    """The catalogue: public, in the order of the list of items, or what a query finds."""

    permission_classes = (AllowAny,)

    @extend_schema(responses=ItemSerializer(many=True), parameters=[AFTER, QUERY, REGION])
    def get(self, request: Request) -> Response:
        """A page of items; with `q` the best twenty."""
        asked = request.query_params
        region = significant(asked.get("region", ""))
        if asked.get("q"):
            found = [
                row
                for row, _ in ranked(asked["q"], region or region_of(request._request))
                if isinstance(row, ServiceItem)
            ]
            return Response(ItemSerializer(found[:FOUND], many=True).data)
        rows = ServiceItem.objects.serving(region) if region else ServiceItem.objects.all()
        items = list(rows.defer("search").listed(asked.get("after", ""))[: PAGE + 1])
        more = {"Link": f'<{next_page(request, items[PAGE - 1])}>; rel="next"'} if len(items) > PAGE else {}
        return Response(ItemSerializer(items[:PAGE], many=True).data, headers=more)


def next_page(request: Request, last: ServiceItem) -> str:
    """The address of the page that follows `last` (RFC 8288)."""
    query = request.query_params.copy()
    query["after"] = cursor_of(last)
    return request.build_absolute_uri(f"{request.path}?{query.urlencode()}")


class OneItem(APIView):
    """An item whole: everything its guide says."""

    permission_classes = (AllowAny,)

    @extend_schema(responses=WholeItemSerializer)
    def get(self, request: Request, code: str) -> Response:
        """The item with its document, as published."""
        row = ServiceItem.objects.select_related("edition__base").filter(code=code).first()
        if row is None:
            raise Http404(code)
        return Response(WholeItemSerializer(row).data)
