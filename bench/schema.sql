DROP TABLE IF EXISTS application, material, process, task, notice, audit, head, pending, outbox;
CREATE TABLE application (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, citizen int NOT NULL, service int NOT NULL,
  region char(12) NOT NULL, at timestamptz NOT NULL DEFAULT now(), form jsonb NOT NULL);
CREATE TABLE task (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, application bigint NOT NULL, step smallint NOT NULL,
  state smallint NOT NULL DEFAULT 0, due_at timestamptz);
CREATE INDEX ON task (state, due_at);
CREATE INDEX ON task (application);
CREATE TABLE audit (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, application bigint NOT NULL, actor int NOT NULL,
  act text NOT NULL, detail jsonb, hash bytea);
CREATE TABLE outbox (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, kind text NOT NULL, ref bigint NOT NULL,
  due_at timestamptz NOT NULL DEFAULT now(), done_at timestamptz);
CREATE INDEX ON outbox (due_at) WHERE done_at IS NULL;
CREATE TABLE material (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, application bigint NOT NULL, element int NOT NULL);
CREATE TABLE process (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, application bigint NOT NULL UNIQUE, flow jsonb NOT NULL);
CREATE TABLE notice (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, application bigint NOT NULL UNIQUE, kind text NOT NULL);
CREATE TABLE head (stream bigint PRIMARY KEY, seq bigint NOT NULL, hash bytea NOT NULL);
CREATE TABLE pending (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, audit bigint NOT NULL);
INSERT INTO outbox (kind, ref) SELECT 'step', n FROM generate_series(1, 200000) n;
