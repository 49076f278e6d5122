-- Sessions begin anew: each gets a name of its own, and everybody signs in once more.
DELETE FROM "session";--> statement-breakpoint
CREATE TABLE "account_link" (
	"hash" text PRIMARY KEY NOT NULL,
	"organisation_id" text NOT NULL,
	"user_id" text NOT NULL,
	"purpose" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone,
	CONSTRAINT "account_link_purpose" CHECK ("account_link"."purpose" in ('reset', 'invite'))
);
--> statement-breakpoint
CREATE TABLE "deputy" (
	"id" text PRIMARY KEY NOT NULL,
	"organisation_id" text NOT NULL,
	"absent_id" text NOT NULL,
	"user_id" text NOT NULL,
	"from_day" date NOT NULL,
	"until_day" date NOT NULL,
	CONSTRAINT "deputy_order" CHECK ("deputy"."from_day" < "deputy"."until_day"),
	CONSTRAINT "deputy_of_another" CHECK ("deputy"."absent_id" <> "deputy"."user_id")
);
--> statement-breakpoint
CREATE TABLE "first_start_code" (
	"hash" text PRIMARY KEY NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "group_mapping" (
	"id" text PRIMARY KEY NOT NULL,
	"organisation_id" text NOT NULL,
	"group_name" text NOT NULL,
	"role" text,
	"department_id" text,
	CONSTRAINT "group_mapping_once" UNIQUE NULLS NOT DISTINCT("organisation_id","group_name","role","department_id"),
	CONSTRAINT "group_mapping_role" CHECK ("group_mapping"."role" in ('project_leader', 'department_head', 'steering', 'administrator', 'reader')),
	CONSTRAINT "group_mapping_gives" CHECK (num_nonnulls("group_mapping"."role", "group_mapping"."department_id") > 0)
);
--> statement-breakpoint
CREATE TABLE "identity" (
	"issuer" text NOT NULL,
	"subject" text NOT NULL,
	"organisation_id" text NOT NULL,
	"user_id" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "identity_issuer_subject_pk" PRIMARY KEY("issuer","subject"),
	CONSTRAINT "identity_one_per_issuer" UNIQUE("user_id","issuer")
);
--> statement-breakpoint
CREATE TABLE "known_device" (
	"hash" text PRIMARY KEY NOT NULL,
	"organisation_id" text NOT NULL,
	"user_id" text NOT NULL,
	"seen_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "local_account" (
	"user_id" text PRIMARY KEY NOT NULL,
	"organisation_id" text NOT NULL,
	"login" text NOT NULL,
	"password_hash" text,
	"password_at" timestamp with time zone,
	"totp_secret" text,
	"totp_at" timestamp with time zone,
	"totp_step" integer,
	CONSTRAINT "local_account_login" UNIQUE("login"),
	CONSTRAINT "local_account_login_small" CHECK ("local_account"."login" = lower("local_account"."login") and length("local_account"."login") > 0),
	CONSTRAINT "local_account_totp" CHECK ("local_account"."totp_at" is null or "local_account"."totp_secret" is not null)
);
--> statement-breakpoint
CREATE TABLE "recovery_code" (
	"hash" text PRIMARY KEY NOT NULL,
	"organisation_id" text NOT NULL,
	"user_id" text NOT NULL,
	"used_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "security_event" (
	"id" text PRIMARY KEY NOT NULL,
	"organisation_id" text,
	"at" timestamp with time zone NOT NULL,
	"kind" text NOT NULL,
	"ok" boolean NOT NULL,
	"user_id" text,
	"by_id" text,
	"origin" text DEFAULT '' NOT NULL,
	"device" text DEFAULT '' NOT NULL,
	"detail" text DEFAULT '' NOT NULL,
	CONSTRAINT "security_event_kind" CHECK ("security_event"."kind" in ('signed_in', 'refused', 'throttled', 'signed_out', 'sessions_ended', 'reset_asked', 'link_made', 'password_set', 'totp_on', 'totp_off', 'recovery_used', 'recovery_made', 'identity_linked', 'person_added', 'rights_changed', 'deactivated', 'activated', 'deputy_changed', 'groups_changed'))
);
--> statement-breakpoint
CREATE TABLE "sign_in_attempt" (
	"id_hash" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"user_id" text,
	"data" jsonb NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	CONSTRAINT "sign_in_attempt_kind" CHECK ("sign_in_attempt"."kind" in ('oidc', 'totp'))
);
--> statement-breakpoint
CREATE TABLE "sign_in_failure" (
	"id" text PRIMARY KEY NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"login_hash" text NOT NULL,
	"address_hash" text NOT NULL,
	"device_hash" text
);
--> statement-breakpoint
ALTER TABLE "organisation_history" DROP CONSTRAINT "organisation_history_collection";--> statement-breakpoint
ALTER TABLE "session" ADD COLUMN "key" text NOT NULL;--> statement-breakpoint
ALTER TABLE "session" ADD COLUMN "method" text DEFAULT 'demo' NOT NULL;--> statement-breakpoint
ALTER TABLE "session" ADD COLUMN "device" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "session" ADD COLUMN "renew" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "account_link" ADD CONSTRAINT "account_link_user" FOREIGN KEY ("organisation_id","user_id") REFERENCES "public"."user_account"("organisation_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deputy" ADD CONSTRAINT "deputy_absent" FOREIGN KEY ("organisation_id","absent_id") REFERENCES "public"."user_account"("organisation_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deputy" ADD CONSTRAINT "deputy_user" FOREIGN KEY ("organisation_id","user_id") REFERENCES "public"."user_account"("organisation_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "group_mapping" ADD CONSTRAINT "group_mapping_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "group_mapping" ADD CONSTRAINT "group_mapping_department" FOREIGN KEY ("organisation_id","department_id") REFERENCES "public"."department"("organisation_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity" ADD CONSTRAINT "identity_user" FOREIGN KEY ("organisation_id","user_id") REFERENCES "public"."user_account"("organisation_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "known_device" ADD CONSTRAINT "known_device_user" FOREIGN KEY ("organisation_id","user_id") REFERENCES "public"."user_account"("organisation_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "local_account" ADD CONSTRAINT "local_account_user" FOREIGN KEY ("organisation_id","user_id") REFERENCES "public"."user_account"("organisation_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recovery_code" ADD CONSTRAINT "recovery_code_user" FOREIGN KEY ("organisation_id","user_id") REFERENCES "public"."user_account"("organisation_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "security_event" ADD CONSTRAINT "security_event_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "security_event" ADD CONSTRAINT "security_event_user" FOREIGN KEY ("organisation_id","user_id") REFERENCES "public"."user_account"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "security_event" ADD CONSTRAINT "security_event_by" FOREIGN KEY ("organisation_id","by_id") REFERENCES "public"."user_account"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sign_in_attempt" ADD CONSTRAINT "sign_in_attempt_user_id_user_account_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user_account"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "account_link_user_index" ON "account_link" USING btree ("organisation_id","user_id");--> statement-breakpoint
CREATE INDEX "deputy_absent_index" ON "deputy" USING btree ("organisation_id","absent_id");--> statement-breakpoint
CREATE INDEX "deputy_user_index" ON "deputy" USING btree ("organisation_id","user_id");--> statement-breakpoint
CREATE INDEX "group_mapping_department_index" ON "group_mapping" USING btree ("organisation_id","department_id");--> statement-breakpoint
CREATE INDEX "identity_user_index" ON "identity" USING btree ("organisation_id","user_id");--> statement-breakpoint
CREATE INDEX "known_device_user_index" ON "known_device" USING btree ("organisation_id","user_id");--> statement-breakpoint
CREATE INDEX "local_account_user_index" ON "local_account" USING btree ("organisation_id","user_id");--> statement-breakpoint
CREATE INDEX "recovery_code_user_index" ON "recovery_code" USING btree ("organisation_id","user_id");--> statement-breakpoint
CREATE INDEX "security_event_at_index" ON "security_event" USING btree ("organisation_id","at");--> statement-breakpoint
CREATE INDEX "security_event_user_index" ON "security_event" USING btree ("organisation_id","user_id","at");--> statement-breakpoint
CREATE INDEX "security_event_by_index" ON "security_event" USING btree ("organisation_id","by_id");--> statement-breakpoint
CREATE INDEX "sign_in_attempt_user_index" ON "sign_in_attempt" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "sign_in_failure_login_index" ON "sign_in_failure" USING btree ("login_hash","at");--> statement-breakpoint
CREATE INDEX "sign_in_failure_address_index" ON "sign_in_failure" USING btree ("address_hash","at");--> statement-breakpoint
CREATE INDEX "sign_in_failure_at_index" ON "sign_in_failure" USING btree ("at");--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_key" UNIQUE("key");--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_method" CHECK ("session"."method" in ('demo', 'password', 'oidc', 'link'));--> statement-breakpoint
ALTER TABLE "organisation_history" ADD CONSTRAINT "organisation_history_collection" CHECK ("organisation_history"."collection" in ('departments', 'teams', 'competences', 'team_competences', 'team_staffing', 'team_steps', 'team_agreements', 'capacity', 'exceptions', 'organisation', 'targets', 'metrics', 'rollout_subjects', 'rollout_cells', 'people', 'deputies', 'group_mappings', 'change_load', 'department_impacts'));
--> statement-breakpoint
-- What happened at the door stays as it was told; after a year it may go.
CREATE FUNCTION security_event_stands() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND OLD.at < now() - interval '365 days' THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION 'security_event is append-only' USING ERRCODE = 'restrict_violation';
END;
$$;
--> statement-breakpoint
CREATE TRIGGER security_event_append_only BEFORE UPDATE OR DELETE ON security_event
  FOR EACH ROW EXECUTE FUNCTION security_event_stands();
