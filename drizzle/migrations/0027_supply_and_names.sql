ALTER TABLE "organisation_history" ADD CONSTRAINT "organisation_history_key" UNIQUE("organisation_id","id");
--> statement-breakpoint
CREATE TABLE "organisation_overload" (
	"change_id" text PRIMARY KEY NOT NULL,
	"organisation_id" text NOT NULL,
	"overloads" jsonb NOT NULL,
	"reason" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "organisation_history" DROP CONSTRAINT "organisation_history_collection";
--> statement-breakpoint
ALTER TABLE "capacity_proposal" DROP CONSTRAINT "capacity_proposal_state";
--> statement-breakpoint
ALTER TABLE "capacity_proposal" DROP CONSTRAINT "capacity_proposal_with_reason";
--> statement-breakpoint
ALTER TABLE "department_impact" ADD COLUMN "head_word" jsonb;
--> statement-breakpoint
ALTER TABLE "team" ADD COLUMN "role" text;
--> statement-breakpoint
ALTER TABLE "workstream" ADD COLUMN "nature" text DEFAULT 'delivery' NOT NULL;
--> statement-breakpoint
ALTER TABLE "organisation_overload" ADD CONSTRAINT "organisation_overload_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE cascade ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "organisation_overload" ADD CONSTRAINT "organisation_overload_change" FOREIGN KEY ("organisation_id","change_id") REFERENCES "public"."organisation_history"("organisation_id","id") ON DELETE cascade ON UPDATE no action;
--> statement-breakpoint
CREATE INDEX "organisation_overload_organisation_index" ON "organisation_overload" USING btree ("organisation_id","change_id");
--> statement-breakpoint
ALTER TABLE "team" ADD CONSTRAINT "team_role" CHECK ("team"."role" in ('records', 'systems'));
--> statement-breakpoint
ALTER TABLE "organisation_history" ADD CONSTRAINT "organisation_history_collection" CHECK ("organisation_history"."collection" in ('departments', 'teams', 'competences', 'team_competences', 'team_staffing', 'team_steps', 'team_agreements', 'capacity', 'exceptions', 'organisation', 'targets', 'metrics', 'rollout_subjects', 'rollout_cells', 'people', 'deputies', 'group_mappings', 'change_load', 'department_impacts', 'assessment_rounds'));
--> statement-breakpoint
ALTER TABLE "workstream" ADD CONSTRAINT "workstream_nature" CHECK ("workstream"."nature" in ('delivery', 'system', 'people', 'steering'));
--> statement-breakpoint
ALTER TABLE "capacity_proposal" ADD CONSTRAINT "capacity_proposal_state" CHECK ("capacity_proposal"."state" in ('proposed', 'withdrawn', 'adopted', 'rejected', 'applied', 'undone'));
--> statement-breakpoint
ALTER TABLE "capacity_proposal" ADD CONSTRAINT "capacity_proposal_with_reason" CHECK (("capacity_proposal"."state" in ('proposed', 'withdrawn')) = ("capacity_proposal"."decided_at" is null) and ("capacity_proposal"."decided_at" is null) = ("capacity_proposal"."reason" is null));
--> statement-breakpoint
-- As the change it belongs to: what was said of it stands.
CREATE FUNCTION organisation_overload_stands() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'organisation_overload is append-only' USING ERRCODE = 'restrict_violation';
END;
$$;
--> statement-breakpoint
CREATE TRIGGER organisation_overload_append_only BEFORE UPDATE OR DELETE ON organisation_overload
  FOR EACH ROW EXECUTE FUNCTION organisation_overload_stands();
--> statement-breakpoint
-- What was known by these names so far; a team or workstream that is called otherwise says it itself from now on.
UPDATE "team" SET "role" = CASE "key" WHEN 'DIV' THEN 'records' ELSE 'systems' END WHERE "key" IN ('DIV', 'FAB', 'IA');
--> statement-breakpoint
UPDATE "workstream" SET "nature" = CASE "key" WHEN 'SYS' THEN 'system' WHEN 'OPL' THEN 'people' WHEN 'VER' THEN 'people' ELSE 'steering' END
  WHERE "key" IN ('PRG', 'VER', 'OPL', 'STU', 'SYS');
