CREATE TABLE "check_in" (
	"id" text PRIMARY KEY NOT NULL,
	"organisation_id" text NOT NULL,
	"programme_id" text NOT NULL,
	"department_id" text NOT NULL,
	"token_hash" text NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"asked_by" text,
	"last_day" date NOT NULL,
	"withdrawn_at" timestamp with time zone,
	"answered_at" timestamp with time zone,
	"answers" jsonb,
	"times" smallint DEFAULT 0 NOT NULL,
	"dealt_at" timestamp with time zone,
	"dealt_by" text,
	CONSTRAINT "check_in_in_programme" UNIQUE("programme_id","id"),
	CONSTRAINT "check_in_token" UNIQUE("token_hash"),
	CONSTRAINT "check_in_hash" CHECK (length("check_in"."token_hash") = 64),
	CONSTRAINT "check_in_answered" CHECK (("check_in"."answered_at" is null) = ("check_in"."answers" is null) and ("check_in"."answered_at" is null) = ("check_in"."times" = 0)
        and "check_in"."times" between 0 and 20),
	CONSTRAINT "check_in_dealt" CHECK ("check_in"."dealt_at" is null or "check_in"."answered_at" is not null)
);
--> statement-breakpoint
ALTER TABLE "notice" DROP CONSTRAINT "notice_kind";--> statement-breakpoint
ALTER TABLE "notice_choice" DROP CONSTRAINT "notice_choice_kind";--> statement-breakpoint
ALTER TABLE "check_in" ADD CONSTRAINT "check_in_programme" FOREIGN KEY ("organisation_id","programme_id") REFERENCES "public"."programme"("organisation_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "check_in" ADD CONSTRAINT "check_in_department" FOREIGN KEY ("organisation_id","department_id") REFERENCES "public"."department"("organisation_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "check_in" ADD CONSTRAINT "check_in_asked_by" FOREIGN KEY ("organisation_id","asked_by") REFERENCES "public"."user_account"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "check_in" ADD CONSTRAINT "check_in_dealt_by" FOREIGN KEY ("organisation_id","dealt_by") REFERENCES "public"."user_account"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "check_in_programme_index" ON "check_in" USING btree ("organisation_id","programme_id");--> statement-breakpoint
CREATE INDEX "check_in_department_index" ON "check_in" USING btree ("organisation_id","department_id");--> statement-breakpoint
CREATE INDEX "check_in_asked_by_index" ON "check_in" USING btree ("organisation_id","asked_by");--> statement-breakpoint
CREATE INDEX "check_in_dealt_by_index" ON "check_in" USING btree ("organisation_id","dealt_by");--> statement-breakpoint
ALTER TABLE "notice" ADD CONSTRAINT "notice_kind" CHECK ("notice"."kind" in ('mentioned', 'answer', 'moved_own', 'moved_department', 'decision', 'status_red', 'figures_late', 'request', 'check_in'));--> statement-breakpoint
ALTER TABLE "notice_choice" ADD CONSTRAINT "notice_choice_kind" CHECK ("notice_choice"."kind" in ('mentioned', 'answer', 'moved_own', 'moved_department', 'decision', 'status_red', 'figures_late', 'request', 'check_in'));