BEGIN;
WITH free AS (SELECT id, application FROM task WHERE state = 0 ORDER BY due_at LIMIT 1 FOR UPDATE SKIP LOCKED)
  UPDATE task SET state = 1 FROM free WHERE task.id = free.id;
INSERT INTO audit (application, actor, act, hash) VALUES (1, 0, 'claimed', '\x00');
COMMIT;
