CREATE TABLE "organisation_history" (
	"id" text PRIMARY KEY NOT NULL,
	"organisation_id" text NOT NULL,
	"revision" integer NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"user_id" text,
	"collection" text NOT NULL,
	"row_id" text NOT NULL,
	"title" jsonb,
	"before" jsonb,
	"after" jsonb,
	"undoes" text,
	CONSTRAINT "organisation_history_revision" UNIQUE("organisation_id","revision"),
	CONSTRAINT "organisation_history_undone_once" UNIQUE("organisation_id","undoes"),
	CONSTRAINT "organisation_history_collection" CHECK ("organisation_history"."collection" in ('departments', 'teams', 'exceptions', 'organisation'))
);
--> statement-breakpoint
ALTER TABLE "organisation_history" ADD CONSTRAINT "organisation_history_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organisation_history" ADD CONSTRAINT "organisation_history_user" FOREIGN KEY ("organisation_id","user_id") REFERENCES "public"."user_account"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "organisation_history_user_index" ON "organisation_history" USING btree ("organisation_id","user_id");