DROP TABLE IF EXISTS application, task, audit, outbox;
CREATE TABLE application (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, citizen int NOT NULL, service int NOT NULL,
  region char(12) NOT NULL, at timestamptz NOT NULL DEFAULT now(), form jsonb NOT NULL);
CREATE TABLE task (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, application bigint NOT NULL, step smallint NOT NULL,
  state smallint NOT NULL DEFAULT 0, due_at timestamptz);
CREATE INDEX ON task (state, due_at);
CREATE TABLE audit (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, application bigint NOT NULL, actor int NOT NULL,
  act text NOT NULL, detail jsonb, hash bytea);
CREATE TABLE outbox (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, kind text NOT NULL, ref bigint NOT NULL,
  due_at timestamptz NOT NULL DEFAULT now(), done_at timestamptz);
CREATE INDEX ON outbox (due_at) WHERE done_at IS NULL;
