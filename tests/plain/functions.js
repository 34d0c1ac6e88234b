async function shadow(x) { const y = x + 1; { let x = 5; var z = x + y; } return z; }
log(await shadow(1));
async function defaults(a, b = a + 1, { c, d = c } = { c: b }) { return [a, b, c, d]; }
log(JSON.stringify(await defaults(1)), JSON.stringify(await defaults(1, undefined, { c: 9 })));
async function rest(first, ...others) { await null; return [first, others.length, ...others]; }
log(JSON.stringify(await rest(1)), JSON.stringify(await rest(1, 2, 3)));
log(await (async function factorial(n) { return n < 2 ? 1 : n * (await factorial(n - 1)); })(5));
log(await hoisted());
async function hoisted() { return typeof later; }
var later = 1;
const made = [1, 2, 3].map(async (x) => { await null; return x * 2; });
log(JSON.stringify(await Promise.all(made)));
const pipe = (...steps) => async (value) => { for (const step of steps) value = await step(value); return value; };
log(await pipe((x) => x + 1, async (x) => x * 2)(3));
log(typeof hoisted, hoisted.name, (async () => {}).name, made[0] instanceof Promise);
