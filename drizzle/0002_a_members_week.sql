CREATE TABLE "leaves" (
	"guild_id" bigint NOT NULL,
	"group_id" integer NOT NULL,
	"member_id" bigint NOT NULL,
	"week" integer NOT NULL,
	"kind" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "leaves_guild_id_group_id_member_id_week_pk" PRIMARY KEY("guild_id","group_id","member_id","week")
);
--> statement-breakpoint
CREATE TABLE "members" (
	"guild_id" bigint NOT NULL,
	"member_id" bigint NOT NULL,
	"alias" text,
	"hidden" boolean DEFAULT false NOT NULL,
	"language" text,
	"zone" text,
	"remind_week" boolean DEFAULT false NOT NULL,
	"remind_standup" boolean DEFAULT false NOT NULL,
	"remind_review" boolean DEFAULT false NOT NULL,
	"quiet_from" text DEFAULT '22:00' NOT NULL,
	"quiet_to" text DEFAULT '08:00' NOT NULL,
	"helps" boolean DEFAULT false NOT NULL,
	"reviews" boolean DEFAULT false NOT NULL,
	"closed_at" timestamp with time zone,
	"closed_told" boolean DEFAULT false NOT NULL,
	CONSTRAINT "members_guild_id_member_id_pk" PRIMARY KEY("guild_id","member_id")
);
--> statement-breakpoint
CREATE TABLE "reviews" (
	"guild_id" bigint NOT NULL,
	"interaction_id" bigint NOT NULL,
	"group_id" integer NOT NULL,
	"member_id" bigint NOT NULL,
	"item_id" text NOT NULL,
	"answer" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "reviews_guild_id_interaction_id_item_id_pk" PRIMARY KEY("guild_id","interaction_id","item_id")
);
--> statement-breakpoint
CREATE TABLE "halts" (
	"reason" text PRIMARY KEY NOT NULL,
	"since" timestamp with time zone NOT NULL,
	"until" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "schedulers" (
	"scheduler_id" text PRIMARY KEY NOT NULL,
	"seen_at" timestamp with time zone NOT NULL,
	"swept_to" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "blockers" (
	"guild_id" bigint NOT NULL,
	"group_id" integer NOT NULL,
	"blocker_id" integer GENERATED ALWAYS AS IDENTITY (sequence name "blockers_blocker_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"member_id" bigint NOT NULL,
	"scope" text NOT NULL,
	"number" integer NOT NULL,
	"text" text NOT NULL,
	"item_id" text,
	"raised_at" timestamp with time zone NOT NULL,
	"helper_id" bigint,
	"claimed_at" timestamp with time zone,
	"resolved_at" timestamp with time zone,
	CONSTRAINT "blockers_guild_id_group_id_blocker_id_pk" PRIMARY KEY("guild_id","group_id","blocker_id")
);
--> statement-breakpoint
ALTER TABLE "standup_answers" RENAME COLUMN "phase" TO "number";--> statement-breakpoint
ALTER TABLE "standup_answers" ADD COLUMN "scope" text DEFAULT 'phase' NOT NULL;--> statement-breakpoint
ALTER TABLE "standup_answers" DROP CONSTRAINT "standup_answers_guild_id_group_id_phase_member_id_pk";--> statement-breakpoint
ALTER TABLE "standup_answers" ADD CONSTRAINT "standup_answers_guild_id_group_id_scope_number_member_id_pk" PRIMARY KEY("guild_id","group_id","scope","number","member_id");--> statement-breakpoint
ALTER TABLE "enrolments" ADD COLUMN "left_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "enrolments" ADD COLUMN "shift_weeks" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "enrolments" ADD COLUMN "skip_optional" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "groups" ADD COLUMN "target" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "groups" ADD COLUMN "leaves_allowed" integer DEFAULT 3 NOT NULL;--> statement-breakpoint
ALTER TABLE "groups" ADD COLUMN "weekly_standup" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "groups" ADD COLUMN "outage_weeks" integer[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "guilds" ADD COLUMN "departed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "posts" ADD COLUMN "tried_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "totals" ADD COLUMN "active" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "leaves" ADD CONSTRAINT "leaves_enrolment" FOREIGN KEY ("guild_id","group_id","member_id") REFERENCES "public"."enrolments"("guild_id","group_id","member_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_enrolment" FOREIGN KEY ("guild_id","group_id","member_id") REFERENCES "public"."enrolments"("guild_id","group_id","member_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "blockers" ADD CONSTRAINT "blockers_enrolment" FOREIGN KEY ("guild_id","group_id","member_id") REFERENCES "public"."enrolments"("guild_id","group_id","member_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "reviews_member" ON "reviews" USING btree ("guild_id","group_id","member_id","item_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "blockers_once" ON "blockers" USING btree ("guild_id","group_id","member_id","scope","number");--> statement-breakpoint
CREATE INDEX "blockers_open" ON "blockers" USING btree ("guild_id","group_id") WHERE "blockers"."resolved_at" is null;