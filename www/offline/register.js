// The page without a connection: from the first visit on where the browser keeps it, which takes an address with https.

/** Keeps the page, once it is up. A browser that will not keep it says so in its console at most. */
export function keepForLater() {
  if (!('serviceWorker' in navigator) || !isSecureContext || !location.protocol.startsWith('http')) return;
  navigator.serviceWorker.register('service-worker.js').catch(() => {});
}
