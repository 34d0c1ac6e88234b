const delay = (ms, v) => new Promise((r) => setTimeout(r, ms, v));
async function f(n, ms) { log(n, 'start'); await delay(ms); log(n, 'mid'); await delay(ms); log(n, 'end'); return n; }
log(JSON.stringify(await Promise.all([f('a', 300), f('b', 100), f('c', 200)])));
log(await Promise.race([f('d', 300), f('e', 100)]));
log(await Promise.any([Promise.reject(1), delay(5, 'any')]));
log(JSON.stringify(await Promise.allSettled([delay(5, 's'), Promise.reject(new Error('r'))].map((p) => p.catch((e) => e.message)))));
