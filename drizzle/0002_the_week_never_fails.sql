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
ALTER TABLE "guilds" ADD COLUMN "departed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "posts" ADD COLUMN "tried_at" timestamp with time zone;