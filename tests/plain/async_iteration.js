async function* count(n) { try { for (let i = 0; i < n; i++) { await null; yield i; } } finally { log('closed'); } }
for await (const x of count(3)) log(x);
for await (const x of count(3)) { if (x === 1) break; log(x); }
outer: for await (const x of count(2)) { for (const y of [1, 2]) { if (y === 2) continue outer; log(x, y); } }
for await (const x of [Promise.resolve('a'), 'b', Promise.resolve('c')]) log(x);
const it = count(2); log(JSON.stringify(await Promise.all([it.next(), it.next(), it.next()])));
const custom = { [Symbol.asyncIterator]() { let i = 0; return { async next() { return { done: i > 1, value: i++ }; }, async return() { log('returned'); return {}; } }; } };
for await (const x of custom) { log('c', x); if (x === 1) break; }
