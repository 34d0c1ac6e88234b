const a = 1 // one
const b = /* two */ 2
log(a
  + b)
const re = /[/]\/(?<x>a)/u
log(re.test('//a'), a /b/ 1)
let c = a
++c
log(c)
const f = async x => x
const g = async (x) => ({ x })
const h = async x => { await x; return x }
log(await f(1), JSON.stringify(await g(2)), await h(3))
const nested = async (x) => async (y) => { await null; return x + y }
log(await (await nested(1))(2))
const async = 5; log(async); const of = [1]; for (const await_ of of) log(await_)
const obj = { async: 1, await: 2, async async() { return this.async }, get get() { return 3 }, set set(v) {}, 'quoted': async () => 1, [`comp${1}`]: async function () { return 2 } }
log(JSON.stringify(obj), await obj.quoted(), await obj.comp1(), typeof obj.async)
const C = class { async = 1; static await = 2; async *[Symbol.asyncIterator]() { yield 1 } async 'str m'() { return 's' } async 42() { return 42 } async [`c${1}`]() { return 'c' } }
log(new C().async, C.await, await new C()['str m'](), await new C()[42](), await new C().c1())
for await (const z of new C()) log(z)
