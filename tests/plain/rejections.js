Promise.reject(new Error('a')).catch((e) => log(e.message)).finally(() => log('fin'));
(async () => { try { await Promise.reject(1); } catch { log('c1'); } })();
Promise.reject(2).then(null, () => log('c2'));
let p = Promise.resolve(); for (let i = 0; i < 5; i++) p = p.then(() => log('m', i));
