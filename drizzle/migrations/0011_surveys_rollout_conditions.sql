CREATE TABLE "figure_condition" (
	"id" text PRIMARY KEY NOT NULL,
	"organisation_id" text NOT NULL,
	"programme_id" text NOT NULL,
	"item_id" text NOT NULL,
	"metric_key" text NOT NULL,
	"department_id" text,
	"at_least" boolean NOT NULL,
	"level" double precision NOT NULL,
	"periods" integer NOT NULL,
	"met_on" date,
	"expected_on" date,
	"expected_from" date,
	"expected_until" date,
	"waived_on" date,
	"waived_by" text DEFAULT '' NOT NULL,
	"waived_reason" text DEFAULT '' NOT NULL,
	CONSTRAINT "figure_condition_test" CHECK ("figure_condition"."level" >= 0 and "figure_condition"."periods" between 1 and 52),
	CONSTRAINT "figure_condition_waiver" CHECK ("figure_condition"."waived_on" is null or (length(trim("figure_condition"."waived_by")) > 0 and length(trim("figure_condition"."waived_reason")) > 0))
);
--> statement-breakpoint
CREATE TABLE "rollout_cell" (
	"id" text PRIMARY KEY NOT NULL,
	"organisation_id" text NOT NULL,
	"programme_id" text NOT NULL,
	"subject_id" text NOT NULL,
	"department_id" text NOT NULL,
	"stage" text NOT NULL,
	"planned_on" date,
	"actual_on" date,
	"remark" text DEFAULT '' NOT NULL,
	CONSTRAINT "rollout_cell_of" UNIQUE("programme_id","subject_id","department_id"),
	CONSTRAINT "rollout_cell_stage" CHECK ("rollout_cell"."stage" in ('not_started', 'prepared', 'trained', 'live', 'adopted', 'secured')),
	CONSTRAINT "rollout_cell_live" CHECK (("rollout_cell"."stage" in ('live', 'adopted', 'secured')) = ("rollout_cell"."actual_on" is not null))
);
--> statement-breakpoint
CREATE TABLE "rollout_subject" (
	"id" text PRIMARY KEY NOT NULL,
	"organisation_id" text NOT NULL,
	"programme_id" text NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"name_en" text,
	"position" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "rollout_subject_in_programme" UNIQUE("programme_id","id"),
	CONSTRAINT "rollout_subject_name" UNIQUE("programme_id","kind","name"),
	CONSTRAINT "rollout_subject_kind" CHECK ("rollout_subject"."kind" in ('case_types', 'e_service')),
	CONSTRAINT "rollout_subject_name_said" CHECK (length(trim("rollout_subject"."name")) > 0)
);
--> statement-breakpoint
CREATE TABLE "survey_answer" (
	"id" text PRIMARY KEY NOT NULL,
	"organisation_id" text NOT NULL,
	"programme_id" text NOT NULL,
	"round_id" text NOT NULL,
	"department_id" text NOT NULL,
	"scores" smallint[] NOT NULL,
	CONSTRAINT "survey_answer_scores" CHECK (0 <= all("survey_answer"."scores") and 5 >= all("survey_answer"."scores"))
);
--> statement-breakpoint
CREATE TABLE "survey_link" (
	"id" text PRIMARY KEY NOT NULL,
	"organisation_id" text NOT NULL,
	"programme_id" text NOT NULL,
	"round_id" text NOT NULL,
	"department_id" text NOT NULL,
	"token" text NOT NULL,
	"invited" integer NOT NULL,
	CONSTRAINT "survey_link_token" UNIQUE("token"),
	CONSTRAINT "survey_link_department" UNIQUE("round_id","department_id"),
	CONSTRAINT "survey_link_invited" CHECK ("survey_link"."invited" between 1 and 100000)
);
--> statement-breakpoint
CREATE TABLE "survey_round" (
	"id" text PRIMARY KEY NOT NULL,
	"organisation_id" text NOT NULL,
	"programme_id" text NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"opens_on" date NOT NULL,
	"last_day" date NOT NULL,
	"closed_at" timestamp with time zone,
	"created_by" text,
	CONSTRAINT "survey_round_in_programme" UNIQUE("programme_id","id"),
	CONSTRAINT "survey_round_kind" CHECK ("survey_round"."kind" in ('acceptance', 'adkar', 'pressure')),
	CONSTRAINT "survey_round_days" CHECK ("survey_round"."opens_on" <= "survey_round"."last_day"),
	CONSTRAINT "survey_round_name" CHECK (length(trim("survey_round"."name")) > 0)
);
--> statement-breakpoint
ALTER TABLE "figure_batch" DROP CONSTRAINT "figure_batch_source";--> statement-breakpoint
ALTER TABLE "plan_history" DROP CONSTRAINT "plan_history_source";--> statement-breakpoint
ALTER TABLE "organisation_history" DROP CONSTRAINT "organisation_history_collection";--> statement-breakpoint
ALTER TABLE "criterion" ADD COLUMN "metric_key" text;--> statement-breakpoint
ALTER TABLE "criterion" ADD COLUMN "department_id" text;--> statement-breakpoint
ALTER TABLE "criterion" ADD COLUMN "at_least" boolean;--> statement-breakpoint
ALTER TABLE "criterion" ADD COLUMN "level" double precision;--> statement-breakpoint
ALTER TABLE "criterion" ADD COLUMN "periods" integer;--> statement-breakpoint
ALTER TABLE "figure_condition" ADD CONSTRAINT "figure_condition_programme" FOREIGN KEY ("organisation_id","programme_id") REFERENCES "public"."programme"("organisation_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "figure_condition" ADD CONSTRAINT "figure_condition_item" FOREIGN KEY ("programme_id","item_id") REFERENCES "public"."item"("programme_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "figure_condition" ADD CONSTRAINT "figure_condition_metric" FOREIGN KEY ("organisation_id","metric_key") REFERENCES "public"."metric"("organisation_id","key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "figure_condition" ADD CONSTRAINT "figure_condition_department" FOREIGN KEY ("organisation_id","department_id") REFERENCES "public"."department"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rollout_cell" ADD CONSTRAINT "rollout_cell_subject" FOREIGN KEY ("programme_id","subject_id") REFERENCES "public"."rollout_subject"("programme_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rollout_cell" ADD CONSTRAINT "rollout_cell_programme" FOREIGN KEY ("organisation_id","programme_id") REFERENCES "public"."programme"("organisation_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rollout_cell" ADD CONSTRAINT "rollout_cell_department" FOREIGN KEY ("organisation_id","department_id") REFERENCES "public"."department"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rollout_subject" ADD CONSTRAINT "rollout_subject_programme" FOREIGN KEY ("organisation_id","programme_id") REFERENCES "public"."programme"("organisation_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "survey_answer" ADD CONSTRAINT "survey_answer_round" FOREIGN KEY ("programme_id","round_id") REFERENCES "public"."survey_round"("programme_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "survey_answer" ADD CONSTRAINT "survey_answer_department" FOREIGN KEY ("organisation_id","department_id") REFERENCES "public"."department"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "survey_link" ADD CONSTRAINT "survey_link_round" FOREIGN KEY ("programme_id","round_id") REFERENCES "public"."survey_round"("programme_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "survey_link" ADD CONSTRAINT "survey_link_department_of" FOREIGN KEY ("organisation_id","department_id") REFERENCES "public"."department"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "survey_round" ADD CONSTRAINT "survey_round_programme" FOREIGN KEY ("organisation_id","programme_id") REFERENCES "public"."programme"("organisation_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "survey_round" ADD CONSTRAINT "survey_round_user" FOREIGN KEY ("organisation_id","created_by") REFERENCES "public"."user_account"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "figure_condition_programme_index" ON "figure_condition" USING btree ("organisation_id","programme_id");--> statement-breakpoint
CREATE INDEX "figure_condition_item_index" ON "figure_condition" USING btree ("programme_id","item_id");--> statement-breakpoint
CREATE INDEX "figure_condition_metric_index" ON "figure_condition" USING btree ("organisation_id","metric_key");--> statement-breakpoint
CREATE INDEX "figure_condition_department_index" ON "figure_condition" USING btree ("organisation_id","department_id");--> statement-breakpoint
CREATE INDEX "rollout_cell_programme_index" ON "rollout_cell" USING btree ("organisation_id","programme_id");--> statement-breakpoint
CREATE INDEX "rollout_cell_department_index" ON "rollout_cell" USING btree ("organisation_id","department_id");--> statement-breakpoint
CREATE INDEX "rollout_subject_programme_index" ON "rollout_subject" USING btree ("organisation_id","programme_id");--> statement-breakpoint
CREATE INDEX "survey_answer_round_index" ON "survey_answer" USING btree ("programme_id","round_id","department_id");--> statement-breakpoint
CREATE INDEX "survey_answer_department_index" ON "survey_answer" USING btree ("organisation_id","department_id");--> statement-breakpoint
CREATE INDEX "survey_link_round_index" ON "survey_link" USING btree ("programme_id","round_id");--> statement-breakpoint
CREATE INDEX "survey_link_department_index" ON "survey_link" USING btree ("organisation_id","department_id");--> statement-breakpoint
CREATE INDEX "survey_round_programme_index" ON "survey_round" USING btree ("organisation_id","programme_id");--> statement-breakpoint
CREATE INDEX "survey_round_user_index" ON "survey_round" USING btree ("organisation_id","created_by");--> statement-breakpoint
ALTER TABLE "criterion" ADD CONSTRAINT "criterion_metric" FOREIGN KEY ("organisation_id","metric_key") REFERENCES "public"."metric"("organisation_id","key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "criterion" ADD CONSTRAINT "criterion_department" FOREIGN KEY ("organisation_id","department_id") REFERENCES "public"."department"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "criterion_metric_index" ON "criterion" USING btree ("organisation_id","metric_key");--> statement-breakpoint
CREATE INDEX "criterion_department_index" ON "criterion" USING btree ("organisation_id","department_id");--> statement-breakpoint
ALTER TABLE "figure_batch" ADD CONSTRAINT "figure_batch_source" CHECK ("figure_batch"."source" in ('form', 'paste', 'file', 'api', 'zgw', 'survey', 'seed'));--> statement-breakpoint
ALTER TABLE "criterion" ADD CONSTRAINT "criterion_test" CHECK (("criterion"."metric_key" is null and "criterion"."department_id" is null and "criterion"."at_least" is null and "criterion"."level" is null and "criterion"."periods" is null)
        or ("criterion"."metric_key" is not null and "criterion"."at_least" is not null and "criterion"."level" >= 0 and "criterion"."periods" between 1 and 52));--> statement-breakpoint
ALTER TABLE "plan_history" ADD CONSTRAINT "plan_history_source" CHECK ("plan_history"."source" in ('screen', 'import', 'api', 'blueprint', 'calendar', 'figures', 'seed'));--> statement-breakpoint
ALTER TABLE "organisation_history" ADD CONSTRAINT "organisation_history_collection" CHECK ("organisation_history"."collection" in ('departments', 'teams', 'exceptions', 'organisation', 'targets', 'metrics', 'rollout_subjects', 'rollout_cells'));