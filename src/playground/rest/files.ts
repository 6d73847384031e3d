import type { Hono } from 'hono';
import type { Core } from '../state/core.ts';
import type { RestEnv } from './context.ts';

/** Downloads of attachments. Always as a file: nothing that was uploaded runs in the page's origin. */
export function addFileRoutes(app: Hono<RestEnv>, core: Core): void {
  app.get('/attachments/:channel/:id/:name', (c) => {
    const file = core.state.files[c.req.param('id')];
    if (file === undefined) return c.notFound();
    const isPicture = /^image\/(png|jpeg|gif|webp)$/.test(file.contentType);
    return c.body(new Uint8Array(Buffer.from(file.base64, 'base64')), 200, {
      'content-type': file.contentType,
      'x-content-type-options': 'nosniff',
      'content-disposition': isPicture ? 'inline' : 'attachment',
    });
  });
}
