CREATE TABLE "audit_entries" (
	"guild_id" bigint NOT NULL,
	"interaction_id" bigint NOT NULL,
	"member_id" bigint,
	"action" text NOT NULL,
	"group_id" integer,
	"detail" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"outcome" text NOT NULL,
	CONSTRAINT "audit_entries_guild_id_interaction_id_pk" PRIMARY KEY("guild_id","interaction_id")
);
--> statement-breakpoint
ALTER TABLE "guilds" ADD COLUMN "arrived_at" timestamp with time zone;