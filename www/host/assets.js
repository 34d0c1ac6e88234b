// The two files a worker is made of, as a page or a worker fetches them from beside loopscope.js.

async function fetchFile(name, base) {
  const address = new URL(name, base);
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address} could not be fetched: ${response.status} ${response.statusText}`);
  return response;
}

/**
 * The module comes as bytes. Compiling it while it streams would gain little at its size, would fail on servers that do
 * not know application/wasm, and a compiled module cannot be posted into a frame of another origin.
 * @returns {Promise<{ script: string, wasm: ArrayBuffer }>}
 */
export async function fetchAssets(base) {
  const [script, wasm] = await Promise.all([
    fetchFile('runtime.js', base).then((response) => response.text()),
    fetchFile('loopscope_bg.wasm', base).then((response) => response.arrayBuffer()),
  ]);
  return { script, wasm };
}

/** `make()` once; a failure is not kept, so that the next call tries again. */
export function once(make) {
  let made = null;
  return () => (made ??= make().catch((error) => {
    made = null;
    throw error;
  }));
}
