CREATE TABLE "department_impact" (
	"id" text PRIMARY KEY NOT NULL,
	"organisation_id" text NOT NULL,
	"programme_id" text NOT NULL,
	"item_id" text NOT NULL,
	"department_id" text NOT NULL,
	"impact" integer NOT NULL,
	"aspects" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"remark" text DEFAULT '' NOT NULL,
	"on_behalf" boolean DEFAULT false NOT NULL,
	CONSTRAINT "department_impact_of" UNIQUE("programme_id","item_id","department_id"),
	CONSTRAINT "department_impact_level" CHECK ("department_impact"."impact" between 0 and 5)
);
--> statement-breakpoint
ALTER TABLE "organisation_history" DROP CONSTRAINT "organisation_history_collection";--> statement-breakpoint
ALTER TABLE "department" ADD COLUMN "change_hours" real;--> statement-breakpoint
ALTER TABLE "organisation" ADD COLUMN "weight_low" real DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "organisation" ADD COLUMN "weight_medium" real DEFAULT 5 NOT NULL;--> statement-breakpoint
ALTER TABLE "organisation" ADD COLUMN "weight_high" real DEFAULT 10 NOT NULL;--> statement-breakpoint
ALTER TABLE "organisation" ADD COLUMN "limit_organisation" real DEFAULT 90 NOT NULL;--> statement-breakpoint
ALTER TABLE "organisation" ADD COLUMN "limit_top" real DEFAULT 30 NOT NULL;--> statement-breakpoint
ALTER TABLE "organisation" ADD COLUMN "limit_deeper" real DEFAULT 25 NOT NULL;--> statement-breakpoint
ALTER TABLE "organisation" ADD COLUMN "change_hours" real DEFAULT 2 NOT NULL;--> statement-breakpoint
ALTER TABLE "team" ADD COLUMN "of_departments" boolean DEFAULT false NOT NULL;--> statement-breakpoint
-- The team of the blueprint that stands for the departments together, as long as nobody gave it people of its own.
UPDATE "team" SET "of_departments" = true WHERE "key" = 'AFD' AND "fte_formation" IS NULL;--> statement-breakpoint
ALTER TABLE "department_impact" ADD CONSTRAINT "department_impact_item" FOREIGN KEY ("programme_id","item_id") REFERENCES "public"."item"("programme_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "department_impact" ADD CONSTRAINT "department_impact_programme" FOREIGN KEY ("organisation_id","programme_id") REFERENCES "public"."programme"("organisation_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "department_impact" ADD CONSTRAINT "department_impact_department" FOREIGN KEY ("organisation_id","department_id") REFERENCES "public"."department"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "department_impact_programme_index" ON "department_impact" USING btree ("organisation_id","programme_id");--> statement-breakpoint
CREATE INDEX "department_impact_department_index" ON "department_impact" USING btree ("organisation_id","department_id");--> statement-breakpoint
ALTER TABLE "department" ADD CONSTRAINT "department_change_hours" CHECK ("department"."change_hours" > 0);--> statement-breakpoint
ALTER TABLE "organisation" ADD CONSTRAINT "organisation_weights" CHECK ("organisation"."weight_low" >= 0 and "organisation"."weight_low" <= "organisation"."weight_medium" and "organisation"."weight_medium" <= "organisation"."weight_high" and "organisation"."weight_high" > 0);--> statement-breakpoint
ALTER TABLE "organisation" ADD CONSTRAINT "organisation_change_limits" CHECK (least("organisation"."limit_organisation", "organisation"."limit_top", "organisation"."limit_deeper", "organisation"."change_hours") > 0);--> statement-breakpoint
ALTER TABLE "organisation_history" ADD CONSTRAINT "organisation_history_collection" CHECK ("organisation_history"."collection" in ('departments', 'teams', 'competences', 'team_competences', 'team_staffing', 'team_steps', 'team_agreements', 'capacity', 'exceptions', 'organisation', 'targets', 'metrics', 'rollout_subjects', 'rollout_cells', 'change_load', 'department_impacts'));