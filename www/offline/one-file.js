// The page as one file that opens from a disk: what it would fetch stands in it, or in a script beside it. A page from a
// disk may fetch nothing, but it may load classic scripts.

/** Written in by the build: files by name, each as the base64 of its gzip, and the script that has the others. */
/* global INLINE, BESIDE */
const files = new Map(Object.entries(INLINE));
const missing = new Set(BESIDE.files);
const folder = new URL('.', document.baseURI).href;
const fetchAddress = globalThis.fetch.bind(globalThis);
let beside = null;

/** What the script beside this page calls. */
globalThis.loopscopeFiles = (given) => {
  for (const [name, content] of Object.entries(given)) files.set(name, content);
};

globalThis.fetch = async (address, options) => {
  const { href } = new URL(address, document.baseURI);
  const name = href.startsWith(folder) ? decodeURIComponent(href.slice(folder.length)) : null;
  if (missing.has(name) && !files.has(name)) await (beside ??= load(BESIDE.script).catch(() => (beside = null)));
  const content = files.get(name);
  if (content === undefined) return missing.has(name) ? new Response(null, { status: 404, statusText: `${BESIDE.script} is not beside this page` }) : fetchAddress(address, options);
  const { body } = await fetchAddress(`data:application/octet-stream;base64,${content}`);
  return new Response(body.pipeThrough(new DecompressionStream('gzip')));
};

function load(src) {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = src;
    script.onload = resolve;
    script.onerror = reject;
    document.head.append(script);
  });
}
