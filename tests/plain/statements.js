label: for (let i = 0; i < 3; i++) { for (let j = 0; j < 3; j++) { if (j === 1) continue label; if (i === 2) break label; log(i, j); } }
switch (3) { case 1: log('one'); case 3: log('three'); case 4: { log('four'); break; } default: log('no'); }
if (false) log('x'); else if (true) for (const k in { a: 1, b: 2 }) log(k); else log('y');
let w = 0; do w++; while (w < 5); log(w); while (w --> 3); log(w);
const fns = []; for (let i = 0; i < 3; i++) fns.push(() => i); log(...fns.map((f) => f()));
var v = 1; { var v = 2; } log(v, typeof hoisted(), (() => { try { return 1; } finally { log('tf'); } })());
function hoisted() { return 'h'; }
log(`t${1 + 1}${`n${2}`}`, ((a, b) => a ?? b)(null, 3), ({ a: { b: 1 } })?.a?.b, [..."héy"].length, 2 ** 10, 0x1f, 1_000);
const tag = (s, ...v) => s.raw.join('|') + v.join(','); log(tag`a${1}\n${2}c`);
const { a, ...r } = { a: 1, b: 2, c: 3 }; const [x, , y = 5] = [1, 2]; log(a, JSON.stringify(r), x, y);
try { null.x; } catch ({ name }) { log(name); }
log((() => { for (const q of [1, 2, 3]) if (q === 2) return q; })());
a: { log('in a'); break a; }
; ; ;
