ALTER TABLE "assessment_recommendation" ADD COLUMN "decision" text;--> statement-breakpoint
ALTER TABLE "assessment_recommendation" ADD COLUMN "decider" text;--> statement-breakpoint
ALTER TABLE "assessment_recommendation" ADD COLUMN "decided_on" date;--> statement-breakpoint
ALTER TABLE "capacity_proposal" ADD COLUMN "past" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "assessment_recommendation" ADD CONSTRAINT "assessment_recommendation_decided" CHECK (num_nonnulls("assessment_recommendation"."decision", "assessment_recommendation"."decider", "assessment_recommendation"."decided_on") in (0, 3));