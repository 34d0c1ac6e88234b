class P extends Promise { tag = 'p'; }
log((await new P((r) => r(1))), P.resolve(2) instanceof P, P.resolve(2).then(() => {}) instanceof P);
log(Promise.resolve(1) instanceof Promise, (async () => {})() instanceof Promise, Promise.name);
const { promise, resolve } = (() => { let resolve; const promise = new Promise((r) => (resolve = r)); return { promise, resolve }; })();
setTimeout(resolve, 1, 'resolved'); log(await promise);
