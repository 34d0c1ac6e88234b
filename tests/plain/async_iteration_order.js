async function* g(n) { yield n + 0; yield n + 1; }
async function f(n) { for await (const x of g(n)) log(x); }
f(10); f(20);
(async () => { for (let i = 0; i < 12; i++) { await null; log('tick', i); } })();
