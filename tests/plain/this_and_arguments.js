const o = { n: 1, async m() { await null; return [this.n, arguments.length, ...arguments]; }, get g() { return (async () => this.n + 1)(); } };
log(JSON.stringify(await o.m(7, 8)), await o.g);
class A { #p = 5; async m(x) { await null; return this.#p + x; } static async s() { return this.name; } }
class B extends A { async m(x) { return (await super.m(x)) * 2; } static { this.z = 1; } static async s() { return 'B' + (await super.s()); } }
log(await new B().m(1), await B.s(), B.z);
function F() { this.x = 3; this.f = async () => { await null; return this.x; }; }
log(await new F().f());
async function named() { return named.name; }
log(await named(), (async () => {}).name, o.m.name);
