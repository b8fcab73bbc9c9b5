#!/bin/sh
# Run once by the postgres image on an empty volume: `owner` migrates, `portal` runs.
set -eu
psql -v ON_ERROR_STOP=1 -U postgres \
  -v owner="$(cat /run/secrets/owner_password)" -v portal="$(cat /run/secrets/portal_password)" <<'SQL'
CREATE ROLE owner LOGIN CREATEDB PASSWORD :'owner';
CREATE ROLE portal LOGIN PASSWORD :'portal';
CREATE DATABASE portal OWNER owner;
SQL
