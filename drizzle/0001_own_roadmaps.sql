CREATE TABLE "roadmap_drafts" (
	"guild_id" bigint NOT NULL,
	"draft_id" bigint NOT NULL,
	"key" text,
	"document" jsonb NOT NULL,
	"report" jsonb NOT NULL,
	"renamed" jsonb NOT NULL,
	"made_at" timestamp with time zone NOT NULL,
	CONSTRAINT "roadmap_drafts_guild_id_draft_id_pk" PRIMARY KEY("guild_id","draft_id")
);
--> statement-breakpoint
CREATE TABLE "roadmaps" (
	"guild_id" bigint NOT NULL,
	"key" text NOT NULL,
	"version" text NOT NULL,
	"title" text NOT NULL,
	"language" text NOT NULL,
	"added_by" bigint NOT NULL,
	"added_at" timestamp with time zone NOT NULL,
	CONSTRAINT "roadmaps_guild_id_key_pk" PRIMARY KEY("guild_id","key")
);
--> statement-breakpoint
ALTER TABLE "group_items" ADD COLUMN "retired" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "roadmaps" ADD CONSTRAINT "roadmaps_version" FOREIGN KEY ("guild_id","version") REFERENCES "public"."roadmap_versions"("guild_id","version") ON DELETE no action ON UPDATE no action;