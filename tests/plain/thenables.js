const thenable = { then(resolve) { log('then called'); resolve('t'); } };
(async () => { log(await thenable); })();
(async () => { log('x0'); await null; log('x1'); await null; log('x2'); await null; log('x3'); })();
log(JSON.stringify(await Promise.all([thenable, 1, Promise.resolve(2)])));
