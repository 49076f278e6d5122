CREATE TABLE "notice" (
	"id" text PRIMARY KEY NOT NULL,
	"position" bigint GENERATED ALWAYS AS IDENTITY (sequence name "notice_position_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"organisation_id" text NOT NULL,
	"programme_id" text NOT NULL,
	"user_id" text NOT NULL,
	"kind" text NOT NULL,
	"facts" jsonb NOT NULL,
	"by_id" text,
	"at" timestamp with time zone NOT NULL,
	"app" boolean NOT NULL,
	"read_at" timestamp with time zone,
	"once" text,
	CONSTRAINT "notice_in_organisation" UNIQUE("organisation_id","id"),
	CONSTRAINT "notice_once" UNIQUE("user_id","kind","once"),
	CONSTRAINT "notice_kind" CHECK ("notice"."kind" in ('mentioned', 'answer', 'moved_own', 'moved_department', 'decision', 'status_red', 'figures_late'))
);
--> statement-breakpoint
CREATE TABLE "notice_choice" (
	"organisation_id" text NOT NULL,
	"user_id" text NOT NULL,
	"kind" text NOT NULL,
	"app" boolean NOT NULL,
	"mail" boolean NOT NULL,
	CONSTRAINT "notice_choice_user_id_kind_pk" PRIMARY KEY("user_id","kind"),
	CONSTRAINT "notice_choice_kind" CHECK ("notice_choice"."kind" in ('mentioned', 'answer', 'moved_own', 'moved_department', 'decision', 'status_red', 'figures_late'))
);
--> statement-breakpoint
CREATE TABLE "outbox" (
	"notice_id" text PRIMARY KEY NOT NULL,
	"organisation_id" text NOT NULL,
	"user_id" text NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"claim" text,
	"claimed_until" timestamp with time zone,
	"sent_at" timestamp with time zone,
	"given_up_at" timestamp with time zone,
	CONSTRAINT "outbox_once" CHECK ("outbox"."sent_at" is null or "outbox"."given_up_at" is null),
	CONSTRAINT "outbox_claim" CHECK (("outbox"."claim" is null) = ("outbox"."claimed_until" is null) and "outbox"."attempts" >= 0)
);
--> statement-breakpoint
ALTER TABLE "notice" ADD CONSTRAINT "notice_programme" FOREIGN KEY ("organisation_id","programme_id") REFERENCES "public"."programme"("organisation_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notice" ADD CONSTRAINT "notice_user" FOREIGN KEY ("organisation_id","user_id") REFERENCES "public"."user_account"("organisation_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notice" ADD CONSTRAINT "notice_by" FOREIGN KEY ("organisation_id","by_id") REFERENCES "public"."user_account"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notice_choice" ADD CONSTRAINT "notice_choice_user" FOREIGN KEY ("organisation_id","user_id") REFERENCES "public"."user_account"("organisation_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outbox" ADD CONSTRAINT "outbox_notice" FOREIGN KEY ("organisation_id","notice_id") REFERENCES "public"."notice"("organisation_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outbox" ADD CONSTRAINT "outbox_user" FOREIGN KEY ("organisation_id","user_id") REFERENCES "public"."user_account"("organisation_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "notice_programme_index" ON "notice" USING btree ("organisation_id","programme_id");--> statement-breakpoint
CREATE INDEX "notice_user_index" ON "notice" USING btree ("organisation_id","user_id","position");--> statement-breakpoint
CREATE INDEX "notice_unread_index" ON "notice" USING btree ("user_id") WHERE "notice"."app" and "notice"."read_at" is null;--> statement-breakpoint
CREATE INDEX "notice_by_index" ON "notice" USING btree ("organisation_id","by_id");--> statement-breakpoint
CREATE INDEX "notice_choice_user_index" ON "notice_choice" USING btree ("organisation_id","user_id");--> statement-breakpoint
CREATE INDEX "outbox_notice_index" ON "outbox" USING btree ("organisation_id","notice_id");--> statement-breakpoint
CREATE INDEX "outbox_user_index" ON "outbox" USING btree ("organisation_id","user_id");--> statement-breakpoint
CREATE INDEX "outbox_waiting_index" ON "outbox" USING btree ("due_at") WHERE "outbox"."sent_at" is null and "outbox"."given_up_at" is null;