DROP INDEX "plan_history_programme_index";--> statement-breakpoint
DROP INDEX "plan_history_at_index";--> statement-breakpoint
CREATE INDEX "plan_history_programme_index" ON "plan_history" USING btree ("organisation_id","programme_id","version");--> statement-breakpoint
CREATE INDEX "plan_history_at_index" ON "plan_history" USING btree ("programme_id","at","version");