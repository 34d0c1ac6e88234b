// What a program cannot have here, with an error that says why. In a page the guarantee is the frame's policy; these
// stand in front of it for the sake of the message. In Node and in a nested worker they are all there is.

const NETWORK = 'a program here has no network';
const STORAGE = 'a program here has no storage';
const ALONE = 'a program here runs alone, in one thread';
const OUTPUT = 'a program here speaks to the page by print() alone';

const REFUSED = {
  fetch: NETWORK,
  XMLHttpRequest: NETWORK,
  WebSocket: NETWORK,
  WebSocketStream: NETWORK,
  WebTransport: NETWORK,
  EventSource: NETWORK,
  importScripts: NETWORK,
  indexedDB: STORAGE,
  caches: STORAGE,
  cookieStore: STORAGE,
  localStorage: STORAGE,
  sessionStorage: STORAGE,
  webkitRequestFileSystem: STORAGE,
  webkitRequestFileSystemSync: STORAGE,
  webkitResolveLocalFileSystemURL: STORAGE,
  webkitResolveLocalFileSystemSyncURL: STORAGE,
  BroadcastChannel: ALONE,
  Worker: ALONE,
  SharedWorker: ALONE,
  postMessage: OUTPUT,
  onmessage: OUTPUT,
  onmessageerror: OUTPUT,
  close: 'a program here ends by reaching its end',
};

const REFUSED_OF_NAVIGATOR = {
  locks: ALONE,
  sendBeacon: NETWORK,
  serviceWorker: NETWORK,
  storage: STORAGE,
  storageBuckets: STORAGE,
};

/** Node's own, which no browser has: gone, so that a program finds the same names everywhere. */
const ABSENT = [
  'process', 'require', 'module', 'exports', '__filename', '__dirname', 'global', 'Buffer', 'setImmediate', 'clearImmediate',
];

/** @param {string} name @param {string} reason */
function refusal(name, reason) {
  const refused = () => {
    const error = new Error(`${name} is refused: ${reason}`);
    error.name = 'PermissionError';
    throw error;
  };
  // Callable, constructible and readable like what it stands for: each use ends in the same sentence.
  return new Proxy(function () {}, { apply: refused, construct: refused, get: refused, set: refused, has: refused });
}

/** Every object on the prototype chain of `object` that has a property of this name: a browser may keep it on any. */
function holders(object, name) {
  const found = [];
  for (let at = object; at; at = Object.getPrototypeOf(at)) if (Object.hasOwn(at, name)) found.push(at);
  return found;
}

function refuseAll(object, refused) {
  for (const [name, reason] of Object.entries(refused)) {
    const value = refusal(name, reason);
    for (const holder of holders(object, name)) {
      Object.defineProperty(holder, name, { get: () => value, set: () => value(), configurable: false, enumerable: false });
    }
  }
}

export function refuse() {
  refuseAll(globalThis, REFUSED);
  if (globalThis.navigator) refuseAll(globalThis.navigator, REFUSED_OF_NAVIGATOR);
  for (const name of ABSENT) delete globalThis[name];
}
