\set citizen random(1, 1000000)
\set service random(1, 2000)
BEGIN;
INSERT INTO application (citizen, service, region, form) VALUES (:citizen, :service, '990102001000',
  jsonb_build_object('contact', repeat('云浦区临溪街道 ', 40), 'premises', repeat('桃溪路 18 号 ', 40))) RETURNING id AS application \gset
INSERT INTO task (application, step, state) VALUES (:application, 1, 0), (:application, 2, 3), (:application, 3, 3);
INSERT INTO audit (application, actor, act, detail, hash) VALUES (:application, :citizen, 'submitted', '{"channel": "web"}', '\x00');
INSERT INTO outbox (kind, ref) VALUES ('process.advance', :application);
COMMIT;
