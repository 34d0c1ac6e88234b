setTimeout(() => { log('t1'); Promise.resolve().then(() => log('m in t1')); queueMicrotask(() => log('q in t1')); }, 0);
setTimeout(() => { log("t2"); setTimeout(() => log("t4"), 0); }, 0);
setTimeout(() => log("t5"), 200);
setTimeout(() => log("t3"), 100);
let p = Promise.resolve();
for (let i = 0; i < 30; i++) p = p.then(() => i % 10 === 9 && log('m', i));
log('sync');
