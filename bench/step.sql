BEGIN;
UPDATE outbox SET done_at = now() WHERE id = (SELECT id FROM outbox WHERE done_at IS NULL ORDER BY due_at LIMIT 1 FOR UPDATE SKIP LOCKED)
  RETURNING ref AS application \gset
UPDATE task SET state = 2 WHERE application = :application AND step = 1;
UPDATE task SET state = 0 WHERE application = :application AND step = 2;
INSERT INTO audit (application, actor, act, hash) VALUES (:application, 0, 'advanced', '\x00');
COMMIT;
