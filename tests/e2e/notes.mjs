// Somebody's notes on an origin of their own, with elements whose script comes from another one, as from a CDN.
import { createServer } from 'node:http';
import { after, before } from 'node:test';
import { serve } from '../../www/serve.mjs';
import { dist } from './fixture.mjs';

/**
 * `write` of one test file: puts a page of notes up and tells its address.
 *   body: what stands in it; script: attributes of the script's tag besides; head, headers: of the page
 */
export function notes() {
  const pages = new Map();
  let files;
  const server = createServer((request, response) => {
    const page = pages.get(request.url);
    response.writeHead(page ? 200 : 404, { 'Content-Type': 'text/html; charset=utf-8', ...page?.headers }).end(page?.text ?? '');
  });
  before(async () => {
    // What every host of scripts for other sites sends: a module may not be loaded across origins without it.
    files = await serve(dist, 0, { 'Access-Control-Allow-Origin': '*' });
    await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  after(() => {
    files.close();
    server.closeAllConnections();
    server.close();
  });

  return function write(body, { head = '', script = '', headers = {} } = {}) {
    const path = `/${pages.size + 1}.html`;
    const text = `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">${head}
      <link rel="icon" href="data:,"><title>Notes</title><main><h1>Notes</h1>${body}</main><script type="module" src="${files.address}loopscope.js" ${script}></script>`;
    pages.set(path, { text, headers });
    return { address: `http://127.0.0.1:${server.address().port}${path}`, files: files.address };
  };
}

/** The elements of a page, by the name of their group. */
export const element = (page, name = 'Python program') => page.getByRole('group', { name, exact: true });
