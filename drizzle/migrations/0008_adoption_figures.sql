CREATE TABLE "figure" (
	"organisation_id" text NOT NULL,
	"programme_id" text NOT NULL,
	"metric_key" text NOT NULL,
	"department_id" text NOT NULL,
	"period_kind" text NOT NULL,
	"period_start" date NOT NULL,
	"numerator" double precision NOT NULL,
	"denominator" double precision NOT NULL,
	"batch_id" text NOT NULL,
	CONSTRAINT "figure_pk" PRIMARY KEY("programme_id","metric_key","department_id","period_kind","period_start"),
	CONSTRAINT "figure_period" CHECK ("figure"."period_kind" in ('week', 'month', 'quarter')),
	CONSTRAINT "figure_numbers" CHECK ("figure"."numerator" >= 0 and "figure"."denominator" >= 0 and "figure"."numerator" < 'Infinity'::float8 and "figure"."denominator" < 'Infinity'::float8)
);
--> statement-breakpoint
CREATE TABLE "figure_batch" (
	"id" text PRIMARY KEY NOT NULL,
	"organisation_id" text NOT NULL,
	"programme_id" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"position" integer NOT NULL,
	"user_id" text,
	"source" text NOT NULL,
	"file_name" text,
	"added" integer NOT NULL,
	"changed" integer NOT NULL,
	CONSTRAINT "figure_batch_in_programme" UNIQUE("programme_id","id"),
	CONSTRAINT "figure_batch_position" UNIQUE("programme_id","position"),
	CONSTRAINT "figure_batch_source" CHECK ("figure_batch"."source" in ('form', 'paste', 'file', 'api', 'zgw', 'seed')),
	CONSTRAINT "figure_batch_counts" CHECK ("figure_batch"."added" >= 0 and "figure_batch"."changed" >= 0)
);
--> statement-breakpoint
CREATE TABLE "figure_correction" (
	"id" text PRIMARY KEY NOT NULL,
	"organisation_id" text NOT NULL,
	"programme_id" text NOT NULL,
	"batch_id" text NOT NULL,
	"metric_key" text NOT NULL,
	"department_id" text NOT NULL,
	"period_kind" text NOT NULL,
	"period_start" date NOT NULL,
	"old_numerator" double precision NOT NULL,
	"old_denominator" double precision NOT NULL,
	"numerator" double precision NOT NULL,
	"denominator" double precision NOT NULL
);
--> statement-breakpoint
CREATE TABLE "metric_owner" (
	"id" text PRIMARY KEY NOT NULL,
	"organisation_id" text NOT NULL,
	"metric_key" text NOT NULL,
	"department_id" text,
	"user_id" text NOT NULL,
	CONSTRAINT "metric_owner_of" UNIQUE NULLS NOT DISTINCT("organisation_id","metric_key","department_id")
);
--> statement-breakpoint
CREATE TABLE "metric_target" (
	"id" text PRIMARY KEY NOT NULL,
	"organisation_id" text NOT NULL,
	"programme_id" text NOT NULL,
	"metric_key" text NOT NULL,
	"department_id" text,
	"from_day" date NOT NULL,
	"target" double precision,
	"ceiling" double precision,
	CONSTRAINT "metric_target_day" UNIQUE NULLS NOT DISTINCT("programme_id","metric_key","department_id","from_day"),
	CONSTRAINT "metric_target_says" CHECK ("metric_target"."target" is not null or "metric_target"."ceiling" is not null)
);
--> statement-breakpoint
ALTER TABLE "metric" ADD COLUMN "kind" text DEFAULT 'share' NOT NULL;--> statement-breakpoint
ALTER TABLE "metric" ADD COLUMN "factor" real DEFAULT 100 NOT NULL;--> statement-breakpoint
ALTER TABLE "metric" ADD COLUMN "unit_en" text;--> statement-breakpoint
ALTER TABLE "metric" ADD COLUMN "decimals" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "metric" ADD COLUMN "subject" text DEFAULT 'cases' NOT NULL;--> statement-breakpoint
ALTER TABLE "metric" ADD COLUMN "frequency" text DEFAULT 'month' NOT NULL;--> statement-breakpoint
ALTER TABLE "metric" ADD COLUMN "margin" real DEFAULT 5 NOT NULL;--> statement-breakpoint
ALTER TABLE "metric" ADD COLUMN "target" real;--> statement-breakpoint
ALTER TABLE "metric" ADD COLUMN "lowest" real;--> statement-breakpoint
ALTER TABLE "metric" ADD COLUMN "highest" real;--> statement-breakpoint
ALTER TABLE "metric" ADD COLUMN "active" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "figure" ADD CONSTRAINT "figure_programme" FOREIGN KEY ("organisation_id","programme_id") REFERENCES "public"."programme"("organisation_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "figure" ADD CONSTRAINT "figure_metric" FOREIGN KEY ("organisation_id","metric_key") REFERENCES "public"."metric"("organisation_id","key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "figure" ADD CONSTRAINT "figure_department" FOREIGN KEY ("organisation_id","department_id") REFERENCES "public"."department"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "figure" ADD CONSTRAINT "figure_batch" FOREIGN KEY ("programme_id","batch_id") REFERENCES "public"."figure_batch"("programme_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "figure_batch" ADD CONSTRAINT "figure_batch_programme" FOREIGN KEY ("organisation_id","programme_id") REFERENCES "public"."programme"("organisation_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "figure_batch" ADD CONSTRAINT "figure_batch_user" FOREIGN KEY ("organisation_id","user_id") REFERENCES "public"."user_account"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "figure_correction" ADD CONSTRAINT "figure_correction_programme" FOREIGN KEY ("organisation_id","programme_id") REFERENCES "public"."programme"("organisation_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "figure_correction" ADD CONSTRAINT "figure_correction_batch" FOREIGN KEY ("programme_id","batch_id") REFERENCES "public"."figure_batch"("programme_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "metric_owner" ADD CONSTRAINT "metric_owner_metric" FOREIGN KEY ("organisation_id","metric_key") REFERENCES "public"."metric"("organisation_id","key") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "metric_owner" ADD CONSTRAINT "metric_owner_department" FOREIGN KEY ("organisation_id","department_id") REFERENCES "public"."department"("organisation_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "metric_owner" ADD CONSTRAINT "metric_owner_user" FOREIGN KEY ("organisation_id","user_id") REFERENCES "public"."user_account"("organisation_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "metric_target" ADD CONSTRAINT "metric_target_programme" FOREIGN KEY ("organisation_id","programme_id") REFERENCES "public"."programme"("organisation_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "metric_target" ADD CONSTRAINT "metric_target_metric" FOREIGN KEY ("organisation_id","metric_key") REFERENCES "public"."metric"("organisation_id","key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "metric_target" ADD CONSTRAINT "metric_target_department" FOREIGN KEY ("organisation_id","department_id") REFERENCES "public"."department"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "figure_organisation_index" ON "figure" USING btree ("organisation_id","programme_id");--> statement-breakpoint
CREATE INDEX "figure_metric_index" ON "figure" USING btree ("organisation_id","metric_key");--> statement-breakpoint
CREATE INDEX "figure_department_index" ON "figure" USING btree ("organisation_id","department_id");--> statement-breakpoint
CREATE INDEX "figure_batch_index" ON "figure" USING btree ("programme_id","batch_id");--> statement-breakpoint
CREATE INDEX "figure_batch_programme_index" ON "figure_batch" USING btree ("organisation_id","programme_id");--> statement-breakpoint
CREATE INDEX "figure_batch_user_index" ON "figure_batch" USING btree ("organisation_id","user_id");--> statement-breakpoint
CREATE INDEX "figure_correction_programme_index" ON "figure_correction" USING btree ("organisation_id","programme_id");--> statement-breakpoint
CREATE INDEX "figure_correction_batch_index" ON "figure_correction" USING btree ("programme_id","batch_id");--> statement-breakpoint
CREATE INDEX "figure_correction_figure_index" ON "figure_correction" USING btree ("programme_id","metric_key","department_id","period_start");--> statement-breakpoint
CREATE INDEX "metric_owner_department_index" ON "metric_owner" USING btree ("organisation_id","department_id");--> statement-breakpoint
CREATE INDEX "metric_owner_user_index" ON "metric_owner" USING btree ("organisation_id","user_id");--> statement-breakpoint
CREATE INDEX "metric_target_programme_index" ON "metric_target" USING btree ("organisation_id","programme_id");--> statement-breakpoint
CREATE INDEX "metric_target_metric_index" ON "metric_target" USING btree ("organisation_id","metric_key");--> statement-breakpoint
CREATE INDEX "metric_target_department_index" ON "metric_target" USING btree ("organisation_id","department_id");--> statement-breakpoint
ALTER TABLE "metric" ADD CONSTRAINT "metric_kind" CHECK ("metric"."kind" in ('share', 'rate', 'mean', 'median'));--> statement-breakpoint
ALTER TABLE "metric" ADD CONSTRAINT "metric_subject" CHECK ("metric"."subject" in ('cases', 'people', 'answers'));--> statement-breakpoint
ALTER TABLE "metric" ADD CONSTRAINT "metric_frequency" CHECK ("metric"."frequency" in ('week', 'month', 'quarter'));--> statement-breakpoint
ALTER TABLE "metric" ADD CONSTRAINT "metric_direction" CHECK ("metric"."direction" in ('up', 'down'));--> statement-breakpoint
ALTER TABLE "metric" ADD CONSTRAINT "metric_numbers" CHECK ("metric"."factor" > 0 and "metric"."margin" >= 0 and "metric"."decimals" between 0 and 3);