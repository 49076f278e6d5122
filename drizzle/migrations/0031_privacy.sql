CREATE TABLE "record_head" (
	"chain" text PRIMARY KEY NOT NULL,
	"position" integer NOT NULL,
	"hash" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "record_link" (
	"chain" text NOT NULL,
	"position" integer NOT NULL,
	"source" text NOT NULL,
	"row_id" text NOT NULL,
	"salt" text,
	"row_hash" text NOT NULL,
	"hash" text NOT NULL,
	"proof_id" text,
	CONSTRAINT "record_link_chain_position_pk" PRIMARY KEY("chain","position"),
	CONSTRAINT "record_link_gone" CHECK (("record_link"."salt" is null) = ("record_link"."proof_id" is not null))
);
--> statement-breakpoint
CREATE TABLE "record_proof" (
	"id" text PRIMARY KEY NOT NULL,
	"organisation_id" text,
	"at" timestamp with time zone NOT NULL,
	"kind" text NOT NULL,
	"by_id" text,
	"reason" text NOT NULL,
	"counts" jsonb NOT NULL,
	"gone" jsonb NOT NULL,
	CONSTRAINT "record_proof_kind" CHECK ("record_proof"."kind" in ('retention', 'erasure'))
);
--> statement-breakpoint
CREATE TABLE "legal_hold" (
	"programme_id" text PRIMARY KEY NOT NULL,
	"organisation_id" text NOT NULL,
	"reason" text NOT NULL,
	CONSTRAINT "legal_hold_reason" CHECK (length(trim("legal_hold"."reason")) > 0)
);
--> statement-breakpoint
CREATE UNLOGGED TABLE "request_count" (
	"key" text NOT NULL,
	"slot" bigint NOT NULL,
	"count" integer NOT NULL,
	CONSTRAINT "request_count_key_slot_pk" PRIMARY KEY("key","slot")
);
--> statement-breakpoint
CREATE TABLE "retention_rule" (
	"organisation_id" text NOT NULL,
	"category" text NOT NULL,
	"days" integer NOT NULL,
	"reason" text DEFAULT '' NOT NULL,
	CONSTRAINT "retention_rule_organisation_id_category_pk" PRIMARY KEY("organisation_id","category"),
	CONSTRAINT "retention_rule_category" CHECK ("retention_rule"."category" in ('security_log', 'account_links', 'known_devices', 'notices', 'outbox', 'figures', 'index_readings', 'surveys', 'check_ins')),
	CONSTRAINT "retention_rule_days" CHECK ("retention_rule"."days" between 1 and 36525)
);
--> statement-breakpoint
ALTER TABLE "security_event" DROP CONSTRAINT "security_event_kind";--> statement-breakpoint
ALTER TABLE "organisation_history" DROP CONSTRAINT "organisation_history_collection";--> statement-breakpoint
ALTER TABLE "user_account" ADD COLUMN "erased_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "record_link" ADD CONSTRAINT "record_link_proof_id_record_proof_id_fk" FOREIGN KEY ("proof_id") REFERENCES "public"."record_proof"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "record_proof" ADD CONSTRAINT "record_proof_by" FOREIGN KEY ("organisation_id","by_id") REFERENCES "public"."user_account"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "legal_hold" ADD CONSTRAINT "legal_hold_programme" FOREIGN KEY ("organisation_id","programme_id") REFERENCES "public"."programme"("organisation_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "retention_rule" ADD CONSTRAINT "retention_rule_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "record_link_row" ON "record_link" USING btree ("source","row_id") WHERE "record_link"."salt" is not null;--> statement-breakpoint
CREATE INDEX "record_link_proof_index" ON "record_link" USING btree ("proof_id");--> statement-breakpoint
CREATE INDEX "record_proof_by_index" ON "record_proof" USING btree ("organisation_id","by_id");--> statement-breakpoint
CREATE INDEX "record_proof_at_index" ON "record_proof" USING btree ("organisation_id","at");--> statement-breakpoint
CREATE INDEX "legal_hold_programme_index" ON "legal_hold" USING btree ("organisation_id","programme_id");--> statement-breakpoint
CREATE INDEX "request_count_slot_index" ON "request_count" USING btree ("slot");--> statement-breakpoint
ALTER TABLE "security_event" ADD CONSTRAINT "security_event_kind" CHECK ("security_event"."kind" in ('signed_in', 'refused', 'throttled', 'signed_out', 'sessions_ended', 'reset_asked', 'link_made', 'password_set', 'totp_on', 'totp_off', 'recovery_used', 'recovery_made', 'identity_linked', 'person_added', 'rights_changed', 'deactivated', 'activated', 'deputy_changed', 'groups_changed', 'rights_reviewed', 'failures_peak', 'person_exported', 'person_erased'));--> statement-breakpoint
ALTER TABLE "user_account" ADD CONSTRAINT "user_erased" CHECK ("user_account"."erased_at" is null or not "user_account"."active");--> statement-breakpoint
ALTER TABLE "organisation_history" ADD CONSTRAINT "organisation_history_collection" CHECK ("organisation_history"."collection" in ('departments', 'teams', 'competences', 'team_competences', 'team_staffing', 'team_steps', 'team_agreements', 'capacity', 'exceptions', 'organisation', 'targets', 'metrics', 'rollout_subjects', 'rollout_cells', 'people', 'deputies', 'group_mappings', 'change_load', 'department_impacts', 'assessment_rounds', 'retention'));
--> statement-breakpoint
-- A row as it is hashed: what is empty is left out, so that a column that comes later changes no hash of a row from before it.
CREATE FUNCTION record_text(entry jsonb) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT jsonb_object_agg(key, value)::text FROM jsonb_each(entry) WHERE value <> 'null'::jsonb
$$;
--> statement-breakpoint
CREATE FUNCTION record_row_hash(salt text, entry jsonb) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT encode(sha256(convert_to(salt || record_text(entry), 'UTF8')), 'hex')
$$;
--> statement-breakpoint
CREATE FUNCTION record_link_hash(before text, chain text, place int, source text, row_id text, row_hash text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT encode(sha256(convert_to(concat_ws('|', before, chain, place, source, row_id, row_hash), 'UTF8')), 'hex')
$$;
--> statement-breakpoint
-- Runs at the commit, so that the end of the chain is the last thing that is locked, and for a moment only.
-- Moments are written in UTC: a hash does not depend on whose session it was.
CREATE FUNCTION record_chained() RETURNS trigger LANGUAGE plpgsql SET timezone = 'UTC' AS $$
DECLARE
  entry jsonb := to_jsonb(NEW);
  in_chain text := coalesce(entry ->> 'organisation_id', '-');
  with_salt text := replace(gen_random_uuid()::text, '-', '');
  of_row text := record_row_hash(with_salt, entry);
  last record_head;
BEGIN
  SELECT * INTO last FROM record_head WHERE chain = in_chain FOR UPDATE;
  IF NOT FOUND THEN
    INSERT INTO record_head VALUES (in_chain, 0, '') ON CONFLICT DO NOTHING;
    SELECT * INTO last FROM record_head WHERE chain = in_chain FOR UPDATE;
  END IF;
  last.position := last.position + 1;
  last.hash := record_link_hash(last.hash, in_chain, last.position, TG_TABLE_NAME, NEW.id, of_row);
  INSERT INTO record_link (chain, position, source, row_id, salt, row_hash, hash)
    VALUES (in_chain, last.position, TG_TABLE_NAME, NEW.id, with_salt, of_row, last.hash);
  UPDATE record_head SET position = last.position, hash = last.hash WHERE chain = in_chain;
  RETURN NULL;
END;
$$;
--> statement-breakpoint
-- What is there already, in the order in which it happened.
CREATE FUNCTION record_begin() RETURNS void LANGUAGE plpgsql SET timezone = 'UTC' AS $$
DECLARE
  one record;
  entry jsonb;
  with_salt text;
  of_row text;
  last record_head;
BEGIN
  FOR one IN
    SELECT organisation_id AS chain, at, 'plan_history' AS source, id FROM plan_history
    UNION ALL SELECT organisation_id, at, 'organisation_history', id FROM organisation_history
    UNION ALL SELECT coalesce(organisation_id, '-'), at, 'security_event', id FROM security_event
    ORDER BY 1, 2, 3, 4
  LOOP
    EXECUTE format('SELECT to_jsonb(r) FROM %I r WHERE id = $1', one.source) INTO entry USING one.id;
    IF last.chain IS DISTINCT FROM one.chain THEN
      IF last.chain IS NOT NULL THEN INSERT INTO record_head VALUES (last.*); END IF;
      last := ROW(one.chain, 0, '');
    END IF;
    with_salt := replace(gen_random_uuid()::text, '-', '');
    of_row := record_row_hash(with_salt, entry);
    last.position := last.position + 1;
    last.hash := record_link_hash(last.hash, last.chain, last.position, one.source, one.id, of_row);
    INSERT INTO record_link (chain, position, source, row_id, salt, row_hash, hash)
      VALUES (last.chain, last.position, one.source, one.id, with_salt, of_row, last.hash);
  END LOOP;
  IF last.chain IS NOT NULL THEN INSERT INTO record_head VALUES (last.*); END IF;
END;
$$;
--> statement-breakpoint
SELECT record_begin();
--> statement-breakpoint
DROP FUNCTION record_begin();
--> statement-breakpoint
-- Not while a data file is loaded: that brings its own links.
CREATE CONSTRAINT TRIGGER plan_history_chained AFTER INSERT OR UPDATE ON plan_history DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (current_setting('dok.loading', true) IS DISTINCT FROM 'on') EXECUTE FUNCTION record_chained();
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER organisation_history_chained AFTER INSERT OR UPDATE ON organisation_history DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (current_setting('dok.loading', true) IS DISTINCT FROM 'on') EXECUTE FUNCTION record_chained();
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER security_event_chained AFTER INSERT OR UPDATE ON security_event DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (current_setting('dok.loading', true) IS DISTINCT FROM 'on') EXECUTE FUNCTION record_chained();
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER record_proof_chained AFTER INSERT ON record_proof DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (current_setting('dok.loading', true) IS DISTINCT FROM 'on') EXECUTE FUNCTION record_chained();
--> statement-breakpoint
-- The one door: what is written once is changed or removed only by who first wrote down why, as a proof that is part of the record.
CREATE FUNCTION record_door_is_open() RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT 1 FROM record_proof WHERE id = current_setting('dok.door', true))
$$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION plan_history_stands() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF record_door_is_open() THEN RETURN coalesce(NEW, OLD); END IF;
  RAISE EXCEPTION 'plan_history is append-only' USING ERRCODE = 'restrict_violation';
END;
$$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION organisation_history_stands() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF record_door_is_open() THEN RETURN coalesce(NEW, OLD); END IF;
  RAISE EXCEPTION 'organisation_history is append-only' USING ERRCODE = 'restrict_violation';
END;
$$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION organisation_overload_stands() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF record_door_is_open() THEN RETURN coalesce(NEW, OLD); END IF;
  RAISE EXCEPTION 'organisation_overload is append-only' USING ERRCODE = 'restrict_violation';
END;
$$;
--> statement-breakpoint
-- Also after a year: it is a link of the chain.
CREATE OR REPLACE FUNCTION security_event_stands() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF record_door_is_open() THEN RETURN coalesce(NEW, OLD); END IF;
  RAISE EXCEPTION 'security_event is append-only' USING ERRCODE = 'restrict_violation';
END;
$$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION promise_stands() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND NOT EXISTS (SELECT 1 FROM programme WHERE id = OLD.programme_id) THEN
    RETURN OLD;
  END IF;
  IF record_door_is_open() THEN RETURN coalesce(NEW, OLD); END IF;
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END;
$$;
--> statement-breakpoint
CREATE FUNCTION record_stands() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND TG_TABLE_NAME = 'record_link' AND record_door_is_open() THEN RETURN NEW; END IF;
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END;
$$;
--> statement-breakpoint
CREATE TRIGGER record_link_append_only BEFORE UPDATE OR DELETE ON record_link
  FOR EACH ROW EXECUTE FUNCTION record_stands();
--> statement-breakpoint
CREATE TRIGGER record_proof_append_only BEFORE UPDATE OR DELETE ON record_proof
  FOR EACH ROW EXECUTE FUNCTION record_stands();
