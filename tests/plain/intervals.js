let n = 0;
const id = setInterval(() => { log('tick', ++n); if (n === 3) clearInterval(id); }, 10);
const dead = setTimeout(() => log('never'), 5); clearTimeout(dead);
