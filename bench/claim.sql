BEGIN;
WITH free AS (SELECT id, application FROM task WHERE state = 0 ORDER BY due_at LIMIT 1 FOR UPDATE SKIP LOCKED),
  taken AS (UPDATE task SET state = 1 FROM free WHERE task.id = free.id RETURNING task.application)
  INSERT INTO audit (application, actor, act, hash) SELECT application, 0, 'claimed', '\x00' FROM taken;
COMMIT;
