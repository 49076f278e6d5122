CREATE TABLE "team_competence" (
	"id" text PRIMARY KEY NOT NULL,
	"organisation_id" text NOT NULL,
	"team_id" text NOT NULL,
	"competence_id" text NOT NULL,
	"level" integer NOT NULL,
	"from_day" date,
	"note" text DEFAULT '' NOT NULL,
	"position" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "team_competence_day" UNIQUE NULLS NOT DISTINCT("team_id","competence_id","from_day"),
	CONSTRAINT "team_competence_level" CHECK ("team_competence"."level" between 1 and 5)
);
--> statement-breakpoint
CREATE TABLE "team_staffing" (
	"id" text PRIMARY KEY NOT NULL,
	"organisation_id" text NOT NULL,
	"team_id" text NOT NULL,
	"kind" text NOT NULL,
	"fte" real NOT NULL,
	"from_day" date,
	"until_day" date,
	"note" text DEFAULT '' NOT NULL,
	"position" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "team_staffing_kind" CHECK ("team_staffing"."kind" in ('vacancy', 'absence', 'hire')),
	CONSTRAINT "team_staffing_fte" CHECK ("team_staffing"."fte" > 0),
	CONSTRAINT "team_staffing_order" CHECK ("team_staffing"."from_day" < "team_staffing"."until_day")
);
--> statement-breakpoint
CREATE TABLE "team_step" (
	"id" text PRIMARY KEY NOT NULL,
	"organisation_id" text NOT NULL,
	"team_id" text NOT NULL,
	"from_month" date NOT NULL,
	"hours_month" real,
	"double_share" real,
	"note" text DEFAULT '' NOT NULL,
	"position" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "team_step_month" UNIQUE("team_id","from_month"),
	CONSTRAINT "team_step_first_of_month" CHECK (extract(day from "team_step"."from_month") = 1),
	CONSTRAINT "team_step_values" CHECK ("team_step"."hours_month" >= 0 and "team_step"."double_share" between 0 and 1),
	CONSTRAINT "team_step_says_something" CHECK (num_nonnulls("team_step"."hours_month", "team_step"."double_share") > 0)
);
--> statement-breakpoint
ALTER TABLE "team" DROP CONSTRAINT "team_fte";--> statement-breakpoint
ALTER TABLE "plan_history" ADD COLUMN "overloads" jsonb;--> statement-breakpoint
ALTER TABLE "plan_history" ADD COLUMN "overload_reason" text;--> statement-breakpoint
ALTER TABLE "organisation" ADD COLUMN "double_surcharge" real DEFAULT 0.2 NOT NULL;--> statement-breakpoint
ALTER TABLE "organisation" ADD COLUMN "switching_loss" real DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "team" ADD COLUMN "pivotal" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "team" ADD COLUMN "double_share" real DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "team" ADD COLUMN "substitution_on" date;--> statement-breakpoint
ALTER TABLE "team" ADD COLUMN "availability" jsonb;--> statement-breakpoint
ALTER TABLE "team_competence" ADD CONSTRAINT "team_competence_team" FOREIGN KEY ("organisation_id","team_id") REFERENCES "public"."team"("organisation_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "team_competence" ADD CONSTRAINT "team_competence_competence" FOREIGN KEY ("organisation_id","competence_id") REFERENCES "public"."competence"("organisation_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "team_staffing" ADD CONSTRAINT "team_staffing_team" FOREIGN KEY ("organisation_id","team_id") REFERENCES "public"."team"("organisation_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "team_step" ADD CONSTRAINT "team_step_team" FOREIGN KEY ("organisation_id","team_id") REFERENCES "public"."team"("organisation_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "team_competence_team_index" ON "team_competence" USING btree ("organisation_id","team_id");--> statement-breakpoint
CREATE INDEX "team_competence_competence_index" ON "team_competence" USING btree ("organisation_id","competence_id");--> statement-breakpoint
CREATE INDEX "team_staffing_team_index" ON "team_staffing" USING btree ("organisation_id","team_id");--> statement-breakpoint
CREATE INDEX "team_step_team_index" ON "team_step" USING btree ("organisation_id","team_id");--> statement-breakpoint
CREATE INDEX "plan_history_overloads_index" ON "plan_history" USING btree ("programme_id","version") WHERE "plan_history"."overloads" is not null;--> statement-breakpoint
-- what was said as "available" is kept as the vacancy or hire it meant
UPDATE "team" SET "fte_formation" = "fte_effective" WHERE "fte_formation" IS NULL;--> statement-breakpoint
INSERT INTO "team_staffing" ("id", "organisation_id", "team_id", "kind", "fte")
SELECT 's' || substr(md5("id"), 1, 15), "organisation_id", "id",
	CASE WHEN "fte_effective" < "fte_formation" THEN 'vacancy' ELSE 'hire' END, abs("fte_formation" - "fte_effective")
FROM "team" WHERE "fte_effective" <> "fte_formation";--> statement-breakpoint
ALTER TABLE "team" DROP COLUMN "fte_effective";--> statement-breakpoint
ALTER TABLE "organisation" ADD CONSTRAINT "organisation_losses" CHECK ("organisation"."double_surcharge" between 0 and 1 and "organisation"."switching_loss" between 0 and 1);--> statement-breakpoint
ALTER TABLE "team" ADD CONSTRAINT "team_double" CHECK ("team"."double_share" between 0 and 1);--> statement-breakpoint
ALTER TABLE "team" ADD CONSTRAINT "team_fte" CHECK ("team"."fte_formation" >= 0);