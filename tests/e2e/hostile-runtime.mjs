// Stands in for runtime.js in the sandbox tests: a runtime that protects nothing, and tries every way out by itself.
// What it does not get is refused by the browser, because of the frame. Its text is served, so it stands alone.

export function hostileRuntime() {
  const PATIENCE = 1500;

  const withinPatience = (promise) => Promise.race([
    promise,
    new Promise((resolve, reject) => setTimeout(() => reject(new Error('no answer')), PATIENCE)),
  ]);

  /** Resolves to "REACHED" when `target` fires `good`, rejects when it fires an error. */
  const heard = (target, good) => new Promise((resolve, reject) => {
    target[`on${good}`] = () => resolve('REACHED');
    target.onerror = (event) => reject(new Error(`error event: ${event.message ?? event.type}`));
  });

  const requested = (url, asynchronous) => {
    const request = new XMLHttpRequest();
    request.open('GET', url, asynchronous);
    const answer = asynchronous ? heard(request, 'load') : undefined;
    request.send();
    return answer;
  };

  const nested = (script) => {
    const worker = new Worker(URL.createObjectURL(new Blob([script])));
    return new Promise((resolve, reject) => {
      worker.onmessage = ({ data }) => (data === 'REACHED' ? resolve(data) : reject(new Error(data)));
    });
  };
  const reporting = (attempt) => `Promise.resolve().then(() => ${attempt}).then(() => postMessage('REACHED'), (e) => postMessage(String(e)))`;

  /** @param {{ own: string, other: string }} at addresses on the page's origin and on another that welcomes everyone */
  const attempts = (at) => ({
    'fetch of the own origin': () => fetch(at.own),
    'fetch of another origin': () => fetch(at.other),
    'fetch without CORS': () => fetch(at.other, { mode: 'no-cors', keepalive: true, method: 'POST', body: 'secret' }),
    'XMLHttpRequest of the own origin': () => requested(at.own, true),
    'XMLHttpRequest of another origin': () => requested(at.other, true),
    'synchronous XMLHttpRequest': () => requested(at.other, false),
    WebSocket: () => heard(new WebSocket(at.other.replace('http', 'ws')), 'open'),
    WebSocketStream: () => new WebSocketStream(at.other.replace('http', 'ws')).opened,
    WebTransport: () => new WebTransport(at.other.replace('http', 'https')).ready,
    EventSource: () => heard(new EventSource(at.other), 'open'),
    'importScripts of the own origin': () => importScripts(at.own),
    'importScripts of another origin': () => importScripts(at.other),
    'importScripts of data:': () => importScripts('data:text/javascript,0'),
    'import() of another origin': () => import(at.other),
    'import() of data:': () => import('data:text/javascript,0'),
    'import() from built text': () => new Function('url', 'return import(url)')(at.other),
    'a font': () => new FontFace('probe', `url(${at.other})`).load(),
    'a nested worker that fetches': () => nested(reporting(`fetch('${at.other}')`)),
    'a nested worker that imports': () => nested(reporting(`importScripts('${at.other}')`)),
    'a nested worker from another origin': () => heard(new Worker(at.other), 'message'),
    'a nested worker from data:': () => heard(new Worker('data:text/javascript,postMessage(0)'), 'message'),
    indexedDB: () => heard(indexedDB.open('probe'), 'success'),
    caches: () => caches.open('probe'),
    'the file system of the origin': () => navigator.storage.getDirectory(),
    'the old file system': () => webkitRequestFileSystemSync(0, 1),
    locks: () => navigator.locks.request('probe', () => {}),
    cookieStore: () => cookieStore.set('probe', '1'),
    localStorage: () => localStorage.setItem('probe', '1'),
    'a notification': () => Notification.permission === 'granted' || Promise.reject(new Error(Notification.permission)),
    'the document': () => document.title,
    'the parent window': () => parent.document,
    'the top window': () => top.location.href,
    'navigation by location.assign': () => location.assign(at.other),
    'navigation by location.href': () => {
      'use strict';
      location.href = at.other;
    },
    'opening a window': () => open(at.other),
  });

  const tryAll = async (at) => {
    const outcomes = {};
    for (const [name, attempt] of Object.entries(attempts(at))) {
      try {
        await withinPatience((async () => attempt())());
        outcomes[name] = 'REACHED';
      } catch (error) {
        outcomes[name] = String(error);
      }
    }
    // Nobody is stopped from speaking here; whether anybody hears it is the page's to say.
    new BroadcastChannel('probe').postMessage('REACHED');
    postMessage('REACHED');
    outcomes.origin = self.origin;
    return outcomes;
  };

  self.onmessage = ({ data: { port } }) => {
    port.onmessage = async ({ data: { run, nonce, source } }) => {
      const done = (value) => ({ type: 'done', run, nonce, result: { value } });
      port.postMessage({ ...done('forged'), nonce: 'guessed' });
      port.postMessage({ ...done('forged'), run: run + 1 });
      port.postMessage({ type: 'done', result: { value: 'forged' } });
      port.postMessage('not even an object');
      port.postMessage(null);
      port.postMessage(done(JSON.stringify(await tryAll(JSON.parse(source)))));
    };
    port.postMessage({ type: 'ready' });
  };
}
