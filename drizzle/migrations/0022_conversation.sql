CREATE TABLE "comment" (
	"id" text PRIMARY KEY NOT NULL,
	"position" bigint GENERATED ALWAYS AS IDENTITY (sequence name "comment_position_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"organisation_id" text NOT NULL,
	"programme_id" text NOT NULL,
	"subject_kind" text NOT NULL,
	"subject_id" text NOT NULL,
	"text" text NOT NULL,
	"author_id" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"edited_at" timestamp with time zone,
	"removed_at" timestamp with time zone,
	CONSTRAINT "comment_in_organisation" UNIQUE("organisation_id","id"),
	CONSTRAINT "comment_kind" CHECK ("comment"."subject_kind" in ('item', 'figure')),
	CONSTRAINT "comment_said" CHECK (("comment"."removed_at" is null) = (length(trim("comment"."text")) > 0))
);
--> statement-breakpoint
CREATE TABLE "comment_mention" (
	"organisation_id" text NOT NULL,
	"comment_id" text NOT NULL,
	"user_id" text NOT NULL,
	CONSTRAINT "comment_mention_comment_id_user_id_pk" PRIMARY KEY("comment_id","user_id")
);
--> statement-breakpoint
ALTER TABLE "comment" ADD CONSTRAINT "comment_programme" FOREIGN KEY ("organisation_id","programme_id") REFERENCES "public"."programme"("organisation_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comment" ADD CONSTRAINT "comment_author" FOREIGN KEY ("organisation_id","author_id") REFERENCES "public"."user_account"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comment_mention" ADD CONSTRAINT "comment_mention_comment" FOREIGN KEY ("organisation_id","comment_id") REFERENCES "public"."comment"("organisation_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comment_mention" ADD CONSTRAINT "comment_mention_user" FOREIGN KEY ("organisation_id","user_id") REFERENCES "public"."user_account"("organisation_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "comment_programme_index" ON "comment" USING btree ("organisation_id","programme_id");--> statement-breakpoint
CREATE INDEX "comment_subject_index" ON "comment" USING btree ("programme_id","subject_kind","subject_id","position");--> statement-breakpoint
CREATE INDEX "comment_author_index" ON "comment" USING btree ("organisation_id","author_id");--> statement-breakpoint
CREATE INDEX "comment_mention_comment_index" ON "comment_mention" USING btree ("organisation_id","comment_id");--> statement-breakpoint
CREATE INDEX "comment_mention_user_index" ON "comment_mention" USING btree ("organisation_id","user_id");