CREATE TABLE "item_raise" (
	"organisation_id" text NOT NULL,
	"programme_id" text NOT NULL,
	"item_id" text NOT NULL,
	"team_id" text NOT NULL,
	"competence_id" text NOT NULL,
	"level" integer NOT NULL,
	CONSTRAINT "item_raise_item_id_team_id_competence_id_pk" PRIMARY KEY("item_id","team_id","competence_id"),
	CONSTRAINT "item_raise_level" CHECK ("item_raise"."level" between 2 and 5)
);
--> statement-breakpoint
ALTER TABLE "organisation_history" DROP CONSTRAINT "organisation_history_collection";--> statement-breakpoint
ALTER TABLE "item_raise" ADD CONSTRAINT "item_raise_item" FOREIGN KEY ("programme_id","item_id") REFERENCES "public"."item"("programme_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "item_raise" ADD CONSTRAINT "item_raise_team" FOREIGN KEY ("organisation_id","team_id") REFERENCES "public"."team"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "item_raise" ADD CONSTRAINT "item_raise_competence" FOREIGN KEY ("organisation_id","competence_id") REFERENCES "public"."competence"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "item_raise_programme" ON "item_raise" USING btree ("programme_id","item_id");--> statement-breakpoint
CREATE INDEX "item_raise_team_index" ON "item_raise" USING btree ("organisation_id","team_id");--> statement-breakpoint
CREATE INDEX "item_raise_competence_index" ON "item_raise" USING btree ("organisation_id","competence_id");--> statement-breakpoint
ALTER TABLE "organisation_history" ADD CONSTRAINT "organisation_history_collection" CHECK ("organisation_history"."collection" in ('departments', 'teams', 'competences', 'team_competences', 'team_staffing', 'team_steps', 'capacity', 'exceptions', 'organisation', 'targets', 'metrics', 'rollout_subjects', 'rollout_cells'));