// Keeps the page for readers without a connection. What the network has comes first, so nobody sees an old page while
// there is a new one; without it, the files of one build stand in for it, all of the same build.

/* global BUILD, FILES, LATER */
/** Written in by the build: its name, and the files that the page is made of. */
const CACHE = `loopscope ${BUILD}`;
const files = new Set(FILES);
/** Too big to be fetched before anybody asks: kept once it has come. */
const later = new Set(LATER);
const MODULE = 'python/loopscope_bg.wasm';
const MORE = 'python/more.bin';

addEventListener('install', (event) => event.waitUntil(fill()));
addEventListener('activate', (event) => event.waitUntil(take()));
addEventListener('fetch', (event) => {
  const file = event.request.method === 'GET' ? fileAt(event.request.url) : null;
  if (file !== null) event.respondWith(answer(event, file));
});

async function fill() {
  const cache = await caches.open(CACHE);
  await cache.addAll([...files].map((file) => new Request(file, { cache: 'no-cache' })));
  await skipWaiting();
}

async function take() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith('loopscope ') && name !== CACHE).map((name) => caches.delete(name)));
  await clients.claim();
}

/** The file of the page that an address names, or null. What stands behind ? and # is the page's own affair. */
function fileAt(address) {
  const { origin, pathname } = new URL(address);
  const scope = new URL(registration.scope);
  if (origin !== scope.origin || !pathname.startsWith(scope.pathname)) return null;
  const file = decodeURIComponent(pathname.slice(scope.pathname.length)) || 'index.html';
  return files.has(file) || later.has(file) ? file : null;
}

async function answer(event, file) {
  const [cache, fresh] = await Promise.all([caches.open(CACHE), fetch(event.request).catch(() => null)]);
  // What is gone from a server may still be asked for by a page that was opened before.
  if (!fresh || fresh.status >= 400) return (await cache.match(file)) ?? fresh ?? Response.error();
  if (later.has(file) && fresh.ok) event.waitUntil(keep(cache, file, fresh.clone()));
  return fresh;
}

/** With Python's module comes the part of its library that no program may have asked for yet. */
async function keep(cache, file, answer) {
  await cache.put(file, answer);
  if (file === MODULE && !(await cache.match(MORE))) await cache.add(MORE);
}
