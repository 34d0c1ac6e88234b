async function bad() { await null; throw new TypeError('bad'); }
try { await bad(); } catch (e) { log(e.name, e.message, e instanceof TypeError); } finally { log('finally'); }
log(await bad().catch((e) => e.message), await bad().then(() => 1, () => 2));
async function f() { try { return await bad(); } catch { return 'caught'; } finally { log('f finally'); } }
log(await f());
async function g() { for (const x of [1, 2, 3]) { try { if (x === 2) continue; if (x === 3) break; log(x); } finally { await null; log('fin', x); } } return 'g'; }
log(await g());
async function h({ a = (() => { throw new Error('default'); })() } = {}) { return a; }
log(await h().catch((e) => e.message), await h({ a: 1 }));
