CREATE TABLE "department_answer" (
	"id" text PRIMARY KEY NOT NULL,
	"position" bigint GENERATED ALWAYS AS IDENTITY (sequence name "department_answer_position_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"organisation_id" text NOT NULL,
	"programme_id" text NOT NULL,
	"department_id" text NOT NULL,
	"kind" text NOT NULL,
	"item_id" text,
	"from_day" date,
	"until_day" date,
	"text" text DEFAULT '' NOT NULL,
	"user_id" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"settled_at" timestamp with time zone,
	"settled_by_id" text,
	CONSTRAINT "department_answer_kind" CHECK ("department_answer"."kind" in ('confirmed', 'contested', 'message')),
	CONSTRAINT "department_answer_of" CHECK (num_nonnulls("department_answer"."item_id", "department_answer"."from_day", "department_answer"."until_day") = case when "department_answer"."kind" = 'message' then 0 else 3 end),
	CONSTRAINT "department_answer_said" CHECK ("department_answer"."kind" = 'confirmed' or length(trim("department_answer"."text")) > 0),
	CONSTRAINT "department_answer_settling" CHECK (("department_answer"."settled_at" is null) = ("department_answer"."settled_by_id" is null))
);
--> statement-breakpoint
CREATE TABLE "home_visit" (
	"organisation_id" text NOT NULL,
	"user_id" text NOT NULL,
	"since" timestamp with time zone NOT NULL,
	"seen_at" timestamp with time zone NOT NULL,
	CONSTRAINT "home_visit_organisation_id_user_id_pk" PRIMARY KEY("organisation_id","user_id")
);
--> statement-breakpoint
ALTER TABLE "notice" DROP CONSTRAINT "notice_kind";--> statement-breakpoint
ALTER TABLE "notice_choice" DROP CONSTRAINT "notice_choice_kind";--> statement-breakpoint
ALTER TABLE "department_answer" ADD CONSTRAINT "department_answer_programme" FOREIGN KEY ("organisation_id","programme_id") REFERENCES "public"."programme"("organisation_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "department_answer" ADD CONSTRAINT "department_answer_department" FOREIGN KEY ("organisation_id","department_id") REFERENCES "public"."department"("organisation_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "department_answer" ADD CONSTRAINT "department_answer_user" FOREIGN KEY ("organisation_id","user_id") REFERENCES "public"."user_account"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "department_answer" ADD CONSTRAINT "department_answer_settled" FOREIGN KEY ("organisation_id","settled_by_id") REFERENCES "public"."user_account"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "home_visit" ADD CONSTRAINT "home_visit_user" FOREIGN KEY ("organisation_id","user_id") REFERENCES "public"."user_account"("organisation_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "department_answer_programme_index" ON "department_answer" USING btree ("organisation_id","programme_id","position");--> statement-breakpoint
CREATE INDEX "department_answer_department_index" ON "department_answer" USING btree ("organisation_id","department_id");--> statement-breakpoint
CREATE INDEX "department_answer_user_index" ON "department_answer" USING btree ("organisation_id","user_id");--> statement-breakpoint
CREATE INDEX "department_answer_settled_index" ON "department_answer" USING btree ("organisation_id","settled_by_id");--> statement-breakpoint
CREATE INDEX "plan_history_since_index" ON "plan_history" USING btree ("organisation_id","at");--> statement-breakpoint
ALTER TABLE "notice" ADD CONSTRAINT "notice_kind" CHECK ("notice"."kind" in ('mentioned', 'answer', 'moved_own', 'moved_department', 'decision', 'status_red', 'figures_late', 'request'));--> statement-breakpoint
ALTER TABLE "notice_choice" ADD CONSTRAINT "notice_choice_kind" CHECK ("notice_choice"."kind" in ('mentioned', 'answer', 'moved_own', 'moved_department', 'decision', 'status_red', 'figures_late', 'request'));