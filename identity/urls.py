"""Doors of identity."""

from django.contrib.auth.views import LogoutView
from django.urls import path

from . import api
from .views import (
    account,
    acting,
    choose_party,
    choose_post,
    departments,
    helping,
    login,
    office,
    offices,
    people,
    registering,
    security,
    stepping_up,
)

app_name = "identity"
account_urls = [
    path("account/login/", login.LoginView.as_view(), name="login"),
    path("account/login/code/", login.login_code, name="login_code"),
    path("account/login/code/entry/", login.login_code_entry, name="login_code_entry"),
    path("account/login/second/", login.login_second, name="login_second"),
    path("account/login/passkey/", login.login_passkey, name="login_passkey"),
    path("account/login/passkey/options/", login.passkey_options, name="passkey_options"),
    path("account/register/", registering.register, name="register"),
    path("account/register/entry/", registering.register_entry, name="register_entry"),
    path("account/reset/", registering.reset, name="reset"),
    path("account/reset/entry/", registering.reset_entry, name="reset_entry"),
    path("account/logout/", LogoutView.as_view(), name="logout"),
    path("account/", account, name="account"),
    path("account/acting-for/", choose_party, name="acting_for"),
    path("account/post/", choose_post, name="post"),
    path("offices/", offices.offices, name="offices"),
    path("offices/applicant/", departments.applicant, name="applicant"),
    path("api/v1/offices/applicant/", api.Applicant.as_view(), name="api_applicant"),
    path("offices/<str:ref>/", offices.mandate, name="mandate"),
    path("offices/<str:ref>/ending/", offices.ending, name="mandate_ending"),
    path("offices/<str:ref>/substitutes/", offices.substitute, name="mandate_substitute"),
    path("access-reviews/", offices.reviews, name="reviews"),
    path("access-reviews/<str:ref>/", offices.review, name="review"),
    path("account/security/", security.security, name="security"),
    path("account/security/app/", security.app, name="app"),
    path("account/security/passkeys/", security.passkeys, name="passkeys"),
    path("account/security/passkeys/options/", security.passkey_creation, name="passkey_creation"),
    path("account/security/devices/<int:number>/removal/", security.device_removal, name="device_removal"),
    path("account/security/recovery-codes/", security.recovery_codes, name="recovery_codes"),
    path("account/security/password/", security.password, name="password"),
    path("account/security/sessions/ending/", security.sessions_ending, name="sessions_ending"),
    path("account/security/sessions/<int:number>/ending/", security.session_ending, name="session_ending"),
    path("account/step-up/", stepping_up.step_up, name="step_up"),
    path("account/step-up/passkey/", stepping_up.step_up_passkey, name="step_up_passkey"),
    path("account/step-up/passkey/options/", stepping_up.step_up_options, name="step_up_options"),
    path("account/stay/", stepping_up.stay, name="stay"),
    path("security/accounts/", office.accounts, name="accounts"),
    path("security/accounts/<str:ref>/", office.account_safety, name="account_safety"),
    path("security/accounts/<str:ref>/lock/", office.lock, name="lock"),
    path("security/accounts/<str:ref>/unlocking/", office.unlock, name="unlock"),
    path("security/accounts/<str:ref>/sessions/ending/", office.throwing_out, name="throwing_out"),
]
level_urls = [
    path("account/assurance/", people.assurance, name="assurance"),
    path("account/assurance/letter/", people.assurance_letter, name="assurance_letter"),
    path("account/assurance/code/", people.assurance_code, name="assurance_code"),
]
acting_urls = [
    path("acting/", acting.overview, name="acting"),
    path("acting/proxies/", acting.proxies, name="proxies"),
    path("acting/proxies/<str:ref>/", acting.proxy, name="proxy"),
    path("acting/proxies/<str:ref>/acceptance/", acting.proxy_acceptance, name="proxy_acceptance"),
    path("acting/proxies/<str:ref>/refusal/", acting.proxy_refusal, name="proxy_refusal"),
    path("acting/proxies/<str:ref>/revocation/", acting.proxy_revocation, name="proxy_revocation"),
    path("acting/firms/<str:ref>/", acting.firm, name="firm"),
    path("acting/handlers/<str:ref>/acceptance/", acting.handler_acceptance, name="handler_acceptance"),
    path("acting/handlers/<str:ref>/ending/", acting.handler_ending, name="handler_ending"),
    path("acting/handlers/<str:ref>/confirmation/", acting.handler_confirmation, name="handler_confirmation"),
    path("acting/family/", acting.family, name="family"),
    path("acting/family/<str:ref>/consent/", acting.tie_consent, name="tie_consent"),
    path("acting/family/<str:ref>/ending/", acting.tie_ending, name="tie_ending"),
    path("acting/family/<str:ref>/vouching/", acting.tie_vouching, name="tie_vouching"),
]
counter_urls = [
    path("acting/counter/", people.counter, name="counter"),
    path("acting/counter/registration/", people.registration, name="registration"),
    path("acting/evidence/<str:ref>/confirmation/", people.evidence_confirmation, name="evidence_confirmation"),
    path("acting/evidence/<str:ref>/ending/", people.evidence_ending, name="evidence_ending"),
    path("acting/family/<str:ref>/proof/", people.tie_proof, name="tie_proof"),
    path("acting/letters/<str:ref>/printing/", people.letter_printing, name="letter_printing"),
]
helping_urls = [
    path("acting/helping/", helping.helping, name="helping"),
    path("acting/helping/<str:ref>/", helping.help_entry, name="help_entry"),
    path("acting/helping/<str:ref>/ending/", helping.help_ending, name="help_ending"),
    path("acting/helpers/", helping.helpers, name="helpers"),
]
api_urls = [
    path("api/v1/profile/", api.Profile.as_view(), name="api_profile"),
    path("api/v1/sessions/", api.Sessions.as_view(), name="api_sessions"),
    path("api/v1/sessions/ending/", api.SessionsEnding.as_view(), name="api_sessions_ending"),
    path("api/v1/sessions/<int:number>/ending/", api.SessionEnding.as_view(), name="api_session_ending"),
    path("api/v1/proxies/", api.Proxies.as_view(), name="api_proxies"),
    path("api/v1/proxies/<str:ref>/", api.OneProxy.as_view(), name="api_proxy"),
    path("api/v1/organisations/<str:ref>/handlers/", api.Handlers.as_view(), name="api_firm"),
    path("api/v1/family/", api.Family.as_view(), name="api_family"),
    path("api/v1/posts/", api.Posts.as_view(), name="api_offices"),
    path("api/v1/posts/<str:ref>/", api.OnePost.as_view(), name="api_mandate"),
    path("api/v1/posts/<str:ref>/ending/", api.MandateEnding.as_view(), name="api_mandate_ending"),
    path("api/v1/posts/<str:ref>/substitutes/", api.Substitutes.as_view(), name="api_mandate_substitute"),
    path("api/v1/access-reviews/", api.Reviews.as_view(), name="api_reviews"),
    path("api/v1/access-reviews/<str:ref>/", api.OneReview.as_view(), name="api_review"),
    path("api/v1/helpers/", api.Helpers.as_view(), name="api_helpers"),
    path("api/v1/accounts/<str:ref>/lock/", api.ACCOUNT_ACTS["lock"].as_view(), name="api_lock"),
    path("api/v1/accounts/<str:ref>/unlocking/", api.ACCOUNT_ACTS["unlocking"].as_view(), name="api_unlock"),
    path(
        "api/v1/accounts/<str:ref>/sessions/ending/",
        api.ACCOUNT_ACTS["sessions/ending"].as_view(),
        name="api_throwing_out",
    ),
    *[
        path(f"api/v1/{place}/<str:ref>/{act}/", door.as_view(), name=f"api_{kind}_{act}")
        for place, kind, acts in (
            ("proxies", "proxy", api.PROXY_ACTS),
            ("handlers", "handler", api.HANDLER_ACTS),
            ("family", "tie", api.TIE_ACTS),
        )
        for act, door in acts.items()
    ],
]  # fmt: skip
urlpatterns = account_urls + level_urls + acting_urls + counter_urls + helping_urls + api_urls
