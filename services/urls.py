"""Doors of the catalogue, applications and the counter."""

from django.urls import path

from . import api
from .views import (
    afterlife,
    apply,
    cases,
    catalogue,
    corrections,
    desk,
    desk_case,
    halls,
    hearings,
    materials,
    notices,
    partners,
    powers,
    regions,
    search,
    sharing,
    site_map,
    supervision,
    synonyms,
    unmasking,
)

app_name = "services"
catalogue_urls = [
    path("search/", search.search, name="search"),
    path("search/suggestions/", search.suggestions, name="suggestions"),
    path("services/", catalogue.services, name="services"),
    path("services/<str:code>/", catalogue.guide, name="guide"),
    path("services/<str:code>/eligibility/", catalogue.eligibility, name="eligibility"),
    path("services/<str:code>/code.svg", catalogue.guide_code, name="guide_code"),
    path("bundles/", catalogue.bundles, name="bundles"),
    path("halls/", halls.halls, name="halls"),
    path("halls/<str:ref>/", halls.hall, name="hall"),
    path("regions/", regions.regions, name="regions"),
    path("regions/<str:code>/", regions.region, name="region"),
    path("powers/", powers.powers, name="powers"),
    path("powers/<str:code>/", powers.power, name="power"),
    path("departments/<str:code>/", powers.department, name="department"),
    path("market-access/", powers.market_access, name="market_access"),
    path("bundles/<str:code>/", catalogue.bundle, name="bundle"),
]
data_urls = [
    path("sitemap.xml", site_map.sitemap, name="sitemap"),
    path("sitemap-<int:number>.xml", site_map.sitemap_sheet, name="sitemap_sheet"),
    path("robots.txt", site_map.robots, name="robots"),
]
apply_urls = [
    path("services/<str:code>/drafts/", apply.start_item, name="start_item"),
    path("bundles/<str:code>/drafts/", apply.start_bundle, name="start_bundle"),
    path("drafts/<str:ref>/notice/", notices.draft_notice, name="draft_notice"),
    path("drafts/<str:ref>/acknowledgement/", notices.acknowledgement, name="draft_acknowledgement"),
    path("drafts/<str:ref>/values/<slug:element>/", notices.draft_value, name="draft_value"),
    path("drafts/<str:ref>/partners/", partners.draft_partners, name="draft_partners"),
    path("confirmations/<str:ref>/", partners.confirmation, name="confirmation"),
    path("drafts/<str:ref>/form/", apply.draft_form, name="draft_form"),
    path("drafts/<str:ref>/answers/", apply.draft_answers, name="draft_answers"),
    path("drafts/<str:ref>/materials/", materials.draft_materials, name="draft_materials"),
    path("drafts/<str:ref>/materials/<str:element>/", materials.draft_material, name="draft_material"),
    path("drafts/<str:ref>/check/", apply.draft_check, name="draft_check"),
    path("drafts/<str:ref>/submission/", apply.submission, name="submission"),
]
case_urls = [
    path("certificates/<str:ref>/", afterlife.certificate, name="certificate"),
    path("certificates/<str:ref>/applications/", afterlife.certificate_application, name="certificate_application"),
    path("certificates/<str:ref>/proceedings/", afterlife.certificate_proceeding, name="certificate_proceeding"),
    path("applications/", cases.applications, name="applications"),
    path("applications/<str:ref>/", cases.application, name="application"),
    path("applications/<str:ref>/state/", cases.application_state, name="application_state"),
    path("applications/<str:ref>/ticket/", cases.application_ticket, name="application_ticket"),
    path("applications/<str:ref>/unmasking/", unmasking.unmasking, name="unmasking"),
    path("applications/<str:ref>/withdrawal/", cases.withdrawal, name="withdrawal"),
    path("applications/<str:ref>/messages/", cases.message, name="message"),
    path("applications/<str:ref>/hearing-request/", hearings.hearing_request, name="hearing_request"),
    path("applications/<str:ref>/correction/", corrections.correction, name="correction"),
    path(
        "applications/<str:ref>/correction/materials/<str:element>/",
        corrections.correction_material,
        name="correction_material",
    ),
    path("shared/", sharing.shared, name="shared"),
    path("applications/<str:ref>/sharing/", sharing.sharing, name="sharing"),
    path("applications/<str:ref>/sharing/<int:number>/ending/", sharing.sharing_ending, name="sharing_ending"),
    path("applications/<str:ref>/signature/", cases.signature, name="signature"),
    path("applications/<str:ref>/deferrals/<str:element>/", cases.deferred, name="deferred"),
    path("publications/", cases.publications, name="publications"),
    path("look-up/", cases.look_up, name="look_up"),
    path("applications/<str:ref>/materials/<str:element>/", desk.material_file, name="material_file"),
]
words_urls = [
    path("search-figures/", synonyms.search_figures, name="search_figures"),
    path("synonyms/", synonyms.synonyms, name="synonyms"),
    path("synonyms/<str:ref>/", synonyms.synonym, name="synonym"),
    path("synonyms/<str:ref>/ending/", synonyms.ending, name="synonym_ending"),
]
desk_urls = [
    path("desk/", desk.desk, name="desk"),
    path("desk/queue/", desk.queue, name="queue"),
    path("desk/ticket/", desk.queue_ticket, name="queue_ticket"),
    path("desk/<str:ref>/", desk_case.desk_case, name="desk_case"),
    path("desk/<str:ref>/marks/", desk_case.mark, name="mark"),
    path("desk/<str:ref>/correction/", desk_case.correction_notice, name="correction_notice"),
    path("desk/<str:ref>/non-acceptance/", desk_case.non_acceptance, name="non_acceptance"),
    path("desk/<str:ref>/termination/", desk_case.termination, name="termination"),
    path("desk/<str:ref>/hearing/", hearings.hearing, name="hearing"),
    path("desk/<str:ref>/third-party/", hearings.third_party, name="third_party"),
    path("desk/<str:ref>/replies/", desk_case.reply, name="reply"),
    path("desk/<str:ref>/delivery/", desk_case.delivery, name="delivery"),
    path("desk/<str:ref>/rectification/", desk_case.rectification, name="rectification"),
    path("desk/<str:ref>/outcomes/", desk_case.outcome, name="outcome"),
    path("desk/<str:ref>/promise-check/", desk_case.promise_check, name="promise_check"),
    path("desk/<str:ref>/receipt/", desk.receipt, name="receipt"),
    path("desk/<str:ref>/acceptance/", desk.acceptance, name="acceptance"),
]
supervision_urls = [
    path("supervision/", supervision.alerts, name="alerts"),
    path("supervision/outside/", supervision.outside, name="outside"),
    path("supervision/<str:ref>/", supervision.alert, name="alert"),
    path("supervision/<str:ref>/urge/", supervision.alert_urge, name="alert_urge"),
    path("supervision/<str:ref>/answer/", supervision.alert_answer, name="alert_answer"),
    path("supervision/<str:ref>/verdict/", supervision.alert_verdict, name="alert_verdict"),
    path("supervision/<str:ref>/archive/", supervision.alert_archive, name="alert_archive"),
]
api_urls = [
    path("api/v1/services/", api.Items.as_view(), name="api_services"),
    path("api/v1/services/<str:code>/", api.OneItem.as_view(), name="api_service"),
    path("api/v1/applications/", api.Cases.as_view(), name="api_applications"),
    path("api/v1/applications/<str:ref>/", api.Case.as_view(), name="api_application"),
    path("api/v1/certificates/<str:ref>/applications/", api.AfterLife.as_view(), name="api_after_life"),
    path("api/v1/certificates/<str:ref>/proceedings/", api.Proceeding.as_view(), name="api_proceeding"),
    path("api/v1/drafts/", api.Drafts.as_view(), name="api_drafts"),
    path("api/v1/drafts/<str:ref>/acknowledgement/", api.Acknowledgement.as_view(), name="api_acknowledgement"),
    path("api/v1/drafts/<str:ref>/values/<slug:element>/", api.HeldValue.as_view(), name="api_held_value"),
    path("api/v1/drafts/<str:ref>/partners/", api.Partners.as_view(), name="api_partners"),
    path("api/v1/confirmations/<str:ref>/", api.Confirmation.as_view(), name="api_confirmation"),
    path("api/v1/drafts/<str:ref>/answers/", api.Answers.as_view(), name="api_answers"),
    path("api/v1/drafts/<str:ref>/materials/<str:element>/", api.DraftFile.as_view(), name="api_draft_material"),
    path(
        "api/v1/applications/<str:ref>/correction/materials/<str:element>/",
        api.FILE_ACTS["correction/materials"].as_view(),
        name="api_correction_material",
    ),
    path(
        "api/v1/applications/<str:ref>/deferrals/<str:element>/",
        api.FILE_ACTS["deferrals"].as_view(),
        name="api_deferred",
    ),
    path("api/v1/drafts/<str:ref>/submission/", api.Submission.as_view(), name="api_submission"),
]
act_urls = [
    path(f"api/v1/applications/<str:ref>/{act}/", door.as_view(), name=f"api_{act.replace('-', '_')}")
    for act, door in api.CASE_ACTS.items()
] + [
    path(f"api/v1/supervision/<str:ref>/{act}/", door.as_view(), name=f"api_alert_{act}")
    for act, door in api.ALERT_ACTS.items()
]
urlpatterns = (
    catalogue_urls
    + data_urls
    + apply_urls
    + case_urls
    + words_urls
    + desk_urls
    + supervision_urls
    + api_urls
    + act_urls
)
