CREATE TABLE "check_ins" (
	"guild_id" bigint NOT NULL,
	"interaction_id" bigint NOT NULL,
	"item_id" text NOT NULL,
	"group_id" integer NOT NULL,
	"member_id" bigint NOT NULL,
	"kind" text NOT NULL,
	"points" integer NOT NULL,
	"week" integer NOT NULL,
	"phase" integer NOT NULL,
	"month" text NOT NULL,
	"note" text,
	"link" text,
	"at" timestamp with time zone NOT NULL,
	"undone_at" timestamp with time zone,
	"undone_by" bigint,
	CONSTRAINT "check_ins_guild_id_interaction_id_item_id_pk" PRIMARY KEY("guild_id","interaction_id","item_id")
);
--> statement-breakpoint
CREATE TABLE "enrolments" (
	"guild_id" bigint NOT NULL,
	"group_id" integer NOT NULL,
	"member_id" bigint NOT NULL,
	"status" text NOT NULL,
	"joined_at" timestamp with time zone NOT NULL,
	"joined_week" integer NOT NULL,
	"hours_per_week" integer,
	CONSTRAINT "enrolments_guild_id_group_id_member_id_pk" PRIMARY KEY("guild_id","group_id","member_id")
);
--> statement-breakpoint
CREATE TABLE "group_items" (
	"guild_id" bigint NOT NULL,
	"group_id" integer NOT NULL,
	"item_id" text NOT NULL,
	"position" integer NOT NULL,
	"week" integer NOT NULL,
	"phase" integer NOT NULL,
	"points" integer NOT NULL,
	"text" text NOT NULL,
	"topic" text NOT NULL,
	CONSTRAINT "group_items_guild_id_group_id_item_id_pk" PRIMARY KEY("guild_id","group_id","item_id")
);
--> statement-breakpoint
CREATE TABLE "groups" (
	"guild_id" bigint NOT NULL,
	"group_id" integer GENERATED ALWAYS AS IDENTITY (sequence name "groups_group_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"name" text NOT NULL,
	"version" text NOT NULL,
	"language" text NOT NULL,
	"channel_id" bigint NOT NULL,
	"plan" jsonb NOT NULL,
	"rhythm" jsonb NOT NULL,
	"week_starts" bigint[] NOT NULL,
	"zone" text NOT NULL,
	"status" text NOT NULL,
	"next_due_at" timestamp with time zone,
	"swept_to" timestamp with time zone NOT NULL,
	"created_by" bigint NOT NULL,
	"paused_at" timestamp with time zone,
	"interaction_id" bigint NOT NULL,
	CONSTRAINT "groups_guild_id_group_id_pk" PRIMARY KEY("guild_id","group_id")
);
--> statement-breakpoint
CREATE TABLE "guilds" (
	"guild_id" bigint PRIMARY KEY NOT NULL,
	"language" text NOT NULL,
	"zone" text NOT NULL,
	"channel_id" bigint,
	"notice_channel_id" bigint,
	"organiser_role_id" bigint
);
--> statement-breakpoint
CREATE TABLE "point_counts" (
	"guild_id" bigint NOT NULL,
	"group_id" integer NOT NULL,
	"points" integer NOT NULL,
	"members" integer NOT NULL,
	CONSTRAINT "point_counts_guild_id_group_id_points_pk" PRIMARY KEY("guild_id","group_id","points")
);
--> statement-breakpoint
CREATE TABLE "posts" (
	"guild_id" bigint NOT NULL,
	"group_id" integer NOT NULL,
	"kind" text NOT NULL,
	"number" integer NOT NULL,
	"subject" text DEFAULT '' NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"state" text NOT NULL,
	"reason" text,
	"attempts" integer DEFAULT 0 NOT NULL,
	"fence" integer DEFAULT 0 NOT NULL,
	"lease_until" timestamp with time zone,
	"channel_id" bigint,
	"message_id" bigint,
	"thread_id" bigint,
	"sent_at" timestamp with time zone,
	CONSTRAINT "posts_guild_id_group_id_kind_number_subject_pk" PRIMARY KEY("guild_id","group_id","kind","number","subject")
);
--> statement-breakpoint
CREATE TABLE "roadmap_versions" (
	"guild_id" bigint NOT NULL,
	"version" text NOT NULL,
	"key" text NOT NULL,
	"document" jsonb NOT NULL,
	CONSTRAINT "roadmap_versions_guild_id_version_pk" PRIMARY KEY("guild_id","version")
);
--> statement-breakpoint
CREATE TABLE "standup_answers" (
	"guild_id" bigint NOT NULL,
	"group_id" integer NOT NULL,
	"phase" integer NOT NULL,
	"member_id" bigint NOT NULL,
	"finished" text NOT NULL,
	"next" text NOT NULL,
	"blockers" text NOT NULL,
	"answered_at" timestamp with time zone NOT NULL,
	CONSTRAINT "standup_answers_guild_id_group_id_phase_member_id_pk" PRIMARY KEY("guild_id","group_id","phase","member_id")
);
--> statement-breakpoint
CREATE TABLE "totals" (
	"guild_id" bigint NOT NULL,
	"group_id" integer NOT NULL,
	"period" text NOT NULL,
	"member_id" bigint NOT NULL,
	"points" integer NOT NULL,
	"items" integer NOT NULL,
	"reached_at" timestamp with time zone NOT NULL,
	CONSTRAINT "totals_guild_id_group_id_member_id_period_pk" PRIMARY KEY("guild_id","group_id","member_id","period")
);
--> statement-breakpoint
ALTER TABLE "check_ins" ADD CONSTRAINT "check_ins_enrolment" FOREIGN KEY ("guild_id","group_id","member_id") REFERENCES "public"."enrolments"("guild_id","group_id","member_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "enrolments" ADD CONSTRAINT "enrolments_group" FOREIGN KEY ("guild_id","group_id") REFERENCES "public"."groups"("guild_id","group_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "group_items" ADD CONSTRAINT "group_items_group" FOREIGN KEY ("guild_id","group_id") REFERENCES "public"."groups"("guild_id","group_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "groups" ADD CONSTRAINT "groups_version" FOREIGN KEY ("guild_id","version") REFERENCES "public"."roadmap_versions"("guild_id","version") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "posts" ADD CONSTRAINT "posts_group" FOREIGN KEY ("guild_id","group_id") REFERENCES "public"."groups"("guild_id","group_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "standup_answers" ADD CONSTRAINT "standup_answers_enrolment" FOREIGN KEY ("guild_id","group_id","member_id") REFERENCES "public"."enrolments"("guild_id","group_id","member_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "check_ins_once" ON "check_ins" USING btree ("guild_id","group_id","member_id","item_id") WHERE "check_ins"."undone_at" is null;--> statement-breakpoint
CREATE INDEX "check_ins_undone" ON "check_ins" USING btree ("guild_id","undone_by") WHERE "check_ins"."undone_by" is not null;--> statement-breakpoint
CREATE INDEX "enrolments_member" ON "enrolments" USING btree ("guild_id","member_id");--> statement-breakpoint
CREATE UNIQUE INDEX "groups_interaction" ON "groups" USING btree ("guild_id","interaction_id");--> statement-breakpoint
CREATE INDEX "groups_next_due" ON "groups" USING btree ("next_due_at") WHERE status = 'running';--> statement-breakpoint
CREATE INDEX "posts_pending" ON "posts" USING btree ("due_at") WHERE state in ('due', 'sending');--> statement-breakpoint
CREATE INDEX "totals_board" ON "totals" USING btree ("guild_id","group_id","period","points" DESC NULLS LAST,"reached_at","member_id");