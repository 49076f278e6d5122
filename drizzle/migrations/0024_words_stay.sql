ALTER TABLE "assessment_recommendation_item" DROP CONSTRAINT "assessment_recommendation_item_item";
--> statement-breakpoint
ALTER TABLE "department_impact" DROP CONSTRAINT "department_impact_item";
--> statement-breakpoint
ALTER TABLE "department_impact" DROP CONSTRAINT "department_impact_department";
--> statement-breakpoint
ALTER TABLE "department_impact" ADD CONSTRAINT "department_impact_department" FOREIGN KEY ("organisation_id","department_id") REFERENCES "public"."department"("organisation_id","id") ON DELETE cascade ON UPDATE no action;