"""Doors of enforcement."""

from django.urls import path

from . import api
from .views import after, checks, field, frequency, office, public

app_name = "enforcement"
public_urls = [
    path("supervised-items/", public.items, name="items"),
    path("supervised-items/<str:code>/", public.item, name="item"),
    path("inspection-plans/", public.plans, name="plans"),
    path("inspection-plans/<str:ref>/", office.plan, name="plan"),
    path("draws/", public.draws, name="draws"),
    path("draws/<str:ref>/", public.draw, name="draw"),
    path("draws/<str:ref>/replay.json", public.draw_data, name="draw_data"),
    path("inspection-results/", public.results, name="results"),
    path("visit-codes/<str:code>/", public.visit_code, name="visit_code"),
    path("visit-codes/<str:code>/code.svg", public.visit_square, name="visit_square"),
]
office_urls = [
    path("enforcement/", office.office, name="office"),
    path("enforcement/plans/", office.new_plan, name="new_plan"),
    path("enforcement/plans/<str:ref>/approval/", office.plan_step, {"to": "approved"}, name="plan_approval"),
    path("enforcement/plans/<str:ref>/filing/", office.plan_step, {"to": "filed"}, name="plan_filing"),
    path("enforcement/plans/<str:ref>/publication/", office.plan_step, {"to": "published"}, name="plan_publication"),
    path("enforcement/plans/<str:ref>/draws/", office.new_draw, name="new_draw"),
    path("enforcement/draws/<str:ref>/drawing/", office.drawing, name="drawing"),
    path("enforcement/checks/", checks.new_check, name="new_check"),
    path("enforcement/checks/<str:ref>/", checks.check, name="check"),
    path("enforcement/checks/<str:ref>/approval/", checks.approval, name="check_approval"),
    path("enforcement/checks/<str:ref>/cancellation/", checks.cancellation, name="check_cancellation"),
    path("enforcement/checks/<str:ref>/replacement/", checks.replacement, name="check_replacement"),
    path("enforcement/checks/<str:ref>/visit/", checks.arrangement, name="arrangement"),
    path("enforcement/matters/<str:ref>/", checks.matter, name="matter"),
    path("enforcement/matters/<str:ref>/check/", checks.matter_check, name="matter_check"),
    path("enforcement/files/<str:ref>/", after.firm_file, name="firm_file"),
    path("enforcement/frequency/", frequency.frequency, name="frequency"),
]
visit_urls = [
    path("inspections/", after.mine, name="mine"),
    path("inspections/<str:ref>/", after.inspection, name="inspection"),
    path("inspections/<str:ref>/results/<str:check>/", after.publication, name="publication"),
    path("inspections/<str:ref>/findings/<str:finding>/recheck/", after.recheck, name="recheck"),
    path("findings/<str:ref>/", after.finding, name="finding"),
    path("inspections/<str:ref>/objection/", after.objection, name="objection"),
    path("inspections/<str:ref>/objection/answer/", after.objection_answer, name="objection_answer"),
]
field_urls = [
    path("field/", field.field, name="field"),
    path("field/manifest.webmanifest", field.manifest, name="manifest"),
    path("field/worker.js", field.worker, name="worker"),
    path("field/<str:ref>/", field.visit, name="visit"),
    path("field/<str:ref>/certificates/", field.certificates, name="certificates"),
    path("field/<str:ref>/answers/<str:content>/", field.answer, name="answer"),
    path("field/<str:ref>/signature/", field.signature, name="signature"),
    path("field/<str:ref>/papers/", field.site_paper, name="site_paper"),
    path("field/<str:ref>/closing/", field.closing, name="closing"),
    path("field/<str:ref>/photos/<str:digest>/", field.photo, name="photo"),
]
api_urls = [
    path("api/v1/supervised-items/", api.Items.as_view(), name="api_items"),
    path("api/v1/inspections/", api.Inspections.as_view(), name="api_inspections"),
    path("api/v1/inspections/<str:ref>/", api.OneInspection.as_view(), name="api_inspection"),
    path("api/v1/inspections/<str:ref>/entries/", api.Entries.as_view(), name="api_entries"),
    path("api/v1/inspections/<str:ref>/photos/", api.Photos.as_view(), name="api_photos"),
    path("api/v1/inspections/<str:ref>/results/<str:check>/", api.Result.as_view(), name="api_publication"),
    path("api/v1/inspection-plans/", api.NewPlan.as_view(), name="api_new_plan"),
    path("api/v1/checks/", api.NewCheck.as_view(), name="api_new_check"),
]
NAMES = {"draws": "new_draw", "visit": "arrangement", "objection/answer": "objection_answer"}
ACTS = (
    ("inspection-plans", "plan_", api.PLAN_ACTS), ("draws", "", api.DRAW_ACTS), ("checks", "check_", api.CHECK_ACTS),
    ("matters", "matter_", api.MATTER_ACTS), ("inspections", "", api.VISIT_ACTS), ("findings", "", api.FINDING_ACTS),
)  # fmt: skip
act_urls = [
    path(f"api/v1/{rows}/<str:ref>/{act}/", door.as_view(), name=f"api_{NAMES.get(act, prefix + act)}")
    for rows, prefix, acts in ACTS
    for act, door in acts.items()
]
urlpatterns = public_urls + office_urls + visit_urls + field_urls + api_urls + act_urls
