import { z } from 'zod';
import { text } from './check-text.ts';
import { LIMITS } from './limits.ts';

const { embed: limit } = LIMITS;

const webUrl = text(limit.url).regex(/^(https?|attachment):\/\/\S+$/, 'Not a well formed URL.');

const required = (max: number) =>
  text(max).refine((text) => text.trim() !== '', {
    message: 'This field is required',
    params: { code: 'BASE_TYPE_REQUIRED' },
  });

const picture = z.object({ url: webUrl });

const Embed = z.object({
  title: text(limit.title).nullish(),
  description: text(limit.description).nullish(),
  url: webUrl.nullish(),
  timestamp: z.iso.datetime({ offset: true }).nullish(),
  color: z.int().min(0).max(0xffffff).nullish(),
  footer: z.object({ text: required(limit.footer), icon_url: webUrl.nullish() }).nullish(),
  author: z
    .object({ name: required(limit.author), url: webUrl.nullish(), icon_url: webUrl.nullish() })
    .nullish(),
  image: picture.nullish(),
  thumbnail: picture.nullish(),
  fields: z
    .array(
      z.object({
        name: required(limit.fieldName),
        value: required(limit.fieldValue),
        inline: z.boolean().nullish(),
      }),
    )
    .max(limit.fields)
    .nullish(),
});

type EmbedBody = z.output<typeof Embed>;

/** https://docs.discord.com/developers/resources/message#embed-object-embed-limits */
export const Embeds = z
  .array(Embed)
  .max(LIMITS.embeds)
  .superRefine((embeds, context) => {
    let total = 0;
    embeds.forEach((embed, index) => {
      const before = total;
      total += measureEmbed(embed);
      if (before <= limit.total && total > limit.total) {
        context.addIssue({
          code: 'custom',
          path: [index],
          message: `Embed size exceeds maximum size of ${limit.total}`,
          params: { code: 'MAX_EMBED_SIZE_EXCEEDED' },
        });
      }
    });
  });

function measureEmbed(embed: EmbedBody): number {
  const texts = [
    embed.title,
    embed.description,
    embed.footer?.text,
    embed.author?.name,
    ...(embed.fields ?? []).flatMap((field) => [field.name, field.value]),
  ];
  return texts.reduce((sum, text) => sum + (text?.length ?? 0), 0);
}
