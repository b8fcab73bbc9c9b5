"""Departments as applicants for machines: the endpoint calls the action that the page calls."""

from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from records.ledger.api import KEY, actor_of, fingerprint, once, sent
from records.ledger.errors import Invalid, NotAllowed, Problem

from ..actions.departments import heads_of, register_department
from ..models import Organisation
from ..queries import own_department

NO_HEAD = "请选本单位今天在任的负责人。"


class HeadRequest(serializers.Serializer[dict[str, str]]):
    """The post of the head who acts for the department."""

    head = serializers.CharField(max_length=60)


class OrganisationSerializer(serializers.ModelSerializer[Organisation]):
    """A legal person."""

    representative = serializers.CharField(source="representative.reference")

    class Meta:
        model = Organisation
        fields = ("reference", "uscc", "name", "kind", "representative")


class Applicant(APIView):
    """My department as a legal person."""

    @extend_schema(request=HeadRequest, responses={201: OrganisationSerializer}, parameters=[KEY])
    def post(self, request: Request) -> Response:
        """Register it, or name another head."""
        actor = actor_of(request)
        if not actor.has_role("department_admin"):
            raise NotAllowed("organisation.department", "只有本单位的管理员能登记本单位。")
        values = sent(request, HeadRequest)

        def run() -> Any:
            head = heads_of(own_department(actor)).filter(reference=values["head"]).first()
            if head is None:
                raise Invalid("organisation.head", NO_HEAD, [Problem("head", NO_HEAD)])
            return dict(OrganisationSerializer(register_department(head, by=actor)).data)

        return once(request, fingerprint(request, values), run)
