CREATE TABLE "blueprint" (
	"id" text PRIMARY KEY NOT NULL,
	"organisation_id" text NOT NULL,
	"key" text NOT NULL,
	"version" integer NOT NULL,
	"name" text NOT NULL,
	"name_en" text,
	"document" jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "blueprint_in_organisation" UNIQUE("organisation_id","id"),
	CONSTRAINT "blueprint_key" UNIQUE("organisation_id","key","version")
);
--> statement-breakpoint
CREATE TABLE "calendar_exception" (
	"id" text PRIMARY KEY NOT NULL,
	"organisation_id" text NOT NULL,
	"department_id" text,
	"kind" text NOT NULL,
	"sort" text NOT NULL,
	"from_day" date NOT NULL,
	"until_day" date NOT NULL,
	"label" text NOT NULL,
	"label_en" text,
	"region" text,
	"verify" boolean DEFAULT false NOT NULL,
	"source" text,
	CONSTRAINT "calendar_exception_order" CHECK ("calendar_exception"."from_day" < "calendar_exception"."until_day"),
	CONSTRAINT "calendar_exception_kind" CHECK ("calendar_exception"."kind" in ('non_working', 'working', 'freeze', 'neutral')),
	CONSTRAINT "calendar_exception_sort" CHECK ("calendar_exception"."sort" in ('closing', 'freeze', 'school_holiday', 'construction_holiday', 'election', 'budget_cycle', 'low_presence', 'other'))
);
--> statement-breakpoint
CREATE TABLE "competence" (
	"id" text PRIMARY KEY NOT NULL,
	"organisation_id" text NOT NULL,
	"key" text NOT NULL,
	"name" text NOT NULL,
	"name_en" text,
	"position" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "competence_in_organisation" UNIQUE("organisation_id","id"),
	CONSTRAINT "competence_key" UNIQUE("organisation_id","key")
);
--> statement-breakpoint
CREATE TABLE "department" (
	"id" text PRIMARY KEY NOT NULL,
	"organisation_id" text NOT NULL,
	"key" text NOT NULL,
	"name" text NOT NULL,
	"name_en" text,
	"parent_id" text,
	"headcount" integer DEFAULT 0 NOT NULL,
	"users" integer DEFAULT 0 NOT NULL,
	"key_users" integer DEFAULT 0 NOT NULL,
	"cases_per_year" integer DEFAULT 0 NOT NULL,
	"position" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "department_in_organisation" UNIQUE("organisation_id","id"),
	CONSTRAINT "department_key" UNIQUE("organisation_id","key"),
	CONSTRAINT "department_not_own_parent" CHECK ("department"."parent_id" <> "department"."id"),
	CONSTRAINT "department_counts" CHECK (least("department"."headcount", "department"."users", "department"."key_users", "department"."cases_per_year") >= 0)
);
--> statement-breakpoint
CREATE TABLE "metric" (
	"organisation_id" text NOT NULL,
	"key" text NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"name_en" text,
	"unit" text NOT NULL,
	"direction" text NOT NULL,
	"definition" jsonb NOT NULL,
	"position" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "metric_organisation_id_key_pk" PRIMARY KEY("organisation_id","key")
);
--> statement-breakpoint
CREATE TABLE "organisation" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"inhabitants" integer,
	"school_region" text,
	"theme" text DEFAULT 'voorbeeld' NOT NULL,
	"good_friday" boolean DEFAULT false NOT NULL,
	"productive_hours" integer DEFAULT 1425 NOT NULL,
	"availability" jsonb NOT NULL,
	"season" jsonb NOT NULL,
	"demo" boolean DEFAULT false NOT NULL,
	"revision" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "organisation_region" CHECK ("organisation"."school_region" in ('noord', 'midden', 'zuid')),
	CONSTRAINT "organisation_hours" CHECK ("organisation"."productive_hours" between 500 and 2200)
);
--> statement-breakpoint
CREATE TABLE "session" (
	"id_hash" text PRIMARY KEY NOT NULL,
	"organisation_id" text NOT NULL,
	"user_id" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"seen_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "team" (
	"id" text PRIMARY KEY NOT NULL,
	"organisation_id" text NOT NULL,
	"key" text NOT NULL,
	"name" text NOT NULL,
	"name_en" text,
	"department_id" text,
	"fte_formation" real,
	"fte_effective" real,
	"run_hours_month" real,
	"run_share" real,
	"interchangeable" integer,
	"note" text DEFAULT '' NOT NULL,
	"position" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "team_in_organisation" UNIQUE("organisation_id","id"),
	CONSTRAINT "team_key" UNIQUE("organisation_id","key"),
	CONSTRAINT "team_fte" CHECK ("team"."fte_formation" >= 0 and "team"."fte_effective" >= 0),
	CONSTRAINT "team_run" CHECK ("team"."run_share" between 0 and 1 and "team"."run_hours_month" >= 0)
);
--> statement-breakpoint
CREATE TABLE "user_account" (
	"id" text PRIMARY KEY NOT NULL,
	"organisation_id" text NOT NULL,
	"key" text NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"role" text NOT NULL,
	"locale" text,
	"active" boolean DEFAULT true NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "user_in_organisation" UNIQUE("organisation_id","id"),
	CONSTRAINT "user_email" UNIQUE("organisation_id","email"),
	CONSTRAINT "user_role" CHECK ("user_account"."role" in ('project_leader', 'department_head', 'steering', 'administrator', 'reader')),
	CONSTRAINT "user_locale" CHECK ("user_account"."locale" in ('nl', 'en'))
);
--> statement-breakpoint
CREATE TABLE "user_department" (
	"organisation_id" text NOT NULL,
	"user_id" text NOT NULL,
	"department_id" text NOT NULL,
	CONSTRAINT "user_department_user_id_department_id_pk" PRIMARY KEY("user_id","department_id")
);
--> statement-breakpoint
CREATE TABLE "criterion" (
	"id" text PRIMARY KEY NOT NULL,
	"organisation_id" text NOT NULL,
	"programme_id" text NOT NULL,
	"item_id" text NOT NULL,
	"text" text NOT NULL,
	"text_en" text,
	"hard" boolean NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"position" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "criterion_state" CHECK ("criterion"."state" in ('open', 'met', 'not_met'))
);
--> statement-breakpoint
CREATE TABLE "dependency" (
	"id" text PRIMARY KEY NOT NULL,
	"organisation_id" text NOT NULL,
	"programme_id" text NOT NULL,
	"from_id" text NOT NULL,
	"to_id" text NOT NULL,
	"type" text NOT NULL,
	"lag" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "dependency_once" UNIQUE("programme_id","from_id","to_id"),
	CONSTRAINT "dependency_not_itself" CHECK ("dependency"."from_id" <> "dependency"."to_id"),
	CONSTRAINT "dependency_type" CHECK ("dependency"."type" in ('FS', 'SS', 'FF', 'SF'))
);
--> statement-breakpoint
CREATE TABLE "item" (
	"id" text PRIMARY KEY NOT NULL,
	"organisation_id" text NOT NULL,
	"programme_id" text NOT NULL,
	"key" text,
	"kind" text NOT NULL,
	"title" text NOT NULL,
	"title_en" text,
	"description" text DEFAULT '' NOT NULL,
	"workstream_id" text,
	"phase_id" text,
	"mode" text NOT NULL,
	"start_day" date NOT NULL,
	"until_day" date NOT NULL,
	"work_days" integer NOT NULL,
	"not_before" date,
	"deadline" date,
	"date_source" text DEFAULT 'typed' NOT NULL,
	"progress" text DEFAULT 'planned' NOT NULL,
	"role" text,
	"role_en" text,
	"all_departments" boolean DEFAULT false NOT NULL,
	"acceptance_value" integer DEFAULT 0 NOT NULL,
	"pinned" boolean DEFAULT false NOT NULL,
	"sources" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"retired" boolean DEFAULT false NOT NULL,
	CONSTRAINT "item_in_programme" UNIQUE("programme_id","id"),
	CONSTRAINT "item_kind" CHECK ("item"."kind" in ('activity', 'calendar_item', 'milestone', 'gate')),
	CONSTRAINT "item_mode" CHECK ("item"."mode" in ('manual', 'automatic')),
	CONSTRAINT "item_progress" CHECK ("item"."progress" in ('planned', 'started', 'done')),
	CONSTRAINT "item_date_source" CHECK ("item"."date_source" in ('typed', 'blueprint', 'import')),
	CONSTRAINT "item_acceptance" CHECK ("item"."acceptance_value" between 0 and 5),
	CONSTRAINT "item_length" CHECK (case when "item"."kind" in ('milestone', 'gate') then "item"."start_day" = "item"."until_day" and "item"."work_days" = 0 else "item"."start_day" < "item"."until_day" and "item"."work_days" >= 1 end)
);
--> statement-breakpoint
CREATE TABLE "item_competence" (
	"organisation_id" text NOT NULL,
	"programme_id" text NOT NULL,
	"item_id" text NOT NULL,
	"competence_id" text NOT NULL,
	"level" integer,
	"position" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "item_competence_item_id_competence_id_pk" PRIMARY KEY("item_id","competence_id"),
	CONSTRAINT "item_competence_level" CHECK ("item_competence"."level" between 1 and 5)
);
--> statement-breakpoint
CREATE TABLE "item_department" (
	"organisation_id" text NOT NULL,
	"programme_id" text NOT NULL,
	"item_id" text NOT NULL,
	"department_id" text NOT NULL,
	"impact" integer NOT NULL,
	CONSTRAINT "item_department_item_id_department_id_pk" PRIMARY KEY("item_id","department_id"),
	CONSTRAINT "item_department_impact" CHECK ("item_department"."impact" between 0 and 5)
);
--> statement-breakpoint
CREATE TABLE "item_effect" (
	"organisation_id" text NOT NULL,
	"programme_id" text NOT NULL,
	"item_id" text NOT NULL,
	"metric_key" text NOT NULL,
	"direction" text NOT NULL,
	"size" text,
	"lag_weeks" integer,
	"position" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "item_effect_item_id_metric_key_pk" PRIMARY KEY("item_id","metric_key"),
	CONSTRAINT "item_effect_direction" CHECK ("item_effect"."direction" in ('up', 'down', 'measures')),
	CONSTRAINT "item_effect_size" CHECK ("item_effect"."size" in ('small', 'medium', 'large'))
);
--> statement-breakpoint
CREATE TABLE "item_team_hours" (
	"organisation_id" text NOT NULL,
	"programme_id" text NOT NULL,
	"item_id" text NOT NULL,
	"team_id" text NOT NULL,
	"hours" real NOT NULL,
	CONSTRAINT "item_team_hours_item_id_team_id_pk" PRIMARY KEY("item_id","team_id"),
	CONSTRAINT "item_team_hours_positive" CHECK ("item_team_hours"."hours" >= 0)
);
--> statement-breakpoint
CREATE TABLE "measure" (
	"id" text PRIMARY KEY NOT NULL,
	"organisation_id" text NOT NULL,
	"programme_id" text NOT NULL,
	"key" text,
	"title" text NOT NULL,
	"title_en" text,
	"reason" text NOT NULL,
	"reason_en" text,
	"from_day" date NOT NULL,
	"until_day" date NOT NULL,
	CONSTRAINT "measure_order" CHECK ("measure"."from_day" < "measure"."until_day")
);
--> statement-breakpoint
CREATE TABLE "phase" (
	"id" text PRIMARY KEY NOT NULL,
	"organisation_id" text NOT NULL,
	"programme_id" text NOT NULL,
	"key" text,
	"title" text NOT NULL,
	"title_en" text,
	"description" text DEFAULT '' NOT NULL,
	"description_en" text,
	"position" integer NOT NULL,
	"active" boolean DEFAULT true NOT NULL,
	"work_days" integer NOT NULL,
	"start_day" date NOT NULL,
	"until_day" date NOT NULL,
	CONSTRAINT "phase_in_programme" UNIQUE("programme_id","id"),
	CONSTRAINT "phase_length" CHECK ("phase"."work_days" >= 1 and "phase"."start_day" < "phase"."until_day")
);
--> statement-breakpoint
CREATE TABLE "plan_history" (
	"id" text PRIMARY KEY NOT NULL,
	"organisation_id" text NOT NULL,
	"programme_id" text NOT NULL,
	"version" integer NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"user_id" text,
	"source" text NOT NULL,
	"kind" text NOT NULL,
	"change" jsonb NOT NULL,
	"rows" jsonb NOT NULL,
	"reason" text,
	"undoes" text,
	CONSTRAINT "plan_history_version" UNIQUE("programme_id","version"),
	CONSTRAINT "plan_history_undone_once" UNIQUE("programme_id","undoes"),
	CONSTRAINT "plan_history_source" CHECK ("plan_history"."source" in ('screen', 'import', 'api', 'blueprint', 'calendar', 'seed'))
);
--> statement-breakpoint
CREATE TABLE "product" (
	"id" text PRIMARY KEY NOT NULL,
	"organisation_id" text NOT NULL,
	"programme_id" text NOT NULL,
	"key" text,
	"title" text NOT NULL,
	"title_en" text,
	"department_id" text,
	"complexity" text NOT NULL,
	"volume_per_10k" real NOT NULL,
	"batch" integer NOT NULL,
	"item_id" text,
	"hours_per_team" jsonb NOT NULL,
	"sources" jsonb DEFAULT '[]'::jsonb NOT NULL,
	CONSTRAINT "product_complexity" CHECK ("product"."complexity" in ('S', 'M', 'L'))
);
--> statement-breakpoint
CREATE TABLE "programme" (
	"id" text PRIMARY KEY NOT NULL,
	"organisation_id" text NOT NULL,
	"name" text NOT NULL,
	"description" text DEFAULT '' NOT NULL,
	"go_live" date NOT NULL,
	"prep_weeks" integer NOT NULL,
	"start_day" date NOT NULL,
	"blueprint_id" text,
	"version" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "programme_in_organisation" UNIQUE("organisation_id","id"),
	CONSTRAINT "programme_name" UNIQUE("organisation_id","name"),
	CONSTRAINT "programme_prep" CHECK ("programme"."prep_weeks" between 0 and 260),
	CONSTRAINT "programme_version" CHECK ("programme"."version" >= 0)
);
--> statement-breakpoint
CREATE TABLE "workstream" (
	"id" text PRIMARY KEY NOT NULL,
	"organisation_id" text NOT NULL,
	"programme_id" text NOT NULL,
	"key" text,
	"title" text NOT NULL,
	"title_en" text,
	"position" integer NOT NULL,
	"hue" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "workstream_in_programme" UNIQUE("programme_id","id"),
	CONSTRAINT "workstream_hue" CHECK ("workstream"."hue" between 0 and 9)
);
--> statement-breakpoint
ALTER TABLE "blueprint" ADD CONSTRAINT "blueprint_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "calendar_exception" ADD CONSTRAINT "calendar_exception_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "calendar_exception" ADD CONSTRAINT "calendar_exception_department" FOREIGN KEY ("organisation_id","department_id") REFERENCES "public"."department"("organisation_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "competence" ADD CONSTRAINT "competence_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "department" ADD CONSTRAINT "department_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "department" ADD CONSTRAINT "department_parent" FOREIGN KEY ("organisation_id","parent_id") REFERENCES "public"."department"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "metric" ADD CONSTRAINT "metric_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_user" FOREIGN KEY ("organisation_id","user_id") REFERENCES "public"."user_account"("organisation_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "team" ADD CONSTRAINT "team_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "team" ADD CONSTRAINT "team_department" FOREIGN KEY ("organisation_id","department_id") REFERENCES "public"."department"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "user_account" ADD CONSTRAINT "user_account_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "user_department" ADD CONSTRAINT "user_department_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "user_department" ADD CONSTRAINT "user_department_user" FOREIGN KEY ("organisation_id","user_id") REFERENCES "public"."user_account"("organisation_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "user_department" ADD CONSTRAINT "user_department_department" FOREIGN KEY ("organisation_id","department_id") REFERENCES "public"."department"("organisation_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "criterion" ADD CONSTRAINT "criterion_programme" FOREIGN KEY ("organisation_id","programme_id") REFERENCES "public"."programme"("organisation_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "criterion" ADD CONSTRAINT "criterion_item" FOREIGN KEY ("programme_id","item_id") REFERENCES "public"."item"("programme_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dependency" ADD CONSTRAINT "dependency_programme" FOREIGN KEY ("organisation_id","programme_id") REFERENCES "public"."programme"("organisation_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dependency" ADD CONSTRAINT "dependency_from" FOREIGN KEY ("programme_id","from_id") REFERENCES "public"."item"("programme_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dependency" ADD CONSTRAINT "dependency_to" FOREIGN KEY ("programme_id","to_id") REFERENCES "public"."item"("programme_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "item" ADD CONSTRAINT "item_programme" FOREIGN KEY ("organisation_id","programme_id") REFERENCES "public"."programme"("organisation_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "item" ADD CONSTRAINT "item_phase" FOREIGN KEY ("programme_id","phase_id") REFERENCES "public"."phase"("programme_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "item" ADD CONSTRAINT "item_workstream" FOREIGN KEY ("programme_id","workstream_id") REFERENCES "public"."workstream"("programme_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "item_competence" ADD CONSTRAINT "item_competence_item" FOREIGN KEY ("programme_id","item_id") REFERENCES "public"."item"("programme_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "item_competence" ADD CONSTRAINT "item_competence_competence" FOREIGN KEY ("organisation_id","competence_id") REFERENCES "public"."competence"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "item_department" ADD CONSTRAINT "item_department_item" FOREIGN KEY ("programme_id","item_id") REFERENCES "public"."item"("programme_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "item_department" ADD CONSTRAINT "item_department_department" FOREIGN KEY ("organisation_id","department_id") REFERENCES "public"."department"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "item_effect" ADD CONSTRAINT "item_effect_item" FOREIGN KEY ("programme_id","item_id") REFERENCES "public"."item"("programme_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "item_team_hours" ADD CONSTRAINT "item_team_hours_item" FOREIGN KEY ("programme_id","item_id") REFERENCES "public"."item"("programme_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "item_team_hours" ADD CONSTRAINT "item_team_hours_team" FOREIGN KEY ("organisation_id","team_id") REFERENCES "public"."team"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "measure" ADD CONSTRAINT "measure_programme" FOREIGN KEY ("organisation_id","programme_id") REFERENCES "public"."programme"("organisation_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "phase" ADD CONSTRAINT "phase_programme" FOREIGN KEY ("organisation_id","programme_id") REFERENCES "public"."programme"("organisation_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_history" ADD CONSTRAINT "plan_history_programme" FOREIGN KEY ("organisation_id","programme_id") REFERENCES "public"."programme"("organisation_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_history" ADD CONSTRAINT "plan_history_user" FOREIGN KEY ("organisation_id","user_id") REFERENCES "public"."user_account"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "product" ADD CONSTRAINT "product_programme" FOREIGN KEY ("organisation_id","programme_id") REFERENCES "public"."programme"("organisation_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "product" ADD CONSTRAINT "product_item" FOREIGN KEY ("programme_id","item_id") REFERENCES "public"."item"("programme_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "product" ADD CONSTRAINT "product_department" FOREIGN KEY ("organisation_id","department_id") REFERENCES "public"."department"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "programme" ADD CONSTRAINT "programme_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "programme" ADD CONSTRAINT "programme_blueprint" FOREIGN KEY ("organisation_id","blueprint_id") REFERENCES "public"."blueprint"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "workstream" ADD CONSTRAINT "workstream_programme" FOREIGN KEY ("organisation_id","programme_id") REFERENCES "public"."programme"("organisation_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "calendar_exception_department_index" ON "calendar_exception" USING btree ("organisation_id","department_id");--> statement-breakpoint
CREATE INDEX "calendar_exception_period" ON "calendar_exception" USING btree ("organisation_id","from_day");--> statement-breakpoint
CREATE INDEX "department_parent_index" ON "department" USING btree ("organisation_id","parent_id");--> statement-breakpoint
CREATE INDEX "session_user_index" ON "session" USING btree ("organisation_id","user_id");--> statement-breakpoint
CREATE INDEX "session_expires_index" ON "session" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "team_department_index" ON "team" USING btree ("organisation_id","department_id");--> statement-breakpoint
CREATE INDEX "user_department_index" ON "user_department" USING btree ("organisation_id","department_id");--> statement-breakpoint
CREATE INDEX "criterion_programme_index" ON "criterion" USING btree ("organisation_id","programme_id");--> statement-breakpoint
CREATE INDEX "criterion_item_index" ON "criterion" USING btree ("programme_id","item_id");--> statement-breakpoint
CREATE INDEX "dependency_programme_index" ON "dependency" USING btree ("organisation_id","programme_id");--> statement-breakpoint
CREATE INDEX "dependency_to_index" ON "dependency" USING btree ("programme_id","to_id");--> statement-breakpoint
CREATE INDEX "item_programme_index" ON "item" USING btree ("organisation_id","programme_id");--> statement-breakpoint
CREATE INDEX "item_phase_index" ON "item" USING btree ("programme_id","phase_id");--> statement-breakpoint
CREATE INDEX "item_workstream_index" ON "item" USING btree ("programme_id","workstream_id");--> statement-breakpoint
CREATE INDEX "item_period_index" ON "item" USING btree ("programme_id","start_day");--> statement-breakpoint
CREATE INDEX "item_competence_programme" ON "item_competence" USING btree ("programme_id","item_id");--> statement-breakpoint
CREATE INDEX "item_competence_competence_index" ON "item_competence" USING btree ("organisation_id","competence_id");--> statement-breakpoint
CREATE INDEX "item_department_programme" ON "item_department" USING btree ("programme_id","item_id");--> statement-breakpoint
CREATE INDEX "item_department_department_index" ON "item_department" USING btree ("organisation_id","department_id");--> statement-breakpoint
CREATE INDEX "item_effect_programme" ON "item_effect" USING btree ("programme_id","item_id");--> statement-breakpoint
CREATE INDEX "item_team_hours_programme" ON "item_team_hours" USING btree ("programme_id","item_id");--> statement-breakpoint
CREATE INDEX "item_team_hours_team_index" ON "item_team_hours" USING btree ("organisation_id","team_id");--> statement-breakpoint
CREATE INDEX "measure_programme_index" ON "measure" USING btree ("organisation_id","programme_id");--> statement-breakpoint
CREATE INDEX "phase_programme_index" ON "phase" USING btree ("organisation_id","programme_id");--> statement-breakpoint
CREATE INDEX "plan_history_programme_index" ON "plan_history" USING btree ("organisation_id","programme_id");--> statement-breakpoint
CREATE INDEX "plan_history_user_index" ON "plan_history" USING btree ("organisation_id","user_id");--> statement-breakpoint
CREATE INDEX "product_programme_index" ON "product" USING btree ("organisation_id","programme_id");--> statement-breakpoint
CREATE INDEX "product_item_index" ON "product" USING btree ("programme_id","item_id");--> statement-breakpoint
CREATE INDEX "product_department_index" ON "product" USING btree ("organisation_id","department_id");--> statement-breakpoint
CREATE INDEX "programme_blueprint_index" ON "programme" USING btree ("organisation_id","blueprint_id");--> statement-breakpoint
CREATE INDEX "workstream_programme_index" ON "workstream" USING btree ("organisation_id","programme_id");