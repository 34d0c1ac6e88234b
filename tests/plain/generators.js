function* g() { const x = yield 1; log('sent', x); try { yield 2; } catch (e) { log('thrown', e); yield 3; } finally { log('cleanup'); } return 4; }
const it = g(); log(JSON.stringify([it.next(), it.next('s'), it.throw('t'), it.next(), it.next()]));
function* outer() { const r = yield* g(); log('r', r); yield* [7, 8]; }
log(JSON.stringify([...outer()]));
const o = { *m() { yield this.v; }, v: 9, async *am() { yield this.v; } }; log(JSON.stringify([...o.m()]));
for await (const x of o.am()) log(x);
class C { static *[Symbol.iterator]() { yield 'i'; } } log(...C);
