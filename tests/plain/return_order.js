async function plain() { return Promise.resolve('plain'); }
async function awaited() { return await Promise.resolve('awaited'); }
async function value() { return 'value'; }
plain().then(log); awaited().then(log); value().then(log);
let p = Promise.resolve();
for (let i = 0; i < 6; i++) p = p.then(() => log('tick ' + i));
await p;
