CREATE TABLE "saved_view" (
	"id" text PRIMARY KEY NOT NULL,
	"organisation_id" text NOT NULL,
	"programme_id" text,
	"owner_id" text NOT NULL,
	"screen" text NOT NULL,
	"search" text NOT NULL,
	"name" text NOT NULL,
	"shared_role" text,
	"shared_department_id" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "saved_view_in_organisation" UNIQUE("organisation_id","id"),
	CONSTRAINT "saved_view_name" UNIQUE NULLS NOT DISTINCT("owner_id","screen","name","programme_id"),
	CONSTRAINT "saved_view_screen" CHECK ("saved_view"."screen" in ('roadmap', 'calendar', 'items', 'trend', 'slips', 'history', 'compare', 'adoption', 'rollout', 'effects', 'capacity', 'changeLoad', 'coverage', 'measures')),
	CONSTRAINT "saved_view_role" CHECK ("saved_view"."shared_role" in ('project_leader', 'department_head', 'steering', 'administrator', 'reader')),
	CONSTRAINT "saved_view_shared_once" CHECK (num_nonnulls("saved_view"."shared_role", "saved_view"."shared_department_id") <= 1),
	CONSTRAINT "saved_view_named" CHECK (length(trim("saved_view"."name")) > 0),
	CONSTRAINT "saved_view_length" CHECK (length("saved_view"."search") <= 2000)
);
--> statement-breakpoint
CREATE TABLE "saved_view_start" (
	"organisation_id" text NOT NULL,
	"user_id" text NOT NULL,
	"programme_id" text NOT NULL,
	"screen" text NOT NULL,
	"view_id" text NOT NULL,
	CONSTRAINT "saved_view_start_user_id_programme_id_screen_pk" PRIMARY KEY("user_id","programme_id","screen"),
	CONSTRAINT "saved_view_start_screen" CHECK ("saved_view_start"."screen" in ('roadmap', 'calendar', 'items', 'trend', 'slips', 'history', 'compare', 'adoption', 'rollout', 'effects', 'capacity', 'changeLoad', 'coverage', 'measures'))
);
--> statement-breakpoint
ALTER TABLE "item" ADD COLUMN "sought" text GENERATED ALWAYS AS (translate(lower(title || ' ' || coalesce(title_en, '') || ' ' || coalesce(key, '') || ' ' || description), 'ÀÁÂÃÄÅÇÈÉÊËÌÍÎÏÑÒÓÔÕÖÙÚÛÜÝàáâãäåçèéêëìíîïñòóôõöùúûüýÿĀāĂăĄąĆćĈĉĊċČčĎďĒēĔĕĖėĘęĚěĜĝĞğĠġĢģĤĥĨĩĪīĬĭĮįİĴĵĶķĹĺĻļĽľŃńŅņŇňŌōŎŏŐőŔŕŖŗŘřŚśŜŝŞşŠšŢţŤťŨũŪūŬŭŮůŰűŲųŴŵŶŷŸŹźŻżŽž', 'aaaaaaceeeeiiiinooooouuuuyaaaaaaceeeeiiiinooooouuuuyyaaaaaaccccccccddeeeeeeeeeegggggggghhiiiiiiiiijjkkllllllnnnnnnoooooorrrrrrssssssssttttuuuuuuuuuuuuwwyyyzzzzzz')) STORED;--> statement-breakpoint
ALTER TABLE "saved_view" ADD CONSTRAINT "saved_view_programme" FOREIGN KEY ("organisation_id","programme_id") REFERENCES "public"."programme"("organisation_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "saved_view" ADD CONSTRAINT "saved_view_owner" FOREIGN KEY ("organisation_id","owner_id") REFERENCES "public"."user_account"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "saved_view_start" ADD CONSTRAINT "saved_view_start_user" FOREIGN KEY ("organisation_id","user_id") REFERENCES "public"."user_account"("organisation_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "saved_view_start" ADD CONSTRAINT "saved_view_start_programme" FOREIGN KEY ("organisation_id","programme_id") REFERENCES "public"."programme"("organisation_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "saved_view_start" ADD CONSTRAINT "saved_view_start_view" FOREIGN KEY ("organisation_id","view_id") REFERENCES "public"."saved_view"("organisation_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "saved_view_programme_index" ON "saved_view" USING btree ("organisation_id","programme_id");--> statement-breakpoint
CREATE INDEX "saved_view_owner_index" ON "saved_view" USING btree ("organisation_id","owner_id");--> statement-breakpoint
CREATE INDEX "saved_view_start_user_index" ON "saved_view_start" USING btree ("organisation_id","user_id");--> statement-breakpoint
CREATE INDEX "saved_view_start_programme_index" ON "saved_view_start" USING btree ("organisation_id","programme_id");--> statement-breakpoint
CREATE INDEX "saved_view_start_view_index" ON "saved_view_start" USING btree ("organisation_id","view_id");