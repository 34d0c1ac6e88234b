async function f(n) { for (let i = 0; i < 3; i++) { log(n, i); await null; } return n; }
f('a').then(log); f('b').then(log);
Promise.resolve().then(() => log('m1')).then(() => log('m2')).then(() => log('m3'));
queueMicrotask(() => log('q'));
log('sync');
await null; log('top 1'); await null; log('top 2'); await f('c'); log('top 3');
