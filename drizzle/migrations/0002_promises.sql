CREATE TABLE "plan_adoption" (
	"position" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "plan_adoption_position_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"organisation_id" text NOT NULL,
	"programme_id" text NOT NULL,
	"baseline_id" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"user_id" text,
	"reason" text NOT NULL,
	"days" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "plan_baseline" (
	"id" text PRIMARY KEY NOT NULL,
	"organisation_id" text NOT NULL,
	"programme_id" text NOT NULL,
	"version" integer NOT NULL,
	"name" text NOT NULL,
	"reason" text DEFAULT '' NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"user_id" text,
	"origin" text DEFAULT 'person' NOT NULL,
	"gate_id" text,
	CONSTRAINT "plan_baseline_in_programme" UNIQUE("programme_id","id"),
	CONSTRAINT "plan_baseline_name" UNIQUE("programme_id","name"),
	CONSTRAINT "plan_baseline_origin" CHECK ("plan_baseline"."origin" in ('person', 'gate')),
	CONSTRAINT "plan_baseline_named" CHECK (length(trim("plan_baseline"."name")) > 0)
);
--> statement-breakpoint
CREATE TABLE "plan_snapshot" (
	"organisation_id" text NOT NULL,
	"programme_id" text NOT NULL,
	"version" integer NOT NULL,
	"content" jsonb NOT NULL,
	CONSTRAINT "plan_snapshot_programme_id_version_pk" PRIMARY KEY("programme_id","version")
);
--> statement-breakpoint
CREATE TABLE "cutover_task" (
	"id" text PRIMARY KEY NOT NULL,
	"organisation_id" text NOT NULL,
	"programme_id" text NOT NULL,
	"title" text NOT NULL,
	"title_en" text,
	"note" text DEFAULT '' NOT NULL,
	"owner_id" text,
	"team_id" text,
	"start" integer NOT NULL,
	"minutes" integer NOT NULL,
	"after" text[] DEFAULT '{}' NOT NULL,
	"point_of_no_return" boolean DEFAULT false NOT NULL,
	"started_at" integer,
	"done_at" integer,
	CONSTRAINT "cutover_task_length" CHECK ("cutover_task"."minutes" between 1 and 20160 and "cutover_task"."start" >= 0),
	CONSTRAINT "cutover_task_not_after_itself" CHECK (not ("cutover_task"."id" = any("cutover_task"."after"))),
	CONSTRAINT "cutover_task_order" CHECK ("cutover_task"."started_at" <= "cutover_task"."done_at")
);
--> statement-breakpoint
CREATE TABLE "decision" (
	"id" text PRIMARY KEY NOT NULL,
	"organisation_id" text NOT NULL,
	"programme_id" text NOT NULL,
	"item_id" text NOT NULL,
	"outcome" text NOT NULL,
	"on_day" date NOT NULL,
	"decider" text NOT NULL,
	"recorded_by" text,
	"reason" text NOT NULL,
	CONSTRAINT "decision_outcome" CHECK ("decision"."outcome" in ('go', 'conditional', 'no_go')),
	CONSTRAINT "decision_reasoned" CHECK (length(trim("decision"."reason")) > 0)
);
--> statement-breakpoint
ALTER TABLE "criterion" ADD COLUMN "owner_id" text;--> statement-breakpoint
ALTER TABLE "criterion" ADD COLUMN "evidence" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "item" ADD COLUMN "owner_id" text;--> statement-breakpoint
ALTER TABLE "item" ADD COLUMN "border" text;--> statement-breakpoint
ALTER TABLE "item" ADD COLUMN "condition_of" text;--> statement-breakpoint
ALTER TABLE "plan_history" ADD COLUMN "reason_code" text;--> statement-breakpoint
ALTER TABLE "plan_history" ADD COLUMN "moments" jsonb;--> statement-breakpoint
ALTER TABLE "plan_history" ADD COLUMN "touched" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "plan_adoption" ADD CONSTRAINT "plan_adoption_programme" FOREIGN KEY ("organisation_id","programme_id") REFERENCES "public"."programme"("organisation_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_adoption" ADD CONSTRAINT "plan_adoption_baseline" FOREIGN KEY ("programme_id","baseline_id") REFERENCES "public"."plan_baseline"("programme_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_adoption" ADD CONSTRAINT "plan_adoption_user" FOREIGN KEY ("organisation_id","user_id") REFERENCES "public"."user_account"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_baseline" ADD CONSTRAINT "plan_baseline_programme" FOREIGN KEY ("organisation_id","programme_id") REFERENCES "public"."programme"("organisation_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_baseline" ADD CONSTRAINT "plan_baseline_snapshot" FOREIGN KEY ("programme_id","version") REFERENCES "public"."plan_snapshot"("programme_id","version") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_baseline" ADD CONSTRAINT "plan_baseline_user" FOREIGN KEY ("organisation_id","user_id") REFERENCES "public"."user_account"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_baseline" ADD CONSTRAINT "plan_baseline_gate" FOREIGN KEY ("programme_id","gate_id") REFERENCES "public"."item"("programme_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_snapshot" ADD CONSTRAINT "plan_snapshot_programme" FOREIGN KEY ("organisation_id","programme_id") REFERENCES "public"."programme"("organisation_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cutover_task" ADD CONSTRAINT "cutover_task_programme" FOREIGN KEY ("organisation_id","programme_id") REFERENCES "public"."programme"("organisation_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cutover_task" ADD CONSTRAINT "cutover_task_owner" FOREIGN KEY ("organisation_id","owner_id") REFERENCES "public"."user_account"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cutover_task" ADD CONSTRAINT "cutover_task_team" FOREIGN KEY ("organisation_id","team_id") REFERENCES "public"."team"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decision" ADD CONSTRAINT "decision_programme" FOREIGN KEY ("organisation_id","programme_id") REFERENCES "public"."programme"("organisation_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decision" ADD CONSTRAINT "decision_item" FOREIGN KEY ("programme_id","item_id") REFERENCES "public"."item"("programme_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decision" ADD CONSTRAINT "decision_recorder" FOREIGN KEY ("organisation_id","recorded_by") REFERENCES "public"."user_account"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "plan_adoption_programme_index" ON "plan_adoption" USING btree ("organisation_id","programme_id","position");--> statement-breakpoint
CREATE INDEX "plan_adoption_baseline_index" ON "plan_adoption" USING btree ("programme_id","baseline_id");--> statement-breakpoint
CREATE INDEX "plan_adoption_user_index" ON "plan_adoption" USING btree ("organisation_id","user_id");--> statement-breakpoint
CREATE INDEX "plan_baseline_programme_index" ON "plan_baseline" USING btree ("organisation_id","programme_id");--> statement-breakpoint
CREATE INDEX "plan_baseline_snapshot_index" ON "plan_baseline" USING btree ("programme_id","version");--> statement-breakpoint
CREATE INDEX "plan_baseline_user_index" ON "plan_baseline" USING btree ("organisation_id","user_id");--> statement-breakpoint
CREATE INDEX "plan_baseline_gate_index" ON "plan_baseline" USING btree ("programme_id","gate_id");--> statement-breakpoint
CREATE INDEX "plan_snapshot_programme_index" ON "plan_snapshot" USING btree ("organisation_id","programme_id");--> statement-breakpoint
CREATE INDEX "cutover_task_programme_index" ON "cutover_task" USING btree ("organisation_id","programme_id");--> statement-breakpoint
CREATE INDEX "cutover_task_owner_index" ON "cutover_task" USING btree ("organisation_id","owner_id");--> statement-breakpoint
CREATE INDEX "cutover_task_team_index" ON "cutover_task" USING btree ("organisation_id","team_id");--> statement-breakpoint
CREATE INDEX "decision_programme_index" ON "decision" USING btree ("organisation_id","programme_id");--> statement-breakpoint
CREATE INDEX "decision_item_index" ON "decision" USING btree ("programme_id","item_id");--> statement-breakpoint
CREATE INDEX "decision_recorder_index" ON "decision" USING btree ("organisation_id","recorded_by");--> statement-breakpoint
ALTER TABLE "criterion" ADD CONSTRAINT "criterion_owner" FOREIGN KEY ("organisation_id","owner_id") REFERENCES "public"."user_account"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "item" ADD CONSTRAINT "item_owner" FOREIGN KEY ("organisation_id","owner_id") REFERENCES "public"."user_account"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "item" ADD CONSTRAINT "item_condition_of" FOREIGN KEY ("programme_id","condition_of") REFERENCES "public"."item"("programme_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "criterion_owner_index" ON "criterion" USING btree ("organisation_id","owner_id");--> statement-breakpoint
CREATE INDEX "item_owner_index" ON "item" USING btree ("organisation_id","owner_id");--> statement-breakpoint
CREATE INDEX "item_condition_index" ON "item" USING btree ("programme_id","condition_of");--> statement-breakpoint
CREATE INDEX "plan_history_touched_index" ON "plan_history" USING gin ("touched");--> statement-breakpoint
CREATE INDEX "plan_history_moments_index" ON "plan_history" USING btree ("programme_id","version") WHERE "plan_history"."moments" is not null;--> statement-breakpoint
CREATE INDEX "plan_history_at_index" ON "plan_history" USING btree ("programme_id","at");--> statement-breakpoint
ALTER TABLE "item" ADD CONSTRAINT "item_border" CHECK ("item"."border" is null or ("item"."border" in ('start', 'end') and "item"."kind" = 'gate' and "item"."phase_id" is not null));--> statement-breakpoint
ALTER TABLE "item" ADD CONSTRAINT "item_not_own_condition" CHECK ("item"."condition_of" <> "item"."id");--> statement-breakpoint
ALTER TABLE "plan_history" ADD CONSTRAINT "plan_history_reason_code" CHECK ("plan_history"."reason_code" in ('capacity', 'decision_late', 'supplier', 'dependency', 'scope', 'quality', 'adoption', 'calendar', 'external', 'estimate', 'correction', 'other'));