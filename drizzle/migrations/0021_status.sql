CREATE TABLE "status_entry" (
	"position" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "status_entry_position_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"id" text NOT NULL,
	"organisation_id" text NOT NULL,
	"programme_id" text NOT NULL,
	"subject_kind" text NOT NULL,
	"subject_id" text NOT NULL,
	"colour" text NOT NULL,
	"headline" text NOT NULL,
	"text" text DEFAULT '' NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"user_id" text,
	CONSTRAINT "status_entry_id" UNIQUE("id"),
	CONSTRAINT "status_entry_kind" CHECK ("status_entry"."subject_kind" in ('programme', 'phase', 'workstream', 'item')),
	CONSTRAINT "status_entry_colour" CHECK ("status_entry"."colour" in ('green', 'amber', 'red')),
	CONSTRAINT "status_entry_headline" CHECK (length(trim("status_entry"."headline")) > 0)
);
--> statement-breakpoint
ALTER TABLE "status_entry" ADD CONSTRAINT "status_entry_programme" FOREIGN KEY ("organisation_id","programme_id") REFERENCES "public"."programme"("organisation_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "status_entry" ADD CONSTRAINT "status_entry_user" FOREIGN KEY ("organisation_id","user_id") REFERENCES "public"."user_account"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "status_entry_programme_index" ON "status_entry" USING btree ("organisation_id","programme_id");--> statement-breakpoint
CREATE INDEX "status_entry_subject_index" ON "status_entry" USING btree ("programme_id","subject_kind","subject_id","position");--> statement-breakpoint
CREATE INDEX "status_entry_user_index" ON "status_entry" USING btree ("organisation_id","user_id");--> statement-breakpoint
-- What was said stays as it was said; it goes only with its programme.
CREATE TRIGGER status_entry_append_only BEFORE UPDATE OR DELETE ON status_entry
  FOR EACH ROW EXECUTE FUNCTION promise_stands();
