CREATE TABLE "assessment_answer" (
	"id" text PRIMARY KEY NOT NULL,
	"organisation_id" text NOT NULL,
	"programme_id" text NOT NULL,
	"round_id" text NOT NULL,
	"respondent_group" text NOT NULL,
	"scores" smallint[] NOT NULL,
	CONSTRAINT "assessment_answer_group" CHECK ("assessment_answer"."respondent_group" in ('management', 'practice', 'support')),
	CONSTRAINT "assessment_answer_scores" CHECK (0 <= all("assessment_answer"."scores") and 5 >= all("assessment_answer"."scores"))
);
--> statement-breakpoint
CREATE TABLE "assessment_link" (
	"id" text PRIMARY KEY NOT NULL,
	"organisation_id" text NOT NULL,
	"programme_id" text NOT NULL,
	"round_id" text NOT NULL,
	"role" text NOT NULL,
	"token_hash" text NOT NULL,
	"used" boolean DEFAULT false NOT NULL,
	CONSTRAINT "assessment_link_token" UNIQUE("token_hash"),
	CONSTRAINT "assessment_link_role" CHECK ("assessment_link"."role" in ('programme', 'div', 'functional_management', 'department_head', 'key_user', 'sponsor', 'steering'))
);
--> statement-breakpoint
CREATE TABLE "assessment_prefill" (
	"organisation_id" text NOT NULL,
	"programme_id" text NOT NULL,
	"round_id" text NOT NULL,
	"question" text NOT NULL,
	"level" smallint NOT NULL,
	"basis" jsonb NOT NULL,
	"overruled_level" smallint,
	"overruled_reason" text,
	"overruled_by" text,
	CONSTRAINT "assessment_prefill_key" PRIMARY KEY("round_id","question"),
	CONSTRAINT "assessment_prefill_question" CHECK ("assessment_prefill"."question" in ('P1', 'P2', 'P4', 'P5')),
	CONSTRAINT "assessment_prefill_level" CHECK ("assessment_prefill"."level" between 1 and 5),
	CONSTRAINT "assessment_prefill_overruled" CHECK (("assessment_prefill"."overruled_level" is null) = ("assessment_prefill"."overruled_reason" is null)
        and ("assessment_prefill"."overruled_level" is null or "assessment_prefill"."overruled_level" between 1 and 5))
);
--> statement-breakpoint
CREATE TABLE "assessment_recommendation" (
	"id" text PRIMARY KEY NOT NULL,
	"organisation_id" text NOT NULL,
	"programme_id" text NOT NULL,
	"round_id" text NOT NULL,
	"text" text NOT NULL,
	"owner_id" text,
	"due_on" date,
	"state" text DEFAULT 'open' NOT NULL,
	"created_by" text,
	CONSTRAINT "assessment_recommendation_in_programme" UNIQUE("programme_id","id"),
	CONSTRAINT "assessment_recommendation_state" CHECK ("assessment_recommendation"."state" in ('open', 'done', 'dropped')),
	CONSTRAINT "assessment_recommendation_text" CHECK (length(trim("assessment_recommendation"."text")) > 0)
);
--> statement-breakpoint
CREATE TABLE "assessment_recommendation_item" (
	"recommendation_id" text PRIMARY KEY NOT NULL,
	"programme_id" text NOT NULL,
	"item_id" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "assessment_round" (
	"id" text PRIMARY KEY NOT NULL,
	"organisation_id" text NOT NULL,
	"programme_id" text NOT NULL,
	"form" text NOT NULL,
	"title" text NOT NULL,
	"held_on" date NOT NULL,
	"closed_at" timestamp with time zone,
	"created_by" text,
	CONSTRAINT "assessment_round_in_programme" UNIQUE("programme_id","id"),
	CONSTRAINT "assessment_round_form" CHECK ("assessment_round"."form" in ('full', 'short')),
	CONSTRAINT "assessment_round_title" CHECK (length(trim("assessment_round"."title")) > 0)
);
--> statement-breakpoint
ALTER TABLE "assessment_answer" ADD CONSTRAINT "assessment_answer_round" FOREIGN KEY ("programme_id","round_id") REFERENCES "public"."assessment_round"("programme_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assessment_link" ADD CONSTRAINT "assessment_link_round" FOREIGN KEY ("programme_id","round_id") REFERENCES "public"."assessment_round"("programme_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assessment_prefill" ADD CONSTRAINT "assessment_prefill_round" FOREIGN KEY ("programme_id","round_id") REFERENCES "public"."assessment_round"("programme_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assessment_prefill" ADD CONSTRAINT "assessment_prefill_user" FOREIGN KEY ("organisation_id","overruled_by") REFERENCES "public"."user_account"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assessment_recommendation" ADD CONSTRAINT "assessment_recommendation_round" FOREIGN KEY ("programme_id","round_id") REFERENCES "public"."assessment_round"("programme_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assessment_recommendation" ADD CONSTRAINT "assessment_recommendation_owner" FOREIGN KEY ("organisation_id","owner_id") REFERENCES "public"."user_account"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assessment_recommendation" ADD CONSTRAINT "assessment_recommendation_user" FOREIGN KEY ("organisation_id","created_by") REFERENCES "public"."user_account"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assessment_recommendation_item" ADD CONSTRAINT "assessment_recommendation_item_of" FOREIGN KEY ("programme_id","recommendation_id") REFERENCES "public"."assessment_recommendation"("programme_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assessment_recommendation_item" ADD CONSTRAINT "assessment_recommendation_item_item" FOREIGN KEY ("programme_id","item_id") REFERENCES "public"."item"("programme_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assessment_round" ADD CONSTRAINT "assessment_round_programme" FOREIGN KEY ("organisation_id","programme_id") REFERENCES "public"."programme"("organisation_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assessment_round" ADD CONSTRAINT "assessment_round_user" FOREIGN KEY ("organisation_id","created_by") REFERENCES "public"."user_account"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "assessment_answer_round_index" ON "assessment_answer" USING btree ("programme_id","round_id");--> statement-breakpoint
CREATE INDEX "assessment_link_round_index" ON "assessment_link" USING btree ("programme_id","round_id");--> statement-breakpoint
CREATE INDEX "assessment_prefill_round_index" ON "assessment_prefill" USING btree ("programme_id","round_id");--> statement-breakpoint
CREATE INDEX "assessment_prefill_user_index" ON "assessment_prefill" USING btree ("organisation_id","overruled_by");--> statement-breakpoint
CREATE INDEX "assessment_recommendation_round_index" ON "assessment_recommendation" USING btree ("programme_id","round_id");--> statement-breakpoint
CREATE INDEX "assessment_recommendation_owner_index" ON "assessment_recommendation" USING btree ("organisation_id","owner_id");--> statement-breakpoint
CREATE INDEX "assessment_recommendation_user_index" ON "assessment_recommendation" USING btree ("organisation_id","created_by");--> statement-breakpoint
CREATE INDEX "assessment_recommendation_item_of_index" ON "assessment_recommendation_item" USING btree ("programme_id","recommendation_id");--> statement-breakpoint
CREATE INDEX "assessment_recommendation_item_index" ON "assessment_recommendation_item" USING btree ("programme_id","item_id");--> statement-breakpoint
CREATE INDEX "assessment_round_programme_index" ON "assessment_round" USING btree ("organisation_id","programme_id");--> statement-breakpoint
CREATE INDEX "assessment_round_user_index" ON "assessment_round" USING btree ("organisation_id","created_by");