\set citizen random(1, 1000000)
\set service random(1, 2000)
BEGIN;
SELECT pg_advisory_xact_lock(:citizen);
INSERT INTO application (citizen, service, region, form) VALUES (:citizen, :service, '990102001000',
  jsonb_build_object('contact', repeat('云浦区临溪街道 ', 40), 'premises', repeat('桃溪路 18 号 ', 40))) RETURNING id AS application \gset
INSERT INTO application (citizen, service, region, form) VALUES (:citizen, :service, '990102001000', '{}'),
  (:citizen, :service, '990102001000', '{}');
INSERT INTO material (application, element) SELECT :application, n FROM generate_series(1, 6) n;
INSERT INTO process (application, flow) VALUES (:application * 10 + 1, '{"open": ["receive"]}');
INSERT INTO task (application, step, state) VALUES (:application * 10 + 1, 1, 0);
INSERT INTO process (application, flow) VALUES (:application * 10 + 2, '{"open": ["receive"]}');
INSERT INTO task (application, step, state) VALUES (:application * 10 + 2, 1, 0);
INSERT INTO notice (application, kind) VALUES (:application, 'submitted');
INSERT INTO outbox (kind, ref) VALUES ('notice', :application);
INSERT INTO head (stream, seq, hash) SELECT :application * 10 + n, 0, '\x00' FROM generate_series(0, 2) n ON CONFLICT DO NOTHING;
INSERT INTO audit (application, actor, act, detail, hash) SELECT :application, :citizen, 'submitted', '{"channel": "web"}', '\x00'
  FROM generate_series(1, 4);
INSERT INTO pending (audit) SELECT n FROM generate_series(1, 4) n;
UPDATE head SET seq = seq + 1, hash = '\x01' WHERE stream BETWEEN :application * 10 AND :application * 10 + 2;
COMMIT;
