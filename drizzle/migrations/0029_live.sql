CREATE UNLOGGED TABLE "presence" (
	"id" text PRIMARY KEY NOT NULL,
	"organisation_id" text NOT NULL,
	"programme_id" text NOT NULL,
	"user_id" text NOT NULL,
	"place" text NOT NULL,
	"seen_at" timestamp with time zone NOT NULL,
	CONSTRAINT "presence_place" CHECK (length("presence"."place") between 1 and 300)
);
--> statement-breakpoint
ALTER TABLE "presence" ADD CONSTRAINT "presence_programme" FOREIGN KEY ("organisation_id","programme_id") REFERENCES "public"."programme"("organisation_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "presence" ADD CONSTRAINT "presence_user" FOREIGN KEY ("organisation_id","user_id") REFERENCES "public"."user_account"("organisation_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "presence_programme_index" ON "presence" USING btree ("organisation_id","programme_id");--> statement-breakpoint
CREATE INDEX "presence_user_index" ON "presence" USING btree ("organisation_id","user_id");
--> statement-breakpoint
-- Every change tells who listens what it was about, after its commit and once: "plan <organisation> <programme>".
CREATE FUNCTION tell_changed() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  about record;
BEGIN
  FOR about IN
    SELECT DISTINCT c.organisation_id, coalesce(to_jsonb(c) ->> 'programme_id', '-') AS programme_id FROM changed c
  LOOP
    PERFORM pg_notify('dok_changed', TG_ARGV[0] || ' ' || about.organisation_id || ' ' || about.programme_id);
  END LOOP;
  RETURN NULL;
END;
$$;
--> statement-breakpoint
CREATE FUNCTION tell_plan_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('dok_changed', 'plan ' || NEW.organisation_id || ' ' || NEW.id);
  RETURN NULL;
END;
$$;
--> statement-breakpoint
CREATE TRIGGER programme_tells_changed AFTER UPDATE ON "programme"
  FOR EACH ROW WHEN (OLD.version IS DISTINCT FROM NEW.version) EXECUTE FUNCTION tell_plan_changed();
--> statement-breakpoint
-- Who may no longer look: "access <person> -".
CREATE FUNCTION tell_access_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('dok_changed', 'access ' || (to_jsonb(OLD) ->> TG_ARGV[0]) || ' -');
  RETURN NULL;
END;
$$;
--> statement-breakpoint
CREATE TRIGGER session_tells_access AFTER DELETE ON "session"
  FOR EACH ROW EXECUTE FUNCTION tell_access_changed('user_id');
--> statement-breakpoint
CREATE TRIGGER user_account_tells_access AFTER UPDATE ON "user_account"
  FOR EACH ROW WHEN ((OLD.active, OLD.role) IS DISTINCT FROM (NEW.active, NEW.role)) EXECUTE FUNCTION tell_access_changed('id');
--> statement-breakpoint
CREATE TRIGGER organisation_history_tells_insert AFTER INSERT ON "organisation_history"
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION tell_changed('settings');
--> statement-breakpoint
CREATE TRIGGER status_entry_tells_insert AFTER INSERT ON "status_entry"
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION tell_changed('words');
--> statement-breakpoint
CREATE TRIGGER comment_tells_insert AFTER INSERT ON "comment"
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION tell_changed('words');
--> statement-breakpoint
CREATE TRIGGER comment_tells_update AFTER UPDATE ON "comment"
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION tell_changed('words');
--> statement-breakpoint
CREATE TRIGGER department_answer_tells_insert AFTER INSERT ON "department_answer"
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION tell_changed('words');
--> statement-breakpoint
CREATE TRIGGER department_answer_tells_update AFTER UPDATE ON "department_answer"
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION tell_changed('words');
--> statement-breakpoint
CREATE TRIGGER check_in_tells_insert AFTER INSERT ON "check_in"
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION tell_changed('words');
--> statement-breakpoint
CREATE TRIGGER check_in_tells_update AFTER UPDATE ON "check_in"
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION tell_changed('words');
--> statement-breakpoint
CREATE TRIGGER capacity_proposal_tells_insert AFTER INSERT ON "capacity_proposal"
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION tell_changed('words');
--> statement-breakpoint
CREATE TRIGGER capacity_proposal_tells_update AFTER UPDATE ON "capacity_proposal"
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION tell_changed('words');
--> statement-breakpoint
CREATE TRIGGER figure_batch_tells_insert AFTER INSERT ON "figure_batch"
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION tell_changed('figures');
--> statement-breakpoint
CREATE TRIGGER figure_correction_tells_insert AFTER INSERT ON "figure_correction"
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION tell_changed('figures');
--> statement-breakpoint
CREATE TRIGGER presence_tells_insert AFTER INSERT ON "presence"
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION tell_changed('people');
--> statement-breakpoint
CREATE TRIGGER presence_tells_delete AFTER DELETE ON "presence"
  REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION tell_changed('people');
