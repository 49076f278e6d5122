ALTER TABLE "decision" ADD COLUMN "position" integer NOT NULL;--> statement-breakpoint
ALTER TABLE "decision" ADD CONSTRAINT "decision_position" UNIQUE("programme_id","item_id","position");