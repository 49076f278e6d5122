CREATE TABLE "capacity_proposal" (
	"id" text PRIMARY KEY NOT NULL,
	"organisation_id" text NOT NULL,
	"programme_id" text NOT NULL,
	"title" text NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"measures" jsonb NOT NULL,
	"before" jsonb NOT NULL,
	"after" jsonb NOT NULL,
	"state" text NOT NULL,
	"proposed_by" text,
	"proposed_at" timestamp with time zone DEFAULT now() NOT NULL,
	"decided_by" text,
	"decided_at" timestamp with time zone,
	"reason" text,
	"applied_by" text,
	"applied_at" timestamp with time zone,
	"change_id" text,
	"together_id" text,
	CONSTRAINT "capacity_proposal_in_programme" UNIQUE("programme_id","id"),
	CONSTRAINT "capacity_proposal_state" CHECK ("capacity_proposal"."state" in ('proposed', 'adopted', 'rejected', 'applied', 'undone')),
	CONSTRAINT "capacity_proposal_title" CHECK (length(trim("capacity_proposal"."title")) > 0),
	CONSTRAINT "capacity_proposal_with_reason" CHECK (("capacity_proposal"."state" = 'proposed') = ("capacity_proposal"."decided_at" is null) and ("capacity_proposal"."decided_at" is null) = ("capacity_proposal"."reason" is null))
);
--> statement-breakpoint
CREATE TABLE "stagnation_reading" (
	"organisation_id" text NOT NULL,
	"programme_id" text NOT NULL,
	"day" date NOT NULL,
	"value" real NOT NULL,
	"band" text NOT NULL,
	"scores" jsonb NOT NULL,
	"version" integer NOT NULL,
	CONSTRAINT "stagnation_reading_programme_id_day_pk" PRIMARY KEY("programme_id","day"),
	CONSTRAINT "stagnation_reading_value" CHECK ("stagnation_reading"."value" between 0 and 100),
	CONSTRAINT "stagnation_reading_band" CHECK ("stagnation_reading"."band" in ('low', 'raised', 'high'))
);
--> statement-breakpoint
CREATE TABLE "stagnation_rule" (
	"organisation_id" text NOT NULL,
	"version" integer NOT NULL,
	"weights" jsonb NOT NULL,
	"reason" text NOT NULL,
	"user_id" text,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "stagnation_rule_organisation_id_version_pk" PRIMARY KEY("organisation_id","version"),
	CONSTRAINT "stagnation_rule_version" CHECK ("stagnation_rule"."version" > 1),
	CONSTRAINT "stagnation_rule_reason" CHECK (length(trim("stagnation_rule"."reason")) > 0)
);
--> statement-breakpoint
CREATE TABLE "team_agreement" (
	"id" text PRIMARY KEY NOT NULL,
	"organisation_id" text NOT NULL,
	"programme_id" text NOT NULL,
	"team_id" text NOT NULL,
	"text" text NOT NULL,
	"until_day" date NOT NULL,
	"proposal_id" text,
	"position" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "team_agreement_text" CHECK (length(trim("team_agreement"."text")) > 0)
);
--> statement-breakpoint
ALTER TABLE "capacity_proposal" ADD CONSTRAINT "capacity_proposal_programme" FOREIGN KEY ("organisation_id","programme_id") REFERENCES "public"."programme"("organisation_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "capacity_proposal" ADD CONSTRAINT "capacity_proposal_proposed" FOREIGN KEY ("organisation_id","proposed_by") REFERENCES "public"."user_account"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "capacity_proposal" ADD CONSTRAINT "capacity_proposal_decided" FOREIGN KEY ("organisation_id","decided_by") REFERENCES "public"."user_account"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "capacity_proposal" ADD CONSTRAINT "capacity_proposal_applied" FOREIGN KEY ("organisation_id","applied_by") REFERENCES "public"."user_account"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stagnation_reading" ADD CONSTRAINT "stagnation_reading_programme" FOREIGN KEY ("organisation_id","programme_id") REFERENCES "public"."programme"("organisation_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stagnation_rule" ADD CONSTRAINT "stagnation_rule_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stagnation_rule" ADD CONSTRAINT "stagnation_rule_user" FOREIGN KEY ("organisation_id","user_id") REFERENCES "public"."user_account"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "team_agreement" ADD CONSTRAINT "team_agreement_programme" FOREIGN KEY ("organisation_id","programme_id") REFERENCES "public"."programme"("organisation_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "team_agreement" ADD CONSTRAINT "team_agreement_team" FOREIGN KEY ("organisation_id","team_id") REFERENCES "public"."team"("organisation_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "team_agreement" ADD CONSTRAINT "team_agreement_proposal" FOREIGN KEY ("programme_id","proposal_id") REFERENCES "public"."capacity_proposal"("programme_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "capacity_proposal_programme_index" ON "capacity_proposal" USING btree ("organisation_id","programme_id");--> statement-breakpoint
CREATE INDEX "capacity_proposal_proposed_index" ON "capacity_proposal" USING btree ("organisation_id","proposed_by");--> statement-breakpoint
CREATE INDEX "capacity_proposal_decided_index" ON "capacity_proposal" USING btree ("organisation_id","decided_by");--> statement-breakpoint
CREATE INDEX "capacity_proposal_applied_index" ON "capacity_proposal" USING btree ("organisation_id","applied_by");--> statement-breakpoint
CREATE INDEX "stagnation_reading_programme_index" ON "stagnation_reading" USING btree ("organisation_id","programme_id");--> statement-breakpoint
CREATE INDEX "stagnation_rule_user_index" ON "stagnation_rule" USING btree ("organisation_id","user_id");--> statement-breakpoint
CREATE INDEX "team_agreement_programme_index" ON "team_agreement" USING btree ("organisation_id","programme_id");--> statement-breakpoint
CREATE INDEX "team_agreement_team_index" ON "team_agreement" USING btree ("organisation_id","team_id");--> statement-breakpoint
CREATE INDEX "team_agreement_proposal_index" ON "team_agreement" USING btree ("programme_id","proposal_id");